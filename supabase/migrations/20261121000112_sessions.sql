-- Sessions come and go by functions: that is an event of the audit and bears the id of its request,
-- and the headers of a request reach functions alone at the embedded gateway. For the secret key.

create function private.begin_session(
  id_hash text, account_id uuid, device text, has_factor boolean, expires_at timestamptz,
  at timestamptz
) returns void
language sql volatile security definer set search_path = '' as $$
  insert into public.sessions
    (id_hash, account_id, device, expires_at, created_at, seen_at, confirmed_at, factor_at)
  values (id_hash, account_id, device, expires_at, at, at, at, case when has_factor then at end)
$$;

create function public.begin_session(
  id_hash text, account_id uuid, device text, has_factor boolean, expires_at timestamptz,
  at timestamptz
) returns void
language sql volatile set search_path = '' as $$
  select private.begin_session(id_hash, account_id, device, has_factor, expires_at, at)
$$;
comment on function public.begin_session is 'Somebody who has proved who they are is signed in.';

create function private.end_session(id_hash text) returns void
language sql volatile security definer set search_path = '' as $$
  delete from public.sessions s where s.id_hash = end_session.id_hash
$$;

create function public.end_session(id_hash text) returns void
language sql volatile set search_path = '' as $$ select private.end_session(id_hash) $$;
comment on function public.end_session is 'Signs a browser out.';

create function private.end_sessions_of(account_id uuid, only_handle uuid, but_hash text)
returns void
language sql volatile security definer set search_path = '' as $$
  delete from public.sessions s
  where s.account_id = end_sessions_of.account_id
    and s.handle = coalesce(only_handle, s.handle) and s.id_hash is distinct from but_hash
$$;

create function public.end_sessions_of(
  account_id uuid, only_handle uuid default null, but_hash text default null
) returns void
language sql volatile set search_path = '' as $$
  select private.end_sessions_of(account_id, only_handle, but_hash)
$$;
comment on function public.end_sessions_of is
  'Signs a person''s browsers out: all, the one of a handle, or all but one.';

grant execute on function private.begin_session, private.end_session, private.end_sessions_of,
  public.begin_session, public.end_session, public.end_sessions_of to service_role;
