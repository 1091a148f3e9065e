-- Governments, villages and supervisors do not register: an official of the level above founds
-- them and invites their first admin, who invites everybody else. The first of all are founded by
-- the operator's system administrator, who thereby reads nothing of their business.

-- Who founds what, and where it stands. Mirrors src/domain/organizations/founding.ts. A 直辖市 is a
-- city although its division is of level 1; the level 2 below it (市辖区) governs nothing.
create function private.may_found(founder public.organizations, kind text, region text)
returns boolean
language sql stable security definer set search_path = '' as $$
  select kind = any (case founder.kind
      when 'operator' then array['city', 'county', 'supervisor']
      when 'city' then array['county']
      when 'county' then array['township', 'village']
    end)
    and (founder.kind = 'operator' or private.region_covers(founder.region_code, region))
    and exists (
      select from public.regions g
      where g.code = may_found.region and g.valid_to is null and case kind
        when 'city' then g.level = case when left(g.code, 2) in ('11', '12', '31', '50')
          then 1 else 2 end
        when 'county' then g.level = 3
        when 'township' then g.level = 4
        when 'village' then g.level = 5
        when 'supervisor' then g.level <= 3
        else false
      end
    )
$$;

-- The organization that the person founds for. Not private.act_as: the system administrator stands
-- outside the ranks that it compares, and founding is for the admin alone.
create function private.founder() returns public.organizations
language plpgsql stable security definer set search_path = '' as $$
declare
  found public.organizations;
begin
  perform private.refuse_in_view();
  select (s.house).* into found from private.actor_seat() s
  where (s.house).status = 'verified' and (s.house).kind in ('operator', 'city', 'county')
    and s.role = case (s.house).kind when 'operator' then 'system_administrator' else 'admin' end;
  if found.id is null then
    perform private.refuse('access.denied', jsonb_build_object('role', 'admin'), 'PT403');
  end if;
  return found;
end
$$;

-- An organization that the actor's may found, locked: two who invite or undo wait for each other.
create function private.hold_founded(actor public.organizations, id uuid)
returns public.organizations
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.organizations;
begin
  select o.* into held from public.organizations o
  where o.id = hold_founded.id and o.status = 'verified'
  for update;
  if held.id is null or not private.may_found(actor, held.kind, held.region_code) then
    perform private.refuse('organization.unknown', code => 'PT404');
  end if;
  return held;
end
$$;

create function private.has_admin(organization uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select from public.memberships m
    join public.accounts a on a.id = m.account_id
    where m.organization_id = has_admin.organization and m.role = 'admin'
      and m.status = 'active' and a.disabled_at is null
  )
$$;

