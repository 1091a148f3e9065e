-- Finding what is public: places, organizations, needs, projects and entries, each kind counted
-- and its first few rows, in one question. Reads the published tables and the regions, and
-- nothing else.
create index published_donors_pairs_idx
  on public.published_donors using gin (private.spelt_pairs(name));
create index published_needs_pairs_idx
  on public.published_needs using gin (private.text_pairs(title, description));
create index published_projects_pairs_idx on public.published_projects using gin (
  private.text_pairs(title, implementing_unit, performance_target, farmer_linkage));
create index published_entries_pairs_idx
  on public.published_entries using gin (private.text_pairs(body));

-- Whether a text has all of the words. Two characters are a pair, of which the index is certain.
create function private.has_words(words text[], variadic texts text[]) returns boolean
language sql immutable parallel safe set search_path = '' as $$
  select not exists (
    select from unnest(words) as word
    where char_length(word) > 2
      and position(word in private.fold((select string_agg(t, ' ') from unnest(texts) as t))) = 0
  )
$$;

-- Later days first, as a number that rises.
create function private.rank_of(day date) returns integer
language sql immutable parallel safe set search_path = '' as $$
  select date '2200-01-01' - coalesce(day, date '1900-01-01')
$$;

-- The codes within places, from the county down: what stands there is found by the place's name.
create function private.spans_of(places text[]) returns table (first text, last text)
language sql immutable parallel safe set search_path = '' as $$
  select code, rpad(private.region_prefix(code), 12, '9') from unnest(places) as code
$$;

create function private.find_published_organizations(words text[], near text[])
returns table (page text, id uuid, name text, rank integer, is_near boolean)
language plpgsql stable set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
begin
  return query select f.page, f.id, f.name, char_length(f.name), false from (
    select 'donors', d.id, d.name from public.published_donors d
    where private.spelt_pairs(d.name) @@ private.words_query(words)
      and private.has_words(words, d.name, private.initials(d.name))
    union all
    select distinct on (p.supporting_name) 'pairings', p.id, p.supporting_name
    from public.published_pairings p
    where private.spelt_pairs(p.supporting_name) @@ private.words_query(words)
      and private.has_words(words, p.supporting_name, private.initials(p.supporting_name))
    order by 3, 2
  ) as f (page, id, name);
  if found then return; end if;
  return query select 'donors', d.id, d.name, char_length(d.name), true
    from public.published_donors d
    where private.spelt_pairs(d.name) @@ private.patterns_query(near)
      and d.name like any (select '%' || pattern || '%' from unnest(near[1:60]) as pattern);
end
$$;

-- The codes of what a first word names: 渭源 道路 asks for roads within 渭源县.
create function private.spans_named(word text) returns table (first text, last text)
language sql stable set search_path = '' as $$
  select s.first, s.last from private.spans_of(array(
    select r.code from private.regions_beginning(word) r where r.level > 1)) s
$$;

-- What has the words comes before what only stands in a place that is called so.
create function private.find_published_needs(words text[], places text[])
returns table (id uuid, rank integer, is_near boolean)
language sql stable set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
  select n.id, min(h.band) + private.rank_of(n.opened_on), false
  from (
    select n.id, 0 as band from public.published_needs n
    where private.text_pairs(n.title, n.description) @@ private.words_query(words)
      and private.has_words(words, n.title, n.description)
    union all
    select n.id, 0 from public.published_needs n
    where cardinality(words) > 1
      and private.text_pairs(n.title, n.description)
        @@ private.words_query(words[2:])
      and private.has_words(words[2:], n.title, n.description)
      and exists (select from private.spans_named(words[1]) s
        where n.village_code between s.first and s.last)
    union all
    select n.id, 1000000 from private.spans_of(places) s
    join public.published_needs n on n.village_code between s.first and s.last
  ) h join public.published_needs n on n.id = h.id
  group by n.id
$$;

