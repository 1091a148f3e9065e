-- Deciding on a proposal: the donor and the village each say yes or no, once. A no needs a cause
-- and ends the proposal; two yeses agree on it. A donor's yes may be to a part of the quantity;
-- that is then all that is proposed, and a village that had said yes to the whole is asked again.

-- Why a side says no; `other` must be put in words.
create function private.decline_causes(side text) returns text[]
language sql immutable set search_path = '' as $$
  select case side
    when 'donor' then array['amount', 'category', 'region', 'plan_changed', 'other']
    when 'village' then array['amount', 'solved', 'terms', 'not_ready', 'other']
  end
$$;

-- The side for which an organization may speak, null for everybody else.
create function private.side_in(held public.proposals, actor public.organizations) returns text
language sql stable security definer set search_path = '' as $$
  select case
    when actor.kind in ('village', 'township') then
      case when private.region_covers(actor.region_code, held.village_code) then 'village' end
    when exists (
      select from public.offers o
      where o.id = held.offer_id and o.organization_id = actor.id
    ) then 'donor'
  end
$$;

-- Refuses what can no longer be decided, for whichever side.
create function private.check_undecided(held public.proposals) returns void
language plpgsql stable security definer set search_path = '' as $$
begin
  if held.status = 'declined' then perform private.refuse('proposal.declined_already'); end if;
  if held.status not in ('proposed', 'half_accepted') or held.expires_on < private.today() then
    perform private.refuse('proposal.expired', jsonb_build_object('expires_on', held.expires_on));
  end if;
end
$$;

-- An offer that closed after the announcement still stands; one that was withdrawn does not. The
-- rows are locked so that neither side withdraws in the same instant.
create function private.check_acceptable(held public.proposals) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  need_status text;
  offer_status text;
begin
  select n.status into need_status from public.needs n where n.id = held.need_id for share;
  if need_status <> 'open' then
    perform private.refuse('proposal.need_not_open', jsonb_build_object('status', need_status));
  end if;
  select o.status into offer_status from public.offers o where o.id = held.offer_id for share;
  if offer_status = 'withdrawn' then perform private.refuse('proposal.offer_withdrawn'); end if;
end
$$;

create function private.sign_proposal(
  held public.proposals, side text, actor public.organizations
) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  if exists (
    select from public.proposal_signatures s
    where s.proposal_id = held.id and s.account_id = auth.uid() and s.side <> sign_proposal.side
  ) then
    perform private.refuse('approval.same_person');
  end if;
  insert into public.proposal_signatures (proposal_id, side, account_id, organization_id)
  values (held.id, side, auth.uid(), actor.id)
  on conflict on constraint proposal_signatures_two_people do nothing;
end
$$;

-- The words of a decision: a yes or a no, and for a no why.
create function private.check_words(side text, decision text, reason text, cause text)
returns void
language plpgsql immutable security definer set search_path = '' as $$
begin
  if decision is null or decision not in ('accepted', 'declined') then
    perform private.refuse('proposal.decision_unknown');
  end if;
  if decision = 'accepted' then return; end if;
  if cause is null or cause <> all (private.decline_causes(side)) then
    perform private.refuse('proposal.cause_unknown');
  end if;
  if cause = 'other' and reason is null then
    perform private.refuse('proposal.reason_missing');
  end if;
end
$$;

-- The donor may lower the quantity down to its own least grant. The village names the one that it
-- read, so that it never says yes to one that was lowered in the same moment.
create function private.check_quantity(held public.proposals, side text, quantity numeric)
returns void
language plpgsql stable security definer set search_path = '' as $$
declare
  least numeric := least(held.quantity, (
    select greatest(o.minimum_grant_fen, private.least_part(held.unit))
    from public.offers o where o.id = held.offer_id
  ));
begin
  if side = 'village' and quantity <> held.quantity then
    perform private.refuse('proposal.quantity_changed',
      jsonb_build_object('quantity', held.quantity));
  end if;
  if quantity not between least and held.quantity
    or not private.is_quantity(quantity, held.unit)
  then
    perform private.refuse('proposal.quantity_out_of_bounds',
      jsonb_build_object('least', least, 'most', held.quantity));
  end if;
end
$$;

create function private.write_decision(
  held public.proposals, side text, decision text, reason text, cause text, quantity numeric
) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  is_part boolean := decision = 'accepted' and quantity < held.quantity;
begin
  if side = 'donor' then
    held.donor_decision := decision;
    held.donor_reason := reason;
    held.donor_decided_at := now();
  else
    held.village_decision := decision;
    held.village_reason := reason;
    held.village_decided_at := now();
  end if;
  if is_part then
    held.village_decision := null;
    held.village_reason := null;
    held.village_decided_at := null;
  end if;
  update public.proposals p set
    status = case when decision = 'declined' then 'declined'
      when held.donor_decision = 'accepted' and held.village_decision = 'accepted' then 'agreed'
      else 'half_accepted' end,
    quantity = case when is_part then write_decision.quantity else p.quantity end,
    reduced_from = case when is_part then p.quantity else p.reduced_from end,
    donor_decision = held.donor_decision, donor_reason = held.donor_reason,
    donor_decided_at = held.donor_decided_at, village_decision = held.village_decision,
    village_reason = held.village_reason, village_decided_at = held.village_decided_at,
    decline_cause = case decision when 'declined' then cause end
  where p.id = held.id;
end
$$;

create function private.decide_proposal(
  id uuid, decision text, reason text, cause text, quantity numeric
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('approver', 'enterprise', 'social_organization',
    'city', 'county', 'township', 'village');
  held public.proposals;
  side text;
  earlier text;
begin
  select p.* into held from public.proposals p
  where p.id = decide_proposal.id and p.expires_on is not null
  for update;
  side := private.side_in(held, actor);
  if side is null then perform private.refuse('proposal.unknown', code => 'PT404'); end if;
  earlier := case side when 'donor' then held.donor_decision else held.village_decision end;
  if earlier = decision and coalesce(quantity = held.quantity, true) then return id; end if;
  if earlier is not null then
    perform private.refuse('proposal.decided_already', jsonb_build_object('decision', earlier));
  end if;
  perform private.check_words(side, decision, reason, cause);
  perform private.check_undecided(held);
  if decision = 'accepted' then
    perform private.check_acceptable(held);
    perform private.check_quantity(held, side, quantity);
  end if;
  perform private.sign_proposal(held, side, actor);
  perform private.write_decision(held, side, decision, reason, cause, quantity);
  if actor.kind = 'township' then
    update public.proposals p set is_decided_on_behalf = true where p.id = held.id;
  end if;
  return id;
end
$$;

create function public.decide_proposal(
  id uuid, decision text, reason text default null, cause text default 'other',
  quantity numeric default null
) returns uuid
language sql volatile set search_path = '' as $$
  select private.decide_proposal(id, decision, nullif(btrim(reason), ''), cause, quantity)
$$;
comment on function public.decide_proposal is
  'An approver of the donor or of the village (its township on behalf) accepts or declines. '
  'quantity: of the donor the part it accepts, of the village what it read; null: what is '
  'proposed. The same decision again changes nothing. Refuses proposal.unknown, '
  'proposal.decided_already, proposal.decision_unknown, proposal.cause_unknown, '
  'proposal.reason_missing, proposal.declined_already, proposal.expired, '
  'proposal.need_not_open, proposal.offer_withdrawn, proposal.quantity_changed, '
  'proposal.quantity_out_of_bounds and approval.same_person.';
grant execute on function private.decide_proposal, public.decide_proposal to authenticated;
