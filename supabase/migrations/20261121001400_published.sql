-- What is public. The public site, its feeds and its open data read these tables and nothing
-- else; each row is a deliberate copy made by a function of the next migration: masked names,
-- anonymous donors without a trace of who they are, pictures without their metadata.

-- A page in a cache is as old as these numbers: each publication raises one.
create table public.published_versions (
  topic text primary key,
  version bigint not null default 1,
  changed_at timestamptz not null default now()
);
alter table public.published_versions enable row level security;
create policy select_public on public.published_versions
  for select to anon, authenticated using (true);
comment on table public.published_versions is 'How often each published table has changed.';

create function private.raise_version() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into public.published_versions as v (topic) values (tg_table_name)
  on conflict (topic) do update set version = v.version + 1, changed_at = now();
  return null;
end
$$;

create table public.published_pairings (
  id uuid primary key,
  programme text not null,
  kind text not null,
  supporting_name text not null,
  receiving_name text not null,
  supporting_region_code text not null references public.regions,
  receiving_region_code text not null references public.regions,
  valid_from date not null,
  valid_to date,
  predecessor_id uuid,
  basis text,
  is_demo boolean not null
);
create index published_pairings_supporting_idx
  on public.published_pairings (supporting_region_code);
create index published_pairings_receiving_idx on public.published_pairings (receiving_region_code);
alter table public.published_pairings enable row level security;
create policy select_public on public.published_pairings
  for select to anon, authenticated using (true);
create trigger published_pairings_version after insert or update or delete
  on public.published_pairings for each statement execute function private.raise_version();
comment on table public.published_pairings is 'Who supports whom, from when until when.';

create table public.published_donors (
  id uuid primary key,
  name text not null,
  kind text not null,
  uscc text,
  region_code text not null references public.regions,
  is_demo boolean not null
);
create index published_donors_region_code_idx on public.published_donors (region_code);
alter table public.published_donors enable row level security;
create policy select_public on public.published_donors
  for select to anon, authenticated using (true);
create trigger published_donors_version after insert or update or delete
  on public.published_donors for each statement execute function private.raise_version();
comment on table public.published_donors is
  'Donors with a signed pledge under their own name; anonymous ones have no row at all.';

create table public.published_needs (
  id uuid primary key,
  village_code text not null references public.regions,
  title text not null,
  description text not null,
  category text not null,
  commodity text not null,
  amount_fen bigint,
  quantity numeric(15, 3),
  unit text,
  urgency smallint not null,
  beneficiary_households integer,
  beneficiary_persons integer,
  status text not null,
  agreed numeric(19, 3) not null,
  opened_on date not null,
  is_demo boolean not null
);
create index published_needs_village_code_idx on public.published_needs (village_code);
create index published_needs_newest_idx on public.published_needs (opened_on, id);
create index published_needs_amount_fen_idx on public.published_needs (amount_fen, id);
create index published_needs_urgency_idx on public.published_needs (urgency, id);
alter table public.published_needs enable row level security;
create policy select_public on public.published_needs
  for select to anon, authenticated using (true);
create trigger published_needs_version after insert or update or delete
  on public.published_needs for each statement execute function private.raise_version();
comment on table public.published_needs is
  'Verified needs; agreed is what both sides have agreed to so far, in the unit of the need.';

create table public.published_pledges (
  id uuid primary key,
  donor_id uuid references public.published_donors,
  receiving_name text not null,
  receiving_kind text not null,
  receiving_uscc text,
  nature text not null,
  form text not null,
  amount_fen bigint,
  amount_text text,
  is_approximate boolean not null,
  agreement_number text,
  agreement_on date not null,
  village_codes text[] not null,
  pairing_id uuid references public.published_pairings,
  status text not null,
  is_demo boolean not null
);
create index published_pledges_donor_id_idx on public.published_pledges (donor_id);
create index published_pledges_pairing_id_idx on public.published_pledges (pairing_id);
create index published_pledges_newest_idx on public.published_pledges (agreement_on desc, id);
alter table public.published_pledges enable row level security;
create policy select_public on public.published_pledges
  for select to anon, authenticated using (true);
