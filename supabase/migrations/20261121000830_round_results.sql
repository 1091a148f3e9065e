-- What a round reads, what it leaves behind, and how that is published.
--
-- The instance is whole in itself: every need and offer that a lock or a refusal names is listed,
-- and every amount is what is open plus what the listed locks hold. So the solver may take the
-- locks off without knowing what other regions and other natures of money have promised.

-- The promises of this nature to places of the region.
create function private.round_locks(held public.rounds)
returns table (need_id uuid, offer_id uuid, amount_fen bigint)
language sql stable security definer set search_path = '' as $$
  select p.need_id, p.offer_id, sum(p.amount_fen)::bigint
  from private.live_proposals p
  join public.offers o on o.id = p.offer_id and o.nature = held.nature
  where starts_with(p.village_code, private.region_prefix(held.region_code))
  group by p.need_id, p.offer_id
$$;

create function private.round_needs(held public.rounds)
returns table (id uuid, village text, amount_fen bigint, open_fen bigint, category text,
  urgency smallint, verified smallint, text text)
language sql stable security definer set search_path = '' as $$
  with locked as (
    select l.need_id, sum(l.amount_fen)::bigint as fen
    from private.round_locks(held) l group by l.need_id
  ), promised as (
    select p.need_id, sum(p.amount_fen)::bigint as fen
    from private.live_proposals p group by p.need_id
  ), counted as (
    select n.*, coalesce(l.fen, 0) as locked_fen, case when n.status = 'open'
      then greatest(n.amount_fen - coalesce(p.fen, 0), 0) else 0 end as open_fen
    from public.needs n
    left join locked l on l.need_id = n.id
    left join promised p on p.need_id = n.id
    where n.commodity = held.commodity and (n.status = 'open' or l.fen > 0)
      and starts_with(n.village_code, private.region_prefix(held.region_code))
  )
  select c.id, c.village_code, c.open_fen + c.locked_fen, c.open_fen, c.category, c.urgency,
    c.verified_level, c.title || ' ' || left(c.description, 200)
  from counted c
  where c.open_fen + c.locked_fen > 0
$$;

create function private.round_offers(held public.rounds)
returns table (id uuid, organization_id uuid, budget_fen bigint, open_fen bigint,
  minimum_grant_fen bigint, categories text[], regions text[], paired_only boolean, text text)
language sql stable security definer set search_path = '' as $$
  with locked as (
    select l.offer_id, sum(l.amount_fen)::bigint as fen
    from private.round_locks(held) l group by l.offer_id
  ), promised as (
    select p.offer_id, sum(p.amount_fen)::bigint as fen
    from private.live_proposals p group by p.offer_id
  ), counted as (
    select o.*, coalesce(l.fen, 0) as locked_fen, case
      when o.status = 'open' and o.valid_from <= held.valid_on
        and (o.valid_to is null or o.valid_to >= held.valid_on)
        and (o.region_codes = '{}' or exists (
          select from unnest(o.region_codes) c
          where private.regions_meet(c, held.region_code)))
      then greatest(o.budget_fen - coalesce(p.fen, 0), 0) else 0 end as open_fen
    from public.offers o
    left join locked l on l.offer_id = o.id
    left join promised p on p.offer_id = o.id
    where o.commodity = held.commodity and o.nature = held.nature
      and (o.status = 'open' or l.fen > 0)
  )
  select c.id, c.organization_id, c.open_fen + c.locked_fen, c.open_fen, c.minimum_grant_fen,
    c.categories, c.region_codes, c.paired_only, c.title || ' ' || left(c.note, 200)
  from counted c
  where c.open_fen + c.locked_fen > 0
$$;

