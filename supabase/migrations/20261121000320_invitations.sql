-- Invitations: how a person becomes a member. The link holds 256 bits of chance; kept is only
-- their SHA-256, so that a stolen copy of this table opens nothing. One use, seven days, bound to
-- the organization and the role.
create table public.invitations (
  id uuid primary key,
  organization_id uuid not null references public.organizations,
  role text not null,
  token_hash text not null,
  name text not null default '',
  login text not null default '',
  invited_by uuid references public.accounts,
  inviting_organization_id uuid references public.organizations,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '7 days',
  used_at timestamptz,
  used_by uuid references public.accounts,
  revoked_at timestamptz,
  constraint invitations_role check (role in ('viewer', 'editor', 'approver', 'admin',
    'system_administrator', 'security_administrator', 'audit_administrator')),
  constraint invitations_token_key unique (token_hash),
  constraint invitations_token_form check (token_hash ~ '^[0-9a-f]{64}$'),
  constraint invitations_name_length check (char_length(name) <= 40),
  constraint invitations_login_length check (char_length(login) <= 120),
  constraint invitations_expiry check (expires_at > created_at),
  constraint invitations_use check ((used_at is null) = (used_by is null))
);
create index invitations_organization_id_idx on public.invitations (organization_id, created_at);
create index invitations_invited_by_idx on public.invitations (invited_by);
create index invitations_inviting_organization_id_idx
  on public.invitations (inviting_organization_id);
create index invitations_used_by_idx on public.invitations (used_by);
alter table public.invitations enable row level security;
create policy select_manager on public.invitations
  for select to authenticated using (
    organization_id = (select private.actor_organization())
    and (select private.actor_role()) in ('admin', 'security_administrator')
  );
create trigger invitations_audit after insert or update or delete on public.invitations
  for each row execute function private.audit();
comment on table public.invitations is
  'Links by which people become members: once, within seven days. name and login are what the '
  'inviting person knows of them. invited_by is null for the first administrator of all; others '
  'invite for the organization itself, or for the one that founded it.';

-- Members are the work of the organization's admin; among the operator's three administrators that
-- of the security administrator.
create function private.managing_role(kind text) returns text
language sql immutable set search_path = '' as $$
  select case kind when 'operator' then 'security_administrator' else 'admin' end
$$;

-- The three administrators exist in the operator, and nobody else does there.
create function private.role_fits(kind text, role text) returns boolean
language sql immutable set search_path = '' as $$
  select (kind = 'operator') = (role like '%\_administrator')
$$;

-- Whoever manages the members of the organization acted for. Not private.act_as: the security
-- administrator stands outside the ranks that it compares. Locks the organization first, so that
-- two changes of its members happen one after the other, and the second asks what the first left.
create function private.manage_members() returns public.organizations
language plpgsql volatile security definer set search_path = '' as $$
declare
  found public.organizations;
begin
  perform private.refuse_in_view();
  perform from public.organizations o where o.id = private.actor_organization() for no key update;
  select (s.house).* into found from private.actor_seat() s
  where (s.house).status = 'verified' and s.role = private.managing_role((s.house).kind);
  if found.id is null then
    perform private.refuse('access.denied', jsonb_build_object('role', 'admin'), 'PT403');
  end if;
  return found;
end
$$;

create function private.invite_members(invitations jsonb) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.manage_members();
  count integer := jsonb_array_length(invitations);
begin
  if count not between 1 and 200 then
    perform private.refuse('invitation.count', jsonb_build_object('most', 200));
  end if;
  if exists (
    select from jsonb_to_recordset(invitations) as i (role text)
    where not private.role_fits(actor.kind, i.role)
  ) then
    perform private.refuse('member.role_not_here');
  end if;
  if exists (
    select from jsonb_to_recordset(invitations) as i (id uuid)
    join public.invitations using (id)
  ) then
    perform private.refuse('invitation.already_made');
  end if;
  insert into public.invitations (id, organization_id, role, token_hash, name, login, invited_by,
    inviting_organization_id)
  select i.id, actor.id, i.role, i.token_hash, i.name, i.login, auth.uid(), actor.id
  from jsonb_to_recordset(invitations)
    as i (id uuid, role text, token_hash text, name text, login text);
  perform private.append_mail(i.login, null, 'invitation',
    jsonb_build_object('token', i.token, 'organization', actor.name),
    now() + interval '7 days', now())
  from jsonb_to_recordset(invitations) as i (login text, token text, token_hash text)
  where private.is_mail_address(i.login) and private.hash_text(i.token) = i.token_hash;
  return count;
