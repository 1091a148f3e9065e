-- What a donor proposes of its own accord: it browses what its offer may go to and names an amount.
-- The same rules as in a round decide who may give to whom; here the database asks them alone,
-- because nobody else stands between the donor and the village.

-- Whether the pairings of today bind a giver to a place. Mirrors private.round_pairings: a donor
-- may lean on any pairing around it; a government's fiscal aid goes by its own alone.
create function private.is_paired_with(giver public.organizations, nature text, place text)
returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select from public.pairings p
    where p.supporting_organization_id = giver.id
      and p.valid_from <= private.today() and (p.valid_to is null or p.valid_to >= private.today())
      and private.region_covers(p.receiving_region_code, place)
  ) or exists (
    select from private.region_pairings(private.today()) p
    where private.region_covers(p.receiving_region_code, place)
      and (p.supporting_region_code = giver.region_code or (nature <> 'fiscal_aid'
        and private.region_covers(p.supporting_region_code, giver.region_code)))
  )
$$;

-- Why a pair may not be proposed again: it is promised, or it was declined, ran out or was wanted
-- only in part this season, as private.round_refusals counts it.
create function private.why_pair_is_taken(offer_id uuid, need_id uuid) returns text
language sql stable security definer set search_path = '' as $$
  select case when bool_or(p.status in ('agreed', 'pledged')
      or (p.status in ('proposed', 'half_accepted') and p.expires_on >= private.today()))
    then 'proposal.pair_has_one' else 'proposal.pair_declined' end
  from public.proposals p
  where p.offer_id = why_pair_is_taken.offer_id and p.need_id = why_pair_is_taken.need_id
    and (p.status in ('agreed', 'pledged')
      or extract(year from p.expires_on) = extract(year from private.today()))
  having count(*) > 0
$$;

-- The first reason against it, by the name of its refusal; null where the offer may go to the need.
create function private.why_not_proposable(
  offer public.offers, need public.needs, giver public.organizations
) returns text
language sql stable security definer set search_path = '' as $$
  select case
    when need.status is distinct from 'open' then 'proposal.need_not_open'
    when offer.status <> 'open' or private.today() < offer.valid_from
      or private.today() > offer.valid_to then 'proposal.offer_not_open'
    when (offer.commodity, offer.unit) is distinct from (need.commodity, need.unit)
      then 'proposal.commodity_differs'
    when offer.categories <> '{}' and need.category <> all (offer.categories)
      then 'proposal.category_not_offered'
    when offer.region_codes <> '{}' and not exists (
      select from unnest(offer.region_codes) c where private.region_covers(c, need.village_code)
    ) then 'proposal.outside_regions'
    when offer.paired_only
      and not private.is_paired_with(giver, offer.nature, need.village_code)
      then 'proposal.not_paired'
    else private.why_pair_is_taken(offer.id, need.id)
  end
$$;

create function private.list_proposable(offer_id uuid)
returns table (need_id uuid, village_code text, title text, category text, quantity numeric,
  open numeric, urgency smallint, verified_level smallint, description text, is_paired boolean)
language plpgsql stable security definer set search_path = '' as $$
declare
  actor public.organizations :=
    private.seated_as('viewer', 'enterprise', 'social_organization', 'city', 'county');
  given public.offers;
  least numeric;
begin
  select o.* into given from public.offers o
  where o.id = list_proposable.offer_id and o.organization_id = actor.id;
  if given.id is null then perform private.refuse('offer.unknown', code => 'PT404'); end if;
  least := greatest(given.minimum_grant_fen, private.least_part(given.unit));
  if private.offer_open(given.id) < least then return; end if;
  return query
  select n.id, n.village_code, n.title, n.category, coalesce(n.amount_fen, n.quantity), f.open,
    n.urgency, n.verified_level, n.description,
    private.is_paired_with(actor, given.nature, n.village_code)
  from public.needs n
  cross join lateral (select private.need_open(n.id) as open) f
  where n.status = 'open' and n.commodity = given.commodity
    and n.unit is not distinct from given.unit and f.open >= least
    and private.why_not_proposable(given, n, actor) is null
  order by n.urgency desc, n.verified_level desc, n.village_code, n.id
  limit 200;
end
$$;

create function public.list_proposable(offer_id uuid)
returns table (need_id uuid, village_code text, title text, category text, quantity numeric,
  open numeric, urgency smallint, verified_level smallint, description text, is_paired boolean)
language sql stable set search_path = '' as $$ select * from private.list_proposable(offer_id) $$;
comment on function public.list_proposable is
  'The open needs that an own offer may go to, the most urgent 200, each with what it still lacks; '
  'none where less than a least grant is left of it. Refuses offer.unknown.';

create function private.list_proposing(need_id uuid)
returns table (offer_id uuid, title text, at_least numeric, at_most numeric, why text)
language plpgsql stable security definer set search_path = '' as $$
declare
  actor public.organizations :=
    private.seated_as('viewer', 'enterprise', 'social_organization', 'city', 'county');
  wanted public.needs;
