-- A round seen as a whole: who would take part before it starts, and what its plan comes to. The
-- single grants stand in the proposals.

-- Counted by the very functions that a round reads with, so that the page promises what will be.
-- A village of unknown population cannot be matched: its name stops the round, and is told before.
-- Whoever is left out is counted by the reason, so that it can be put right before the start.
create type public.round_preview as (
  need_count bigint, asked numeric, village_count bigint, head_count bigint, uncounted text[],
  offer_count bigint, offered numeric, unverified_count bigint, promised_need_count bigint,
  undated_offer_count bigint, promised_offer_count bigint, unpaired_offer_count bigint,
  refused_pair_count bigint
);

create function private.preview_round(
  commodity text, nature text, category text, unit text, region_code text, valid_on date
) returns public.round_preview
language plpgsql stable security definer set search_path = '' as $$
declare
  actor public.organizations := private.seated_as('editor', 'county', 'city');
  planned public.rounds :=
    private.plan_round(actor, commodity, nature, category, unit, region_code);
  seen public.round_preview;
begin
  planned.valid_on := coalesce(preview_round.valid_on, private.today());
  select count(*) filter (where n.open > 0), coalesce(sum(n.open), 0),
    count(distinct n.village) filter (where n.open > 0),
    coalesce(array_agg(distinct r.name) filter (where not exists (
      select from public.region_statistics s
      where s.region_code = n.village and s.population is not null
    )), '{}')
  into seen.need_count, seen.asked, seen.village_count, seen.uncounted
  from private.round_needs(planned) n join public.regions r on r.code = n.village;
  seen.head_count := (
    select coalesce(sum((
      select s.population from public.region_statistics s
      where s.region_code = v.village and s.population is not null
      order by s.year desc limit 1
    )), 0)
    from (select distinct n.village from private.round_needs(planned) n where n.open > 0) v
  );
  select count(*) filter (where not o.lacks_pairing),
    coalesce(sum(o.open) filter (where not o.lacks_pairing), 0),
    count(*) filter (where o.lacks_pairing)
  into seen.offer_count, seen.offered, seen.unpaired_offer_count
  from (
    select f.open, f.paired_only
      and f.id not in (select p.offer_id from private.round_pairings(planned) p) as lacks_pairing
    from private.round_offers(planned) f where f.open > 0
  ) o;
  select count(*) filter (where n.status = 'submitted'), count(*) filter (where n.status = 'open')
    - seen.need_count
  into seen.unverified_count, seen.promised_need_count
  from public.needs n
  where n.commodity = planned.commodity and n.unit is not distinct from planned.unit
    and (planned.category is null or n.category = planned.category)
    and n.status in ('submitted', 'open')
    and starts_with(n.village_code, private.region_prefix(planned.region_code));
  select count(*) filter (where o.is_undated),
    count(*) filter (where not o.is_undated) - seen.offer_count - seen.unpaired_offer_count
  into seen.undated_offer_count, seen.promised_offer_count
  from (
    select f.valid_from > planned.valid_on or coalesce(f.valid_to < planned.valid_on, false)
      as is_undated
    from public.offers f
    where f.status = 'open' and private.is_given_in(f, planned)
      and (f.region_codes = '{}' or exists (
        select from unnest(f.region_codes) c
        where private.regions_meet(c, planned.region_code)))
  ) o;
  seen.refused_pair_count := (select count(*) from private.round_refusals(planned));
  return seen;
end
$$;

create function public.preview_round(
  commodity text, nature text, region_code text, valid_on date default null,
  category text default null, unit text default null
) returns public.round_preview
language sql stable set search_path = '' as $$
  select private.preview_round(commodity, nature, category, unit, region_code, valid_on)
$$;
comment on function public.preview_round is
  'What a round would find open on that day (null: today), the names of villages without a head '
  'count, which would stop it, and by which reason how many are left out. For editors of counties '
  'and cities. Refuses round.region_not_yours and round.market_unknown.';
grant execute on function private.preview_round, public.preview_round to authenticated;

