-- Reporting and confirming payments.

-- The facts of a new report, under which it is recorded or refused.
create function private.check_report(held public.pledges, paid_on date, document_id uuid)
returns void
language plpgsql stable security definer set search_path = '' as $$
begin
  if held.status <> 'signed' then
    perform private.refuse('pledge.ended_already', jsonb_build_object('status', held.status));
  end if;
  if held.form <> 'cash' then
    perform private.refuse('report.no_cash', jsonb_build_object('form', held.form));
  end if;
  if paid_on > private.today() then perform private.refuse('report.in_the_future'); end if;
  if held.nature in ('investment', 'purchase') and document_id is null then
    perform private.refuse('report.evidence_missing', jsonb_build_object('nature', held.nature));
  end if;
end
$$;

create function private.report_payment(
  id uuid, pledge_id uuid, amount_fen bigint, paid_on date, instalment_position smallint,
  document_id uuid
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations :=
    private.act_as('editor', 'city', 'county', 'enterprise', 'social_organization');
  held public.pledges := private.hold_signed_pledge(pledge_id, actor.id);
  earlier public.payment_reports;
  fits boolean;
begin
  if held.donor_organization_id <> actor.id then
    perform private.refuse('pledge.unknown', code => 'PT404');
  end if;
  select r.* into earlier from public.payment_reports r where r.id = report_payment.id;
  if earlier.id is not null then
    if (earlier.pledge_id, earlier.amount_fen, earlier.paid_on, earlier.instalment_position,
      earlier.document_id) is not distinct from
      (pledge_id, amount_fen, paid_on, instalment_position, document_id) then return id; end if;
    perform private.refuse('id.reused', '{"record": "payment_report"}');
  end if;
  perform private.check_report(held, paid_on, document_id);
  if instalment_position is not null and not exists (
    select from public.instalments i
    where i.pledge_id = held.id and i.position = report_payment.instalment_position
  ) then
    perform private.refuse('report.instalment_unknown',
      jsonb_build_object('position', instalment_position));
  end if;
  perform private.attach_evidence(document_id, held.id);
  perform private.lock_funds(held.id);
  fits := amount_fen <= private.fund_balance('committed', held.id);
  insert into public.payment_reports (id, pledge_id, instalment_position, amount_fen, paid_on,
    document_id, status, reported_by)
  values (id, held.id, instalment_position, amount_fen, paid_on, document_id,
    case when fits then 'in_transit' else 'above_commitment' end, auth.uid());
  if fits then
    perform private.move_funds('report', held.id, null, amount_fen, 'payment_reports', id, paid_on,
      format('report:%s', id));
  end if;
  return id;
end
$$;

create function private.withdraw_report(id uuid, reason text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations :=
    private.act_as('editor', 'city', 'county', 'enterprise', 'social_organization');
  held public.payment_reports;
begin
  select r.* into held from public.payment_reports r
  join public.pledges p on p.id = r.pledge_id
  where r.id = withdraw_report.id and p.donor_organization_id = actor.id
  for update of r;
  if held.id is null then perform private.refuse('report.unknown', code => 'PT404'); end if;
  if held.status = 'withdrawn' then return held.id; end if;
  if coalesce(btrim(reason), '') = '' then perform private.refuse('note.missing'); end if;
  if exists (
    select from public.receipts c
    where c.payment_report_id = held.id and c.status <> 'returned'
  ) then
    perform private.refuse('report.already_confirmed');
  end if;
  update public.payment_reports r set status = 'withdrawn', withdrawal_reason = btrim(reason)
  where r.id = held.id;
  if held.status = 'in_transit' then
    perform private.reverse(private.posting_of(format('report:%s', held.id)), held.amount_fen,
      reason, format('report:%s:withdraw', held.id));
  end if;
  return held.id;
end
$$;

-- The report that the actor's organization shall confirm, locked.
create function private.hold_report(id uuid, receiver uuid) returns public.payment_reports
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.payment_reports;
begin
  select r.* into held from public.payment_reports r
  join public.pledges p on p.id = r.pledge_id
  where r.id = hold_report.id and p.receiving_organization_id = receiver
  for update of r;
  if held.id is null then perform private.refuse('report.unknown', code => 'PT404'); end if;
  return held;
end
$$;

-- A donation gets its voucher (票据) when it is received; fiscal aid and business have none.
create function private.check_voucher(draft public.receipts) returns void
language plpgsql stable security definer set search_path = '' as $$
declare
  nature text := p.nature from public.pledges p where p.id = draft.pledge_id;
begin
  if nature = 'social_donation' and draft.receipt_number is null then
    perform private.refuse('receipt.number_missing', jsonb_build_object('nature', nature));
  end if;
  if exists (
    select from public.receipts r
    where r.organization_id = draft.organization_id and r.status <> 'returned'
      and r.receipt_code is not distinct from draft.receipt_code
      and r.receipt_number = draft.receipt_number
  ) then
    perform private.refuse('receipt.number_taken',
      jsonb_build_object('receipt_number', draft.receipt_number));
  end if;
end
$$;

create function private.confirm_receipt(
  id uuid, report_id uuid, amount_fen bigint, received_on date, receipt_code text,
  receipt_number text, document_id uuid
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations :=
    private.act_as('editor', 'city', 'county', 'social_organization');
  report public.payment_reports := private.hold_report(report_id, actor.id);
  earlier public.receipts;
  draft public.receipts;
begin
  select r.* into earlier from public.receipts r where r.id = confirm_receipt.id;
  if earlier.id is not null then
    if (earlier.payment_report_id, earlier.amount_fen, earlier.received_on, earlier.receipt_code,
      earlier.receipt_number, earlier.document_id) is not distinct from (report_id, amount_fen,
      received_on, receipt_code, receipt_number, document_id) then return id; end if;
    perform private.refuse('id.reused', '{"record": "receipt"}');
  end if;
  if report.status = 'withdrawn' then perform private.refuse('report.withdrawn'); end if;
  if exists (
    select from public.receipts r
    where r.payment_report_id = report.id and r.status <> 'returned'
  ) then
    perform private.refuse('report.already_confirmed');
  end if;
  if received_on > private.today() then perform private.refuse('receipt.in_the_future'); end if;
  draft.pledge_id := report.pledge_id;
  draft.organization_id := actor.id;
  draft.receipt_code := receipt_code;
  draft.receipt_number := receipt_number;
  perform private.check_voucher(draft);
  perform private.attach_evidence(document_id, report.pledge_id);
  insert into public.receipts (id, payment_report_id, pledge_id, organization_id, amount_fen,
    received_on, receipt_code, receipt_number, document_id, confirmed_by)
  values (id, report.id, report.pledge_id, actor.id, amount_fen, received_on, receipt_code,
    receipt_number, document_id, auth.uid());
  return id;
end
$$;

create function public.report_payment(
  id uuid, pledge_id uuid, amount_fen bigint, paid_on date,
  instalment_position smallint default null, document_id uuid default null
) returns uuid
language sql volatile set search_path = '' as $$
  select private.report_payment(id, pledge_id, amount_fen, paid_on, instalment_position,
    document_id)
$$;
comment on function public.report_payment is
  'An editor of the donor reports a payment: it is in transit or, above what is outstanding, only '
  'recorded. Refuses pledge.unknown, pledge.not_signed, pledge.ended_already, report.no_cash, '
  'report.in_the_future, report.evidence_missing (investment, purchase), '
  'report.instalment_unknown, document.unknown and id.reused.';

create function public.withdraw_report(id uuid, reason text) returns uuid
language sql volatile set search_path = '' as $$
  select private.withdraw_report(id, reason)
$$;
comment on function public.withdraw_report is
  'An editor of the donor takes a mistaken report back. Refuses report.unknown, note.missing and '
  'report.already_confirmed.';

create function public.confirm_receipt(
  id uuid, report_id uuid, amount_fen bigint, received_on date, receipt_code text default null,
  receipt_number text default null, document_id uuid default null
) returns uuid
language sql volatile set search_path = '' as $$
  select private.confirm_receipt(id, report_id, amount_fen, received_on, receipt_code,
    receipt_number, document_id)
$$;
comment on function public.confirm_receipt is
  'An editor of the receiver says what arrived; it counts when a second person approves. Refuses '
  'report.unknown, report.withdrawn, report.already_confirmed, receipt.in_the_future, '
  'receipt.number_missing (donations), receipt.number_taken, document.unknown and id.reused.';

grant execute on function private.report_payment, private.withdraw_report, private.confirm_receipt,
  public.report_payment, public.withdraw_report, public.confirm_receipt to authenticated;
