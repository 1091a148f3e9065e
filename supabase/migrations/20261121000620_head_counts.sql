-- Head counts as they are stated: by the village, its township on its behalf, or the county. Tiers
-- of matching go by them, so what the county has stated of a year only the county restates.
-- Imported ones have nobody who stated them. A later word on the same year takes the place of the
-- former one, which the audit keeps.
alter table public.region_statistics
  add column counted_on date,
  add column stated_by_organization_id uuid references public.organizations,
  add constraint region_statistics_counted_on
    check (counted_on is null or extract(year from counted_on) = year),
  add constraint region_statistics_stated
    check ((counted_on is null) = (stated_by_organization_id is null)),
  add constraint region_statistics_source_length check (char_length(source) between 1 and 100);
create index region_statistics_stated_by_organization_id_idx
  on public.region_statistics (stated_by_organization_id);
create trigger region_statistics_stated after insert on public.region_statistics
  for each row when (new.stated_by_organization_id is not null)
  execute function private.audit('region_code');
comment on column public.region_statistics.counted_on is 'The day that the heads were counted for.';

create function private.state_head_count(
  village_code text, counted_on date, population integer, households integer, source text
) returns text
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'village', 'township', 'county');
  told public.region_statistics;
begin
  if not exists (
    select from public.regions r
    where r.code = village_code and r.level = 5
      and private.region_covers(actor.region_code, r.code)
      and (r.valid_to is null or r.valid_to >= private.today())
  ) then
    perform private.refuse('head_count.village_not_yours',
      jsonb_build_object('village', village_code), 'PT403');
  end if;
  if coalesce(btrim(source), '') = '' then
    perform private.refuse('head_count.source_missing');
  end if;
  if counted_on is null or counted_on > private.today() or counted_on < date '2000-01-01' then
    perform private.refuse('head_count.date_out_of_range', jsonb_build_object('date', counted_on));
  end if;
  if coalesce(population, 0) < 1 or households > population then
    perform private.refuse('head_count.out_of_range',
      jsonb_build_object('population', population, 'households', households));
  end if;
  select s.* into told from public.region_statistics s
  where s.region_code = village_code and s.year = extract(year from state_head_count.counted_on)
  for update;
  if actor.kind <> 'county' and exists (
    select from public.organizations o
    where o.id = told.stated_by_organization_id and o.kind = 'county'
  ) then
    perform private.refuse('head_count.stated_by_county', jsonb_build_object('year', told.year));
  end if;
  insert into public.region_statistics as s
    (region_code, year, households, population, source, counted_on, stated_by_organization_id)
  values (village_code, extract(year from state_head_count.counted_on),
    state_head_count.households, state_head_count.population, btrim(state_head_count.source),
    state_head_count.counted_on, actor.id)
  on conflict on constraint region_statistics_pkey do update set
    households = excluded.households, population = excluded.population, source = excluded.source,
    counted_on = excluded.counted_on,
    stated_by_organization_id = excluded.stated_by_organization_id
  where (s.households, s.population, s.source, s.counted_on)
    is distinct from
    (excluded.households, excluded.population, excluded.source, excluded.counted_on);
  return village_code;
end
$$;

create function public.state_head_count(
  village_code text, counted_on date, population integer, source text,
  households integer default null
) returns text
language sql volatile set search_path = '' as $$
  select private.state_head_count(village_code, counted_on, population, households, source)
$$;
comment on function public.state_head_count is
  'States how many people, and households where known, a village had on a day; matching goes by '
  'the latest year. For editors of the village, and of its township or county on its behalf. '
  'Refuses head_count.village_not_yours, head_count.source_missing, head_count.date_out_of_range, '
  'head_count.out_of_range and, to village and township, head_count.stated_by_county.';
grant execute on function private.state_head_count, public.state_head_count to authenticated;

-- A function and not a view: one that shows codes of regions would stand beside them wherever
-- PostgREST embeds the region of a record. Bounds and no prefix: an index of codes serves them.
create function public.list_head_counts()
returns table (code text, name text, township_code text, township text, year smallint,
  counted_on date, population integer, households integer, source text)
language sql stable set search_path = '' as $$
  select r.code, r.name, t.code, t.name, s.year, s.counted_on, s.population, s.households, s.source
  from public.regions r
  join public.regions t on t.code = r.parent_code
  left join lateral (
    select c.* from public.region_statistics c
    where c.region_code = r.code and c.population is not null
    order by c.year desc limit 1
  ) s on true
  where r.level = 5 and r.valid_to is null
    and r.code >= (select rpad(private.actor_prefix(), 12, '0'))
    and r.code <= (select rpad(private.actor_prefix(), 12, '9'))
$$;
comment on function public.list_head_counts is
  'Villages of one''s own region, each with its latest head count.';
grant execute on function public.list_head_counts to authenticated;