-- Where an offer's organization is paired today: by its own pairings, and by those of its region.
-- A donor may lean on any pairing around it; a government's fiscal aid goes by its own alone.
create function private.round_pairings(held public.rounds)
returns table (offer_id uuid, region text, valid_from date, valid_to date)
language sql stable security definer set search_path = '' as $$
  with givers as materialized (
    select o.id, g.id as organization_id, g.region_code
    from private.round_offers(held) o
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
    or (held.nature <> 'fiscal_aid' and starts_with(g.region_code, r.prefix))
$$;

-- Pairs that said no this season, let their days pass, or wanted only a part: what they left is not
-- proposed to them again. The season is the calendar year in which the proposal ran out.
create function private.round_refusals(held public.rounds)
returns table (need_id uuid, offer_id uuid)
language sql stable security definer set search_path = '' as $$
  select distinct p.need_id, p.offer_id
  from public.proposals p
  where starts_with(p.village_code, private.region_prefix(held.region_code))
    and extract(year from p.expires_on) = extract(year from private.today())
    and (p.status in ('declined', 'expired') or p.reduced_from_fen is not null
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
      'region', held.region_code, 'date', held.valid_on, 'parameters', held.parameters,
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

-- A need of another place or an offer of another nature finds no partner in the joins, and the
-- whole result breaks on not null: the machine is wrong, so nothing of it may stand.
create function private.record_round_result(round_id uuid, result jsonb) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.rounds := private.running_round(round_id);
begin
  insert into public.proposals
    (round_id, need_id, offer_id, village_code, donor_organization_id, amount_fen, quality, reasons)
  select held.id, n.id, o.id, n.village_code,
    case when not o.is_anonymous then o.organization_id end, m.amount_fen, m.quality, m.reasons
  from jsonb_to_recordset(result -> 'matches')
    as m (need_id uuid, offer_id uuid, amount_fen bigint, quality smallint, reasons jsonb)
  left join public.needs n on n.id = m.need_id and n.commodity = held.commodity
    and private.region_covers(held.region_code, n.village_code)
  left join public.offers o on o.id = m.offer_id and o.commodity = held.commodity
    and o.nature = held.nature;
  insert into public.round_unmet (round_id, need_id, amount_fen, why, nearest, help)
  select held.id, n.id, u.amount_fen, u.why, nullif(u.nearest, 'null'), nullif(u.help, 'null')
  from jsonb_to_recordset(result -> 'unmet')
    as u (need_id uuid, amount_fen bigint, why text, nearest jsonb, help jsonb)
  left join public.needs n on n.id = u.need_id and n.commodity = held.commodity
    and private.region_covers(held.region_code, n.village_code);
  update public.rounds r set
    status = 'proposed', progress = 100, finished_at = now(),
    input_hash = result ->> 'input_hash', objective = (result ->> 'objective')::numeric,
    bound = (result ->> 'bound')::numeric, gap = (result ->> 'gap')::numeric,
    pair_count = (result ->> 'pair_count')::integer,
    priced_count = (result ->> 'priced_count')::bigint,
    is_proven_over_all = (result ->> 'is_proven_over_all')::boolean,
    rounding = nullif(result -> 'rounding', 'null'),
    duration_ms = (result ->> 'duration_ms')::integer
  where r.id = held.id;
end
$$;

create function public.round_input(round_id uuid) returns jsonb
language sql volatile set search_path = '' as $$
  select private.round_input(round_id)
$$;
comment on function public.round_input is
  '{input: the market of a running round, amounts in fen; changes: what a what-if led to}. The '
  'input is frozen from the first call on, so that every later one answers the same. Refuses '
  'round.not_running.';

create function public.record_round_result(round_id uuid, result jsonb) returns void
language sql volatile set search_path = '' as $$
  select private.record_round_result(round_id, result)
$$;
comment on function public.record_round_result is
  'Keeps a result whole or not at all: {input_hash, objective, bound, gap, pair_count, '
  'priced_count, is_proven_over_all, rounding, duration_ms, '
  'matches: [{need_id, offer_id, amount_fen, quality, reasons}], '
  'unmet: [{need_id, amount_fen, why, nearest, help}]}; objective and bound as text. '
  'Refuses round.not_running.';
grant execute on function private.round_input, private.record_round_result, public.round_input,
  public.record_round_result to service_role;
