-- Taking back what was allocated, paid out or spent by mistake: a new fact that points at the
-- allocation or payment and says why. The house that wrote it asks, a second person of it approves,
-- and only then the money goes back the way it came, one step: spent to disbursed, disbursed to
-- allocated, allocated to received. What has gone on meanwhile stays until it is taken back itself.
create table public.project_reversals (
  id uuid primary key,
  allocation_id uuid references public.allocations,
  payment_id uuid references public.project_payments,
  project_id uuid not null references public.projects,
  pledge_id uuid not null references public.pledges,
  organization_id uuid not null references public.organizations,
  amount_fen bigint not null,
  reason text not null,
  status text not null default 'pending',
  review_note text,
  asked_by uuid not null references public.accounts,
  asked_at timestamptz not null default now(),
  reviewed_by uuid references public.accounts,
  reviewed_at timestamptz,
  constraint project_reversals_one_record check (num_nonnulls(allocation_id, payment_id) = 1),
  constraint project_reversals_amount check (amount_fen between 1 and 10000000000000),
  constraint project_reversals_reason_length check (char_length(reason) between 1 and 500),
  constraint project_reversals_status check (status in ('pending', 'approved', 'returned')),
  constraint project_reversals_review
    check (num_nulls(reviewed_by, reviewed_at) = case status when 'pending' then 2 else 0 end),
  constraint project_reversals_review_note check (status <> 'returned' or review_note is not null),
  constraint project_reversals_note_length check (char_length(review_note) between 1 and 500),
  constraint project_reversals_two_people check (reviewed_by <> asked_by)
);
create unique index project_reversals_pending_key
  on public.project_reversals (coalesce(allocation_id, payment_id)) where status = 'pending';
create index project_reversals_allocation_id_idx on public.project_reversals (allocation_id);
create index project_reversals_payment_id_idx on public.project_reversals (payment_id);
create index project_reversals_project_id_idx on public.project_reversals (project_id);
create index project_reversals_pledge_id_idx on public.project_reversals (pledge_id);
create index project_reversals_organization_id_idx
  on public.project_reversals (organization_id, status);
create index project_reversals_asked_by_idx on public.project_reversals (asked_by);
create index project_reversals_reviewed_by_idx on public.project_reversals (reviewed_by);
alter table public.project_reversals enable row level security;
create policy select_party on public.project_reversals
  for select to authenticated using (pledge_id in (select private.pledges_of_actor()));
create policy select_in_charge on public.project_reversals
  for select to authenticated using (project_id in (select private.projects_in_charge()));
create trigger project_reversals_status before insert or update of status
  on public.project_reversals for each row execute function private.check_transition('reversal');
create trigger project_reversals_audit after insert or update or delete
  on public.project_reversals for each row execute function private.audit();
create trigger project_reversals_no_delete before delete on public.project_reversals
  for each row execute function private.forbid_change();
comment on table public.project_reversals is
  'Allocations and payments taken back, wholly or in part. The record itself stays as approved.';

