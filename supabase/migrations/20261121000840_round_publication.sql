-- Publication shows the proposals of a round to the donors and the villages, and binds: from then
-- on what they give is promised. Another person than the starter answers for it.

-- How many needs or offers no longer have what the round would promise. Rows must be locked.
create function private.overtaken_needs(round_id uuid) returns bigint
language sql stable security definer set search_path = '' as $$
  select count(*) from (
    select p.need_id, sum(p.quantity) as promised from public.proposals p
    where p.round_id = overtaken_needs.round_id group by p.need_id
  ) s
  join public.needs n on n.id = s.need_id
  where n.status <> 'open' or s.promised > private.need_open(n.id)
$$;

create function private.overtaken_offers(round_id uuid) returns bigint
language sql stable security definer set search_path = '' as $$
  select count(*) from (
    select p.offer_id, sum(p.quantity) as promised from public.proposals p
    where p.round_id = overtaken_offers.round_id group by p.offer_id
  ) s
  join public.offers o on o.id = s.offer_id
  where o.status <> 'open' or o.valid_to < private.today()
    or s.promised > private.offer_open(o.id)
$$;

-- Days have passed since the round ran, and other rounds may reach the same offers. Both sides are
-- locked, in one order for everybody, and asked again; the whole round is run anew if it is stale,
-- because what is left of a plan is no longer the best plan.
create function private.check_round_stands(round_id uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  needs bigint;
  offers bigint;
begin
  perform from public.needs n where n.id in (
    select p.need_id from public.proposals p where p.round_id = check_round_stands.round_id
  ) order by n.id for update;
  perform from public.offers o where o.id in (
    select p.offer_id from public.proposals p where p.round_id = check_round_stands.round_id
  ) order by o.id for update;
  needs := private.overtaken_needs(round_id);
  offers := private.overtaken_offers(round_id);
  if needs + offers > 0 then
    perform private.refuse('round.overtaken',
      jsonb_build_object('needs', needs, 'offers', offers));
  end if;
end
$$;

create function private.publish_round(id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('approver', 'county', 'city');
  held public.rounds;
  last_day date;
begin
  select r.* into held from public.rounds r
  where r.id = publish_round.id and r.organization_id = actor.id
  for update;
  if held.id is null then perform private.refuse('round.unknown', code => 'PT404'); end if;
  if held.published_at is not null then return id; end if;
  if held.status <> 'proposed' then
    perform private.refuse('round.not_proposed', jsonb_build_object('status', held.status));
  end if;
  if held.created_by = auth.uid() then perform private.refuse('approval.same_person'); end if;
  last_day := coalesce(held.expires_on, private.today() + 14);
  if last_day < private.today() then
    perform private.refuse('round.expired', jsonb_build_object('expires_on', last_day));
  end if;
  perform private.check_round_stands(id);
  update public.proposals p set expires_on = last_day where p.round_id = held.id;
  update public.rounds r set published_at = now(), published_by = auth.uid()
  where r.id = held.id;
  return id;
end
$$;

-- A country's plan is 110,000 proposals, each with its audit event: as for record_round_outcome.
create function public.publish_round(id uuid) returns uuid
language sql volatile set search_path = '' set statement_timeout = '15min' as $$
  select private.publish_round(id)
$$;
comment on function public.publish_round is
  'Another approver of the owner shows the proposals to both sides. Repeating it changes nothing. '
  'Refuses round.unknown, round.not_proposed, approval.same_person, round.expired and '
  'round.overtaken, when a need or an offer no longer has what the round would promise.';
grant execute on function private.publish_round, public.publish_round to authenticated;
