-- The chain over all that is public and has a date: timeline entries and rows of the ledger. One
-- sealer makes it after commit, in the order in which it finds them: they know nothing of their
-- neighbours, so that writers do not wait for each other, and what commits late is sealed late.
create table public.published_seals (
  position bigint primary key,
  entry_seq bigint references public.published_entries,
  posting_seq bigint references public.published_postings,
  hash text not null,
  previous_hash text not null,
  sealed_at timestamptz not null default now(),
  constraint published_seals_one check (num_nonnulls(entry_seq, posting_seq) = 1),
  constraint published_seals_entry_key unique (entry_seq),
  constraint published_seals_posting_key unique (posting_seq),
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
  'SHA-256 over the previous hash and the text of the link: of the entry or row of the ledger, '
  'with when it was sealed.';

-- What waits to be sealed: looking for it among all that was ever published would take ever longer.
create table private.unsealed (
  kind text not null,
  seq bigint not null,
  primary key (kind, seq)
);
alter table private.unsealed enable row level security;
comment on table private.unsealed is 'Published and not sealed yet; the sealer empties it.';

create function private.await_seal() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into private.unsealed select tg_argv[0], a.seq from added a;
  return null;
end
$$;
create trigger published_entries_unsealed after insert on public.published_entries
  referencing new table as added
  for each statement execute function private.await_seal('entry');
create trigger published_postings_unsealed after insert on public.published_postings
  referencing new table as added
  for each statement execute function private.await_seal('posting');

-- What is hashed of each: all that stands in its row, and when it was sealed, the same for everyone
-- who asks, whatever their time zone.
create function private.in_utc(moment timestamptz) returns text
language sql stable set search_path = '' as $$
  select to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;

create function private.entry_said(entry_seq bigint) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'entry', e.seq, 'project_id', e.project_id, 'kind', e.kind, 'source_id', e.source_id,
    'version', e.version, 'occurred_on', e.occurred_on,
    'published_at', private.in_utc(e.published_at), 'body', e.body, 'facts', e.facts,
    'posting', e.posting_seq, 'corrects', e.corrects_seq, 'pictures', (
      select coalesce(jsonb_agg(jsonb_build_array(m.sha256, m.caption) order by m.position), '[]')
      from public.published_entry_media m where m.entry_seq = e.seq)
  )
  from public.published_entries e where e.seq = entry_said.entry_seq
$$;

create function private.posting_said(posting_seq bigint) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'posting', p.seq, 'kind', p.kind, 'bucket', p.bucket, 'signed_fen', p.signed_fen,
    'nature', p.nature, 'occurred_on', p.occurred_on,
    'recorded_at', private.in_utc(p.recorded_at), 'pledge_id', p.pledge_id,
    'project_id', p.project_id, 'donor_id', p.donor_id, 'pairing_id', p.pairing_id,
    'village_code', p.village_code, 'corrects', p.corrects_seq, 'reason', p.reason,
    'is_demo', p.is_demo
  )
  from public.published_postings p where p.seq = posting_said.posting_seq
$$;

create function private.link_text(entry_seq bigint, posting_seq bigint, sealed_at timestamptz)
returns text
language sql stable set search_path = '' as $$
  select (jsonb_build_object('sealed_at', private.in_utc(sealed_at))
    || coalesce(private.entry_said(entry_seq), private.posting_said(posting_seq)))::text
$$;

-- Seals what was committed since the last time; answers how many. A second sealer that comes
-- meanwhile does nothing.
create function private.seal_entries() returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  item record;
  place bigint;
  head text;
  sealed integer := 0;
begin
  if not pg_try_advisory_xact_lock(hashtext('seal_entries')) then return 0; end if;
  select s.position, s.hash into place, head
  from public.published_seals s order by s.position desc limit 1;
  for item in
    select k.entry_seq, k.posting_seq, u.kind, u.seq,
      private.link_text(k.entry_seq, k.posting_seq, now()) as said
    from private.unsealed u
    cross join lateral (select case u.kind when 'entry' then u.seq end as entry_seq,
      case u.kind when 'posting' then u.seq end as posting_seq) k
    order by u.kind desc, u.seq -- an entry of money after its row
  loop
    head := coalesce(head, repeat('0', 64));
    place := coalesce(place, 0) + 1;
    insert into public.published_seals (position, entry_seq, posting_seq, previous_hash, hash)
    values (place, item.entry_seq, item.posting_seq, head,
      encode(sha256(convert_to(head || item.said, 'UTF8')), 'hex'))
    returning hash into head;
    delete from private.unsealed u where u.kind = item.kind and u.seq = item.seq;
    sealed := sealed + 1;
  end loop;
  return sealed;
end
$$;

-- The links of the chain from a place on, with what was hashed, so that anyone can hash it again.
create function private.list_chain(after bigint, up_to bigint)
returns table (
  "position" bigint, previous_hash text, hash text, sealed_at timestamptz, said text
)
language sql stable security definer set search_path = '' as $$
  select s.position, s.previous_hash, s.hash, s.sealed_at,
    private.link_text(s.entry_seq, s.posting_seq, s.sealed_at)
  from public.published_seals s
  where s.position > after and s.position <= up_to
  order by s.position limit 500
$$;

create function public.list_chain(after bigint, up_to bigint)
returns table (
  "position" bigint, previous_hash text, hash text, sealed_at timestamptz, said text
)
language sql stable set search_path = '' as $$
  select * from private.list_chain(after, up_to)
$$;
comment on function public.list_chain is
  'At most 500 links of the public chain after a place: the text that was hashed after the hash '
  'before it, and the hash. Reads published tables only.';
grant execute on function private.list_chain, public.list_chain to anon, authenticated;
