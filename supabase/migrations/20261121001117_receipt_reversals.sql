-- Taking back what was confirmed by mistake: a new fact that points at the receipt and says why.
-- The receiver asks, a second person of the house approves, and only then the money goes back the
-- way it came: an excess out of the books, the rest to what is still owed, so that its instalment
-- is open again. What was allocated meanwhile cannot be taken back before the allocation is.
create table public.receipt_reversals (
  id uuid primary key,
  receipt_id uuid not null references public.receipts,
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
  constraint receipt_reversals_amount check (amount_fen between 1 and 10000000000000),
  constraint receipt_reversals_reason_length check (char_length(reason) between 1 and 500),
  constraint receipt_reversals_status check (status in ('pending', 'approved', 'returned')),
  constraint receipt_reversals_review
    check (num_nulls(reviewed_by, reviewed_at) = case status when 'pending' then 2 else 0 end),
  constraint receipt_reversals_review_note check (status <> 'returned' or review_note is not null),
  constraint receipt_reversals_note_length check (char_length(review_note) between 1 and 500),
  constraint receipt_reversals_two_people check (reviewed_by <> asked_by)
);
create unique index receipt_reversals_pending_key on public.receipt_reversals (receipt_id)
  where status = 'pending';
create index receipt_reversals_receipt_id_idx on public.receipt_reversals (receipt_id);
create index receipt_reversals_pledge_id_idx on public.receipt_reversals (pledge_id);
create index receipt_reversals_organization_id_idx
  on public.receipt_reversals (organization_id, status);
create index receipt_reversals_asked_by_idx on public.receipt_reversals (asked_by);
create index receipt_reversals_reviewed_by_idx on public.receipt_reversals (reviewed_by);
alter table public.receipt_reversals enable row level security;
create policy select_with_pledge on public.receipt_reversals
  for select to authenticated using (
    exists (select from public.pledges p where p.id = pledge_id)
  );
create trigger receipt_reversals_status before insert or update of status
  on public.receipt_reversals for each row execute function private.check_transition('reversal');
create trigger receipt_reversals_audit after insert or update or delete
  on public.receipt_reversals for each row execute function private.audit();
create trigger receipt_reversals_no_delete before delete on public.receipt_reversals
  for each row execute function private.forbid_change();
comment on table public.receipt_reversals is
  'Receipts taken back, wholly or in part. The receipt itself stays as it was confirmed.';

insert into public.status_transitions (record, from_status, to_status, act) values
  ('reversal', null, 'pending', 'ask'),
  ('reversal', 'pending', 'approved', 'approve'),
  ('reversal', 'pending', 'returned', 'return');

-- What of an approved receipt still counts, in fen.
create function private.receipt_left(receipt public.receipts) returns bigint
language sql stable security definer set search_path = '' as $$
  select receipt.amount_fen - coalesce(sum(r.amount_fen), 0)::bigint
  from public.receipt_reversals r
  where r.receipt_id = receipt.id and r.status = 'approved'
$$;

-- What of a posting was not taken back yet, in fen; 0 where there is none.
create function private.posting_left(seq bigint) returns bigint
language sql stable security definer set search_path = '' as $$
  select coalesce((
    select p.amount_fen - coalesce(sum(c.amount_fen), 0)::bigint
    from public.postings p left join public.postings c on c.corrects_seq = p.seq
    where p.seq = posting_left.seq group by p.seq
  ), 0)
$$;

-- Takes `fen` back of the posting that a fact made under `key`, up to what is left of it; answers
-- what it took.
create function private.take_back(
  key text, fen bigint, reversal public.receipt_reversals
) returns bigint
language plpgsql volatile security definer set search_path = '' as $$
declare
  seq bigint := private.posting_of(key);
  part bigint := least(fen, private.posting_left(seq));
begin
  if part > 0 then
    perform private.reverse(seq, part, reversal.reason,
      format('reversal:%s:%s', reversal.id, key));
  end if;
  return part;
end
$$;

-- The way back: the excess first, because it was never promised; the rest becomes owed again, or
-- leaves the books at once where the pledge has ended and nothing is owed any more.
create function private.post_reversal(
  reversal public.receipt_reversals, receipt public.receipts
) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  pledge public.pledges;
  excess bigint;
  owed bigint;
  topped bigint;
begin
  select p.* into pledge from public.pledges p where p.id = receipt.pledge_id;
  perform private.lock_funds(pledge.id);
  excess := private.take_back(format('receipt:%s:excess', receipt.id), reversal.amount_fen,
    reversal);
  perform private.take_back(format('receipt:%s:commit', receipt.id), excess, reversal);
  owed := reversal.amount_fen - excess;
  perform private.take_back(format('receipt:%s:receive', receipt.id), owed, reversal);
  topped := private.take_back(format('receipt:%s:report', receipt.id), owed, reversal);
  perform private.take_back(format('report:%s', receipt.payment_report_id), owed - topped,
    reversal);
  if owed > 0 and pledge.status <> 'signed' then
    perform private.move_funds(case pledge.status when 'written_off' then 'write_off'
      else 'lapse' end, pledge.id, null, owed, 'receipt_reversals', reversal.id, private.today(),
      format('reversal:%s:exit', reversal.id));
  end if;
