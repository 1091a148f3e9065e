-- Commitments: the acts on a pledge that move its money. Signing commits the whole amount; an exit
-- (lapsed, cancelled, written off) takes what is still outstanding out of the books. They stand
-- here and not with the pledges, because pledges know nothing of funds.

-- Lines and instalments must make the amount to the fen; goods and services have no shares of it.
create function private.check_sums(held public.pledges) returns void
language plpgsql stable security definer set search_path = '' as $$
declare
  due bigint := coalesce(held.amount_fen, 0);
  lines record;
  instalments_fen bigint;
begin
  select count(*) as n, count(l.amount_fen) as amounts, coalesce(sum(l.amount_fen), 0) as fen
  into lines from public.pledge_lines l where l.pledge_id = held.id;
  if lines.n > 0 and (lines.fen <> due or lines.amounts <> case due when 0 then 0 else lines.n end)
  then
    perform private.refuse('pledge.lines_do_not_sum',
      jsonb_build_object('sum_fen', lines.fen, 'amount_fen', held.amount_fen));
  end if;
  select coalesce(sum(i.amount_fen), 0) into instalments_fen
  from public.instalments i where i.pledge_id = held.id;
  if instalments_fen <> due then
    perform private.refuse('pledge.instalments_do_not_sum',
      jsonb_build_object('sum_fen', instalments_fen, 'amount_fen', held.amount_fen));
  end if;
end
$$;

-- The pairing to which a pledge of that day belongs: the one that connects the donor's region with
-- all its villages (or, without lines, with the receiver). Several pairings are none.
create function private.pairing_of_pledge(held public.pledges, on_date date) returns uuid
language sql stable security definer set search_path = '' as $$
  select case when count(distinct x.pairing) = 1 and count(*) = count(x.pairing)
    then (array_agg(x.pairing))[1] end
  from (
    select private.pairing_on(donor.region_code, place.code, on_date)
    from public.organizations donor
    cross join lateral (
      select l.village_code from public.pledge_lines l where l.pledge_id = held.id
      union
      select o.region_code from public.organizations o
      where o.id = held.receiving_organization_id
        and not exists (select from public.pledge_lines l where l.pledge_id = held.id)
    ) as place (code)
    where donor.id = held.donor_organization_id
  ) as x (pairing)
$$;

-- Shows a paper of the actor's to those who read the pledge: both parties, the supporting side of
-- its pairing, and the officials of its villages. A paper names the donor: where that is not to be
-- known, of the villages' officials only counties and cities see it.
create function private.attach_evidence(document uuid, pledge_id uuid) returns void
language sql volatile security definer set search_path = '' as $$
  select private.attach_document(document,
    array(select l.village_code from public.pledge_lines l
      where l.pledge_id = p.id and not p.is_anonymous),
    array_remove(array[p.donor_organization_id, p.receiving_organization_id,
      pairing.supporting_organization_id], null) || array(
        select o.id from public.organizations o
        where p.is_anonymous and o.kind in ('county', 'city') and exists (
          select from public.pledge_lines l
          where l.pledge_id = p.id and private.region_covers(o.region_code, l.village_code))))
  from public.pledges p left join public.pairings pairing on pairing.id = p.pairing_id
  where p.id = attach_evidence.pledge_id
$$;

