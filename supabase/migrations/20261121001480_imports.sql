-- Imports: rows of a file that somebody uploads, read and judged in the background, shown to them,
-- and written in one transaction once they say so: as if each row had been typed into its form.
create table public.imports (
  id uuid primary key,
  organization_id uuid not null references public.organizations,
  kind text not null,
  document_id uuid not null references public.documents,
  sha256 text not null,
  status text not null default 'reading',
  progress smallint not null default 0,
  failure jsonb,
  head jsonb not null default '[]',
  sums jsonb not null default '[]',
  row_count integer not null default 0,
  fault_count integer not null default 0,
  withdrawn_count integer,
  created_by uuid not null references public.accounts,
  created_at timestamptz not null default now(),
  imported_by uuid references public.accounts,
  imported_at timestamptz,
  undone_by uuid references public.accounts,
  undone_at timestamptz,
  constraint imports_kind check (kind in ('needs', 'villages', 'pledges', 'receipts',
    'goods', 'organizations')),
  constraint imports_sha256_form check (sha256 ~ '^[0-9a-f]{64}$'),
  constraint imports_status
    check (status in ('reading', 'ready', 'failed', 'discarded', 'imported', 'undone')),
  constraint imports_progress check (progress between 0 and 100),
  constraint imports_failure check (jsonb_typeof(failure -> 'name') = 'string'
    and (failure is not null or status <> 'failed')),
  constraint imports_lists check (jsonb_typeof(head) = 'array' and jsonb_typeof(sums) = 'array'),
  constraint imports_counts check (row_count between 0 and 5000
    and fault_count between 0 and row_count and withdrawn_count between 0 and row_count),
  constraint imports_whole check (status <> 'imported' or (row_count > 0 and fault_count = 0)),
  constraint imports_confirmation check ((status in ('imported', 'undone'))
    = (num_nonnulls(imported_by, imported_at) = 2)),
  constraint imports_undoing check ((status = 'undone')
    = (num_nonnulls(undone_by, undone_at, withdrawn_count) = 3))
);
-- One file has one effect. Undone, it may be brought in again.
create unique index imports_once_key on public.imports (organization_id, kind, sha256)
  where status = 'imported';
create index imports_organization_id_idx on public.imports (organization_id, created_at);
create index imports_document_id_idx on public.imports (document_id);
create index imports_created_by_idx on public.imports (created_by);
create index imports_imported_by_idx on public.imports (imported_by);
create index imports_undone_by_idx on public.imports (undone_by);
alter table public.imports enable row level security;
create policy select_own on public.imports
  for select to authenticated using (organization_id = (select private.actor_organization()));
create trigger imports_status before insert or update of status on public.imports
  for each row execute function private.check_transition('import');
create trigger imports_audit after insert or delete or update of status on public.imports
  for each row execute function private.audit();
comment on table public.imports is 'Files of rows that an organization brings in.';
comment on column public.imports.failure is 'A refusal, {name, facts}: why the file has no rows.';
comment on column public.imports.head is
  '[{label, key}]: the columns of the file; key is null where the column means nothing here.';
comment on column public.imports.sums is
  '[{key, declared, sum, verdict}]: what its total row declares, in fen or thousandths.';
comment on column public.imports.withdrawn_count is
  'Records that undoing took back; the other rows had gone on by then.';

insert into public.status_transitions (record, from_status, to_status, act) values
  ('import', null, 'reading', 'begin'),
  ('import', 'reading', 'ready', 'read'),
  ('import', 'reading', 'failed', 'fail'),
  ('import', 'ready', 'imported', 'confirm'),
  ('import', 'imported', 'undone', 'undo'),
  ('import', 'reading', 'discarded', 'discard'),
  ('import', 'ready', 'discarded', 'discard'),
  ('import', 'failed', 'discarded', 'discard');

-- The record of a row has its id before it is there, so that writing it twice makes one.
create function private.imported_id(import_id uuid, place integer) returns uuid
language sql immutable set search_path = '' as $$
  select overlay(overlay(md5(import_id || ':' || place)
    placing '8' from 13) placing 'a' from 17)::uuid
$$;

create table public.import_rows (
  import_id uuid not null references public.imports,
  position integer not null,
  cells jsonb not null,
  issues jsonb not null default '[]',
  is_faulty boolean not null,
  command jsonb,
  record_id uuid not null generated always as (private.imported_id(import_id, position)) stored,
  primary key (import_id, position),
  constraint import_rows_position check (position between 1 and 1048576),
  constraint import_rows_lists
    check (jsonb_typeof(cells) = 'array' and jsonb_typeof(issues) = 'array'),
  constraint import_rows_command check (is_faulty = (command is null))
);
create index import_rows_order_idx on public.import_rows (import_id, is_faulty desc, position);
alter table public.import_rows enable row level security;
create policy select_own on public.import_rows
  for select to authenticated using (import_id in (
    select i.id from public.imports i
    where i.organization_id = (select private.actor_organization())
  ));
comment on table public.import_rows is
  'Rows of a file as they were read, what is wrong with them, and what they ask for.';
comment on column public.import_rows.position is 'The number of the row in the file, from 1.';
comment on column public.import_rows.issues is
  '[{key, name, facts, isNote}]: refusals by column; a note holds up nothing.';
comment on column public.import_rows.command is 'What the form would have sent; null if faulty.';