-- One link at a time leads to the first admin's seat, and none where somebody sits there.
create function private.invite_admin(
  actor public.organizations, organization uuid, invitation jsonb
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  i record;
begin
  select * into i from jsonb_to_record(invitation)
    as (id uuid, token_hash text, name text, login text);
  if exists (select from public.invitations known where known.id = i.id) then
    perform private.refuse('invitation.already_made');
  end if;
  if private.has_admin(organization) then perform private.refuse('organization.has_admin'); end if;
  update public.invitations open set revoked_at = now()
  where open.organization_id = organization and open.role = 'admin'
    and open.used_at is null and open.revoked_at is null;
  insert into public.invitations (id, organization_id, role, token_hash, name, login, invited_by,
    inviting_organization_id)
  values (i.id, organization, 'admin', i.token_hash, coalesce(i.name, ''), coalesce(i.login, ''),
    auth.uid(), actor.id);
  return organization;
end
$$;

-- The organization without anybody who looks after it; `contact` is {name, login}, or null.
create function private.begin_organization(
  actor public.organizations, organization jsonb, contact jsonb
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  f record;
begin
  select * into f from jsonb_to_record(organization)
    as (id uuid, kind text, name text, uscc text, region_code text, receives_donations boolean);
  -- The same form again: the link was shown then, and there is no second one.
  if exists (select from public.organizations o where o.id = f.id) then
    perform private.refuse('invitation.already_made');
  end if;
  if private.may_found(actor, f.kind, f.region_code) is not true then
    perform private.refuse('founding.not_here');
  end if;
  if exists (select from public.organizations o where o.uscc = nullif(f.uscc, '')) then
    perform private.refuse('uscc.taken');
  end if;
  insert into public.organizations
    (id, kind, name, uscc, region_code, receives_donations, status)
  values (f.id, f.kind, f.name, nullif(f.uscc, ''), f.region_code,
    coalesce(f.receives_donations, false) and f.kind in ('city', 'county'), 'verified')
  on conflict (region_code, kind)
    where kind in ('city', 'county', 'township', 'village') do nothing;
  if not found then perform private.refuse('founding.taken'); end if;
  insert into public.organization_records (organization_id, contact_name, contact, judged_by,
    judged_by_organization_id, judged_at)
  values (f.id, coalesce(contact ->> 'name', ''), coalesce(contact ->> 'login', ''),
    auth.uid(), actor.id, now());
  return f.id;
end
$$;

create function private.found_organization(organization jsonb, invitation jsonb) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.founder();
begin
  return private.invite_admin(actor, private.begin_organization(actor, organization, invitation),
    invitation);
end
$$;

create function public.found_organization(organization jsonb, invitation jsonb) returns uuid
language sql volatile set search_path = '' as $$
  select private.found_organization(organization, invitation)
$$;
comment on function public.found_organization is
  'A verified organization {id, kind, name, uscc, region_code, receives_donations} and the '
  'invitation of its first admin {id, token_hash, name, login}. By the admin of the level above, '
  'the first by the system administrator. Refuses founding.not_here, founding.taken, uscc.taken '
  'and invitation.already_made.';

create function private.invite_first_admin(organization_id uuid, invitation jsonb) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.founder();
  held public.organizations := private.hold_founded(actor, organization_id);
begin
  return private.invite_admin(actor, held.id, invitation);
end
$$;

create function public.invite_first_admin(organization_id uuid, invitation jsonb) returns uuid
language sql volatile set search_path = '' as $$
  select private.invite_first_admin(organization_id, invitation)
$$;
comment on function public.invite_first_admin is
  'Another link for an organization that nobody looks after; the one before is void. Refuses '
  'organization.unknown, organization.has_admin and invitation.already_made.';

-- Deleted, not closed: it never was one. The audit keeps the rows.
create function private.undo_founding(id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.founder();
  held public.organizations := private.hold_founded(actor, id);
begin
  if exists (select from public.memberships m where m.organization_id = held.id) then
    perform private.refuse('founding.has_members');
  end if;
  delete from public.invitations i where i.organization_id = held.id;
  delete from public.organization_records r where r.organization_id = held.id;
  delete from public.organizations o where o.id = held.id;
  return held.id;
exception
  -- Named by a pairing, a meeting or the like.
  when foreign_key_violation or restrict_violation then
    perform private.refuse('founding.in_use');
    return null;
end
$$;

create function public.undo_founding(id uuid) returns uuid
language sql volatile set search_path = '' as $$
  select private.undo_founding(id)
$$;
comment on function public.undo_founding is
  'Takes back an organization that never had a member. Refuses organization.unknown, '
  'founding.has_members and founding.in_use.';

-- What the founder may know of the people there: whether there are any.
create function private.founding_of(organization_id uuid)
returns table (has_admin boolean, has_members boolean, invited_until timestamptz)
language plpgsql stable security definer set search_path = '' as $$
declare
  actor public.organizations := private.founder();
begin
  return query
  select private.has_admin(o.id),
    exists (select from public.memberships m where m.organization_id = o.id),
    (select max(i.expires_at) from public.invitations i
      where i.organization_id = o.id and i.role = 'admin' and i.used_at is null
        and i.revoked_at is null and i.expires_at > now())
  from public.organizations o
  where o.id = founding_of.organization_id
    and private.may_found(actor, o.kind, o.region_code);
end
$$;

create function public.founding_of(organization_id uuid)
returns table (has_admin boolean, has_members boolean, invited_until timestamptz)
language sql stable set search_path = '' as $$
  select * from private.founding_of(organization_id)
$$;
comment on function public.founding_of is
  'For its founder: whether an organization has an admin, ever had a member, and until when the '
  'invitation of the first admin is good. No row where it is not the actor''s to found.';

grant execute on function private.found_organization, private.invite_first_admin,
  private.undo_founding, private.founding_of, public.found_organization,
  public.invite_first_admin, public.undo_founding, public.founding_of to authenticated;
