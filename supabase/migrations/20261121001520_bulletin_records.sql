-- What a bulletin tells besides money: goods, projects with their lights, needs. Each is a list of
-- rows that is frozen as it is; the counts are made of the frozen rows (src/domain/reports).

-- The projects of a scope that are before the public.
create function private.projects_of(scope text, region_code text, pairing_id uuid)
returns setof public.published_projects
language sql stable set search_path = '' as $$
  select p.* from public.published_projects p
  where case projects_of.scope
    when 'county' then private.region_covers(region_code, p.village_code)
    when 'pairing' then p.pairing_id = projects_of.pairing_id
    else p.pairing_id in (select s.id from private.supported_pairings(region_code) s) end
$$;

-- 田家河乡元古堆村
create function private.place_name(code text) returns text
language sql stable set search_path = '' as $$
  select coalesce(t.name, '') || v.name
  from public.regions v left join public.regions t on t.code = v.parent_code
  where v.code = place_name.code
$$;

-- Why a project is not green: the rules of src/domain/projects/light.ts, from what is public.
create function private.light_causes(project public.published_projects, today date)
returns table (name text, colour text, days integer)
language sql stable set search_path = '' as $$
  select 'suspended', 'red', null::integer where project.status = 'suspended'
  union all
  -- The township inspects first: the county's counts once the township has passed the works.
  select 'rectify', 'red', null
  from (
    select max(e.outcome) filter (where e.level = 'township') as township,
      max(e.outcome) filter (where e.level = 'county') as county
    from (
      select distinct on (e.facts ->> 'level') e.facts ->> 'level' as level,
        e.facts ->> 'outcome' as outcome
      from public.published_entries e
      where e.project_id = project.id and e.kind = 'acceptance'
      order by e.facts ->> 'level', e.seq desc
    ) e
  ) last
  where project.status = 'completed'
    and case when last.township = 'passed' then last.county else last.township end = 'rectify'
  union all
  select case when today - min(m.due_on) > 30 then 'late' else 'due' end,
    case when today - min(m.due_on) > 30 then 'red' else 'yellow' end, today - min(m.due_on)
  from public.published_milestones m
  where m.project_id = project.id and m.status = 'scheduled' and m.due_on < today
  having count(*) > 0
  union all
  select 'contested', 'yellow', null
  where exists (select from public.published_notices n
    where n.project_id = project.id and n.objection_count > n.answered_count)
  union all
  select 'silent', 'yellow', today - project.last_entry_on
  where project.status = 'under_way' and today - project.last_entry_on >= 90
$$;

-- light: null where a project has none; ruled: the county set it against the computed one.
create function private.bulletin_projects(
  scope text, region_code text, pairing_id uuid, today date
) returns table (
  id uuid, title text, village_code text, place text, status text, works_percent smallint,
  last_entry_on date, light text, ruled boolean, causes jsonb
)
language sql stable set search_path = '' as $$
  select p.id, p.title, p.village_code, private.place_name(p.village_code), p.status,
    p.works_percent, p.last_entry_on,
    case when lit.has then coalesce(r.colour, c.worst, 'green') end,
    lit.has and r.colour is not null,
    case when lit.has then coalesce(c.causes, '[]') else '[]' end
  from private.projects_of(scope, region_code, pairing_id) p
  cross join lateral (select p.status not in
    ('draft', 'submitted', 'returned', 'closed', 'terminated') as has) lit
  left join public.published_rulings r on r.project_id = p.id and r.holds_until >= today
  left join lateral (
    select min(l.colour) as worst, jsonb_agg(jsonb_build_object('name', l.name, 'days', l.days)
      order by l.colour, l.name) as causes
    from private.light_causes(p, today) l
  ) c on true
  order by p.village_code, p.id
$$;

-- Goods by movement: what was pledged and received of pledges of the scope, and what was handed
-- over there. A pledge is a county's where all its villages are, or where it names none and the
-- county receives it.
create function private.bulletin_goods(
  scope text, region_code text, pairing_id uuid, as_of date
) returns table (stage text, item text, unit text, quantity numeric, occurred_on date, place text)
language sql stable set search_path = '' as $$
  with pledges as (
    select t.id from public.published_pledges t
    join public.pledges p on p.id = t.id
    join public.organizations o on o.id = p.receiving_organization_id
    where t.form = 'goods' and case bulletin_goods.scope
      when 'county' then case when t.village_codes = '{}'
        then private.region_covers(bulletin_goods.region_code, o.region_code)
        else not exists (select from unnest(t.village_codes) v
          where not private.region_covers(bulletin_goods.region_code, v)) end
      when 'pairing' then t.pairing_id = bulletin_goods.pairing_id
      else t.pairing_id in (
        select s.id from private.supported_pairings(bulletin_goods.region_code) s) end
  )
  select case a.bucket when 'committed' then 'pledged' else 'received' end, g.item, g.unit,
    case when m.corrects_seq is null then 1 else -1 end * m.quantity, m.occurred_on,
    private.place_name(a.village_code)
  from public.goods_movements m
  join public.goods_accounts a on a.id = case when m.corrects_seq is null
    then m.debit_account_id else m.credit_account_id end
  join public.pledge_goods g on (g.pledge_id, g.position) = (a.pledge_id, a.position)
  where m.pledge_id in (select id from pledges) and a.bucket in ('committed', 'received')
    and m.occurred_on <= as_of
  union all
  select 'handed_over', h.item, h.unit, h.quantity, h.handed_on,
    private.place_name(h.village_code)
  from public.published_handovers h
  join public.published_pledges t on t.id = h.pledge_id
  where h.handed_on <= as_of and case bulletin_goods.scope
    when 'county' then private.region_covers(bulletin_goods.region_code, h.village_code)
    when 'pairing' then t.pairing_id = bulletin_goods.pairing_id
    else t.pairing_id in (
      select s.id from private.supported_pairings(bulletin_goods.region_code) s) end
  order by 2, 3, 1, 5
$$;

-- Needs of the places that a scope assists: open ones, and those opened or met since `since`.
create function private.bulletin_needs(
  scope text, region_code text, pairing_id uuid, since date, as_of date
) returns table (
  id uuid, title text, village_code text, place text, category text, status text,
  opened_on date, met_on date
)
language sql stable set search_path = '' as $$
  with places as (
    select bulletin_needs.region_code as code, null::date as valid_from, null::date as valid_to
    where bulletin_needs.scope = 'county'
    union all
    select p.receiving_region_code, p.valid_from, p.valid_to
    from public.published_pairings p
    where bulletin_needs.scope = 'pairing' and p.id = bulletin_needs.pairing_id
    union all
    select p.receiving_region_code, p.valid_from, p.valid_to
    from private.supported_pairings(bulletin_needs.region_code) p
    where bulletin_needs.scope = 'supporting'
  )
  select n.id, t.title, t.village_code, private.place_name(t.village_code), t.category, t.status,
    t.opened_on, (n.fulfilled_at at time zone 'Asia/Shanghai')::date
  from public.published_needs t
  join public.needs n on n.id = t.id
  where t.opened_on <= as_of and exists (
      select from places p where private.region_covers(p.code, t.village_code)
        and t.opened_on between coalesce(p.valid_from, '-infinity')
        and coalesce(p.valid_to, 'infinity'))
    and (t.status = 'open' or t.opened_on >= since
      or (n.fulfilled_at at time zone 'Asia/Shanghai')::date >= since)
  order by t.village_code, t.opened_on, n.id
$$;
