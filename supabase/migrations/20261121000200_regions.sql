-- Regions: China's statistical divisions, province to village, by their 12-digit codes. A village
-- is a row here; it needs no organization to have needs and projects.
create table public.regions (
  code text primary key,
  level smallint not null,
  parent_code text references public.regions,
  official_name text not null,
  name text not null,
  valid_from date not null default '2000-01-01',
  valid_to date,
  successor_code text references public.regions,
  constraint regions_code_form check (code ~ '^[1-9][0-9]{11}$'),
  constraint regions_level_range check (level between 1 and 5),
  constraint regions_parent check ((level = 1) = (parent_code is null)),
  constraint regions_validity check (valid_to is null or valid_to >= valid_from)
);
create index regions_parent_code_idx on public.regions (parent_code);
create index regions_successor_code_idx on public.regions (successor_code);
create index regions_name_idx on public.regions (name text_pattern_ops);
alter table public.regions enable row level security;
create policy select_public on public.regions for select to anon, authenticated using (true);
create trigger regions_audit after update or delete on public.regions
  for each row execute function private.audit('code');
comment on table public.regions is
  'Divisions by code; name is the short form, official_name what the register says.';

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
