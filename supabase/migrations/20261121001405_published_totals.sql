-- Sums of the public ledger, kept as its rows come in: however long it grows, what a page shows of
-- one subject is read from some dozens of rows.
create table public.published_totals (
  scope text not null,
  scope_key text not null,
  nature text not null,
  bucket text not null,
  year smallint not null,
  total_fen bigint not null,
  row_count integer not null,
  primary key (scope, scope_key, nature, bucket, year),
  constraint published_totals_scope
    check (scope in ('all', 'pairing', 'donor', 'project', 'village', 'county'))
);
alter table public.published_totals enable row level security;
create policy select_public on public.published_totals
  for select to anon, authenticated using (true);
comment on table public.published_totals is
  'Per subject, nature, bucket and year what its rows in published_postings sum to, and how many '
  'they are. Several subjects at once: published_splits.';
comment on column public.published_totals.scope_key is
  'The id or code of the subject; anonymous for all donors without a name; empty for all.';

-- Whose a row of the ledger is.
create function private.scopes_of(posting public.published_postings)
returns table (scope text, scope_key text)
language sql immutable set search_path = '' as $$
  select s.scope, s.scope_key
  from (values
    ('all', ''),
    ('pairing', posting.pairing_id::text),
    ('donor', coalesce(posting.donor_id::text, 'anonymous')),
    ('project', posting.project_id::text),
    ('village', posting.village_code),
    ('county', left(posting.village_code, 6) || '000000')
  ) as s (scope, scope_key)
  where s.scope_key is not null
$$;

-- In one order, so that two publications never wait for each other.
create function private.add_to_totals() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into public.published_totals as t
  select s.scope, s.scope_key, a.nature, a.bucket, extract(year from a.occurred_on),
    sum(a.signed_fen), count(*)
  from added a cross join lateral private.scopes_of(a::public.published_postings) s
  group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
  on conflict (scope, scope_key, nature, bucket, year) do update set
    total_fen = t.total_fen + excluded.total_fen, row_count = t.row_count + excluded.row_count;
  return null;
end
$$;
create trigger published_postings_totals after insert on public.published_postings
  referencing new table as added
  for each statement execute function private.add_to_totals();

create view public.published_splits with (security_invoker = true) as
select bucket, nature, extract(year from occurred_on)::smallint as year, pairing_id, donor_id,
  project_id, village_code, sum(signed_fen)::bigint as total_fen, count(*)::integer as row_count
from public.published_postings
group by bucket, nature, extract(year from occurred_on), pairing_id, donor_id, project_id,
  village_code;
comment on view public.published_splits is
  'Sums of the public ledger by all its subjects at once, summed when asked: filter here and in '
  'published_postings alike, the same rows.';
