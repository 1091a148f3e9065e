-- Goods on their way: the donor reports a shipment of one line of its pledge, whoever it goes to
-- confirms what arrived; two facts, of which only the confirmed one counts. Where they differ both
-- quantities stay, until somebody settles it.
create table public.goods_shipments (
  id uuid primary key,
  pledge_id uuid not null,
  position smallint not null,
  village_code text references public.regions,
  quantity numeric(15, 3) not null,
  shipped_on date not null,
  carrier text,
  document_id uuid references public.documents,
  status text not null default 'shipped',
  withdrawal_reason text,
  reported_by uuid not null references public.accounts,
  reported_at timestamptz not null default now(),
  constraint goods_shipments_line_fkey foreign key (pledge_id, position)
    references public.pledge_goods (pledge_id, position),
  constraint goods_shipments_quantity check (quantity > 0),
  constraint goods_shipments_carrier_length check (char_length(carrier) between 1 and 100),
  constraint goods_shipments_status check (status in ('shipped', 'received', 'withdrawn')),
  constraint goods_shipments_withdrawal
    check ((status = 'withdrawn') = (withdrawal_reason is not null)),
  constraint goods_shipments_reason_length
    check (char_length(withdrawal_reason) between 1 and 500)
);
create index goods_shipments_line_idx on public.goods_shipments (pledge_id, position);
create index goods_shipments_village_code_idx on public.goods_shipments (village_code);
create index goods_shipments_shipped_on_idx on public.goods_shipments (shipped_on, id);
create index goods_shipments_status_idx on public.goods_shipments (status, shipped_on, id);
create index goods_shipments_document_id_idx on public.goods_shipments (document_id);
create index goods_shipments_reported_by_idx on public.goods_shipments (reported_by);
alter table public.goods_shipments enable row level security;
create policy select_with_pledge on public.goods_shipments
  for select to authenticated using (
    exists (select from public.pledges p where p.id = pledge_id)
  );
create trigger goods_shipments_status before insert or update of status
  on public.goods_shipments
  for each row execute function private.check_transition('goods_shipment');
create trigger goods_shipments_audit after insert or update or delete on public.goods_shipments
  for each row execute function private.audit();
create trigger goods_shipments_no_delete before delete on public.goods_shipments
  for each row execute function private.forbid_change();
comment on table public.goods_shipments is 'Goods as their donors report them on their way.';
comment on column public.goods_shipments.village_code is
  'The village that shall receive them; null: the receiving entity of the pledge.';

create table public.goods_receipts (
  id uuid primary key,
  shipment_id uuid not null references public.goods_shipments,
  pledge_id uuid not null references public.pledges,
  organization_id uuid not null references public.organizations,
  quantity numeric(15, 3) not null,
  excess numeric(15, 3) not null default 0,
  received_on date not null,
  photo_document_id uuid not null references public.documents,
  document_id uuid references public.documents,
  note text,
  status text not null default 'pending',
  review_note text,
  confirmed_by uuid not null references public.accounts,
  confirmed_at timestamptz not null default now(),
  reviewed_by uuid references public.accounts,
  reviewed_at timestamptz,
  settled_by uuid references public.accounts,
  settled_at timestamptz,
  settlement_note text,
  constraint goods_receipts_quantity check (quantity > 0),
  constraint goods_receipts_excess check (excess between 0 and quantity),
  constraint goods_receipts_note_length check (char_length(note) between 1 and 500),
  constraint goods_receipts_status check (status in ('pending', 'approved', 'returned')),
  constraint goods_receipts_review
    check (num_nulls(reviewed_by, reviewed_at) = case status when 'pending' then 2 else 0 end),
  constraint goods_receipts_review_note check (status <> 'returned' or review_note is not null),
  constraint goods_receipts_review_note_length
    check (char_length(review_note) between 1 and 500),
  constraint goods_receipts_two_people check (confirmed_by not in (reviewed_by, settled_by)),
  constraint goods_receipts_settlement
    check (num_nulls(settled_by, settled_at, settlement_note) in (0, 3)),
  constraint goods_receipts_settled check (settled_at is null or status = 'approved'),
  constraint goods_receipts_settlement_length
    check (char_length(settlement_note) between 1 and 500)
);
-- A shipment is received once; a returned slip counts for nothing.
create unique index goods_receipts_shipment_key on public.goods_receipts (shipment_id)
  where status <> 'returned';
create index goods_receipts_shipment_id_idx on public.goods_receipts (shipment_id);
create index goods_receipts_pledge_id_idx on public.goods_receipts (pledge_id);
create index goods_receipts_organization_id_idx
  on public.goods_receipts (organization_id, status);
create index goods_receipts_photo_document_id_idx on public.goods_receipts (photo_document_id);
create index goods_receipts_document_id_idx on public.goods_receipts (document_id);
create index goods_receipts_confirmed_by_idx on public.goods_receipts (confirmed_by);
create index goods_receipts_reviewed_by_idx on public.goods_receipts (reviewed_by);
create index goods_receipts_settled_by_idx on public.goods_receipts (settled_by);
alter table public.goods_receipts enable row level security;
create policy select_with_pledge on public.goods_receipts
  for select to authenticated using (
    exists (select from public.pledges p where p.id = pledge_id)
  );
create trigger goods_receipts_status before insert or update of status on public.goods_receipts
  for each row execute function private.check_transition('goods_receipt');
create trigger goods_receipts_audit after insert or update or delete on public.goods_receipts
  for each row execute function private.audit();
create trigger goods_receipts_no_delete before delete on public.goods_receipts
  for each row execute function private.forbid_change();
comment on table public.goods_receipts is
  'What arrived of a shipment, counted, photographed and signed for by whoever it went to.';
comment on column public.goods_receipts.excess is 'What came above all that was committed.';
comment on column public.goods_receipts.settled_at is
  'When the difference to what was shipped was settled; null while there is one, or none.';

insert into public.status_transitions (record, from_status, to_status, act) values
  ('goods_shipment', null, 'shipped', 'ship'),
  ('goods_shipment', 'shipped', 'received', 'receive'),
  ('goods_shipment', 'shipped', 'withdrawn', 'withdraw'),
  ('goods_receipt', null, 'pending', 'confirm'),
  ('goods_receipt', 'pending', 'approved', 'approve'),
  ('goods_receipt', 'pending', 'returned', 'return');
