-- Ending a signed pledge before it is fulfilled, in two steps by two people.

-- The signed pledge, locked, for one of its parties.
create function private.hold_signed_pledge(id uuid, party uuid) returns public.pledges
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.pledges;
begin
  select p.* into held from public.pledges p
  where p.id = hold_signed_pledge.id
    and party in (p.donor_organization_id, p.receiving_organization_id)
  for no key update;
  if held.id is null then perform private.refuse('pledge.unknown', code => 'PT404'); end if;
  if held.status in ('draft', 'withdrawn') then
    perform private.refuse('pledge.not_signed', jsonb_build_object('status', held.status));
  end if;
  return held;
end
$$;

-- Nothing ends while money is on its way, nor when all has come.
create function private.check_endable(held public.pledges) returns void
language plpgsql stable security definer set search_path = '' as $$
declare
  moving bigint := private.fund_balance('in_transit', held.id);
begin
  if held.status <> 'signed' then
    perform private.refuse('pledge.ended_already', jsonb_build_object('status', held.status));
  end if;
  if moving > 0 then
    perform private.refuse('pledge.money_in_transit', jsonb_build_object('in_transit_fen', moving));
  end if;
  if held.amount_fen is not null and private.fund_balance('committed', held.id) = 0 then
    perform private.refuse('pledge.nothing_outstanding');
  end if;
end
$$;

-- The second step: the rest leaves the books, and a match of which nothing came is free again.
create function private.carry_out_exit(held public.pledges, exit text) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  rest bigint := private.fund_balance('committed', held.id);
begin
  if rest > 0 then
    perform private.move_funds(case exit when 'written_off' then 'write_off' else 'lapse' end,
      held.id, null, rest, 'pledges', held.id, private.today(), format('pledge:%s:exit', held.id));
  end if;
  update public.pledges p set status = exit where p.id = held.id;
  if rest = held.amount_fen then
    update public.proposals p set status = 'expired' where p.id = held.proposal_id;
  end if;
end
$$;

create function private.end_pledge(id uuid, exit text, reason text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations :=
    private.act_as('editor', 'city', 'county', 'enterprise', 'social_organization');
  held public.pledges := private.hold_signed_pledge(id, actor.id);
  asked public.pledge_exits;
begin
  if held.status = exit then return held.id; end if;
  perform private.lock_funds(held.id);
  perform private.check_endable(held);
  select e.* into asked from public.pledge_exits e
  where e.pledge_id = held.id and e.status = 'requested';
  if asked.id is null then
    if coalesce(btrim(reason), '') = '' then perform private.refuse('note.missing'); end if;
    insert into public.pledge_exits (pledge_id, exit, reason, requested_by, organization_id)
    values (held.id, exit, btrim(reason), auth.uid(), actor.id);
    return held.id;
  end if;
  if asked.exit <> exit then
    perform private.refuse('pledge.exit_pending', jsonb_build_object('exit', asked.exit));
  end if;
  if asked.requested_by = auth.uid() then
    if asked.reason = btrim(reason) then return held.id; end if; -- the request, sent twice
    perform private.refuse('approval.same_person');
  end if;
  perform private.approve_as(actor.kind);
  if actor.id <> held.receiving_organization_id then
    perform private.refuse('pledge.exit_not_yours_to_approve', code => 'PT403');
  end if;
  update public.pledge_exits e
  set status = 'approved', answer = nullif(btrim(end_pledge.reason), ''), decided_by = auth.uid(),
    decided_at = now()
  where e.id = asked.id;
  perform private.carry_out_exit(held, exit);
  return held.id;
end
$$;

create function public.end_pledge(id uuid, exit text, reason text default null) returns uuid
language sql volatile set search_path = '' as $$
  select private.end_pledge(id, exit, reason)
$$;
comment on function public.end_pledge is
  'First call: an editor of the donor or the receiver asks for the exit (lapsed, cancelled, '
  'written_off) with a reason. Second call: another person, an approver of the receiver, approves '
  'the same exit, and what is outstanding lapses or is written off. Refuses pledge.unknown, '
  'pledge.not_signed, pledge.ended_already, pledge.money_in_transit, pledge.nothing_outstanding, '
  'note.missing, pledge.exit_pending (another exit), approval.same_person, '
  'pledge.exit_not_yours_to_approve.';

create function private.refuse_pledge_exit(id uuid, reason text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations :=
    private.act_as('editor', 'city', 'county', 'enterprise', 'social_organization');
  held public.pledges := private.hold_signed_pledge(id, actor.id);
begin
  if coalesce(btrim(reason), '') = '' then perform private.refuse('note.missing'); end if;
  update public.pledge_exits e
  set status = 'refused', answer = btrim(refuse_pledge_exit.reason), decided_by = auth.uid(),
    decided_at = now()
  where e.pledge_id = held.id and e.status = 'requested'
    and actor.id in (e.organization_id, held.receiving_organization_id);
  return held.id;
end
$$;

create function public.refuse_pledge_exit(id uuid, reason text) returns uuid
language sql volatile set search_path = '' as $$
  select private.refuse_pledge_exit(id, reason)
$$;
comment on function public.refuse_pledge_exit is
  'An editor of the receiver, or of the party that asked, ends a pending request with a reason and '
  'without the exit; where none is pending nothing happens. Refuses pledge.unknown, '
  'pledge.not_signed and note.missing.';

grant execute on function private.sign_pledge, private.end_pledge, private.refuse_pledge_exit,
  public.sign_pledge, public.end_pledge, public.refuse_pledge_exit to authenticated;
