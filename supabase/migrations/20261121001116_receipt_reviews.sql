-- The second person's word on a receipt, and the end of a discrepancy.

create function private.hold_receipt(id uuid, receiver uuid) returns public.receipts
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.receipts;
begin
  select r.* into held from public.receipts r
  where r.id = hold_receipt.id and r.organization_id = receiver
  for update;
  if held.id is null then perform private.refuse('receipt.unknown', code => 'PT404'); end if;
  if held.confirmed_by = auth.uid() then perform private.refuse('approval.same_person'); end if;
  return held;
end
$$;

-- What arrived, posted: first from what was reported on the way, then from what else is committed
-- (the report was too low), and only what no promise covers is committed now as excess. Answers
-- the excess.
create function private.post_receipt(receipt public.receipts, report public.payment_reports)
returns bigint
language plpgsql volatile security definer set search_path = '' as $$
declare
  moving bigint := case report.status when 'in_transit' then report.amount_fen else 0 end;
  covered bigint;
  excess bigint;
begin
  perform private.lock_funds(receipt.pledge_id);
  covered := least(receipt.amount_fen,
    moving + private.fund_balance('committed', receipt.pledge_id));
  excess := receipt.amount_fen - covered;
  if covered > moving then
    perform private.move_funds('report', receipt.pledge_id, null, covered - moving, 'receipts',
      receipt.id, receipt.received_on, format('receipt:%s:report', receipt.id));
  end if;
  if covered > 0 then
    perform private.move_funds('receive', receipt.pledge_id, null, covered, 'receipts',
      receipt.id, receipt.received_on, format('receipt:%s:receive', receipt.id));
  end if;
  if excess > 0 then
    perform private.move_funds('commit', receipt.pledge_id, null, excess, 'receipts',
      receipt.id, receipt.received_on, format('receipt:%s:commit', receipt.id));
    perform private.move_funds('excess', receipt.pledge_id, null, excess, 'receipts',
      receipt.id, receipt.received_on, format('receipt:%s:excess', receipt.id));
  end if;
  return excess;
end
$$;

create function private.approve_receipt(id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.approve_as('city', 'county', 'social_organization');
  held public.receipts := private.hold_receipt(id, actor.id);
  report public.payment_reports := private.hold_report(held.payment_report_id, actor.id);
  excess bigint;
begin
  if held.status = 'approved' then return held.id; end if;
  excess := private.post_receipt(held, report);
  update public.receipts r
  set status = 'approved', excess_fen = excess, reviewed_by = auth.uid(), reviewed_at = now()
  where r.id = held.id;
  update public.payment_reports r set status = 'confirmed' where r.id = report.id;
  if held.amount_fen <> report.amount_fen then
    insert into public.discrepancies (receipt_id, pledge_id, reported_fen, confirmed_fen)
    values (held.id, held.pledge_id, report.amount_fen, held.amount_fen);
  end if;
  return held.id;
end
$$;

create function private.return_receipt(id uuid, note text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations :=
    private.act_as('approver', 'city', 'county', 'social_organization');
  held public.receipts := private.hold_receipt(id, actor.id);
begin
  if held.status = 'returned' then return held.id; end if;
  if coalesce(btrim(note), '') = '' then perform private.refuse('note.missing'); end if;
  update public.receipts r
  set status = 'returned', review_note = btrim(note), reviewed_by = auth.uid(), reviewed_at = now()
  where r.id = held.id;
  return held.id;
end
$$;

-- Both sides take what was confirmed for true: what never arrived is owed again.
create function private.settle_discrepancy(id uuid, note text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations :=
    private.approve_as('city', 'county', 'enterprise', 'social_organization');
  held public.discrepancies;
  receipt public.receipts;
  report_seq bigint;
begin
  select d.* into held from public.discrepancies d
  join public.pledges p on p.id = d.pledge_id
  where d.receipt_id = settle_discrepancy.id
    and actor.id in (p.donor_organization_id, p.receiving_organization_id)
  for update of d;
  if held.receipt_id is null then
    perform private.refuse('discrepancy.unknown', code => 'PT404');
  end if;
  select r.* into receipt from public.receipts r where r.id = held.receipt_id;
  if receipt.confirmed_by = auth.uid() then perform private.refuse('approval.same_person'); end if;
  if held.settled_at is not null then return held.receipt_id; end if;
  if coalesce(btrim(note), '') = '' then perform private.refuse('note.missing'); end if;
  update public.discrepancies d
  set settled_at = now(), settled_by = auth.uid(), settlement_note = btrim(note)
  where d.receipt_id = held.receipt_id;
  -- A report above the commitment was never posted, so nothing of it is in transit.
  report_seq := private.posting_of(format('report:%s', receipt.payment_report_id));
  if held.confirmed_fen < held.reported_fen and report_seq is not null then
    perform private.reverse(report_seq, held.reported_fen - held.confirmed_fen, note,
      format('receipt:%s:settle', held.receipt_id), 'settle');
  end if;
  return held.receipt_id;
end
$$;

create function public.approve_receipt(id uuid) returns uuid
language sql volatile set search_path = '' as $$
  select private.approve_receipt(id)
$$;
comment on function public.approve_receipt is
  'Another person of the receiver, an approver, lets a receipt count: the money is received, an '
  'excess committed and received at once, a difference to the report opens a discrepancy. Refuses '
  'receipt.unknown, approval.same_person and status.not_allowed.';

create function public.return_receipt(id uuid, note text) returns uuid
language sql volatile set search_path = '' as $$
  select private.return_receipt(id, note)
$$;
comment on function public.return_receipt is
  'Another person of the receiver, an approver, sends a receipt back; the report may be confirmed '
  'anew. Refuses receipt.unknown, approval.same_person, note.missing and status.not_allowed.';

create function public.settle_discrepancy(id uuid, note text) returns uuid
language sql volatile set search_path = '' as $$
  select private.settle_discrepancy(id, note)
$$;
comment on function public.settle_discrepancy is
  'An approver of the donor or the receiver, not who confirmed the receipt (its id is the '
  'discrepancy''s), settles it; what is left in transit is outstanding again. Refuses '
  'discrepancy.unknown, approval.same_person and note.missing.';

grant execute on function private.approve_receipt, private.return_receipt,
  private.settle_discrepancy, public.approve_receipt, public.return_receipt,
  public.settle_discrepancy to authenticated;
