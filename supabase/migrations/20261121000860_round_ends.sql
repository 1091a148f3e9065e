-- How a round ends otherwise than by its machine: stopped while it runs, thrown away before anybody
-- outside has seen it, or closed once every proposal has been answered or has run out.

create function private.own_round(id uuid, actor public.organizations) returns public.rounds
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.rounds;
begin
  select r.* into held from public.rounds r
  where r.id = own_round.id and r.organization_id = actor.id
  for update;
  if held.id is null then perform private.refuse('round.unknown', code => 'PT404'); end if;
  return held;
end
$$;

-- The row is locked, so a result that is being written is whole before this, and refused after it.
create function private.cancel_round(id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.rounds := private.own_round(id, private.act_as('editor', 'county', 'city'));
begin
  if held.status = 'cancelled' then return held.id; end if;
  if held.status <> 'running' then
    perform private.refuse('round.not_running', jsonb_build_object('status', held.status));
  end if;
  update public.rounds r set status = 'cancelled', finished_at = now() where r.id = held.id;
  return held.id;
end
$$;

create function private.discard_round(id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.rounds := private.own_round(id, private.act_as('editor', 'county', 'city'));
begin
  if held.status = 'discarded' then return held.id; end if;
  if held.published_at is not null then perform private.refuse('round.is_published'); end if;
  if held.status <> 'proposed' then
    perform private.refuse('round.not_proposed', jsonb_build_object('status', held.status));
  end if;
  update public.rounds r set status = 'discarded' where r.id = held.id;
  return held.id;
end
$$;

create function private.close_round(id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.rounds := private.own_round(id, private.act_as('editor', 'county', 'city'));
  waiting bigint := (
    select count(*) from private.live_proposals p
    where p.round_id = close_round.id and p.status in ('proposed', 'half_accepted')
  );
begin
  if held.status = 'closed' then return held.id; end if;
  if held.published_at is null then
    perform private.refuse('round.not_published', jsonb_build_object('status', held.status));
  end if;
  if waiting > 0 then
    perform private.refuse('round.still_waiting', jsonb_build_object('proposals', waiting));
  end if;
  update public.rounds r set status = 'closed' where r.id = held.id;
  return held.id;
end
$$;

create function public.cancel_round(id uuid) returns uuid
language sql volatile set search_path = '' as $$
  select private.cancel_round(id)
$$;
comment on function public.cancel_round is
  'An editor of the owner stops a running round; the work process hears of it at its next word. '
  'Repeating it changes nothing. Refuses round.unknown and round.not_running.';

create function public.discard_round(id uuid) returns uuid
language sql volatile set search_path = '' as $$
  select private.discard_round(id)
$$;
comment on function public.discard_round is
  'An editor of the owner throws a plan away that is not published. Repeating it changes nothing. '
  'Refuses round.unknown, round.is_published and round.not_proposed.';

create function public.close_round(id uuid) returns uuid
language sql volatile set search_path = '' as $$
  select private.close_round(id)
$$;
comment on function public.close_round is
  'An editor of the owner closes a published round of which no proposal waits any more. Repeating '
  'it changes nothing. Refuses round.unknown, round.not_published and round.still_waiting.';

grant execute on function private.cancel_round, private.discard_round, private.close_round,
  public.cancel_round, public.discard_round, public.close_round to authenticated;

-- Where what a plan gives goes: donors on the left, places on the right, one row for each two
-- that share a grant, and one a place for all donors but the largest. Counted here because a
-- national plan has 100,000 grants and its picture a dozen.
create function private.list_round_flows(round_id uuid)
returns table (donor_id uuid, donor text, place_code text, place text, quantity numeric,
  match_count bigint)
language plpgsql stable security definer set search_path = '' as $$
declare
  actor public.organizations := private.seated_as('viewer', 'county', 'city');
  width integer;
begin
  if not exists (
    select from public.rounds r
    where r.id = list_round_flows.round_id and r.organization_id = actor.id
  ) then
    perform private.refuse('round.unknown', code => 'PT404');
  end if;
  -- The level right below the region: of a county its townships, of a city its counties.
  width := (
    select case char_length(private.region_prefix(r.region_code))
      when 2 then 4 when 4 then 6 when 6 then 9 else 12 end
    from public.rounds r where r.id = list_round_flows.round_id
  );
  return query
  with grants as materialized (
    select o.organization_id as giver, rpad(left(p.village_code, width), 12, '0') as code,
      sum(p.quantity) as given, count(*) as number
    from public.proposals p join public.offers o on o.id = p.offer_id
    where p.round_id = list_round_flows.round_id
    group by 1, 2
  ), largest as (
    select g.giver from grants g group by g.giver order by sum(g.given) desc, g.giver limit 30
  )
  select d.id, d.name, g.code, coalesce(r.name, g.code), sum(g.given),
    sum(g.number)::bigint
  from grants g
  left join public.organizations d on d.id = g.giver and d.id in (select l.giver from largest l)
  left join public.regions r on r.code = g.code
  group by d.id, d.name, g.code, r.name
  order by 5 desc, 3, 1;
end
$$;

create function public.list_round_flows(round_id uuid)
returns table (donor_id uuid, donor text, place_code text, place text, quantity numeric,
  match_count bigint)
language sql stable set search_path = '' as $$
  select * from private.list_round_flows(round_id)
$$;
comment on function public.list_round_flows is
  'The streams of a plan, from donors to the places right below its region; donor null: all but '
  'the thirty largest. For members of its owner. Refuses round.unknown.';
grant execute on function private.list_round_flows, public.list_round_flows to authenticated;