create function private.sign_pledge(
  id uuid, agreement_document_id uuid, agreement_number text, agreement_on date
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations :=
    private.approve_as('city', 'county', 'enterprise', 'social_organization');
  held public.pledges;
  pairing uuid;
begin
  select p.* into held from public.pledges p
  where p.id = sign_pledge.id and p.donor_organization_id = actor.id for update;
  if held.id is null then perform private.refuse('pledge.unknown', code => 'PT404'); end if;
  if auth.uid() in (held.drawn_up_by, held.edited_by) then
    perform private.refuse('approval.same_person');
  end if;
  if (held.agreement_document_id, held.agreement_number, held.agreement_on)
    = (agreement_document_id, agreement_number, agreement_on) then return held.id; end if;
  if held.status <> 'draft' then
    perform private.refuse('pledge.not_a_draft', jsonb_build_object('status', held.status));
  end if;
  if agreement_document_id is null or agreement_on is null
    or coalesce(btrim(agreement_number), '') = '' then
    perform private.refuse('pledge.agreement_missing');
  end if;
  if agreement_on > private.today() then perform private.refuse('pledge.in_the_future'); end if;
  perform private.check_sums(held);
  pairing := private.pairing_of_pledge(held, agreement_on);
  if held.nature = 'fiscal_aid' and pairing is null then
    perform private.refuse('pledge.no_pairing', jsonb_build_object('on', agreement_on));
  end if;
  update public.pledges p set status = 'signed', pairing_id = pairing,
    agreement_document_id = sign_pledge.agreement_document_id,
    agreement_number = sign_pledge.agreement_number, agreement_on = sign_pledge.agreement_on,
    signed_by = auth.uid(), signed_at = now()
  where p.id = held.id;
  perform private.attach_evidence(agreement_document_id, held.id);
  if held.amount_fen is not null then
    perform private.move_funds('commit', held.id, null, held.amount_fen, 'pledges', held.id,
      agreement_on, format('pledge:%s:commit', held.id));
  end if;
  return held.id;
end
$$;

create function public.sign_pledge(
  id uuid, agreement_document_id uuid, agreement_number text, agreement_on date
) returns uuid
language sql volatile set search_path = '' as $$
  select private.sign_pledge(id, agreement_document_id, agreement_number, agreement_on)
$$;
comment on function public.sign_pledge is
  'An approver of the donor, not one who wrote it, signs a draft; its money is committed and its '
  'pairing fixed by the day of the agreement. Refuses pledge.unknown, approval.same_person, '
  'pledge.not_a_draft, pledge.agreement_missing, pledge.in_the_future, pledge.lines_do_not_sum, '
  'pledge.instalments_do_not_sum, pledge.no_pairing (fiscal aid) and document.unknown.';

-- A promise in writing is not taken back by whoever made it (慈善法): either party may ask for
-- the exit, and it is the receiver's second person who lets the claim go.
create table public.pledge_exits (
  id uuid primary key default gen_random_uuid(),
  pledge_id uuid not null references public.pledges,
  exit text not null,
  reason text not null,
  status text not null default 'requested',
  answer text,
  requested_by uuid not null references public.accounts,
  organization_id uuid not null references public.organizations,
  requested_at timestamptz not null default now(),
  decided_by uuid references public.accounts,
  decided_at timestamptz,
  constraint pledge_exits_exit check (exit in ('lapsed', 'cancelled', 'written_off')),
  constraint pledge_exits_reason_length check (char_length(reason) between 1 and 500),
  constraint pledge_exits_answer_length check (char_length(answer) between 1 and 500),
  constraint pledge_exits_status check (status in ('requested', 'approved', 'refused')),
  constraint pledge_exits_decision
    check (num_nulls(decided_by, decided_at) = case status when 'requested' then 2 else 0 end),
  constraint pledge_exits_two_people check (status <> 'approved' or decided_by <> requested_by)
);
create unique index pledge_exits_pending_key on public.pledge_exits (pledge_id)
  where status = 'requested';
create index pledge_exits_pledge_id_idx on public.pledge_exits (pledge_id);
create index pledge_exits_requested_by_idx on public.pledge_exits (requested_by);
create index pledge_exits_organization_id_idx on public.pledge_exits (organization_id);
create index pledge_exits_decided_by_idx on public.pledge_exits (decided_by);
alter table public.pledge_exits enable row level security;
-- Who asked is a party: only whoever may know the donor reads it.
create policy select_with_donor on public.pledge_exits
  for select to authenticated using (
    exists (select from public.pledge_donors d where d.pledge_id = pledge_exits.pledge_id)
  );
create trigger pledge_exits_status before insert or update of status on public.pledge_exits
  for each row execute function private.check_transition('pledge_exit');
create trigger pledge_exits_audit after insert or update or delete on public.pledge_exits
  for each row execute function private.audit();
comment on table public.pledge_exits is 'Requests to end a signed pledge, and their answers.';

insert into public.status_transitions (record, from_status, to_status, act) values
  ('pledge_exit', null, 'requested', 'request'),
  ('pledge_exit', 'requested', 'approved', 'approve'),
  ('pledge_exit', 'requested', 'refused', 'refuse');