create function private.find_published_projects(words text[], places text[])
returns table (id uuid, rank integer, is_near boolean)
language sql stable set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
  select p.id, min(h.band) + private.rank_of(p.last_entry_on), false
  from (
    select p.id, 0 as band from public.published_projects p
    where private.text_pairs(p.title, p.implementing_unit, p.performance_target, p.farmer_linkage)
        @@ private.words_query(words)
      and private.has_words(words, p.title, p.implementing_unit, p.performance_target,
        p.farmer_linkage)
    union all
    select p.id, 0 from public.published_projects p
    where cardinality(words) > 1
      and private.text_pairs(p.title, p.implementing_unit, p.performance_target, p.farmer_linkage)
        @@ private.words_query(words[2:])
      and private.has_words(words[2:], p.title, p.implementing_unit, p.performance_target,
        p.farmer_linkage)
      and exists (select from private.spans_named(words[1]) s
        where p.village_code between s.first and s.last)
    union all
    select p.id, 1000000 from private.spans_of(places) s
    join public.published_projects p on p.village_code between s.first and s.last
  ) h join public.published_projects p on p.id = h.id
  group by p.id
$$;

-- What was corrected stays readable where it stands; it is not led to.
create function private.find_published_entries(words text[])
returns table (seq bigint, rank integer, is_near boolean)
language sql stable set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
  select e.seq, private.rank_of(e.occurred_on), false from public.published_entries e
  where private.text_pairs(e.body) @@ private.words_query(words)
    and private.has_words(words, e.body)
    and not exists (select from public.published_entries c where c.corrects_seq = e.seq)
$$;

-- The first rows of each kind, or of one kind those after a place. `near` are patterns and `sound`
-- a sound for names that nobody has as typed (src/domain/regions/search.ts).
create function public.search_published(
  words text[], near text[], sound text, most integer,
  only_kind text default null, after_rank integer default -1, after_id text default ''
) returns table (kind text, total bigint, rank integer, id text, is_near boolean, page text,
  title text, body text, path text[])
language sql stable set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
  with places as materialized (
    select * from private.find_places(words, near, sound)
  ), around as materialized (
    -- A name of hundreds of villages tells nothing of any of them.
    select array(select p.code from places p where p.level > 2 order by p.rank, p.code limit 200)
      as codes
  ), hits as (
    -- Of few of one name, those where there is something to see stand first.
    select 'places' as kind, p.code as id, p.rank - case
        when (select count(*) from places) <= 200 and (
          exists (select from public.published_projects t where t.village_code = p.code)
          or exists (select from public.published_needs t where t.village_code = p.code)
        ) then 60 else 0 end as rank, p.is_near, 'villages' as page, null as name
    from places p
    union all
    select 'organizations', o.id::text, o.rank, o.is_near, o.page, o.name
    from private.find_published_organizations(words, near) o
    union all
    select 'needs', n.id::text, n.rank, n.is_near, 'needs', null
    from around a, private.find_published_needs(words, a.codes) n
    union all
    select 'projects', p.id::text, p.rank, p.is_near, 'projects', null
    from around a, private.find_published_projects(words, a.codes) p
    union all
    select 'entries', e.seq::text, e.rank, e.is_near, 'projects', null
    from private.find_published_entries(words) e
  ), counted as (
    select h.*, count(*) over (partition by h.kind) as total from hits h
    where only_kind is null or h.kind = only_kind
  ), placed as (
    select c.*, row_number() over (partition by c.kind order by c.rank, c.id) as nr from counted c
    where (c.rank, c.id) > (after_rank, after_id)
  )
  select f.kind, f.total, f.rank, f.id, f.is_near, coalesce(d.page, f.page),
    coalesce(f.name, d.title), d.body, private.path_of(d.code)
  from placed f
  left join lateral (
    select null as page, g.name as title, null as body, g.code
    from public.regions g where f.kind = 'places' and g.code = f.id
    union all
    select null, n.title, n.description, n.village_code
    from public.published_needs n where f.kind = 'needs' and n.id = f.id::uuid
    union all
    select null, p.title, concat_ws('。', p.performance_target, p.farmer_linkage,
      p.implementing_unit), p.village_code
    from public.published_projects p where f.kind = 'projects' and p.id = f.id::uuid
    union all
    select 'projects/' || p.id, p.title, e.body, p.village_code
    from public.published_entries e join public.published_projects p on p.id = e.project_id
    where f.kind = 'entries' and e.seq = f.id::bigint
  ) d on true
  where f.nr <= least(most, 51)
  order by f.kind, f.rank, f.id
$$;
comment on function public.search_published is
  'What is public and has all of the words, by kind: total hits, and the first of them or those '
  'after (after_rank, after_id). Places also by pinyin, first letters, or what is nearly so.';

grant execute on function private.has_words, private.rank_of, private.spans_of, private.spans_named,
  private.find_published_organizations, private.find_published_needs,
  private.find_published_projects, private.find_published_entries, public.search_published
  to anon, authenticated;
