-- Monthly bulletins (月度通报): what a county, the sides of a pairing, or a supporting city send up
-- the line. The figures are computed from what is public and frozen with their day and their
-- hash when a bulletin is drawn up; an editor adds words, a second person publishes it.
create table public.bulletins (
  id uuid primary key,
  scope text not null,
  region_code text references public.regions,
  pairing_id uuid references public.pairings,
  scope_name text not null,
  month date not null,
  edition smallint not null,
  status text not null default 'draft',
  as_of date not null,
  up_to bigint not null,
  drawn_at timestamptz not null,
  figures jsonb not null,
  hash text not null,
  foreword text not null default '',
  outlook text not null default '',
  correction text not null default '',
  version integer not null default 1,
  organization_id uuid not null references public.organizations,
  drawn_up_by uuid not null references public.accounts,
  edited_by uuid not null references public.accounts,
  published_by uuid references public.accounts,
  published_at timestamptz,
  is_demo boolean not null default false,
  created_at timestamptz not null default now(),
  constraint bulletins_key
    unique nulls not distinct (scope, region_code, pairing_id, month, edition),
  constraint bulletins_scope check (scope in ('county', 'pairing', 'supporting')),
  constraint bulletins_subject check (num_nonnulls(region_code, pairing_id) = 1
    and (scope = 'pairing') = (pairing_id is not null)),
  constraint bulletins_month check (extract(day from month) = 1),
  constraint bulletins_as_of check (as_of between month and month + interval '1 month - 1 day'),
  constraint bulletins_edition check (edition > 0),
  constraint bulletins_status check (status in ('draft', 'published')),
  constraint bulletins_hash_form check (hash ~ '^[0-9a-f]{64}$'),
  constraint bulletins_words check (greatest(char_length(foreword), char_length(outlook)) <= 3000
    and char_length(correction) <= 500),
  constraint bulletins_publication check (num_nulls(published_by, published_at)
    = case status when 'published' then 0 else 2 end),
  constraint bulletins_two_people check (published_by not in (drawn_up_by, edited_by))
);
create index bulletins_region_code_idx on public.bulletins (region_code);
create index bulletins_pairing_id_idx on public.bulletins (pairing_id);
create index bulletins_organization_id_idx on public.bulletins (organization_id, month desc);
create index bulletins_drawn_up_by_idx on public.bulletins (drawn_up_by);
create index bulletins_edited_by_idx on public.bulletins (edited_by);
create index bulletins_published_by_idx on public.bulletins (published_by);
alter table public.bulletins enable row level security;
create policy select_own on public.bulletins
  for select to authenticated using (organization_id = (select private.actor_organization()));
-- The other side of a pairing sees the very same record.
create policy select_sides on public.bulletins
  for select to authenticated using (
    (select private.actor_kind()) in ('city', 'county') and pairing_id in (
      select p.id from public.pairings p
      where (select private.claim('region_code'))
        in (p.supporting_region_code, p.receiving_region_code)
    )
  );
create trigger bulletins_status before insert or update of status on public.bulletins
  for each row execute function private.check_transition('bulletin');
create trigger bulletins_no_delete before delete on public.bulletins
  for each row execute function private.forbid_change();
create trigger bulletins_keep before update on public.bulletins
  for each row when (old.status = 'published') execute function private.forbid_change();
create trigger bulletins_audit after insert or update or delete on public.bulletins
  for each row execute function private.audit();
comment on table public.bulletins is
  '月度通报 with frozen figures; a published one never changes, its correction is a new edition.';
comment on column public.bulletins.up_to is
  'The last row of the public ledger that the figures count.';
comment on column public.bulletins.hash is 'SHA-256 over the text of figures, in hexadecimals.';

insert into public.status_transitions (record, from_status, to_status, act) values
  ('bulletin', null, 'draft', 'draw_up'),
  ('bulletin', 'draft', 'published', 'publish');

-- What the public reads, written once at publication: no person, no donor, and of projects and
-- needs only those that were public when the bulletin was drawn up.
create table public.published_reports (
  id uuid primary key,
  scope text not null,
  region_code text references public.regions,
  pairing_id uuid references public.published_pairings,
  scope_name text not null,
  month date not null,
  edition smallint not null,
  as_of date not null,
  up_to bigint not null,
  drawn_at timestamptz not null,
  figures jsonb not null,
  hash text not null,
  foreword text not null,
  outlook text not null,
  correction text not null,
  organization_name text not null,
  published_at timestamptz not null default now(),
  is_demo boolean not null,
  constraint published_reports_key
    unique nulls not distinct (scope, region_code, pairing_id, month, edition)
);
create index published_reports_newest_idx on public.published_reports (month desc, id);
create index published_reports_region_code_idx on public.published_reports (region_code);
create index published_reports_pairing_id_idx on public.published_reports (pairing_id);
alter table public.published_reports enable row level security;
create policy select_public on public.published_reports
  for select to anon, authenticated using (true);
create trigger published_reports_append_only before update or delete
  on public.published_reports for each row execute function private.forbid_change();
create trigger published_reports_no_truncate before truncate
  on public.published_reports for each statement execute function private.forbid_change();
create trigger published_reports_version after insert
  on public.published_reports for each statement execute function private.raise_version();
comment on table public.published_reports is
  'Monthly bulletins; append-only: the last edition of a month counts, the others stay.';
