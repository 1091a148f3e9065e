-- The second factor: an authenticator app or a recovery code, each code once. For the secret key
-- alone, like 000110, and the clock is an argument too. Secrets arrive here encrypted.

-- A new secret, which counts for nothing until a code made with it was shown. One that counts is
-- not replaced: it is removed first, which asks for a code.
create function private.start_factor(account_id uuid, secret_sealed text, at timestamptz)
returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into public.second_factors as f (account_id, secret_sealed, created_at)
  values (start_factor.account_id, start_factor.secret_sealed, at)
  on conflict on constraint second_factors_pkey do update
  set secret_sealed = excluded.secret_sealed, created_at = at
  where f.confirmed_at is null;
  return found;
end
$$;

-- The first code was right: the factor counts, the codes for a lost phone are set, and the other
-- sessions end, which know nothing of it. Until then only the session that began could read the
-- secret; `resealed` is the same for the account. False when it counts already.
create function private.confirm_factor(
  account_id uuid, secret_sealed text, resealed text, step bigint, code_hashes text[],
  session_hash text, at timestamptz
) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  update public.second_factors f set confirmed_at = at, last_step = step,
    secret_sealed = resealed
  where f.account_id = confirm_factor.account_id and f.confirmed_at is null
    and f.secret_sealed = confirm_factor.secret_sealed;
  if not found then return false; end if;
  delete from public.recovery_codes r where r.account_id = confirm_factor.account_id;
  insert into public.recovery_codes (account_id, code_hash)
  select confirm_factor.account_id, h from unnest(code_hashes) h;
  update public.sessions s set factor_at = at, confirmed_at = at where s.id_hash = session_hash;
  delete from public.sessions s
  where s.account_id = confirm_factor.account_id and s.id_hash <> session_hash;
  return true;
end
$$;

create function private.take_factor(account_id uuid, device_hash text, at timestamptz)
returns boolean
language sql volatile security definer set search_path = '' as $$
  select private.take_attempt(b.scope, b.key, at)
  from private.budget_of('factor', take_factor.account_id::text, take_factor.account_id,
    device_hash) b
$$;

-- One code, taken once: by its step, which only rises, or by the hash of a recovery code. It lifts
-- the session, which gets a new id. False when the code was taken before or the session is gone.
create function private.use_factor(
  account_id uuid, step bigint, code_hash text, session_hash text, new_session_hash text,
  device_hash text, at timestamptz
) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  if step is not null then
    update public.second_factors f set last_step = step
    where f.account_id = use_factor.account_id and f.confirmed_at is not null
      and f.last_step < step;
  else
    update public.recovery_codes r set used_at = at
    where r.account_id = use_factor.account_id and r.code_hash = use_factor.code_hash
      and r.used_at is null;
  end if;
  if not found then return false; end if;
  update public.sessions s
  set id_hash = new_session_hash, factor_at = at, confirmed_at = at
  where s.id_hash = session_hash and s.account_id = use_factor.account_id;
  if not found then return false; end if;
  delete from public.sign_in_attempts a
  using private.budget_of('factor', use_factor.account_id::text, use_factor.account_id,
    device_hash) b
  where (a.scope, a.key) = (b.scope, b.key);
  return true;
end
$$;

-- Other recovery codes for the person of a session that has just given a code: the old ones die.
create function private.renew_recovery_codes(account_id uuid, code_hashes text[]) returns void
language sql volatile security definer set search_path = '' as $$
  delete from public.recovery_codes r where r.account_id = renew_recovery_codes.account_id;
  insert into public.recovery_codes (account_id, code_hash)
  select f.account_id, h from public.second_factors f, unnest(code_hashes) h
  where f.account_id = renew_recovery_codes.account_id and f.confirmed_at is not null;
  insert into public.audit_events (account_id, act, record, record_id, request_id)
  values (renew_recovery_codes.account_id, 'update', 'recovery_codes',
    renew_recovery_codes.account_id::text, private.request_id());
$$;

-- Takes the factor away from the person of a session that has just given a code.
create function private.remove_factor(account_id uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  delete from public.second_factors f where f.account_id = remove_factor.account_id;
  perform private.drop_idle_codes(account_id); -- stands in 000140
end
$$;

create function public.start_factor(account_id uuid, secret_sealed text, at timestamptz)
returns boolean
language sql volatile set search_path = '' as $$
  select private.start_factor(account_id, secret_sealed, at)
$$;
comment on function public.start_factor is 'Keeps a new secret; false when one counts already.';

create function public.confirm_factor(
  account_id uuid, secret_sealed text, resealed text, step bigint, code_hashes text[],
  session_hash text, at timestamptz
) returns boolean
language sql volatile set search_path = '' as $$
  select private.confirm_factor(account_id, secret_sealed, resealed, step, code_hashes,
    session_hash, at)
$$;
comment on function public.confirm_factor is 'From now on signing in asks for a code.';

create function public.take_factor(account_id uuid, device_hash text, at timestamptz)
returns boolean
language sql volatile set search_path = '' as $$
  select private.take_factor(account_id, device_hash, at)
$$;
comment on function public.take_factor is 'Counts one more code; false: wait.';

create function public.use_factor(
  account_id uuid, step bigint, code_hash text, session_hash text, new_session_hash text,
  device_hash text, at timestamptz
) returns boolean
language sql volatile set search_path = '' as $$
  select private.use_factor(account_id, step, code_hash, session_hash, new_session_hash,
    device_hash, at)
$$;
comment on function public.use_factor is 'Takes one code once and lifts the session.';

create function public.renew_recovery_codes(account_id uuid, code_hashes text[]) returns void
language sql volatile set search_path = '' as $$
  select private.renew_recovery_codes(account_id, code_hashes)
$$;
comment on function public.renew_recovery_codes is 'Other recovery codes; the old ones are void.';

create function public.remove_factor(account_id uuid) returns void
language sql volatile set search_path = '' as $$ select private.remove_factor(account_id) $$;
comment on function public.remove_factor is 'Signing in no longer asks for a code.';

grant execute on function private.start_factor, private.confirm_factor, private.take_factor,
  private.use_factor, private.renew_recovery_codes, private.remove_factor, public.start_factor,
  public.confirm_factor, public.take_factor, public.use_factor, public.renew_recovery_codes,
  public.remove_factor to service_role;
