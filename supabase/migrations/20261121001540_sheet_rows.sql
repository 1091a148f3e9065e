-- The self-assessment of a pairing and year: every figure is the sum of rows, and one function says
-- which they are, so that a figure and the rows that its link opens cannot differ. Money and
-- projects are read as the public reads them, goods and pairings without naming a donor.

-- What the year's indicators are made of, up to a day, by their library.
create function private.indicator_rows(pairing_id uuid, year integer, as_of date)
returns table (
  figure text, record text, record_id text, occurred_on date, title text, value bigint
)
language sql stable security definer set search_path = '' as $$
  with own as materialized (
    select p.*, make_date(indicator_rows.year, 1, 1) as first,
      least(as_of, make_date(indicator_rows.year, 12, 31), p.valid_to) as last
    from public.pairings p where p.id = indicator_rows.pairing_id
  ), library as materialized (
    select i.* from public.indicators i
    where indicator_rows.year between i.valid_from and coalesce(i.valid_to, indicator_rows.year)
  )
  select i.code, 'posting', p.seq::text, p.occurred_on, p.nature, p.signed_fen
  from own
  join public.published_postings p on p.pairing_id = own.id and p.bucket = 'received'
    and p.occurred_on between own.first and own.last
  join library i on i.source = 'money' and p.nature = any (i.record_kinds)
  union all
  -- Only what was valued has a value: a row without one is told, and is not nothing.
  select i.code, 'goods', m.seq::text, m.occurred_on,
    concat_ws(' ', g.item, trim_scale(m.quantity), g.unit),
    case when m.corrects_seq is null then 1 else -1 end
      * round(g.valuation_fen * m.quantity / g.quantity)::bigint
  from own
  join public.pledges p on p.pairing_id = own.id
  join public.goods_movements m on m.pledge_id = p.id
    and m.occurred_on between own.first and own.last
  join public.goods_accounts a on a.bucket = 'received' and a.id = case
    when m.corrects_seq is null then m.debit_account_id else m.credit_account_id end
  join public.pledge_goods g on (g.pledge_id, g.position) = (a.pledge_id, a.position)
  join library i on i.source = 'goods' and p.nature = any (i.record_kinds)
  union all
  -- What is paired on the last day. A village is one, however many help it.
  (select distinct on (i.code, part.key) i.code, 'pairing', p.id::text, p.valid_from,
    coalesce(p.receiving_name, r.name), 1::bigint
  from own
  join public.pairings p on p.id <> own.id and p.valid_from <= own.last
    and (p.valid_to is null or p.valid_to >= own.last)
    and private.region_covers(own.supporting_region_code, p.supporting_region_code)
    and private.region_covers(own.receiving_region_code, p.receiving_region_code)
  join public.regions r on r.code = p.receiving_region_code
  join library i on i.source = 'pairings' and p.kind = any (i.record_kinds)
  cross join lateral (select case when p.kind in ('school', 'hospital') then p.id::text
    else p.receiving_region_code end) as part (key)
  order by i.code, part.key, p.valid_from, p.id)
  union all
  -- What the other side confirmed. Who is at a post and a workshop that is open count in each year.
  (select distinct on (i.code, v.key) i.code, 'exchange', e.id::text, e.began_on,
    coalesce(e.subject, e.from_name || ' → ' || e.to_name), v.value
  from own
  join public.current_exchanges e on e.pairing_id = own.id and e.state = 'confirmed'
    and e.began_on <= own.last and indicator_rows.year between e.first_year and e.last_year
  cross join lateral private.exchange_values(e) v
  join library i on i.source = 'exchanges' and v.indicator = any (i.record_kinds)
  where v.value is not null
  order by i.code, v.key, e.began_on, e.id)
  union all
  select i.code, 'report', t.id::text, t.occurred_on, t.note, t.value
  from own
  join public.agreements a on a.pairing_id = own.id and a.year = indicator_rows.year
  join public.agreement_reports t on t.agreement_id = a.id and t.occurred_on <= own.last
    and not exists (select from public.agreement_reports c where c.corrects_id = t.id)
  join library i on i.source = 'reported' and i.code = t.indicator
$$;

-- How far a project has come at least: src/domain/reports/figures.ts, hasReached.
create function private.project_rank(status text) returns integer
language sql immutable set search_path = '' as $$
  select case when status in ('in_pool', 'contracted') then 1
    when status in ('under_way', 'suspended') then 2
    when status = 'completed' then 3
    when status = 'accepted' then 4
    when status in ('handed_over', 'closed', 'reopened') then 5
    else 0 end
$$;

-- The parts and wholes of the rates, since the pairing began: 到位率, 支付率 by nature; 开工率,
-- 完工率, 验收率, 资产移交率 by projects as they stand today, since no record says it truly of
-- another day.
create function private.rate_rows(pairing_id uuid, as_of date)
returns table (
  figure text, record text, record_id text, occurred_on date, title text, value bigint
)
language sql stable security definer set search_path = '' as $$
  select p.nature || '.' || p.bucket, 'posting', p.seq::text, p.occurred_on, p.nature,
    p.signed_fen
  from public.published_postings p
  where p.pairing_id = rate_rows.pairing_id and p.occurred_on <= as_of
    and p.nature in ('fiscal_aid', 'social_donation')
    and p.bucket in ('committed', 'received', 'disbursed')
  union all
  select 'projects.' || s.step, 'project', p.id::text, p.last_entry_on, p.title, 1
  from public.published_projects p
  join (values ('pooled', 1), ('started', 2), ('completed', 3), ('accepted', 4),
    ('handed_over', 5)) as s (step, rank) on private.project_rank(p.status) >= s.rank
  where p.pairing_id = rate_rows.pairing_id
$$;

-- Asked by whoever may read the agreement of that year: the policies of agreements decide.
create function public.sum_sheet(pairing_id uuid, year integer, as_of date)
returns table (figure text, value bigint, row_count bigint)
language sql stable set search_path = '' as $$
  select r.figure, sum(r.value)::bigint, count(*)
  from (
    select * from private.indicator_rows(pairing_id, year, as_of)
    union all
    select * from private.rate_rows(pairing_id, as_of)
  ) r
  where exists (select from public.agreements a
    where a.pairing_id = sum_sheet.pairing_id and a.year = sum_sheet.year)
  group by r.figure order by r.figure
$$;
comment on function public.sum_sheet is
  'Every figure of the self-assessment that has rows up to a day: fen of money, else a count; '
  'null where rows are not valued.';

create function public.list_sheet_rows(
  pairing_id uuid, year integer, as_of date, figure text, skip integer default 0
) returns table (record text, record_id text, occurred_on date, title text, value bigint)
language sql stable set search_path = '' as $$
  select r.record, r.record_id, r.occurred_on, r.title, r.value
  from (
    select * from private.indicator_rows(pairing_id, year, as_of)
    union all
    select * from private.rate_rows(pairing_id, as_of)
  ) r
  where r.figure = list_sheet_rows.figure and exists (select from public.agreements a
    where a.pairing_id = list_sheet_rows.pairing_id and a.year = list_sheet_rows.year)
  order by r.occurred_on desc nulls last, r.record_id
  offset skip limit 101
$$;
comment on function public.list_sheet_rows is
  'The rows that a figure of sum_sheet is the sum of, the latest first, at most 101 after `skip`.';
grant execute on function private.indicator_rows, private.rate_rows, public.sum_sheet,
  public.list_sheet_rows to authenticated;
