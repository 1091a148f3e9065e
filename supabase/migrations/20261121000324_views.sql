-- Looking at the desk as a lesser role of the same organization, to see what colleagues see. Kept
-- on the session, read-only (private.refuse_in_view), and told to the audit as it begins and ends.

-- For the secret key alone, like signing in: what it changes is the person's own session.
create function private.begin_view(session_hash text, organization_id uuid, role text)
returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  update public.sessions s
  set organization_id = m.organization_id, viewed_role = begin_view.role
  from public.memberships m
  join public.organizations o on o.id = m.organization_id
  where s.id_hash = session_hash and m.account_id = s.account_id
    and m.organization_id = begin_view.organization_id and m.status = 'active'
    and o.status = 'verified'
    and private.role_rank(m.role) >= private.role_rank('approver')
    and private.role_rank(begin_view.role) between 1 and private.role_rank(m.role) - 1;
  return found;
end
$$;

create function public.begin_view(session_hash text, organization_id uuid, role text)
returns boolean
language sql volatile set search_path = '' as $$
  select private.begin_view(session_hash, organization_id, role)
$$;
comment on function public.begin_view is
  'An approver or admin looks at the desk as a lesser role; false where it is not lesser.';

create function private.end_view(session_hash text) returns void
language sql volatile security definer set search_path = '' as $$
  update public.sessions s set viewed_role = null where s.id_hash = session_hash
$$;

create function public.end_view(session_hash text) returns void
language sql volatile set search_path = '' as $$ select private.end_view(session_hash) $$;
comment on function public.end_view is 'The person sees the desk with the own rights again.';

-- A view is of one organization and of the role held when it began.
create function private.end_view_elsewhere() returns trigger
language plpgsql volatile set search_path = '' as $$
begin
  if new.organization_id is distinct from old.organization_id
    and new.viewed_role is not distinct from old.viewed_role then
    new.viewed_role := null;
  end if;
  return new;
end
$$;
create trigger sessions_view before update of organization_id on public.sessions
  for each row execute function private.end_view_elsewhere();

create function private.end_views_of() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  update public.sessions s set viewed_role = null
  where s.account_id = new.account_id and s.organization_id = new.organization_id
    and s.viewed_role is not null;
  return null;
end
$$;
create trigger memberships_view after update of role, status on public.memberships
  for each row when (old.role is distinct from new.role or old.status is distinct from new.status)
  execute function private.end_views_of();

create function private.audit_view() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
declare
  next text := case when tg_op = 'UPDATE' then new.viewed_role end;
begin
  insert into public.audit_events
    (account_id, organization_id, act, record, record_id, after, request_id)
  select old.account_id, told.organization, told.act, 'accounts', old.account_id::text,
    jsonb_build_object('role', told.role), private.request_id()
  from (values
    ('end_view', old.viewed_role, old.organization_id),
    ('begin_view', next, case when tg_op = 'UPDATE' then new.organization_id end)
  ) as told (act, role, organization)
  where told.role is not null and old.viewed_role is distinct from next;
  return null;
end
$$;
create trigger sessions_view_audit after update or delete on public.sessions
  for each row execute function private.audit_view();

grant execute on function private.begin_view, private.end_view, public.begin_view, public.end_view
  to service_role;
