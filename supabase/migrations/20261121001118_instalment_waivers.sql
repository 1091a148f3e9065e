-- How far each instalment has come, and letting one go.
create table public.instalment_waivers (
  id uuid primary key,
  pledge_id uuid not null,
  position smallint not null,
  amount_fen bigint,
  reason text not null,
  status text not null default 'requested',
  answer text,
  requested_by uuid not null references public.accounts,
  side text not null,
  requested_at timestamptz not null default now(),
  decided_by uuid references public.accounts,
  decided_at timestamptz,
  constraint instalment_waivers_instalment_fkey foreign key (pledge_id, position)
    references public.instalments (pledge_id, position),
  constraint instalment_waivers_amount check (amount_fen between 1 and 10000000000000),
  constraint instalment_waivers_reason_length check (char_length(reason) between 1 and 500),
  constraint instalment_waivers_answer_length check (char_length(answer) between 1 and 500),
  constraint instalment_waivers_side check (side in ('donor', 'receiver')),
  constraint instalment_waivers_status check (status in ('requested', 'approved', 'refused')),
  constraint instalment_waivers_effect check ((status = 'approved') = (amount_fen is not null)),
  constraint instalment_waivers_decision
    check (num_nulls(decided_by, decided_at) = case status when 'requested' then 2 else 0 end),
  constraint instalment_waivers_two_people
    check (status <> 'approved' or decided_by <> requested_by)
);
-- Asked once at a time, and let go once.
create unique index instalment_waivers_live_key on public.instalment_waivers (pledge_id, position)
  where status <> 'refused';
create index instalment_waivers_instalment_idx on public.instalment_waivers (pledge_id, position);
create index instalment_waivers_requested_by_idx on public.instalment_waivers (requested_by);
create index instalment_waivers_decided_by_idx on public.instalment_waivers (decided_by);
alter table public.instalment_waivers enable row level security;
create policy select_with_pledge on public.instalment_waivers
  for select to authenticated using (
    exists (select from public.pledges p where p.id = pledge_id)
  );
create trigger instalment_waivers_status before insert or update of status
  on public.instalment_waivers for each row execute function private.check_transition('waiver');
create trigger instalment_waivers_audit after insert or update or delete
  on public.instalment_waivers for each row execute function private.audit();
create trigger instalment_waivers_no_delete before delete on public.instalment_waivers
  for each row execute function private.forbid_change();
comment on table public.instalment_waivers is
  'Instalments that the receiver lets go, wholly or the part that is still missing.';
comment on column public.instalment_waivers.side is
  'Who asked; not by name, because not everybody who reads it may know the donor.';
comment on column public.instalment_waivers.amount_fen is
  'What was missing when it was approved, and left the books.';

insert into public.status_transitions (record, from_status, to_status, act) values
  ('waiver', null, 'requested', 'request'),
  ('waiver', 'requested', 'approved', 'approve'),
  ('waiver', 'requested', 'refused', 'refuse');