-- Asking, for either kind of record: `reversal` has all but who asks. The record is locked by then.
create function private.ask_project_reversal(
  reversal public.project_reversals, record_status text, posting_key text, bucket text
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  earlier public.project_reversals;
  left_fen bigint := private.posting_left(private.posting_of(posting_key));
begin
  select r.* into earlier from public.project_reversals r where r.id = reversal.id;
  if earlier.id is not null then
    if (earlier.allocation_id, earlier.payment_id, earlier.amount_fen, earlier.reason)
      is not distinct from (reversal.allocation_id, reversal.payment_id, reversal.amount_fen,
        btrim(reversal.reason)) then return earlier.id; end if;
    perform private.refuse('id.reused', '{"record": "project_reversal"}');
  end if;
  if record_status <> 'approved' then
    perform private.refuse('reversal.not_posted', jsonb_build_object('status', record_status));
  end if;
  if coalesce(btrim(reversal.reason), '') = '' then perform private.refuse('note.missing'); end if;
  if exists (select from public.project_reversals r where r.status = 'pending'
    and coalesce(r.allocation_id, r.payment_id)
      = coalesce(reversal.allocation_id, reversal.payment_id)) then
    perform private.refuse('reversal.pending');
  end if;
  if reversal.amount_fen > left_fen then
    perform private.refuse('reversal.exceeds_record',
      jsonb_build_object('left_fen', left_fen, 'asked_fen', reversal.amount_fen));
  end if;
  perform private.check_available(bucket, reversal.pledge_id, reversal.project_id,
    reversal.amount_fen);
  insert into public.project_reversals (id, allocation_id, payment_id, project_id, pledge_id,
    organization_id, amount_fen, reason, asked_by)
  values (reversal.id, reversal.allocation_id, reversal.payment_id, reversal.project_id,
    reversal.pledge_id, reversal.organization_id, reversal.amount_fen, btrim(reversal.reason),
    auth.uid());
  return reversal.id;
end
$$;

create function private.reverse_allocation(
  id uuid, allocation_id uuid, amount_fen bigint, reason text
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'county');
  held public.allocations;
  reversal public.project_reversals;
begin
  select a.* into held from public.allocations a
  where a.id = reverse_allocation.allocation_id and a.organization_id = actor.id for update;
  if held.id is null then perform private.refuse('allocation.unknown', code => 'PT404'); end if;
  reversal.id := id;
  reversal.allocation_id := held.id;
  reversal.project_id := held.project_id;
  reversal.pledge_id := held.pledge_id;
  reversal.organization_id := actor.id;
  reversal.amount_fen := amount_fen;
  reversal.reason := reason;
  return private.ask_project_reversal(reversal, held.status, format('allocation:%s', held.id),
    'allocated');
end
$$;

create function private.reverse_project_payment(
  id uuid, payment_id uuid, amount_fen bigint, reason text
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations :=
    private.act_as('editor', 'city', 'county', 'social_organization');
  held public.project_payments;
  reversal public.project_reversals;
begin
  select t.* into held from public.project_payments t
  where t.id = reverse_project_payment.payment_id and t.organization_id = actor.id for update;
  if held.id is null then perform private.refuse('payment.unknown', code => 'PT404'); end if;
  reversal.id := id;
  reversal.payment_id := held.id;
  reversal.project_id := held.project_id;
  reversal.pledge_id := held.pledge_id;
  reversal.organization_id := actor.id;
  reversal.amount_fen := amount_fen;
  reversal.reason := reason;
  return private.ask_project_reversal(reversal, held.status, format('payment:%s', held.id),
    case held.kind when 'disbursement' then 'disbursed' else 'spent' end);
end
$$;

-- The reversal, locked, for a second person of the house that asked.
create function private.hold_project_reversal(id uuid, house uuid)
returns public.project_reversals
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.project_reversals;
begin
  select r.* into held from public.project_reversals r
  where r.id = hold_project_reversal.id and r.organization_id = house for update;
  if held.id is null then perform private.refuse('reversal.unknown', code => 'PT404'); end if;
  if held.asked_by = auth.uid() then perform private.refuse('approval.same_person'); end if;
  return held;
end
$$;

create function private.approve_project_reversal(id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.approve_as('city', 'county', 'social_organization');
  held public.project_reversals := private.hold_project_reversal(id, actor.id);
begin
  if held.status = 'approved' then return held.id; end if;
  update public.project_reversals r
  set status = 'approved', reviewed_by = auth.uid(), reviewed_at = now()
  where r.id = held.id;
  perform private.reverse(
    private.posting_of(case when held.payment_id is null
      then format('allocation:%s', held.allocation_id)
      else format('payment:%s', held.payment_id) end),
    held.amount_fen, held.reason, format('reversal:%s', held.id));
  return held.id;
end
$$;

create function private.return_project_reversal(id uuid, note text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations :=
    private.act_as('approver', 'city', 'county', 'social_organization');
  held public.project_reversals := private.hold_project_reversal(id, actor.id);
begin
  if held.status = 'returned' then return held.id; end if;
  if coalesce(btrim(note), '') = '' then perform private.refuse('note.missing'); end if;
  update public.project_reversals r
  set status = 'returned', review_note = btrim(note), reviewed_by = auth.uid(), reviewed_at = now()
  where r.id = held.id;
  return held.id;
end
$$;

create function public.reverse_allocation(
  id uuid, allocation_id uuid, amount_fen bigint, reason text
) returns uuid
language sql volatile set search_path = '' as $$
  select private.reverse_allocation(id, allocation_id, amount_fen, reason)
$$;
comment on function public.reverse_allocation is
  'An editor of the county asks to take an allocation back, wholly or in part; it counts when a '
  'second person approves. Refuses allocation.unknown, reversal.not_posted, note.missing, '
  'reversal.pending, reversal.exceeds_record, funds.insufficient (disbursed meanwhile) and '
  'id.reused.';

create function public.reverse_project_payment(
  id uuid, payment_id uuid, amount_fen bigint, reason text
) returns uuid
language sql volatile set search_path = '' as $$
  select private.reverse_project_payment(id, payment_id, amount_fen, reason)
$$;
comment on function public.reverse_project_payment is
  'An editor of the house that recorded a payment asks to take it back, wholly or in part. Refuses '
  'payment.unknown, reversal.not_posted, note.missing, reversal.pending, '
  'reversal.exceeds_record, funds.insufficient (spent meanwhile) and id.reused.';

create function public.approve_project_reversal(id uuid) returns uuid
language sql volatile set search_path = '' as $$
  select private.approve_project_reversal(id)
$$;
comment on function public.approve_project_reversal is
  'Another person of the house that asked, an approver, lets a reversal count: the money goes back '
  'one step. Refuses reversal.unknown, approval.same_person, funds.insufficient, '
  'posting.exceeds_corrected and status.not_allowed.';

create function public.return_project_reversal(id uuid, note text) returns uuid
language sql volatile set search_path = '' as $$
  select private.return_project_reversal(id, note)
$$;
comment on function public.return_project_reversal is
  'Another person of the house that asked, an approver, sends a reversal back. Refuses '
  'reversal.unknown, approval.same_person, note.missing and status.not_allowed.';

grant execute on function private.reverse_allocation, private.reverse_project_payment,
  private.approve_project_reversal, private.return_project_reversal, public.reverse_allocation,
  public.reverse_project_payment, public.approve_project_reversal,
  public.return_project_reversal to authenticated;
