-- What a round reads, what it leaves behind, and how that is published.
--
-- The instance is whole in itself: every need and offer that a lock or a refusal names is listed,
-- and every quantity is what is open plus what the listed locks hold. So the solver may take the
-- locks off without knowing what other regions and other markets have promised. Quantities are in
-- the unit of the round, money in fen.

-- Whether an offer belongs to the market of a round. One for any category, or for several, stands
-- in the markets of all of them; what one promises of it the others no longer find open.
create function private.is_given_in(offer public.offers, held public.rounds) returns boolean
language sql immutable set search_path = '' as $$
  select offer.commodity = held.commodity and offer.unit is not distinct from held.unit
    and coalesce(offer.nature = held.nature, true)
    and (held.category is null or offer.categories = '{}'
      or held.category = any (offer.categories))
$$;

-- The promises of this market to places of the region.
create function private.round_locks(held public.rounds)
returns table (need_id uuid, offer_id uuid, quantity numeric)
language sql stable security definer set search_path = '' as $$
  select p.need_id, p.offer_id, sum(p.quantity)
  from private.live_proposals p
  join public.offers o on o.id = p.offer_id and coalesce(o.nature = held.nature, true)
  join public.needs n on n.id = p.need_id
    and (held.category is null or n.category = held.category)
  where starts_with(p.village_code, private.region_prefix(held.region_code))
    and p.commodity = held.commodity and p.unit is not distinct from held.unit
  group by p.need_id, p.offer_id
$$;

create function private.round_needs(held public.rounds)
returns table (id uuid, village text, quantity numeric, open numeric, category text,
  urgency smallint, verified smallint, text text)
language sql stable security definer set search_path = '' as $$
  with locked as (
    select l.need_id, sum(l.quantity) as quantity
    from private.round_locks(held) l group by l.need_id
  ), promised as (
    select p.need_id, sum(p.quantity) as quantity
    from private.live_proposals p group by p.need_id
  ), counted as (
    select n.*, coalesce(l.quantity, 0) as locked, case when n.status = 'open'
      then greatest(coalesce(n.amount_fen, n.quantity) - coalesce(p.quantity, 0), 0)
      else 0 end as open
    from public.needs n
    left join locked l on l.need_id = n.id
    left join promised p on p.need_id = n.id
    where n.commodity = held.commodity and n.unit is not distinct from held.unit
      and (held.category is null or n.category = held.category)
      and (n.status = 'open' or l.quantity > 0)
      and starts_with(n.village_code, private.region_prefix(held.region_code))
  )
  select c.id, c.village_code, c.open + c.locked, c.open, c.category, c.urgency,
    c.verified_level, c.title || ' ' || left(c.description, 200)
  from counted c
  where c.open + c.locked > 0
$$;

create function private.round_offers(held public.rounds)
returns table (id uuid, organization_id uuid, quantity numeric, open numeric,
  minimum_grant numeric, categories text[], regions text[], paired_only boolean, text text)
language sql stable security definer set search_path = '' as $$
  with locked as (
    select l.offer_id, sum(l.quantity) as quantity
    from private.round_locks(held) l group by l.offer_id
  ), promised as (
    select p.offer_id, sum(p.quantity) as quantity
    from private.live_proposals p group by p.offer_id
  ), counted as (
    select o.*, coalesce(l.quantity, 0) as locked, case
      when o.status = 'open' and o.valid_from <= held.valid_on
        and (o.valid_to is null or o.valid_to >= held.valid_on)
        and (o.region_codes = '{}' or exists (
          select from unnest(o.region_codes) c
          where private.regions_meet(c, held.region_code)))
      then greatest(coalesce(o.budget_fen, o.quantity) - coalesce(p.quantity, 0), 0)
      else 0 end as open
    from public.offers o
    left join locked l on l.offer_id = o.id
    left join promised p on p.offer_id = o.id
    where private.is_given_in(o, held) and (o.status = 'open' or l.quantity > 0)
  )
  select c.id, c.organization_id, c.open + c.locked, c.open, c.minimum_grant_fen,
    c.categories, c.region_codes, c.paired_only, c.title || ' ' || left(c.note, 200)
  from counted c
  where c.open + c.locked > 0
$$;