end
$$;

create function private.reverse_receipt(id uuid, receipt_id uuid, amount_fen bigint, reason text)
returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations :=
    private.act_as('editor', 'city', 'county', 'social_organization');
  held public.receipts;
  earlier public.receipt_reversals;
  left_fen bigint;
begin
  select r.* into held from public.receipts r
  where r.id = reverse_receipt.receipt_id and r.organization_id = actor.id for update;
  if held.id is null then perform private.refuse('receipt.unknown', code => 'PT404'); end if;
  select r.* into earlier from public.receipt_reversals r where r.id = reverse_receipt.id;
  if earlier.id is not null then
    if (earlier.receipt_id, earlier.amount_fen, earlier.reason)
      = (held.id, amount_fen, btrim(reason)) then return id; end if;
    perform private.refuse('id.reused', '{"record": "receipt_reversal"}');
  end if;
  if held.status <> 'approved' then
    perform private.refuse('reversal.not_received', jsonb_build_object('status', held.status));
  end if;
  if coalesce(btrim(reason), '') = '' then perform private.refuse('note.missing'); end if;
  if exists (select from public.receipt_reversals r
    where r.receipt_id = held.id and r.status = 'pending') then
    perform private.refuse('reversal.pending');
  end if;
  left_fen := private.receipt_left(held);
  if amount_fen > left_fen then
    perform private.refuse('reversal.exceeds_receipt',
      jsonb_build_object('left_fen', left_fen, 'asked_fen', amount_fen));
  end if;
  perform private.check_available('received', held.pledge_id, null, amount_fen);
  insert into public.receipt_reversals
    (id, receipt_id, pledge_id, organization_id, amount_fen, reason, asked_by)
  values (id, held.id, held.pledge_id, actor.id, amount_fen, btrim(reason), auth.uid());
  return id;
end
$$;

-- The reversal, locked behind its receipt, for a second person of the house that asked.
create function private.hold_reversal(id uuid, house uuid) returns public.receipt_reversals
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.receipt_reversals;
begin
  select v.* into held from public.receipt_reversals v
  join public.receipts r on r.id = v.receipt_id
  where v.id = hold_reversal.id and v.organization_id = house
  for update;
  if held.id is null then perform private.refuse('reversal.unknown', code => 'PT404'); end if;
  if held.asked_by = auth.uid() then perform private.refuse('approval.same_person'); end if;
  return held;
end
$$;

create function private.approve_reversal(id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.approve_as('city', 'county', 'social_organization');
  held public.receipt_reversals := private.hold_reversal(id, actor.id);
  receipt public.receipts;
begin
  if held.status = 'approved' then return held.id; end if;
  select r.* into receipt from public.receipts r where r.id = held.receipt_id;
  update public.receipt_reversals r
  set status = 'approved', reviewed_by = auth.uid(), reviewed_at = now()
  where r.id = held.id;
  perform private.post_reversal(held, receipt);
  return held.id;
end
$$;

create function private.return_reversal(id uuid, note text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations :=
    private.act_as('approver', 'city', 'county', 'social_organization');
  held public.receipt_reversals := private.hold_reversal(id, actor.id);
begin
  if held.status = 'returned' then return held.id; end if;
  if coalesce(btrim(note), '') = '' then perform private.refuse('note.missing'); end if;
  update public.receipt_reversals r
  set status = 'returned', review_note = btrim(note), reviewed_by = auth.uid(), reviewed_at = now()
  where r.id = held.id;
  return held.id;
end
$$;

create function public.reverse_receipt(id uuid, receipt_id uuid, amount_fen bigint, reason text)
returns uuid
language sql volatile set search_path = '' as $$
  select private.reverse_receipt(id, receipt_id, amount_fen, reason)
$$;
comment on function public.reverse_receipt is
  'An editor of the receiver asks to take a receipt back, wholly or in part; it counts when a '
  'second person approves. Refuses receipt.unknown, reversal.not_received, note.missing, '
  'reversal.pending, reversal.exceeds_receipt, funds.insufficient (allocated meanwhile) and '
  'id.reused.';

create function public.approve_reversal(id uuid) returns uuid
language sql volatile set search_path = '' as $$
  select private.approve_reversal(id)
$$;
comment on function public.approve_reversal is
  'Another person of the receiver, an approver, lets a reversal count: an excess leaves the books, '
  'the rest is owed again. Refuses reversal.unknown, approval.same_person, funds.insufficient and '
  'status.not_allowed.';

create function public.return_reversal(id uuid, note text) returns uuid
language sql volatile set search_path = '' as $$
  select private.return_reversal(id, note)
$$;
comment on function public.return_reversal is
  'Another person of the receiver, an approver, sends a reversal back. Refuses reversal.unknown, '
  'approval.same_person, note.missing and status.not_allowed.';

grant execute on function private.reverse_receipt, private.approve_reversal,
  private.return_reversal, public.reverse_receipt, public.approve_reversal, public.return_reversal
  to authenticated;