begin
  select n.* into wanted from public.needs n
  where n.id = list_proposing.need_id and n.status = 'open';
  return query
  select o.id, o.title, greatest(o.minimum_grant_fen, private.least_part(o.unit)),
    greatest(least(private.offer_open(o.id), private.need_open(wanted.id)), 0),
    private.why_not_proposable(o, wanted, actor)
  from public.offers o
  where o.organization_id = actor.id and o.status = 'open'
    and coalesce(o.commodity = wanted.commodity, true)
    and (wanted.id is null or o.unit is not distinct from wanted.unit)
  order by o.valid_from desc, o.id;
end
$$;

create function public.list_proposing(need_id uuid)
returns table (offer_id uuid, title text, at_least numeric, at_most numeric, why text)
language sql stable set search_path = '' as $$ select * from private.list_proposing(need_id) $$;
comment on function public.list_proposing is
  'The own open offers of what the need asks for, with what each could give to it at least and at '
  'most, or why it may not (the name of the refusal).';

-- What of an offer is proposed to its donor, what the donor has said yes to; the rest is left.
create function public.list_offer_totals()
returns table (offer_id uuid, title text, nature text, commodity text, unit text,
  quantity numeric, proposed numeric, accepted numeric)
language sql stable set search_path = '' as $$
  with live as (
    select p.offer_id, p.quantity, p.donor_decision is not null as is_accepted
    from public.proposals p
    where p.status in ('agreed', 'pledged')
      or (p.status in ('proposed', 'half_accepted') and p.expires_on >= private.today())
  )
  select o.id, o.title, o.nature, o.commodity, o.unit, coalesce(o.budget_fen, o.quantity),
    coalesce(sum(l.quantity) filter (where not l.is_accepted), 0),
    coalesce(sum(l.quantity) filter (where l.is_accepted), 0)
  from public.offers o
  left join live l on l.offer_id = o.id
  where o.organization_id = (select private.actor_organization())
    and (o.status = 'open' or l.offer_id is not null)
  group by o.id
  order by o.nature, o.valid_from desc, o.id
$$;
comment on function public.list_offer_totals is
  'The own offers that are open or promised from: what there is, what waits for the donor, what it '
  'has accepted.';

-- Need before offer, the order in which publication locks them: whoever promises the same in the
-- same instant waits here, and then counts what the other left.
create function private.propose_to_need(
  id uuid, offer_id uuid, need_id uuid, quantity numeric
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations :=
    private.act_as('approver', 'enterprise', 'social_organization', 'city', 'county');
  wanted public.needs;
  given public.offers;
  made public.proposals;
  why text;
  least numeric;
  most numeric;
begin
  select n.* into wanted from public.needs n where n.id = propose_to_need.need_id for update;
  given := private.hold_offer(offer_id, actor);
  select p.* into made from public.proposals p where p.id = propose_to_need.id;
  if (made.offer_id, made.need_id) = (given.id, wanted.id) then return id; end if;
  why := private.why_not_proposable(given, wanted, actor);
  if why is not null then perform private.refuse(why); end if;
  least := greatest(given.minimum_grant_fen, private.least_part(given.unit));
  most := least(private.need_open(wanted.id), private.offer_open(given.id));
  if quantity not between least and most
    or not coalesce(private.is_quantity(quantity, given.unit), false)
  then
    perform private.refuse('proposal.quantity_out_of_bounds',
      jsonb_build_object('least', least, 'most', greatest(most, 0)));
  end if;
  insert into public.proposals (id, need_id, offer_id, village_code, donor_organization_id,
    commodity, unit, quantity, nature, expires_on)
  values (id, wanted.id, given.id, wanted.village_code,
    case when not given.is_anonymous then actor.id end, given.commodity, given.unit, quantity,
    given.nature, private.today() + 14)
  returning * into made;
  perform private.sign_proposal(made, 'donor', actor);
  perform private.write_decision(made, 'donor', 'accepted', null, null, null);
  return id;
end
$$;

create function public.propose_to_need(id uuid, offer_id uuid, need_id uuid, quantity numeric)
returns uuid
language sql volatile set search_path = '' as $$
  select private.propose_to_need(id, offer_id, need_id, quantity)
$$;
comment on function public.propose_to_need is
  'An approver of a donor proposes a part of an own offer to an open need. It is announced at '
  'once, with the donor''s yes, and the village has 14 days. Repeating it makes no second. Refuses '
  'offer.unknown, proposal.need_not_open, proposal.offer_not_open, '
  'proposal.commodity_differs, proposal.category_not_offered, proposal.outside_regions, '
  'proposal.not_paired, proposal.pair_has_one, proposal.pair_declined (this season) and '
  'proposal.quantity_out_of_bounds, {least, most}.';
grant execute on function private.list_proposable, private.list_proposing,
  private.propose_to_need, public.list_proposable, public.list_proposing,
  public.list_offer_totals, public.propose_to_need to authenticated;