end
$$;

create function public.invite_members(invitations jsonb) returns integer
language sql volatile set search_path = '' as $$
  select private.invite_members(invitations)
$$;
comment on function public.invite_members is
  'Invites up to 200 people into the organization acted for, all or none: [{id, role, token_hash, '
  'name, login, token}]; with the token, a login that is an address gets the link by mail. For its '
  'admin, in the operator for the security administrator. Refuses invitation.count, '
  'member.role_not_here and invitation.already_made (the link was shown then).';

create function private.revoke_invitation(id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.manage_members();
begin
  update public.invitations i set revoked_at = coalesce(i.revoked_at, now())
  where i.id = revoke_invitation.id and i.organization_id = actor.id and i.used_at is null;
  if not found then perform private.refuse('invitation.unknown', code => 'PT404'); end if;
  return id;
end
$$;

create function public.revoke_invitation(id uuid) returns uuid
language sql volatile set search_path = '' as $$
  select private.revoke_invitation(id)
$$;
comment on function public.revoke_invitation is
  'Makes an unused invitation worthless. Refuses invitation.unknown.';

-- Uses an invitation up for an account. Unknown, used, expired, revoked, or of an organization that
-- may not act: all are the same answer. Who was a member before comes back in the new role; who is
-- one stays what he is, so that no link raises a member.
create function private.use_invitation(token_hash text, account uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.invitations;
begin
  select i.* into held
  from public.invitations i
  join public.organizations o on o.id = i.organization_id
  where i.token_hash = use_invitation.token_hash and i.used_at is null and i.revoked_at is null
    and i.expires_at > now() and o.status = 'verified'
  for update of i;
  if held.id is null then
    perform private.refuse('invitation.invalid', code => 'PT404');
  end if;
  insert into public.memberships as m (account_id, organization_id, role)
  values (account, held.organization_id, held.role)
  on conflict on constraint memberships_person_key
    do update set role = excluded.role, status = 'active' where m.status = 'ended';
  if not found then perform private.refuse('invitation.already_member'); end if;
  update public.invitations i set used_at = now(), used_by = account where i.id = held.id;
  return held.organization_id;
end
$$;

-- Begins without private.act_as: whoever holds the link is about to become a member.
create function private.accept_invitation(token_hash text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform private.refuse_in_view();
  if not exists (
    select from public.accounts a where a.id = auth.uid() and a.disabled_at is null
  ) then
    perform private.refuse('access.denied', code => 'PT403');
  end if;
  return private.use_invitation(token_hash, auth.uid());
end
$$;

create function public.accept_invitation(token_hash text) returns uuid
language sql volatile set search_path = '' as $$
  select private.accept_invitation(token_hash)
$$;
comment on function public.accept_invitation is
  'Makes the signed-in person a member; answers the organization. Refuses invitation.invalid and '
  'invitation.already_member.';

-- The invitation is tried before the login name, so that only its holder learns that one is taken.
create function private.join_as_new_person(
  token_hash text, account_id uuid, display_name text, login text, password_hash text
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
begin
  -- The same form again is the same act again: an answer that got lost is no conflict.
  if exists (
    select from public.invitations i
    where i.token_hash = join_as_new_person.token_hash
      and i.used_by = join_as_new_person.account_id
  ) then
    return account_id;
  end if;
  insert into public.accounts (id, display_name) values (account_id, display_name)
  on conflict on constraint accounts_pkey do nothing;
  if not found then perform private.refuse('invitation.invalid', code => 'PT404'); end if;
  perform private.use_invitation(token_hash, account_id);
  insert into public.credentials (account_id, login, password_hash)
  values (account_id, login, password_hash)
  on conflict on constraint credentials_login_key do nothing;
  if not found then perform private.refuse('login.taken'); end if;
  return account_id;
end
$$;

create function public.join_as_new_person(
  token_hash text, account_id uuid, display_name text, login text, password_hash text
) returns uuid
language sql volatile set search_path = '' as $$
  select private.join_as_new_person(token_hash, account_id, display_name, login, password_hash)
$$;
comment on function public.join_as_new_person is
  'Account, credential, membership and the use of the invitation, all or none. For the secret key '
  'alone: it takes a password hash. Refuses invitation.invalid and login.taken.';

grant execute on function private.invite_members, private.revoke_invitation,
  private.accept_invitation, public.invite_members, public.revoke_invitation,
  public.accept_invitation to authenticated;
grant execute on function private.join_as_new_person, public.join_as_new_person to service_role;