-- The instalments as src/domain/pledges/instalment.ts stands them, and a test holds the two equal:
-- a payment goes to the instalment that it names; what that cannot hold, and what names none, goes
-- to the earliest that is open. First what was received, then what is only reported.
create view public.instalment_standings with (security_invoker = true) as
with payments as not materialized (
  select r.pledge_id, r.instalment_position as position, c.id is not null as is_received,
    coalesce(c.fen, r.amount_fen) as fen
  from public.payment_reports r
  left join lateral (
    select x.id, x.amount_fen - coalesce((
      select sum(v.amount_fen) from public.receipt_reversals v
      where v.receipt_id = x.id and v.status = 'approved'
    ), 0) as fen
    from public.receipts x where x.payment_report_id = r.id and x.status = 'approved'
  ) c on true
  where r.status <> 'withdrawn'
), sums as (
  select i.pledge_id, i.position, i.due_on, i.amount_fen, coalesce(w.amount_fen, 0) as waived_fen,
    i.amount_fen - coalesce(w.amount_fen, 0) as due_fen,
    coalesce(t.received, 0) as received_all, coalesce(t.reported, 0) as reported_all,
    coalesce(n.received, 0) as received_here, coalesce(n.reported, 0) as reported_here
  from public.instalments i
  left join public.instalment_waivers w
    on (w.pledge_id, w.position) = (i.pledge_id, i.position) and w.status = 'approved'
  left join lateral (
    select sum(p.fen) filter (where p.is_received) as received,
      sum(p.fen) filter (where not p.is_received) as reported
    from payments p where p.pledge_id = i.pledge_id
  ) t on true
  left join lateral (
    select sum(p.fen) filter (where p.is_received) as received,
      sum(p.fen) filter (where not p.is_received) as reported
    from payments p where p.pledge_id = i.pledge_id and p.position = i.position
  ) n on true
), named as (
  select s.*, least(s.due_fen, s.received_here) as own from sums s
), received as (
  select n.*, n.own + least(n.due_fen - n.own, greatest(0,
      n.received_all - sum(n.own) over pledge
        - coalesce(sum(n.due_fen - n.own) over before, 0))) as received_fen
  from named n
  window pledge as (partition by n.pledge_id),
    before as (partition by n.pledge_id order by n.due_on, n.position
      rows between unbounded preceding and 1 preceding)
)
, reported as (
  select r.*, least(r.due_fen - r.received_fen, r.reported_here) as told from received r
)
select r.pledge_id, r.position, r.due_on, r.amount_fen, r.waived_fen,
  r.received_fen::bigint as received_fen,
  (r.told + least(r.due_fen - r.received_fen - r.told, greatest(0,
    r.reported_all - sum(r.told) over pledge
      - coalesce(sum(r.due_fen - r.received_fen - r.told) over before, 0))))::bigint as reported_fen
from reported r
window pledge as (partition by r.pledge_id),
  before as (partition by r.pledge_id order by r.due_on, r.position
    rows between unbounded preceding and 1 preceding);
comment on view public.instalment_standings is
  'Per instalment, in fen: what was waived, received, and reported beyond that.';

-- What nobody has paid, reported or let go of an instalment, in fen; null if there is none such.
create function private.instalment_missing(pledge_id uuid, instalment smallint) returns bigint
language sql stable security definer set search_path = '' as $$
  select s.amount_fen - s.waived_fen - s.received_fen - s.reported_fen
  from public.instalment_standings s
  where s.pledge_id = instalment_missing.pledge_id and s.position = instalment
$$;

-- Asked under the lock of the pledge. What is in transit of a difference is not settled yet: the
-- donor may still owe it, so nothing of it can be let go.
create function private.check_waivable(held public.pledges, instalment smallint) returns bigint
language plpgsql stable security definer set search_path = '' as $$
declare
  missing bigint := private.instalment_missing(held.id, instalment);
  committed bigint := private.fund_balance('committed', held.id);
begin
  if held.status <> 'signed' then
    perform private.refuse('pledge.ended_already', jsonb_build_object('status', held.status));
  end if;
  if missing is null then
    perform private.refuse('report.instalment_unknown',
      jsonb_build_object('position', instalment));
  end if;
  if missing = 0 then perform private.refuse('waiver.nothing_missing'); end if;
  if missing > committed then
    perform private.refuse('pledge.money_in_transit',
      jsonb_build_object('in_transit_fen', private.fund_balance('in_transit', held.id)));
  end if;
  return missing;
end
$$;

create function private.ask_waiver(id uuid, pledge_id uuid, instalment smallint, reason text)
returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations :=
    private.act_as('editor', 'city', 'county', 'enterprise', 'social_organization');
  held public.pledges := private.hold_signed_pledge(pledge_id, actor.id);
  earlier public.instalment_waivers;
