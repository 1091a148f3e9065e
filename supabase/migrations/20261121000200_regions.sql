-- Regions: China's statistical divisions, province to village, by their 12-digit codes. A village
-- is a row here; it needs no organization to have needs and projects.
create table public.regions (
  code text primary key,
  level smallint not null,
  parent_code text references public.regions,
  official_name text not null,
  name text not null,
  name_pinyin text not null default '',
  name_initials text not null default '',
  valid_from date not null default '2000-01-01',
  valid_to date,
  successor_code text references public.regions,
  constraint regions_code_form check (code ~ '^[1-9][0-9]{11}$'),
  constraint regions_level_range check (level between 1 and 5),
  constraint regions_parent check ((level = 1) = (parent_code is null)),
  constraint regions_letters check (name_pinyin ~ '^[a-z0-9]*$' and name_initials ~ '^[a-z0-9]*$'),
  constraint regions_validity check (valid_to is null or valid_to >= valid_from)
);
create index regions_parent_code_idx on public.regions (parent_code);
create index regions_successor_code_idx on public.regions (successor_code);
create index regions_name_idx on public.regions (name text_pattern_ops);
create index regions_name_pinyin_idx on public.regions (name_pinyin text_pattern_ops);
create index regions_name_initials_idx on public.regions (name_initials text_pattern_ops);
alter table public.regions enable row level security;
create policy select_public on public.regions for select to anon, authenticated using (true);
create trigger regions_audit after update or delete on public.regions
  for each row execute function private.audit('code');
comment on table public.regions is
  'Divisions by code; name is the short form, official_name what the register says.';
comment on column public.regions.name_pinyin is
  'name as typed on a pinyin keyboard (weiyuanxian), written where divisions are imported; '
  'name_initials the same by first letters (wyx).';

-- The digits that all places below a region begin with: 621100000000 → 6211.
create function private.region_prefix(code text) returns text
language sql immutable set search_path = '' as $$
  select case
    when right(code, 10) = '0000000000' then left(code, 2)
    when right(code, 8) = '00000000' then left(code, 4)
    when right(code, 6) = '000000' then left(code, 6)
    when right(code, 3) = '000' then left(code, 9)
    else code
  end
$$;

-- Whether `code` is `region` or lies below it.
create function private.region_covers(region text, code text) returns boolean
language sql immutable set search_path = '' as $$
  select starts_with(code, private.region_prefix(region))
$$;

-- The digits that every place in the actor's charge begins with.
create function private.actor_prefix() returns text
language sql stable set search_path = '' as $$
  select private.region_prefix(private.claim('region_code'))
$$;

grant execute on function private.region_prefix, private.region_covers, private.actor_prefix
  to anon, authenticated, service_role;

-- Heads decide how matching shares money between villages. Unknown is null, never 0.
create table public.region_statistics (
  region_code text not null references public.regions,
  year smallint not null,
  households integer,
  population integer,
  source text not null,
  primary key (region_code, year),
  constraint region_statistics_year check (year between 2000 and 2100),
  constraint region_statistics_households check (households >= 0),
  constraint region_statistics_population check (population >= 0)
);
alter table public.region_statistics enable row level security;
create policy select_public on public.region_statistics
  for select to anon, authenticated using (true);
create trigger region_statistics_audit after update or delete on public.region_statistics
  for each row execute function private.audit('region_code');
comment on table public.region_statistics is 'Yearly head counts per region, with their source.';

-- Regions whose name begins so, in Chinese characters, in pinyin or by its first letters, with the
-- names above them. Ranges instead of LIKE: an index serves them whatever the text is, because no
-- pattern has to be known beforehand. U+10FFFF comes after every character. The plan is made for
-- the text each time: one for any text reads the whole table (100 ms instead of 8 at 620,573).
create function public.find_regions(
  beginning text, first_code text, last_code text, deepest integer, most integer
) returns table (code text, path text[])
language sql stable set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
  with found as (
    select g.code, g.level, g.name
    from public.regions g
    where g.valid_to is null and g.level <= deepest and g.code between first_code and last_code
      and ((g.name ~>=~ beginning and g.name ~<~ (beginning || chr(1114111)))
        or (g.name_pinyin ~>=~ beginning and g.name_pinyin ~<~ (beginning || chr(1114111)))
        or (g.name_initials ~>=~ beginning and g.name_initials ~<~ (beginning || chr(1114111))))
    order by g.level, char_length(g.name), g.code
    limit most
  )
  select f.code, (
    select array_agg(a.name order by a.level) from public.regions a
    where a.code in (rpad(left(f.code, 2), 12, '0'), rpad(left(f.code, 4), 12, '0'),
      rpad(left(f.code, 6), 12, '0'), rpad(left(f.code, 9), 12, '0'), f.code)
  )
  from found f
  order by f.level, char_length(f.name), f.code
$$;
comment on function public.find_regions is
  'Up to `most` regions of at most level `deepest` between two codes whose name, pinyin or '
  'initials begin so, the higher ones first; path is the names from the province down.';
grant execute on function public.find_regions to anon, authenticated;
