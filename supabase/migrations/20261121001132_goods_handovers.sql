-- Hand-overs: what was given to whom by a plan, against signatures on paper. One person records
-- the signed sheet, another compares it and lets it count.
create table public.goods_handovers (
  id uuid primary key,
  plan_id uuid not null references public.goods_plans,
  organization_id uuid not null references public.organizations,
  quantity numeric(15, 3) not null,
  handed_on date not null,
  document_id uuid not null references public.documents,
  status text not null default 'pending',
  review_note text,
  recorded_by uuid not null references public.accounts,
  recorded_at timestamptz not null default now(),
  reviewed_by uuid references public.accounts,
  reviewed_at timestamptz,
  constraint goods_handovers_quantity check (quantity > 0),
  constraint goods_handovers_status check (status in ('pending', 'approved', 'returned')),
  constraint goods_handovers_review
    check (num_nulls(reviewed_by, reviewed_at) = case status when 'pending' then 2 else 0 end),
  constraint goods_handovers_review_note check (status <> 'returned' or review_note is not null),
  constraint goods_handovers_review_note_length
    check (char_length(review_note) between 1 and 500),
  constraint goods_handovers_two_people check (reviewed_by <> recorded_by)
);
create index goods_handovers_plan_id_idx on public.goods_handovers (plan_id, status);
create index goods_handovers_organization_id_idx on public.goods_handovers (organization_id);
create index goods_handovers_document_id_idx on public.goods_handovers (document_id);
create index goods_handovers_recorded_by_idx on public.goods_handovers (recorded_by);
create index goods_handovers_reviewed_by_idx on public.goods_handovers (reviewed_by);
alter table public.goods_handovers enable row level security;
create policy select_with_plan on public.goods_handovers
  for select to authenticated using (
    exists (select from public.goods_plans p where p.id = plan_id)
  );
create trigger goods_handovers_status before insert or update of status on public.goods_handovers
  for each row execute function private.check_transition('goods_handover');
create trigger goods_handovers_audit after insert or update or delete on public.goods_handovers
  for each row execute function private.audit();
create trigger goods_handovers_no_delete before delete on public.goods_handovers
  for each row execute function private.forbid_change();
comment on table public.goods_handovers is 'Signed hand-over sheets of plans.';
comment on column public.goods_handovers.document_id is
  'The signed sheet. It bears signatures, so donors and other sides do not read it.';

create table public.goods_handover_lines (
  handover_id uuid not null references public.goods_handovers,
  plan_id uuid not null,
  number smallint not null,
  quantity numeric(15, 3) not null,
  primary key (handover_id, number),
  constraint goods_handover_lines_line_fkey foreign key (plan_id, number)
    references public.goods_plan_lines (plan_id, number),
  constraint goods_handover_lines_quantity check (quantity > 0)
);
create index goods_handover_lines_line_idx on public.goods_handover_lines (plan_id, number);
alter table public.goods_handover_lines enable row level security;
create policy select_with_plan on public.goods_handover_lines
  for select to authenticated using (
    exists (select from public.goods_plans p where p.id = plan_id)
  );
create trigger goods_handover_lines_append_only before update or delete
  on public.goods_handover_lines for each row execute function private.forbid_change();
create trigger goods_handover_lines_no_truncate before truncate on public.goods_handover_lines
  for each statement execute function private.forbid_change();
create trigger goods_handover_lines_audit after insert on public.goods_handover_lines
  for each row execute function private.audit('handover_id');
comment on table public.goods_handover_lines is 'What each line of a plan got by a hand-over.';

insert into public.status_transitions (record, from_status, to_status, act) values
  ('goods_handover', null, 'pending', 'record'),
  ('goods_handover', 'pending', 'approved', 'approve'),
  ('goods_handover', 'pending', 'returned', 'return');
