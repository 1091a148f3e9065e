-- Change of use: money that was given for one thing serves another only with the donor's consent,
-- which is on record. The terms stay as they were signed; the use in force is the last one that
-- the donor consented to, or else the earmark of the agreement.
create table public.use_changes (
  id uuid primary key,
  pledge_id uuid not null references public.pledges,
  earmark text not null,
  reason text not null,
  status text not null default 'requested',
  answer text,
  requested_by uuid not null references public.accounts,
  organization_id uuid not null references public.organizations,
  requested_at timestamptz not null default now(),
  decided_by uuid references public.accounts,
  decided_at timestamptz,
  constraint use_changes_earmark_length check (char_length(earmark) between 1 and 500),
  constraint use_changes_reason_length check (char_length(reason) between 1 and 500),
  constraint use_changes_answer_length check (char_length(answer) between 1 and 500),
  constraint use_changes_status
    check (status in ('requested', 'consented', 'refused', 'withdrawn')),
  constraint use_changes_decision
    check (num_nulls(decided_by, decided_at) = case status when 'requested' then 2 else 0 end),
  constraint use_changes_two_people check (status <> 'consented' or decided_by <> requested_by)
);
create unique index use_changes_pending_key on public.use_changes (pledge_id)
  where status = 'requested';
create index use_changes_pledge_id_idx on public.use_changes (pledge_id);
create index use_changes_requested_by_idx on public.use_changes (requested_by);
create index use_changes_organization_id_idx on public.use_changes (organization_id);
create index use_changes_decided_by_idx on public.use_changes (decided_by);
alter table public.use_changes enable row level security;
create policy select_with_pledge on public.use_changes
  for select to authenticated using (
    exists (select from public.pledges p where p.id = pledge_id)
  );
create trigger use_changes_status before insert or update of status on public.use_changes
  for each row execute function private.check_transition('use_change');
create trigger use_changes_audit after insert or update or delete on public.use_changes
  for each row execute function private.audit();
create trigger use_changes_no_delete before delete on public.use_changes
  for each row execute function private.forbid_change();
comment on table public.use_changes is
  'Requests to use what was given for something else, and the donor''s answers.';
comment on column public.use_changes.earmark is 'What it shall be used for instead.';

insert into public.status_transitions (record, from_status, to_status, act) values
  ('use_change', null, 'requested', 'request'),
  ('use_change', 'requested', 'consented', 'consent'),
  ('use_change', 'requested', 'refused', 'refuse'),
  ('use_change', 'requested', 'withdrawn', 'withdraw');

-- Whether a county answers for a village of the pledge or, where it names none, for any that may be
-- helped from it.
create function private.county_uses(pledge public.pledges, county public.organizations)
returns boolean
language sql stable security definer set search_path = '' as $$
  select county.kind = 'county' and case
    when exists (select from public.pledge_lines l where l.pledge_id = pledge.id) then exists (
      select from public.pledge_lines l where l.pledge_id = pledge.id
        and private.region_covers(county.region_code, l.village_code))
    else exists (
      select from public.organizations o where o.id = pledge.receiving_organization_id
        and private.regions_meet(o.region_code, county.region_code)) end
$$;

create function private.ask_use_change(id uuid, pledge_id uuid, earmark text, reason text)
returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations :=
    private.act_as('editor', 'city', 'county', 'social_organization');
  held public.pledges;
  earlier public.use_changes;
begin
  select p.* into held from public.pledges p
  where p.id = ask_use_change.pledge_id and p.signed_at is not null
    and p.donor_organization_id <> actor.id
    and (p.receiving_organization_id = actor.id or private.county_uses(p, actor))
  for no key update;
  if held.id is null then perform private.refuse('pledge.unknown', code => 'PT404'); end if;
  select c.* into earlier from public.use_changes c where c.id = ask_use_change.id;
  if earlier.id is not null then
    if (earlier.pledge_id, earlier.earmark, earlier.reason)
      = (held.id, btrim(ask_use_change.earmark), btrim(ask_use_change.reason)) then
      return id;
    end if;
    perform private.refuse('id.reused', '{"record": "use_change"}');
  end if;
  if coalesce(btrim(earmark), '') = '' then
    perform private.refuse('use_change.use_missing');
  end if;
  if coalesce(btrim(reason), '') = '' then perform private.refuse('note.missing'); end if;
  if exists (select from public.use_changes c
    where c.pledge_id = held.id and c.status = 'requested') then
    perform private.refuse('use_change.pending');
  end if;
  insert into public.use_changes (id, pledge_id, earmark, reason, requested_by, organization_id)
  values (id, held.id, btrim(earmark), btrim(reason), auth.uid(), actor.id);
  return id;
end
$$;

-- The request, locked, if the organization is the one that answers it or the one that made it.
create function private.hold_use_change(id uuid, actor uuid, as_donor boolean)
returns public.use_changes
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.use_changes;
begin
  select c.* into held from public.use_changes c
  join public.pledges p on p.id = c.pledge_id
  where c.id = hold_use_change.id
    and actor = case when as_donor then p.donor_organization_id else c.organization_id end
  for update of c;
  if held.id is null then perform private.refuse('use_change.unknown', code => 'PT404'); end if;
  return held;
end
$$;

-- The donor's word; a refusal says why.
create function private.answer_use_change(id uuid, consents boolean, answer text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations :=
    private.approve_as('city', 'county', 'enterprise', 'social_organization');
  held public.use_changes := private.hold_use_change(id, actor.id, true);
  word text := case when consents then 'consented' else 'refused' end;
begin
  if held.status = word then return id; end if;
  if consents is null or (not consents and coalesce(btrim(answer), '') = '') then
    perform private.refuse('note.missing');
  end if;
  update public.use_changes c
  set status = word, answer = nullif(btrim(answer_use_change.answer), ''), decided_by = auth.uid(),
    decided_at = now()
  where c.id = held.id;
  return id;
end
$$;

create function private.withdraw_use_change(id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations :=
    private.act_as('editor', 'city', 'county', 'social_organization');
  held public.use_changes := private.hold_use_change(id, actor.id, false);
begin
  if held.status = 'withdrawn' then return id; end if;
  update public.use_changes c
  set status = 'withdrawn', decided_by = auth.uid(), decided_at = now()
  where c.id = held.id;
  return id;
end
$$;

create function public.ask_use_change(id uuid, pledge_id uuid, earmark text, reason text)
returns uuid
language sql volatile set search_path = '' as $$
  select private.ask_use_change(id, pledge_id, earmark, reason)
$$;
comment on function public.ask_use_change is
  'An editor of the receiver, or of the county in charge, asks the donor to let what was given be '
  'used otherwise. Refuses pledge.unknown, use_change.use_missing, note.missing, '
  'use_change.pending and id.reused.';

create function public.answer_use_change(id uuid, consents boolean, answer text default null)
returns uuid
language sql volatile set search_path = '' as $$
  select private.answer_use_change(id, consents, answer)
$$;
comment on function public.answer_use_change is
  'An approver of the donor consents, or refuses with a reason. Refuses use_change.unknown, '
  'note.missing and status.not_allowed.';

create function public.withdraw_use_change(id uuid) returns uuid
language sql volatile set search_path = '' as $$
  select private.withdraw_use_change(id)
$$;
comment on function public.withdraw_use_change is
  'An editor of who asked takes the request back. Refuses use_change.unknown and '
  'status.not_allowed.';

grant execute on function private.ask_use_change, private.answer_use_change,
  private.withdraw_use_change, public.ask_use_change, public.answer_use_change,
  public.withdraw_use_change to authenticated;
