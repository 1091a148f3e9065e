-- What exchanges sum to, per indicator: read by the agreements of a year, by pages and by tests
-- alone from public.current_exchanges, so that each figure opens its rows.

-- What one exchange adds to which figures. `key` is what is counted once: the record, but of
-- companies their name, since one company with two projects is one company.
create function private.exchange_values(e public.current_exchanges)
returns table (indicator text, key text, value bigint)
language sql immutable set search_path = '' as $$
  values
    ('posted_officials', e.id::text, case when e.role = 'official' then e.people_count end::bigint),
    ('posted_specialists', e.id::text, case when e.role = 'specialist' then e.people_count end),
    ('labour_people', e.id::text, case when e.kind = 'labour' then e.people_count end),
    ('labour_monitored', e.id::text, e.monitored_count),
    ('workshops', e.id::text, case when e.kind = 'workshop' then 1 end),
    ('workshop_jobs', e.id::text, case when e.kind = 'workshop' then e.jobs_count end),
    ('purchases_fen', e.id::text, case when e.kind = 'purchase' then e.amount_fen end),
    ('trainings', e.id::text, case when e.kind = 'training' then 1 end),
    ('trainees', e.id::text, case when e.kind = 'training' then e.people_count end),
    ('enterprises', e.from_name, case when e.kind = 'industry' then 1 end),
    ('industry_projects', e.id::text, case when e.kind = 'industry' then 1 end),
    ('invested_fen', e.id::text, case when e.kind = 'industry' then e.amount_fen end),
    ('industry_jobs', e.id::text, case when e.kind = 'industry' then e.jobs_count end),
    ('parks', e.id::text, case when e.is_park then 1 end)
$$;

-- Of one pairing and year; null where nobody reported anything, which is not the same as none.
-- `reported` is what either side says today, `confirmed` the part that the other side confirmed.
create function private.exchange_figures(pairing uuid, year integer)
returns table (indicator text, reported bigint, confirmed bigint)
language sql stable set search_path = '' as $$
  with told as (
    select v.indicator, v.key, max(v.value) as value,
      max(v.value) filter (where e.state = 'confirmed') as confirmed
    from public.current_exchanges e
    cross join lateral private.exchange_values(e) v
    where e.pairing_id = pairing and e.state <> 'withdrawn'
      and exchange_figures.year between e.first_year and e.last_year
    group by v.indicator, v.key
  )
  select t.indicator, sum(t.value)::bigint, sum(t.confirmed)::bigint from told t
  group by t.indicator
$$;

create function public.exchange_figures(pairing uuid, year integer)
returns table (indicator text, reported bigint, confirmed bigint)
language sql stable set search_path = '' as $$
  select * from private.exchange_figures(pairing, year)
$$;
comment on function public.exchange_figures is
  'Sums of a pairing and year per indicator, of what the reader may see: people, jobs, fen. Null '
  'is nothing recorded. Purchases under a signed pledge are in the ledger and not in here.';

-- What the list of the desk sums to over a whole filter.
create function public.list_exchange_sums(
  kind text default null, pairing uuid default null, year integer default null,
  state text default null, role text default null, park boolean default false
) returns table (kind_of text, row_count bigint, people_count bigint, amount_fen bigint,
  jobs_count bigint)
language sql stable set search_path = '' as $$
  select e.kind, count(*), sum(e.people_count), sum(e.amount_fen)::bigint, sum(e.jobs_count)
  from public.current_exchanges e
  where (list_exchange_sums.kind is null or e.kind = list_exchange_sums.kind)
    and (pairing is null or e.pairing_id = pairing)
    and (year is null or year between e.first_year and e.last_year)
    and (list_exchange_sums.role is null or e.role = list_exchange_sums.role)
    and (e.is_park or not park)
    and case when list_exchange_sums.state is null then e.state <> 'withdrawn'
      else e.state = list_exchange_sums.state end
  group by e.kind order by e.kind
$$;
comment on function public.list_exchange_sums is
  'Per kind: how many exchanges the reader sees, with their people, money in fen and jobs; those '
  'withdrawn only where they are asked for.';
grant execute on function private.exchange_values, private.exchange_figures,
  public.exchange_figures, public.list_exchange_sums to authenticated;
