-- Finding among the records of the desk. What the reader may see is for row-level security to say;
-- behind it no index can serve, because the operators of a text search are not known to keep what
-- they read to themselves. So the pairs are looked up by the owner, in functions that answer ids
-- to their caller alone (the schema is not exposed), and the rows are read by the reader.
create index organizations_pairs_idx
  on public.organizations using gin (private.spelt_pairs(name));
create index needs_pairs_idx
  on public.needs using gin (private.text_pairs(title, description));
create index projects_pairs_idx on public.projects using gin (
  private.text_pairs(title, implementing_unit, performance_target, farmer_linkage));
create index update_versions_pairs_idx
  on public.update_versions using gin (private.text_pairs(body));

create function private.organizations_with(query tsquery) returns setof uuid
language sql stable security definer set search_path = ''
set plan_cache_mode = 'force_custom_plan' as $$
  select o.id from public.organizations o where private.spelt_pairs(o.name) @@ query
$$;

create function private.needs_with(query tsquery) returns setof uuid
language sql stable security definer set search_path = ''
set plan_cache_mode = 'force_custom_plan' as $$
  select n.id from public.needs n where private.text_pairs(n.title, n.description) @@ query
$$;

create function private.projects_with(query tsquery) returns setof uuid
language sql stable security definer set search_path = ''
set plan_cache_mode = 'force_custom_plan' as $$
  select p.id from public.projects p
  where private.text_pairs(p.title, p.implementing_unit, p.performance_target, p.farmer_linkage)
    @@ query
$$;

create function private.updates_with(query tsquery)
returns table (update_id uuid, version integer)
language sql stable security definer set search_path = ''
set plan_cache_mode = 'force_custom_plan' as $$
  select v.update_id, v.version from public.update_versions v
  where private.text_pairs(v.body) @@ query
$$;

-- Which of the places have any need or project: of 600,000 villages, few.
create function private.needs_at(places text[]) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select n.id from private.spans_of(places) s
  join public.needs n on n.village_code between s.first and s.last
$$;

create function private.projects_at(places text[]) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select p.id from private.spans_of(places) s
  join public.projects p on p.village_code between s.first and s.last
$$;

create function private.find_organizations(words text[], near text[])
returns table (id uuid, rank integer, is_near boolean)
language plpgsql stable set search_path = '' as $$
begin
  return query select o.id, char_length(o.name), false
    from public.organizations o
    where o.id in (select private.organizations_with(private.words_query(words)))
      and private.has_words(words, o.name, private.initials(o.name));
  if found then return; end if;
  return query select o.id, char_length(o.name), true from public.organizations o
    where o.id in (select private.organizations_with(private.patterns_query(near)))
      and o.name like any (select '%' || pattern || '%' from unnest(near[1:60]) as pattern);
end
$$;

create function private.find_needs(words text[], places text[])
returns table (id uuid, rank integer)
language sql stable set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
  select n.id, min(h.band) + private.rank_of(n.created_at::date)
  from (
    select n.id, 0 as band from public.needs n
    where n.id in (select private.needs_with(private.words_query(words)))
      and private.has_words(words, n.title, n.description)
    union all
    select n.id, 0 from public.needs n
    where cardinality(words) > 1
      and n.id in (select private.needs_with(private.words_query(words[2:])))
      and private.has_words(words[2:], n.title, n.description)
      and exists (select from private.spans_named(words[1]) s
        where n.village_code between s.first and s.last)
    union all
    select id, 1000000 from private.needs_at(places) as id
  ) h join public.needs n on n.id = h.id
  group by n.id
$$;

create function private.find_projects(words text[], places text[])
returns table (id uuid, rank integer)
language sql stable set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
  select p.id, min(h.band) + private.rank_of(p.created_at::date)
  from (
    select p.id, 0 as band from public.projects p
    where p.id in (select private.projects_with(private.words_query(words)))
      and private.has_words(words, p.title, p.implementing_unit, p.performance_target,
        p.farmer_linkage)
    union all
    select p.id, 0 from public.projects p
    where cardinality(words) > 1
      and p.id in (select private.projects_with(private.words_query(words[2:])))
      and private.has_words(words[2:], p.title, p.implementing_unit, p.performance_target,
        p.farmer_linkage)
      and exists (select from private.spans_named(words[1]) s
        where p.village_code between s.first and s.last)
    union all
    select id, 1000000 from private.projects_at(places) as id
  ) h join public.projects p on p.id = h.id
  group by p.id
$$;

-- By the newest version: what was rewritten is not led to.
create function private.find_updates(words text[])
returns table (id uuid, rank integer)
language sql stable set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
  select v.update_id, private.rank_of(v.event_on) from public.update_versions v
  where (v.update_id, v.version) in (
      select f.update_id, f.version from private.updates_with(private.words_query(words)) f)
    and private.has_words(words, v.body)
    and not exists (select from public.update_versions later
      where later.update_id = v.update_id and later.version > v.version)
$$;

-- The same question and the same answer as public.search_published, of what the actor may read.
create function public.search_records(
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
    select 'places' as kind, p.code as id, p.rank, p.is_near from places p
    union all
    select 'organizations', o.id::text, o.rank, o.is_near
    from private.find_organizations(words, near) o
    union all
    select 'needs', n.id::text, n.rank, false
    from around a, private.find_needs(words, a.codes) n
    union all
    select 'projects', p.id::text, p.rank, false
    from around a, private.find_projects(words, a.codes) p
    union all
    select 'updates', u.id::text, u.rank, false from private.find_updates(words) u
  ), counted as (
    select h.*, count(*) over (partition by h.kind) as total from hits h
    where only_kind is null or h.kind = only_kind
  ), placed as (
    select c.*, row_number() over (partition by c.kind order by c.rank, c.id) as nr from counted c
    where (c.rank, c.id) > (after_rank, after_id)
  )
  select f.kind, f.total, f.rank, f.id, f.is_near, d.page, d.title, d.body,
    private.path_of(d.code)
  from placed f
  left join lateral (
    select 'villages' as page, g.name as title, null as body, g.code
    from public.regions g where f.kind = 'places' and g.code = f.id
    union all
    select o.kind, o.name, null, o.region_code
    from public.organizations o where f.kind = 'organizations' and o.id = f.id::uuid
    union all
    select 'needs', n.title, n.description, n.village_code
    from public.needs n where f.kind = 'needs' and n.id = f.id::uuid
    union all
    select 'projects', p.title, concat_ws('。', p.performance_target, p.farmer_linkage,
      p.implementing_unit), p.village_code
    from public.projects p where f.kind = 'projects' and p.id = f.id::uuid
    union all
    select 'updates', p.title, v.body, p.village_code
    from public.updates u
    join public.projects p on p.id = u.project_id
    join lateral (select w.body from public.update_versions w where w.update_id = u.id
      order by w.version desc limit 1) v on true
    where f.kind = 'updates' and u.id = f.id::uuid
  ) d on true
  where f.nr <= least(most, 51)
  order by f.kind, f.rank, f.id
$$;
comment on function public.search_records is
  'What the actor may read and has all of the words, by kind; as public.search_published.';

grant execute on function private.organizations_with, private.needs_with, private.projects_with,
  private.updates_with, private.needs_at, private.projects_at, private.find_organizations,
  private.find_needs, private.find_projects, private.find_updates, public.search_records
  to authenticated;