create trigger published_pledges_version after insert or update or delete
  on public.published_pledges for each statement execute function private.raise_version();
comment on table public.published_pledges is 'Signed pledges; no donor_id means 爱心单位.';

create table public.published_projects (
  id uuid primary key,
  title text not null,
  village_code text not null references public.regions,
  kind text not null,
  pool_year smallint,
  status text not null,
  pairing_id uuid references public.published_pairings,
  need_id uuid,
  implementing_unit text,
  farmer_linkage text,
  approval_number text,
  performance_target text,
  budget_fen bigint not null,
  works_percent smallint not null,
  last_entry_on date,
  next_due_on date,
  is_demo boolean not null
);
create index published_projects_village_code_idx on public.published_projects (village_code);
create index published_projects_pairing_id_idx on public.published_projects (pairing_id);
create index published_projects_newest_idx
  on public.published_projects (last_entry_on desc nulls last, id desc);
create index published_projects_budget_fen_idx on public.published_projects (budget_fen, id);
create index published_projects_works_idx on public.published_projects (works_percent, id);
alter table public.published_projects enable row level security;
create policy select_public on public.published_projects
  for select to anon, authenticated using (true);
create trigger published_projects_version after insert or update or delete
  on public.published_projects for each statement execute function private.raise_version();
comment on table public.published_projects is
  'Projects from their village notice on. Their money stands in published_postings.';

-- One row per confirmed movement of money. `bucket` is where it counts and `signed_fen` how much
-- (a reversal counts against the bucket that it takes from), so that every public total is a
-- plain sum over these rows, and the rows behind it are the same rows.
create table public.published_postings (
  seq bigint primary key,
  kind text not null,
  bucket text not null,
  signed_fen bigint not null,
  nature text not null,
  occurred_on date not null,
  recorded_at timestamptz not null,
  pledge_id uuid not null,
  project_id uuid,
  donor_id uuid references public.published_donors,
  pairing_id uuid references public.published_pairings,
  village_code text references public.regions,
  corrects_seq bigint references public.published_postings,
  reason text,
  is_demo boolean not null,
  constraint published_postings_bucket check (bucket in ('committed', 'received', 'allocated',
    'disbursed', 'spent', 'returned', 'lapsed', 'written_off')),
  constraint published_postings_signed check (signed_fen <> 0)
);
create index published_postings_pledge_id_idx on public.published_postings (pledge_id);
-- A page of one subject is read in the order of its rows, and a year of it without their heap.
create index published_postings_project_id_idx
  on public.published_postings (project_id, seq, occurred_on);
create index published_postings_donor_id_idx
  on public.published_postings (donor_id, seq, occurred_on);
create index published_postings_pairing_id_idx
  on public.published_postings (pairing_id, seq, occurred_on);
create index published_postings_village_code_idx
  on public.published_postings (village_code, seq, occurred_on);
-- The orders of the whole ledger besides its own.
create index published_postings_occurred_on_idx on public.published_postings (occurred_on, seq);
create index published_postings_signed_fen_idx on public.published_postings (signed_fen, seq);
create index published_postings_corrects_seq_idx on public.published_postings (corrects_seq);
create index published_postings_bucket_idx
  on public.published_postings (bucket, nature, occurred_on);
alter table public.published_postings enable row level security;
create policy select_public on public.published_postings
  for select to anon, authenticated using (true);
create trigger published_postings_append_only before update or delete
  on public.published_postings for each row execute function private.forbid_change();
create trigger published_postings_no_truncate before truncate
  on public.published_postings for each statement execute function private.forbid_change();
create trigger published_postings_version after insert
  on public.published_postings for each statement execute function private.raise_version();
comment on table public.published_postings is
  'The public ledger. in transit is not in it: what only one side says is not yet a fact.';
