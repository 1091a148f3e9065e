-- Published notices: what hangs on the wall, and what became of it. What was announced stays as it
-- was announced; only its standing and the counts of objections move.
create table public.published_notices (
  id uuid primary key,
  project_id uuid not null references public.published_projects,
  level text not null,
  village_code text not null references public.regions,
  starts_on date not null,
  ends_on date not null,
  place text not null,
  basis text,
  budget jsonb not null,
  standing text not null,
  stop_reason text,
  objection_count integer not null,
  answered_count integer not null,
  is_demo boolean not null,
  constraint published_notices_standing check (standing in ('given', 'stopped', 'void')),
  constraint published_notices_counts check (answered_count between 0 and objection_count)
);
create index published_notices_newest_idx on public.published_notices (ends_on desc, id);
create index published_notices_project_id_idx on public.published_notices (project_id);
create index published_notices_village_code_idx
  on public.published_notices (village_code, ends_on desc);
alter table public.published_notices enable row level security;
create policy select_public on public.published_notices
  for select to anon, authenticated using (true);
create trigger published_notices_version after insert or update or delete
  on public.published_notices for each statement execute function private.raise_version();
comment on table public.published_notices is
  'Notices of published projects. budget: [{"source", "amount_fen"}] as it was announced; '
  'standing: given, stopped (for stop_reason), or void since its project came back.';