-- What is asked for in a region and could be matched there. Money is one market here, of which a
-- round takes a nature; goods are one by category and unit, all else by its unit.
create function private.list_markets(region_code text)
returns table (commodity text, category text, unit text, need_count bigint, offer_count bigint)
language plpgsql stable security definer set search_path = '' as $$
declare
  actor public.organizations := private.seated_as('editor', 'county', 'city');
begin
  if not private.region_covers(actor.region_code, region_code) then
    perform private.refuse('round.region_not_yours',
      jsonb_build_object('region', region_code), 'PT403');
  end if;
  return query
  select n.commodity, g.category, n.unit, count(*), (
    select count(*) from public.offers o
    where o.status = 'open' and o.commodity = n.commodity and o.unit is not distinct from n.unit
      and (g.category is null or o.categories = '{}' or g.category = any (o.categories))
  )
  from public.needs n
  cross join lateral (select case n.commodity when 'goods' then n.category end as category) g
  where n.status = 'open'
    and starts_with(n.village_code, private.region_prefix(list_markets.region_code))
  group by n.commodity, g.category, n.unit
  order by n.commodity, count(*) desc, g.category, n.unit;
end
$$;

create function public.list_markets(region_code text)
returns table (commodity text, category text, unit text, need_count bigint, offer_count bigint)
language sql stable set search_path = '' as $$
  select * from private.list_markets(region_code)
$$;
comment on function public.list_markets is
  'The markets of the open needs of a region, those with most needs first, with the open offers of '
  'anywhere that are of the same kind. Refuses round.region_not_yours.';
grant execute on function private.list_markets, public.list_markets to authenticated;

create table public.round_figures (
  round_id uuid not null references public.rounds,
  plan text not null,
  offered numeric(19, 3) not null,
  placed numeric(19, 3) not null,
  village_count integer not null,
  without_count integer not null,
  at_floor_count integer not null,
  gini_per_head numeric,
  top_twentieth_share numeric,
  mean_quality numeric,
  primary key (round_id, plan),
  constraint round_figures_plan check (plan in ('proposed', 'quality_only', 'first_come')),
  constraint round_figures_amounts
    check (placed between 0 and offered and offered <= 9007199254740991),
  constraint round_figures_villages
    check (without_count between 0 and village_count
      and at_floor_count between 0 and village_count),
  constraint round_figures_shares
    check (gini_per_head between 0 and 1 and top_twentieth_share between 0 and 1),
  constraint round_figures_mean_quality check (mean_quality >= 0)
);
alter table public.round_figures enable row level security;
create policy select_with_round on public.round_figures
  for select to authenticated using (round_id in (select r.id from public.rounds r));
create trigger round_figures_append_only before update or delete on public.round_figures
  for each row execute function private.forbid_change();
create trigger round_figures_no_truncate before truncate on public.round_figures
  for each statement execute function private.forbid_change();
comment on table public.round_figures is
  'What a plan comes to as a whole, beside the plan by quality alone and beside no round at all. '
  'Written once with it by the machine, so unaudited.';
comment on column public.round_figures.offered is
  'What its offers had open when it ran, in the unit of the round.';
comment on column public.round_figures.at_floor_count is
  'Villages whose first tier is full, or who have all they ask for.';
comment on column public.round_figures.gini_per_head is
  '0 equal, 1 all to one; null where nothing moves.';
comment on column public.round_figures.mean_quality is
  'Points of an average unit placed; null where none is.';

