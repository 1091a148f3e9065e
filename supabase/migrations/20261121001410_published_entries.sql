-- The published timeline: what a reader sees of a project, entry by entry, in one chain.
create table public.published_entries (
  seq bigint generated always as identity primary key,
  project_id uuid not null references public.published_projects,
  kind text not null,
  source_id text not null,
  version integer not null default 1,
  occurred_on date not null,
  published_at timestamptz not null default now(),
  body text,
  facts jsonb not null default '{}',
  posting_seq bigint references public.published_postings,
  corrects_seq bigint references public.published_entries,
  constraint published_entries_kind check (kind in ('status', 'notice', 'money', 'milestone',
    'deliberation', 'contract', 'acceptance', 'handover', 'update', 'correction')),
  constraint published_entries_source_key unique (kind, source_id, version)
);
create index published_entries_project_idx
  on public.published_entries (project_id, occurred_on desc, seq desc);
create index published_entries_newest_idx on public.published_entries (published_at desc, seq desc);
create index published_entries_posting_seq_idx on public.published_entries (posting_seq);
create index published_entries_corrects_seq_idx on public.published_entries (corrects_seq);
alter table public.published_entries enable row level security;
create policy select_public on public.published_entries
  for select to anon, authenticated using (true);
create trigger published_entries_append_only before update or delete
  on public.published_entries for each row execute function private.forbid_change();
create trigger published_entries_no_truncate before truncate
  on public.published_entries for each statement execute function private.forbid_change();
create trigger published_entries_version after insert
  on public.published_entries for each statement execute function private.raise_version();
comment on table public.published_entries is
  'Timeline entries; append-only. A correction is a new entry that names the one it corrects. '
  'facts: amounts in fen, percents, statuses and titles that the page words by kind.';

create table public.published_media (
  sha256 text primary key,
  extension text not null,
  width integer not null,
  height integer not null,
  byte_size integer not null,
  small_sha256 text not null,
  small_width smallint not null,
  small_height smallint not null,
  colour text not null,
  constraint published_media_sha256_form check (sha256 ~ '^[0-9a-f]{64}$'),
  constraint published_media_small_form check (small_sha256 ~ '^[0-9a-f]{64}$'),
  constraint published_media_colour_form check (colour ~ '^#[0-9a-f]{6}$'),
  constraint published_media_extension check (extension in ('webp', 'jpg', 'png'))
);
create index published_media_small_sha256_idx on public.published_media (small_sha256);
alter table public.published_media enable row level security;
create policy select_public on public.published_media
  for select to anon, authenticated using (true);
comment on table public.published_media is 'Cleaned copies of pictures, by the hash of the copy.';
comment on column public.published_media.small_sha256 is
  'The copy of at most 480 pixels that pages show; of the same form as the whole one.';
comment on column public.published_media.colour is 'Its average: what stands there until it came.';

create table public.published_entry_media (
  entry_seq bigint not null references public.published_entries,
  position smallint not null,
  sha256 text not null references public.published_media,
  caption text not null,
  primary key (entry_seq, position)
);
create index published_entry_media_sha256_idx on public.published_entry_media (sha256);
alter table public.published_entry_media enable row level security;
create policy select_public on public.published_entry_media
  for select to anon, authenticated using (true);
create trigger published_entry_media_append_only before update or delete
  on public.published_entry_media for each row execute function private.forbid_change();
comment on table public.published_entry_media is 'Which pictures an entry shows, in order.';
