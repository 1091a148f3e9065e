-- Allocations and payments: what a county gives out of received money to a project in its pool, and
-- what is paid out and spent of that. One person proposes or records, another approves, and only
-- then it is posted.
create table public.allocations (
  id uuid primary key,
  project_id uuid not null references public.projects,
  pledge_id uuid not null references public.pledges,
  organization_id uuid not null references public.organizations,
  amount_fen bigint not null,
  note text,
  status text not null default 'pending',
  review_note text,
  proposed_by uuid not null references public.accounts,
  proposed_at timestamptz not null default now(),
  reviewed_by uuid references public.accounts,
  reviewed_at timestamptz,
  constraint allocations_amount check (amount_fen between 1 and 10000000000000),
  constraint allocations_note_length check (char_length(note) between 1 and 500),
  constraint allocations_status check (status in ('pending', 'approved', 'returned')),
  constraint allocations_review
    check (num_nulls(reviewed_by, reviewed_at) = case status when 'pending' then 2 else 0 end),
  constraint allocations_review_note check (status <> 'returned' or review_note is not null),
  constraint allocations_review_note_length check (char_length(review_note) between 1 and 500),
  constraint allocations_two_people check (reviewed_by <> proposed_by)
);
create index allocations_project_id_idx on public.allocations (project_id, status);
create index allocations_pledge_id_idx on public.allocations (pledge_id, status);
create index allocations_organization_id_idx on public.allocations (organization_id, status);
create index allocations_proposed_by_idx on public.allocations (proposed_by);
create index allocations_reviewed_by_idx on public.allocations (reviewed_by);
alter table public.allocations enable row level security;
create policy select_party on public.allocations
  for select to authenticated using (pledge_id in (select private.pledges_of_actor()));
create policy select_in_charge on public.allocations
  for select to authenticated using (project_id in (select private.projects_in_charge()));
create trigger allocations_status before insert or update of status on public.allocations
  for each row execute function private.check_transition('allocation');
create trigger allocations_audit after insert or update or delete on public.allocations
  for each row execute function private.audit();
create trigger allocations_no_delete before delete on public.allocations
  for each row execute function private.forbid_change();
comment on table public.allocations is 'Received money assigned to projects, by pledge.';

create table public.project_payments (
  id uuid primary key,
  kind text not null,
  project_id uuid not null references public.projects,
  pledge_id uuid not null references public.pledges,
  organization_id uuid not null references public.organizations,
  amount_fen bigint not null,
  paid_on date not null,
  payee text not null,
  document_id uuid references public.documents,
  status text not null default 'pending',
  review_note text,
  recorded_by uuid not null references public.accounts,
  recorded_at timestamptz not null default now(),
  reviewed_by uuid references public.accounts,
  reviewed_at timestamptz,
  constraint project_payments_kind check (kind in ('disbursement', 'expenditure')),
  constraint project_payments_amount check (amount_fen between 1 and 10000000000000),
  constraint project_payments_payee_length check (char_length(btrim(payee)) between 1 and 100),
  constraint project_payments_status check (status in ('pending', 'approved', 'returned')),
  constraint project_payments_review
    check (num_nulls(reviewed_by, reviewed_at) = case status when 'pending' then 2 else 0 end),
  constraint project_payments_review_note check (status <> 'returned' or review_note is not null),
  constraint project_payments_review_note_length
    check (char_length(review_note) between 1 and 500),
  constraint project_payments_two_people check (reviewed_by <> recorded_by)
);
create index project_payments_project_id_idx on public.project_payments (project_id, status);
create index project_payments_pledge_id_idx on public.project_payments (pledge_id, status);
create index project_payments_organization_id_idx
  on public.project_payments (organization_id, status);
create index project_payments_document_id_idx on public.project_payments (document_id);
create index project_payments_recorded_by_idx on public.project_payments (recorded_by);
create index project_payments_reviewed_by_idx on public.project_payments (reviewed_by);
alter table public.project_payments enable row level security;
create policy select_party on public.project_payments
  for select to authenticated using (pledge_id in (select private.pledges_of_actor()));
create policy select_in_charge on public.project_payments
  for select to authenticated using (project_id in (select private.projects_in_charge()));
create trigger project_payments_status before insert or update of status
  on public.project_payments
  for each row execute function private.check_transition('project_payment');
create trigger project_payments_audit after insert or update or delete on public.project_payments
  for each row execute function private.audit();
create trigger project_payments_no_delete before delete on public.project_payments
  for each row execute function private.forbid_change();
comment on table public.project_payments is
  'Allocated money paid out to who carries the project out (disbursement), and spent by them.';

insert into public.status_transitions (record, from_status, to_status, act) values
  ('allocation', null, 'pending', 'propose'),
  ('allocation', 'pending', 'approved', 'approve'),
  ('allocation', 'pending', 'returned', 'return'),
  ('project_payment', null, 'pending', 'record'),
  ('project_payment', 'pending', 'approved', 'approve'),
  ('project_payment', 'pending', 'returned', 'return');

-- From here on money and works know each other: who gave or holds the money of a project sees the
-- project, who answers for the project sees the pledge.
create function private.projects_funded_by_actor() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select a.project_id from public.allocations a
  where a.status = 'approved' and a.pledge_id in (select private.pledges_of_actor())
$$;

create function private.pledges_spent_in_charge() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select a.pledge_id from public.allocations a
  where a.status = 'approved' and a.project_id in (select private.projects_in_charge())
$$;
grant execute on function private.projects_funded_by_actor, private.pledges_spent_in_charge
  to authenticated;

create policy select_funder on public.projects
  for select to authenticated using (id in (select private.projects_funded_by_actor()));
create policy select_spent_in_charge on public.pledges
  for select to authenticated using (id in (select private.pledges_spent_in_charge()));
create policy select_spent_in_charge on public.pledge_donors
  for select to authenticated using (
    (select private.actor_kind()) in ('city', 'county')
    and pledge_id in (select private.pledges_spent_in_charge())
  );