-- A need of another place or an offer of another market finds no partner in the joins, and the
-- whole result breaks on not null: the machine is wrong, so nothing of it may stand.
create function private.record_round_part(held public.rounds, content jsonb) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into public.proposals
    (round_id, need_id, offer_id, village_code, donor_organization_id, commodity, unit, quantity,
      quality, reasons)
  select held.id, n.id, o.id, n.village_code,
    case when not o.is_anonymous then o.organization_id end, held.commodity, held.unit,
    m.quantity, m.quality, m.reasons
  from jsonb_to_recordset(content -> 'matches')
    as m (need_id uuid, offer_id uuid, quantity numeric, quality smallint, reasons jsonb)
  left join public.needs n on n.id = m.need_id
    and (n.commodity, n.unit) is not distinct from (held.commodity, held.unit)
    and private.region_covers(held.region_code, n.village_code)
  left join public.offers o on o.id = m.offer_id and private.is_given_in(o, held);
  insert into public.round_unmet (round_id, need_id, quantity, why, nearest, help)
  select held.id, n.id, u.quantity, u.why, nullif(u.nearest, 'null'), nullif(u.help, 'null')
  from jsonb_to_recordset(content -> 'unmet')
    as u (need_id uuid, quantity numeric, why text, nearest jsonb, help jsonb)
  left join public.needs n on n.id = u.need_id and n.commodity = held.commodity
    and private.region_covers(held.region_code, n.village_code);
  insert into public.round_unspent (round_id, offer_id, quantity, why, top_up, top_up_need_id)
  select held.id, u.offer_id, u.quantity, u.why, u.top_up, u.top_up_need_id
  from jsonb_to_recordset(content -> 'unspent')
    as u (offer_id uuid, quantity numeric, why text, top_up numeric, top_up_need_id uuid);
end
$$;

create function private.record_round_figures(held public.rounds, outcome jsonb) returns void
language sql volatile security definer set search_path = '' as $$
  insert into public.round_figures (round_id, plan, offered, placed, village_count,
    without_count, at_floor_count, gini_per_head, top_twentieth_share, mean_quality)
  select held.id, f.plan, f.offered, f.placed, f.village_count,
    f.without_count, f.at_floor_count, f.gini_per_head, f.top_twentieth_share, f.mean_quality
  from jsonb_to_recordset(outcome -> 'figures') as f (plan text, offered numeric,
    placed numeric, village_count integer, without_count integer, at_floor_count integer,
    gini_per_head numeric, top_twentieth_share numeric, mean_quality numeric);
  insert into public.round_certificates (round_id, certificate)
  values (held.id, outcome -> 'certificate');
$$;

-- One part after the other, so that memory holds one; the last act of a round that runs.
create function private.record_round_outcome(round_id uuid, outcome jsonb) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.rounds := private.running_round(round_id);
  staged integer := (
    select count(*) from private.round_parts p where p.round_id = held.id
  );
  content jsonb;
begin
  if staged is distinct from (outcome ->> 'parts')::integer then
    raise exception 'round % has % parts of %', held.id, staged, outcome ->> 'parts';
  end if;
  for place in 0 .. staged - 1 loop
    select p.content into strict content from private.round_parts p
    where p.round_id = held.id and p.part = place;
    perform private.record_round_part(held, content);
  end loop;
  perform private.record_round_figures(held, outcome);
  update public.rounds r set
    status = 'proposed', progress = 100, finished_at = now(),
    input_hash = outcome ->> 'input_hash', objective = (outcome ->> 'objective')::numeric,
    bound = (outcome ->> 'bound')::numeric, gap = (outcome ->> 'gap')::numeric,
    pair_count = (outcome ->> 'pair_count')::integer,
    priced_count = (outcome ->> 'priced_count')::bigint,
    is_proven_over_all = (outcome ->> 'is_proven_over_all')::boolean,
    rounding = nullif(outcome -> 'rounding', 'null'),
    duration_ms = (outcome ->> 'duration_ms')::integer
  where r.id = held.id;
end
$$;

-- A country's plan is 110,000 grants, each with its audit event: more than the eight seconds that a
-- hosted project allows by default. PostgREST takes the time from here.
create function public.record_round_outcome(round_id uuid, outcome jsonb) returns void
language sql volatile set search_path = '' set statement_timeout = '15min' as $$
  select private.record_round_outcome(round_id, outcome)
$$;
comment on function public.record_round_outcome is
  'Keeps the parts that were staged as the result of the round, whole or not at all: {parts (how '
  'many), input_hash, objective, bound, gap, pair_count, priced_count, is_proven_over_all, '
  'rounding, duration_ms, certificate, figures: [{plan, offered, placed, village_count, '
  'without_count, at_floor_count, gini_per_head, top_twentieth_share, mean_quality}]}; objective '
  'and bound as text. Refuses round.not_running.';
grant execute on function private.record_round_outcome, public.record_round_outcome
  to service_role;
