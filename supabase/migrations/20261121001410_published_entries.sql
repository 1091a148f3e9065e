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
    'update', 'correction')),
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

-- The chain over the entries, made by one sealer after commit, in the order in which it finds
-- them: an entry knows nothing of its neighbours, so that writers do not wait for each other, and
-- one that commits late is sealed late.
create table public.published_seals (
  position bigint primary key,
  entry_seq bigint not null references public.published_entries,
  hash text not null,
  previous_hash text not null,
  sealed_at timestamptz not null default now(),
  constraint published_seals_entry_key unique (entry_seq),
  constraint published_seals_hash_form check (hash ~ '^[0-9a-f]{64}$')
);
alter table public.published_seals enable row level security;
create policy select_public on public.published_seals
  for select to anon, authenticated using (true);
create trigger published_seals_append_only before update or delete on public.published_seals
  for each row execute function private.forbid_change();
create trigger published_seals_no_truncate before truncate on public.published_seals
  for each statement execute function private.forbid_change();
comment on table public.published_seals is
  'SHA-256 over the previous hash and the words, numbers and pictures of the entry.';

create table public.published_media (
  sha256 text primary key,
  extension text not null,
  width integer not null,
  height integer not null,
  byte_size integer not null,
  constraint published_media_sha256_form check (sha256 ~ '^[0-9a-f]{64}$'),
  constraint published_media_extension check (extension in ('webp', 'jpg', 'png'))
);
alter table public.published_media enable row level security;
create policy select_public on public.published_media
  for select to anon, authenticated using (true);
comment on table public.published_media is 'Cleaned copies of pictures, by the hash of the copy.';

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

-- What an entry says, as one text to hash: the same for everyone who recomputes it.
create function private.entry_text(entry public.published_entries) returns text
language sql stable set search_path = '' as $$
  select jsonb_build_array(
    entry.seq, entry.project_id, entry.kind, entry.source_id, entry.version, entry.occurred_on,
    entry.body, entry.facts, entry.posting_seq, entry.corrects_seq,
    (select coalesce(jsonb_agg(jsonb_build_array(m.sha256, m.caption) order by m.position), '[]')
      from public.published_entry_media m where m.entry_seq = entry.seq)
  )::text
$$;

-- Seals what was committed since the last time; answers how many. A second sealer that comes
-- meanwhile does nothing.
create function private.seal_entries() returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  entry public.published_entries;
  place bigint;
  head text;
  sealed integer := 0;
begin
  if not pg_try_advisory_xact_lock(hashtext('seal_entries')) then return 0; end if;
  select s.position, s.hash into place, head
  from public.published_seals s order by s.position desc limit 1;
  for entry in
    select e.* from public.published_entries e
    where not exists (select from public.published_seals s where s.entry_seq = e.seq)
    order by e.seq
  loop
    head := coalesce(head, repeat('0', 64));
    place := coalesce(place, 0) + 1;
    insert into public.published_seals (position, entry_seq, previous_hash, hash)
    values (place, entry.seq, head,
      encode(sha256(convert_to(head || private.entry_text(entry), 'UTF8')), 'hex'))
    returning hash into head;
    sealed := sealed + 1;
  end loop;
  return sealed;
end
$$;