begin
  select w.* into earlier from public.instalment_waivers w where w.id = ask_waiver.id;
  if earlier.id is not null then
    if (earlier.pledge_id, earlier.position, earlier.reason) = (held.id, instalment, btrim(reason))
    then return id; end if;
    perform private.refuse('id.reused', '{"record": "instalment_waiver"}');
  end if;
  if coalesce(btrim(reason), '') = '' then perform private.refuse('note.missing'); end if;
  if exists (select from public.instalment_waivers w
    where w.pledge_id = held.id and w.position = instalment and w.status = 'requested') then
    perform private.refuse('waiver.pending');
  end if;
  perform private.check_waivable(held, instalment);
  insert into public.instalment_waivers
    (id, pledge_id, position, reason, requested_by, side)
  values (id, held.id, instalment, btrim(reason), auth.uid(),
    case actor.id when held.receiving_organization_id then 'receiver' else 'donor' end);
  return id;
end
$$;

create function private.approve_waiver(id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.approve_as('city', 'county', 'social_organization');
  waiver public.instalment_waivers;
  held public.pledges;
  missing bigint;
begin
  select p.* into held from public.pledges p
  where p.receiving_organization_id = actor.id and p.id = (
    select w.pledge_id from public.instalment_waivers w where w.id = approve_waiver.id
  ) for no key update;
  if held.id is null then perform private.refuse('waiver.unknown', code => 'PT404'); end if;
  select w.* into waiver from public.instalment_waivers w where w.id = approve_waiver.id;
  if waiver.requested_by = auth.uid() then perform private.refuse('approval.same_person'); end if;
  if waiver.status = 'approved' then return id; end if;
  perform private.lock_funds(held.id);
  missing := private.check_waivable(held, waiver.position);
  update public.instalment_waivers w
  set status = 'approved', amount_fen = missing, decided_by = auth.uid(), decided_at = now()
  where w.id = waiver.id;
  perform private.move_funds('lapse', held.id, null, missing, 'instalment_waivers', waiver.id,
    private.today(), format('waiver:%s', waiver.id));
  return id;
end
$$;

create function private.refuse_waiver(id uuid, reason text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations :=
    private.act_as('editor', 'city', 'county', 'enterprise', 'social_organization');
  waiver public.instalment_waivers;
begin
  select w.* into waiver from public.instalment_waivers w
  join public.pledges p on p.id = w.pledge_id
  where w.id = refuse_waiver.id
    and actor.id in (p.receiving_organization_id,
      case w.side when 'donor' then p.donor_organization_id end)
  for update of w;
  if waiver.id is null then perform private.refuse('waiver.unknown', code => 'PT404'); end if;
  if waiver.status = 'refused' then return id; end if;
  if coalesce(btrim(reason), '') = '' then perform private.refuse('note.missing'); end if;
  update public.instalment_waivers w
  set status = 'refused', answer = btrim(refuse_waiver.reason), decided_by = auth.uid(),
    decided_at = now()
  where w.id = waiver.id;
  return id;
end
$$;

create function public.ask_waiver(id uuid, pledge_id uuid, instalment smallint, reason text)
returns uuid
language sql volatile set search_path = '' as $$
  select private.ask_waiver(id, pledge_id, instalment, reason)
$$;
comment on function public.ask_waiver is
  'An editor of the donor or the receiver asks that an instalment be let go. Refuses '
  'pledge.unknown, pledge.not_signed, pledge.ended_already, note.missing, waiver.pending, '
  'report.instalment_unknown, waiver.nothing_missing, pledge.money_in_transit and id.reused.';

create function public.approve_waiver(id uuid) returns uuid
language sql volatile set search_path = '' as $$
  select private.approve_waiver(id)
$$;
comment on function public.approve_waiver is
  'Another person than who asked, an approver of the receiver, lets go what is missing of the '
  'instalment: it lapses. Refuses waiver.unknown, approval.same_person, pledge.ended_already, '
  'waiver.nothing_missing, pledge.money_in_transit and status.not_allowed.';

create function public.refuse_waiver(id uuid, reason text) returns uuid
language sql volatile set search_path = '' as $$
  select private.refuse_waiver(id, reason)
$$;
comment on function public.refuse_waiver is
  'An editor of the receiver, or of the party that asked, ends the request with a reason. Refuses '
  'waiver.unknown, note.missing and status.not_allowed.';

grant execute on function private.ask_waiver, private.approve_waiver, private.refuse_waiver,
  public.ask_waiver, public.approve_waiver, public.refuse_waiver to authenticated;