-- Where an offer's organization is paired today: by its own pairings, and by those of its region.
-- A donor may lean on any pairing around it; a government's fiscal aid goes by its own alone.
create function private.round_pairings(held public.rounds)
returns table (offer_id uuid, region text, valid_from date, valid_to date)
language sql stable security definer set search_path = '' as $$
  with givers as materialized (
    select o.id, f.nature, g.id as organization_id, g.region_code
    from private.round_offers(held) o
    join public.offers f on f.id = o.id
    join public.organizations g on g.id = o.organization_id
  ), regional as materialized (
    select p.*, private.region_prefix(p.supporting_region_code) as prefix
    from private.region_pairings(held.valid_on) p
    where private.regions_meet(p.receiving_region_code, held.region_code)
  )
  select g.id, p.receiving_region_code, p.valid_from, p.valid_to
  from givers g
  join public.pairings p on p.supporting_organization_id = g.organization_id
  where p.valid_from <= held.valid_on and (p.valid_to is null or p.valid_to >= held.valid_on)
    and private.regions_meet(p.receiving_region_code, held.region_code)
  union
  select g.id, r.receiving_region_code, r.valid_from, r.valid_to
  from givers g
  join regional r on r.supporting_region_code = g.region_code
    or (g.nature <> 'fiscal_aid' and starts_with(g.region_code, r.prefix))
$$;

-- Pairs that said no this season, let their days pass, or wanted only a part: what they left is not
-- proposed to them again. The season is the calendar year in which the proposal ran out.
create function private.round_refusals(held public.rounds)
returns table (need_id uuid, offer_id uuid)
language sql stable security definer set search_path = '' as $$
  select distinct p.need_id, p.offer_id
  from public.proposals p
  join public.offers o on o.id = p.offer_id and private.is_given_in(o, held)
  join public.needs n on n.id = p.need_id
    and (held.category is null or n.category = held.category)
  where starts_with(p.village_code, private.region_prefix(held.region_code))
    and extract(year from p.expires_on) = extract(year from private.today())
    and (p.status in ('declined', 'expired') or p.reduced_from is not null
      or (p.status in ('proposed', 'half_accepted') and p.expires_on < private.today()))
$$;

create function private.gather_round_input(held public.rounds) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    with needs as materialized (
      select * from private.round_needs(held)
    ), offers as materialized (
      select * from private.round_offers(held)
    ), villages as (
      select v.code, (
        select s.population from public.region_statistics s
        where s.region_code = v.code and s.population is not null
        order by s.year desc limit 1
      ) as population
      from (select distinct n.village as code from needs n) v
    )
    select jsonb_build_object(
      'round_id', held.id, 'commodity', held.commodity, 'nature', held.nature,
      'category', held.category, 'unit', held.unit, 'region', held.region_code,
      'date', held.valid_on, 'parameters', held.parameters,
      'weights_version', held.weights_version, 'floor', held.floor,
      'needs', coalesce((
        select jsonb_agg(to_jsonb(n) order by n.village, n.id) from needs n), '[]'),
      'offers', coalesce((
        select jsonb_agg(to_jsonb(o) - 'organization_id' order by o.id) from offers o), '[]'),
      'villages', coalesce((
        select jsonb_agg(to_jsonb(v) order by v.code) from villages v), '[]'),
      'pairings', coalesce((
        select jsonb_agg(to_jsonb(p) order by p.offer_id, p.region, p.valid_from)
        from private.round_pairings(held) p), '[]'),
      'locked', coalesce((
        select jsonb_agg(to_jsonb(l) order by l.need_id, l.offer_id)
        from private.round_locks(held) l), '[]'),
      'declined', coalesce((
        select jsonb_agg(to_jsonb(r) order by r.need_id, r.offer_id)
        from private.round_refusals(held) r
        where r.need_id in (select n.id from needs n) and r.offer_id in (select o.id from offers o)
      ), '[]')
    )
  );
end
$$;

-- Frozen by the first who asks: a job that is run again reads what the first one read.
create function private.round_input(round_id uuid) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.rounds := private.running_round(round_id);
begin
  insert into public.round_inputs (round_id, input)
  select held.id, private.gather_round_input(held)
  where not exists (select from public.round_inputs i where i.round_id = held.id);
  return (
    select jsonb_build_object('input', i.input, 'changes', held.changes)
    from public.round_inputs i where i.round_id = held.id
  );
end
$$;

create function public.round_input(round_id uuid) returns jsonb
language sql volatile set search_path = '' as $$
  select private.round_input(round_id)
$$;
comment on function public.round_input is
  '{input: the market of a running round, quantities in its unit; changes: what a what-if led '
  'to}. The input is frozen from the first call on, so that every later one answers the same. '
  'Refuses round.not_running.';

grant execute on function private.round_input, public.round_input to service_role;
