-- What may be done with a membership. Claims are made anew from this table at every request, so a
-- change holds from the member's next click on.

-- Invitations that a person gave out die with the right to give them.
create function private.revoke_invitations_of(account uuid, organization uuid) returns void
language sql volatile security definer set search_path = '' as $$
  update public.invitations i set revoked_at = now()
  where i.invited_by = account and i.inviting_organization_id = organization
    and i.used_at is null and i.revoked_at is null
$$;

-- A colleague's membership in the organization acted for, locked.
create function private.hold_membership(id uuid, organization uuid) returns public.memberships
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.memberships;
begin
  select m.* into held from public.memberships m
  where m.id = hold_membership.id and m.organization_id = organization
  for update;
  if held.id is null then perform private.refuse('member.unknown', code => 'PT404'); end if;
  return held;
end
$$;

create function private.change_member_role(membership_id uuid, role text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.manage_members();
  held public.memberships := private.hold_membership(membership_id, actor.id);
begin
  if held.account_id = auth.uid() then perform private.refuse('member.own_role'); end if;
  if not private.role_fits(actor.kind, role) then
    perform private.refuse('member.role_not_here');
  end if;
  if held.status <> 'active' then perform private.refuse('member.ended'); end if;
  if held.role = role then return held.id; end if;
  update public.memberships m set role = change_member_role.role where m.id = held.id;
  perform private.revoke_invitations_of(held.account_id, actor.id);
  return held.id;
end
$$;

create function public.change_member_role(membership_id uuid, role text) returns uuid
language sql volatile set search_path = '' as $$
  select private.change_member_role(membership_id, role)
$$;
comment on function public.change_member_role is
  'Gives a colleague another role. For whoever manages the members, never for oneself. Refuses '
  'member.unknown, member.own_role, member.role_not_here and member.ended.';

-- Begins without private.act_as: anybody may leave, also a suspended organization.
create function private.leave_organization() returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  house public.organizations;
  held public.memberships;
begin
  perform private.refuse_in_view();
  select o.* into house from public.organizations o
  where o.id = private.actor_organization()
  for no key update;
  select m.* into held from public.memberships m
  where m.organization_id = house.id and m.account_id = auth.uid()
  for update;
  if held.id is null then perform private.refuse('member.unknown', code => 'PT404'); end if;
  if held.role = private.managing_role(house.kind) and not exists (
    select from public.memberships m
    join public.accounts a on a.id = m.account_id
    where m.organization_id = house.id and m.id <> held.id and m.status = 'active'
      and m.role = held.role and a.disabled_at is null
  ) then
    perform private.refuse('member.last_admin');
  end if;
  update public.memberships m set status = 'ended' where m.id = held.id;
  perform private.revoke_invitations_of(held.account_id, house.id);
  return held.id;
end
$$;

create function public.leave_organization() returns uuid
language sql volatile set search_path = '' as $$
  select private.leave_organization()
$$;
comment on function public.leave_organization is
  'The signed-in person leaves the organization acted for. Refuses member.last_admin: somebody '
  'must be able to invite.';

create function private.end_membership(membership_id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.manage_members();
  held public.memberships := private.hold_membership(membership_id, actor.id);
begin
  if held.account_id = auth.uid() then perform private.refuse('member.own_role'); end if;
  update public.memberships m set status = 'ended' where m.id = held.id;
  perform private.revoke_invitations_of(held.account_id, actor.id);
  return held.id;
end
$$;

create function public.end_membership(membership_id uuid) returns uuid
language sql volatile set search_path = '' as $$
  select private.end_membership(membership_id)
$$;
comment on function public.end_membership is
  'Ends a colleague''s membership; repeated, it changes nothing. For whoever manages the members. '
  'Refuses member.unknown and member.own_role (for that, leave_organization).';

grant execute on function private.change_member_role, private.leave_organization,
  private.end_membership, public.change_member_role, public.leave_organization,
  public.end_membership to authenticated;
