-- The money of a bulletin: sums over rows of the public ledger, and those very rows. One function
-- says which they are, so that a figure and the rows behind it cannot differ.

-- Which pairings stand behind what a supporting region reports.
create function private.supported_pairings(region_code text)
returns setof public.published_pairings
language sql stable set search_path = '' as $$
  select p.* from public.published_pairings p
  where p.kind in ('province', 'city', 'county', 'township', 'village')
    and private.region_covers(region_code, p.supporting_region_code)
$$;

create function private.postings_of(
  scope text, region_code text, pairing_id uuid, up_to bigint
) returns setof public.published_postings
language sql stable set search_path = '' as $$
  select p.* from public.published_postings p
  where postings_of.scope = 'county' and p.seq <= up_to
    and p.village_code between left(region_code, 6) || '000000' and left(region_code, 6) || '999999'
  union all
  select p.* from public.published_postings p
  where postings_of.scope = 'pairing' and p.seq <= up_to
    and p.pairing_id = postings_of.pairing_id
  union all
  select p.* from public.published_postings p
  where postings_of.scope = 'supporting' and p.seq <= up_to
    and p.pairing_id in (select s.id from private.supported_pairings(region_code) s)
$$;

-- Natures and buckets apart; what happened after `as_of` is not counted.
create function private.bulletin_money(
  scope text, region_code text, pairing_id uuid, month date, as_of date, up_to bigint
) returns table (
  nature text, bucket text, month_fen bigint, month_rows bigint, year_fen bigint,
  year_rows bigint, total_fen bigint, total_rows bigint
)
language sql stable set search_path = '' as $$
  select p.nature, p.bucket,
    coalesce(sum(p.signed_fen) filter (where p.occurred_on >= month), 0)::bigint,
    count(*) filter (where p.occurred_on >= month),
    coalesce(sum(p.signed_fen) filter (where p.occurred_on >= date_trunc('year', month)),
      0)::bigint,
    count(*) filter (where p.occurred_on >= date_trunc('year', month)),
    sum(p.signed_fen)::bigint, count(*)
  from private.postings_of(scope, region_code, pairing_id, up_to) p
  where p.occurred_on <= as_of
  group by p.nature, p.bucket order by p.nature, p.bucket
$$;

-- Donations and fiscal aid that were received and not paid out, pledge by pledge without its name:
-- the day is that of the oldest of it, since what came first leaves first.
create function private.bulletin_idle(
  scope text, region_code text, pairing_id uuid, as_of date, up_to bigint
) returns table (nature text, fen bigint, since date)
language sql stable set search_path = '' as $$
  with pledges as (
    select distinct p.pledge_id
    from private.postings_of(scope, region_code, pairing_id, up_to) p
    where p.bucket = 'received' and p.nature in ('fiscal_aid', 'social_donation')
      and p.occurred_on <= as_of
  ), rows as (
    select p.* from public.published_postings p
    where p.pledge_id in (select pledge_id from pledges) and p.seq <= up_to
      and p.occurred_on <= as_of and p.bucket in ('received', 'disbursed', 'returned')
  ), sums as (
    select r.pledge_id, r.nature,
      sum(r.signed_fen) filter (where r.bucket = 'received') as received,
      coalesce(sum(r.signed_fen) filter (where r.bucket <> 'received'), 0) as gone
    from rows r group by r.pledge_id, r.nature
  ), arrivals as (
    select r.pledge_id, r.occurred_on, sum(r.signed_fen + coalesce(c.fen, 0)) over (
      partition by r.pledge_id order by r.occurred_on, r.seq) as so_far
    from rows r
    left join lateral (
      select sum(t.signed_fen) as fen from rows t where t.corrects_seq = r.seq
    ) c on true
    where r.bucket = 'received' and r.corrects_seq is null
  )
  select s.nature, (s.received - s.gone)::bigint,
    min(a.occurred_on) filter (where a.so_far > s.gone)
  from sums s join arrivals a on a.pledge_id = s.pledge_id
  where s.received > s.gone
  group by s.pledge_id, s.nature, s.received, s.gone
  order by 3, 1, 2
$$;

-- The rows behind a figure, newest first: their places in the public ledger.
create function private.report_postings(
  scope text, region_code text, pairing_id uuid, up_to bigint, since date, until date,
  nature text, bucket text, before bigint
) returns table (seq bigint)
language sql stable set search_path = '' as $$
  select p.seq from private.postings_of(scope, region_code, pairing_id, up_to) p
  where p.nature = report_postings.nature and p.bucket = report_postings.bucket
    and p.occurred_on between coalesce(since, '-infinity') and until
    and p.seq < coalesce(before, 9223372036854775807)
  order by p.seq desc limit 101
$$;

create function public.list_report_postings(
  scope text, up_to bigint, until date, nature text, bucket text, region_code text default null,
  pairing_id uuid default null, since date default null, before bigint default null
) returns table (seq bigint)
language sql stable set search_path = '' as $$
  select * from private.report_postings(scope, region_code, pairing_id, up_to, since, until,
    nature, bucket, before)
$$;
comment on function public.list_report_postings is
  'The rows of the public ledger that a figure of a bulletin is the sum of, at most 101, below '
  'the place `before`; no since: from the beginning.';
grant execute on function private.supported_pairings, private.postings_of, private.report_postings,
  public.list_report_postings to anon, authenticated;
