-- Deciding on a proposal: the donor and the village each say yes or no, once. A no needs a reason
-- and ends the proposal; two yeses agree on it.

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
    where s.proposal_id = held.id and s.account_id = auth.uid()
  ) then
    perform private.refuse('approval.same_person');
  end if;
  insert into public.proposal_signatures (proposal_id, side, account_id, organization_id)
  values (held.id, side, auth.uid(), actor.id);
end
$$;

create function private.decide_proposal(id uuid, decision text, reason text) returns uuid
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
  if earlier = decision then return id; end if;
  if earlier is not null then
    perform private.refuse('proposal.decided_already', jsonb_build_object('decision', earlier));
  end if;
  if decision is null or decision not in ('accepted', 'declined') then
    perform private.refuse('proposal.decision_unknown');
  end if;
  if decision = 'declined' and coalesce(btrim(reason), '') = '' then
    perform private.refuse('proposal.reason_missing');
  end if;
  perform private.check_undecided(held);
  if decision = 'accepted' then perform private.check_acceptable(held); end if;
  perform private.sign_proposal(held, side, actor);
  update public.proposals p set
    status = case when decision = 'declined' then 'declined'
      when p.status = 'half_accepted' then 'agreed' else 'half_accepted' end,
    donor_decision = case side when 'donor' then decision else p.donor_decision end,
    donor_reason = case side when 'donor' then nullif(btrim(reason), '') else p.donor_reason end,
    donor_decided_at = case side when 'donor' then now() else p.donor_decided_at end,
    village_decision = case side when 'village' then decision else p.village_decision end,
    village_reason =
      case side when 'village' then nullif(btrim(reason), '') else p.village_reason end,
    village_decided_at = case side when 'village' then now() else p.village_decided_at end,
    is_decided_on_behalf = p.is_decided_on_behalf or actor.kind = 'township'
  where p.id = held.id;
  return id;
end
$$;

create function public.decide_proposal(id uuid, decision text, reason text default null)
returns uuid
language sql volatile set search_path = '' as $$
  select private.decide_proposal(id, decision, reason)
$$;
comment on function public.decide_proposal is
  'An approver of the donor or of the village (its township on behalf) accepts or declines. The '
  'same decision again changes nothing. Refuses proposal.unknown, proposal.decided_already, '
  'proposal.decision_unknown, proposal.reason_missing, proposal.declined_already, '
  'proposal.expired, proposal.need_not_open, proposal.offer_withdrawn, approval.same_person.';
grant execute on function private.decide_proposal, public.decide_proposal to authenticated;
