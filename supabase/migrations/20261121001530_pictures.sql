-- What the pictures of a region, a pairing or a donor are drawn from, whole and in one question:
-- how far works and money of each project have come, and how many needs were met by category.

-- The projects of a region (of any level), of a pairing, or that a donor's money went to.
create function private.pictured_projects(region_code text, pairing_id uuid, donor_id uuid)
returns setof public.published_projects
language sql stable set search_path = '' as $$
  select p.* from public.published_projects p
  where pictured_projects.region_code is not null
    and p.village_code between private.region_prefix(region_code)
    and rpad(private.region_prefix(region_code), 12, '9')
  union all
  select p.* from public.published_projects p
  where p.pairing_id = pictured_projects.pairing_id
  union all
  select p.* from public.published_projects p
  where p.id in (
    select t.project_id from public.published_postings t
    where t.donor_id = pictured_projects.donor_id)
$$;

create function public.list_progress(
  region_code text default null, pairing_id uuid default null, donor_id uuid default null
) returns table (
  project_id uuid, title text, nature text, works_percent smallint, allocated_fen bigint,
  disbursed_fen bigint
)
language sql stable set search_path = '' as $$
  select p.id, p.title, t.nature, p.works_percent,
    sum(t.total_fen) filter (where t.bucket = 'allocated')::bigint,
    coalesce(sum(t.total_fen) filter (where t.bucket = 'disbursed'), 0)::bigint
  from private.pictured_projects(region_code, pairing_id, donor_id) p
  join public.published_totals t on t.scope = 'project' and t.scope_key = p.id::text
  where p.status in ('under_way', 'suspended', 'completed', 'accepted', 'handed_over', 'closed',
    'reopened')
  group by p.id, p.title, t.nature, p.works_percent, p.village_code
  having sum(t.total_fen) filter (where t.bucket = 'allocated') > 0
  order by p.village_code, p.id, t.nature
  limit 1000
$$;
comment on function public.list_progress is
  'Works and money of the projects with money whose works have begun, of a region, a pairing or a '
  'donor, by place, at most 1,000; natures of money apart.';

create function public.list_need_counts(
  region_code text default null, pairing_id uuid default null, donor_id uuid default null
) returns table (category text, total bigint, met bigint)
language sql stable set search_path = '' as $$
  select n.category, count(*), count(*) filter (where n.status in ('fulfilled', 'closed'))
  from public.published_needs n
  where (list_need_counts.region_code is not null
      and n.village_code between private.region_prefix(region_code)
        and rpad(private.region_prefix(region_code), 12, '9'))
    or (list_need_counts.pairing_id is not null and exists (
      select from public.published_pairings p where p.id = list_need_counts.pairing_id
        and private.region_covers(p.receiving_region_code, n.village_code)
        and n.opened_on between p.valid_from and coalesce(p.valid_to, 'infinity')))
    or (list_need_counts.donor_id is not null and n.id in (
      select p.need_id from private.pictured_projects(null, null, donor_id) p))
  group by n.category
$$;
comment on function public.list_need_counts is
  'Published needs by category and how many of them were met: of a region, of the places of a '
  'pairing while it held, or behind the projects that a donor''s money went to.';
grant execute on function private.pictured_projects, public.list_progress, public.list_need_counts
  to anon, authenticated;
