-- Receipts: the donor reports a payment, the receiver confirms it; two facts, of which only the
-- confirmed one counts. Where they differ both amounts stay in a discrepancy until it is settled.

create table public.payment_reports (
  id uuid primary key,
  pledge_id uuid not null references public.pledges,
  instalment_position smallint,
  amount_fen bigint not null,
  paid_on date not null,
  document_id uuid references public.documents,
  status text not null,
  withdrawal_reason text,
  reported_by uuid not null references public.accounts,
  reported_at timestamptz not null default now(),
  constraint payment_reports_instalment_fkey foreign key (pledge_id, instalment_position)
    references public.instalments (pledge_id, position),
  constraint payment_reports_amount check (amount_fen between 1 and 10000000000000),
  constraint payment_reports_status
    check (status in ('in_transit', 'above_commitment', 'confirmed', 'withdrawn')),
  constraint payment_reports_withdrawal
    check ((status = 'withdrawn') = (withdrawal_reason is not null)),
  constraint payment_reports_reason_length check (char_length(withdrawal_reason) between 1 and 500)
);
create index payment_reports_pledge_id_idx
  on public.payment_reports (pledge_id, instalment_position);
create index payment_reports_paid_on_idx on public.payment_reports (paid_on, id);
create index payment_reports_document_id_idx on public.payment_reports (document_id);
create index payment_reports_reported_by_idx on public.payment_reports (reported_by);
alter table public.payment_reports enable row level security;
create policy select_with_pledge on public.payment_reports
  for select to authenticated using (
    exists (select from public.pledges p where p.id = pledge_id)
  );
create trigger payment_reports_status before insert or update of status on public.payment_reports
  for each row execute function private.check_transition('payment_report');
create trigger payment_reports_audit after insert or update or delete on public.payment_reports
  for each row execute function private.audit();
create trigger payment_reports_no_delete before delete on public.payment_reports
  for each row execute function private.forbid_change();
comment on table public.payment_reports is 'Payments as their donors report them.';
comment on column public.payment_reports.status is
  'above_commitment: more than was outstanding, so nothing was posted until it is confirmed.';

create table public.receipts (
  id uuid primary key,
  payment_report_id uuid not null references public.payment_reports,
  pledge_id uuid not null references public.pledges,
  organization_id uuid not null references public.organizations,
  amount_fen bigint not null,
  excess_fen bigint not null default 0,
  is_excess boolean not null generated always as (excess_fen > 0) stored,
  received_on date not null,
  receipt_code text,
  receipt_number text,
  document_id uuid references public.documents,
  status text not null default 'pending',
  review_note text,
  confirmed_by uuid not null references public.accounts,
  confirmed_at timestamptz not null default now(),
  reviewed_by uuid references public.accounts,
  reviewed_at timestamptz,
  constraint receipts_amount check (amount_fen between 1 and 10000000000000),
  constraint receipts_excess check (excess_fen between 0 and amount_fen),
  constraint receipts_code_length check (char_length(receipt_code) between 1 and 30),
  constraint receipts_number_length check (char_length(receipt_number) between 1 and 30),
  constraint receipts_number check (receipt_code is null or receipt_number is not null),
  constraint receipts_status check (status in ('pending', 'approved', 'returned')),
  constraint receipts_review
    check (num_nulls(reviewed_by, reviewed_at) = case status when 'pending' then 2 else 0 end),
  constraint receipts_review_note check (status <> 'returned' or review_note is not null),
  constraint receipts_review_note_length check (char_length(review_note) between 1 and 500),
  constraint receipts_two_people check (reviewed_by <> confirmed_by)
);
-- A report is received once, a number is given out once; a returned slip counts for nothing.
create unique index receipts_report_key on public.receipts (payment_report_id)
  where status <> 'returned';
create unique index receipts_number_key
  on public.receipts (organization_id, receipt_code, receipt_number) nulls not distinct
  where status <> 'returned' and receipt_number is not null;
create index receipts_payment_report_id_idx on public.receipts (payment_report_id);
create index receipts_pledge_id_idx on public.receipts (pledge_id, received_on);
create index receipts_organization_id_idx on public.receipts (organization_id, status);
create index receipts_document_id_idx on public.receipts (document_id);
create index receipts_confirmed_by_idx on public.receipts (confirmed_by);
create index receipts_reviewed_by_idx on public.receipts (reviewed_by);
alter table public.receipts enable row level security;
create policy select_with_pledge on public.receipts
  for select to authenticated using (
    exists (select from public.pledges p where p.id = pledge_id)
  );
create trigger receipts_status before insert or update of status on public.receipts
  for each row execute function private.check_transition('receipt');
create trigger receipts_audit after insert or update or delete on public.receipts
  for each row execute function private.audit();
create trigger receipts_no_delete before delete on public.receipts
  for each row execute function private.forbid_change();
comment on table public.receipts is 'Payments as their receivers confirm them, with the voucher.';
comment on column public.receipts.excess_fen is 'What came above all that was committed: 超额.';

create table public.discrepancies (
  receipt_id uuid primary key references public.receipts,
  pledge_id uuid not null references public.pledges,
  reported_fen bigint not null,
  confirmed_fen bigint not null,
  opened_at timestamptz not null default now(),
  settled_at timestamptz,
  settled_by uuid references public.accounts,
  settlement_note text,
  constraint discrepancies_amounts check (reported_fen <> confirmed_fen),
  constraint discrepancies_settlement
    check (num_nulls(settled_at, settled_by, settlement_note) in (0, 3)),
  constraint discrepancies_note_length check (char_length(settlement_note) between 1 and 500)
);
create index discrepancies_pledge_id_idx on public.discrepancies (pledge_id);
create index discrepancies_open_idx on public.discrepancies (opened_at) where settled_at is null;
create index discrepancies_settled_by_idx on public.discrepancies (settled_by);
alter table public.discrepancies enable row level security;
create policy select_with_pledge on public.discrepancies
  for select to authenticated using (
    exists (select from public.pledges p where p.id = pledge_id)
  );
create trigger discrepancies_audit after insert or update or delete on public.discrepancies
  for each row execute function private.audit('receipt_id');
create trigger discrepancies_no_delete before delete on public.discrepancies
  for each row execute function private.forbid_change();
comment on table public.discrepancies is 'What was reported and what confirmed, where unequal.';

insert into public.status_transitions (record, from_status, to_status, act) values
  ('payment_report', null, 'in_transit', 'report'),
  ('payment_report', null, 'above_commitment', 'report'),
  ('payment_report', 'in_transit', 'confirmed', 'confirm'),
  ('payment_report', 'above_commitment', 'confirmed', 'confirm'),
  ('payment_report', 'in_transit', 'withdrawn', 'withdraw'),
  ('payment_report', 'above_commitment', 'withdrawn', 'withdraw'),
  ('receipt', null, 'pending', 'confirm'),
  ('receipt', 'pending', 'approved', 'approve'),
  ('receipt', 'pending', 'returned', 'return');
