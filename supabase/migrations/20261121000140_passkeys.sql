-- Passkeys (WebAuthn): a second factor, and a way in that is both factors at once. For the secret
-- key alone, like 000110, and the clock is an argument. The application verifies signatures; what
-- must happen once, or in order, is decided here.

-- no policy: only the functions below read and write it, for the secret key.
create table public.passkeys (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references public.accounts on delete cascade,
  credential_id text not null,
  public_key text not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  created_at timestamptz not null,
  used_at timestamptz,
  constraint passkeys_credential_key unique (credential_id),
  constraint passkeys_credential_form
    check (credential_id ~ '^[A-Za-z0-9_-]+$' and char_length(credential_id) <= 1400),
  constraint passkeys_public_key_form
    check (public_key ~ '^[A-Za-z0-9_-]+$' and char_length(public_key) <= 4000),
  constraint passkeys_counter check (counter >= 0),
  constraint passkeys_name_length check (char_length(name) between 1 and 40)
);
create index passkeys_account_id_idx on public.passkeys (account_id);
alter table public.passkeys enable row level security;
comment on table public.passkeys is 'Public keys of WebAuthn credentials, named by their owners.';
comment on column public.passkeys.counter is
  'Uses as the authenticator counts them; a lower one is a copy. Synced passkeys stay at 0.';

-- Challenges stand in a sealed cookie; here only those that were answered, so that each is once.
-- no policy: only the functions below read and write it, for the secret key.
create table public.answered_challenges (
  challenge_hash text primary key,
  expires_at timestamptz not null,
  constraint answered_challenges_hash_form check (challenge_hash ~ '^[0-9a-f]{64}$')
);
create index answered_challenges_expires_at_idx on public.answered_challenges (expires_at);
alter table public.answered_challenges enable row level security;
comment on table public.answered_challenges is
  'SHA-256 of WebAuthn challenges that were answered, until they expire anyway.';

-- True the first time, and in time.
create function private.take_challenge(challenge_hash text, expires_at timestamptz, at timestamptz)
returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  delete from public.answered_challenges a where a.expires_at < at;
  if take_challenge.expires_at < at then return false; end if;
  insert into public.answered_challenges (challenge_hash, expires_at)
  values (take_challenge.challenge_hash, take_challenge.expires_at)
  on conflict on constraint answered_challenges_pkey do nothing;
  return found;
end
$$;

-- One more passkey for the person of a session that has just given the password; the session then
-- counts as one with both factors. The first factor of an account brings recovery codes with it;
-- false says that there were some, null that the passkey is somebody's already.
create function private.add_passkey(
  account_id uuid, passkey jsonb, code_hashes text[], session_hash text, at timestamptz
) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into public.passkeys
    (account_id, credential_id, public_key, counter, transports, name, created_at)
  values (add_passkey.account_id, passkey ->> 'credential_id', passkey ->> 'public_key',
    (passkey ->> 'counter')::bigint,
    array(select jsonb_array_elements_text(passkey -> 'transports')), passkey ->> 'name', at)
  on conflict on constraint passkeys_credential_key do nothing;
  if not found then return null; end if;
  update public.sessions s set factor_at = at, confirmed_at = at
  where s.id_hash = session_hash and s.account_id = add_passkey.account_id;
  if exists (select from public.recovery_codes r where r.account_id = add_passkey.account_id) then
    return false;
  end if;
  insert into public.recovery_codes (account_id, code_hash)
  select add_passkey.account_id, h from unnest(code_hashes) h;
  return true;
end
$$;

-- The signature was right: true if the counter went on as well. One that stands still at 0 is not
-- kept by the authenticator.
create function private.use_passkey(
  credential_id text, account_id uuid, counter bigint, at timestamptz
) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  update public.passkeys p set counter = use_passkey.counter, used_at = at
  where p.credential_id = use_passkey.credential_id and p.account_id = use_passkey.account_id
    and (p.counter < use_passkey.counter or (p.counter = 0 and use_passkey.counter = 0));
  return found;
end
$$;

-- Signing in with nothing else: attempts count by address alone, and a right one is taken back.
create function private.take_address(address text, at timestamptz) returns boolean
language sql volatile security definer set search_path = '' as $$
  select private.take_attempt('address', private.hash_text(address), at)
$$;
create function private.enter_by_passkey(
  credential_id text, account_id uuid, counter bigint, address text, at timestamptz
) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  if not private.use_passkey(credential_id, account_id, counter, at) then return false; end if;
  update public.sign_in_attempts a set failures = greatest(a.failures - 1, 0)
  where a.scope = 'address' and a.key = private.hash_text(address);
  return true;
end
$$;

-- The passkey in place of a code, or before money is approved: as private.use_factor does.
create function private.lift_by_passkey(
  credential_id text, account_id uuid, counter bigint, session_hash text, new_session_hash text,
  device_hash text, at timestamptz
) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  if not private.use_passkey(credential_id, account_id, counter, at) then return false; end if;
  update public.sessions s
  set id_hash = new_session_hash, factor_at = at, confirmed_at = at
  where s.id_hash = session_hash and s.account_id = lift_by_passkey.account_id;
  if not found then return false; end if;
  delete from public.sign_in_attempts a
  using private.budget_of('factor', lift_by_passkey.account_id::text,
    lift_by_passkey.account_id, device_hash) b
  where (a.scope, a.key) = (b.scope, b.key);
  return true;
end
$$;

-- The last factor takes the recovery codes with it: they stand in for nothing any more.
create function private.drop_idle_codes(account_id uuid) returns void
language sql volatile security definer set search_path = '' as $$
  delete from public.recovery_codes r
  where r.account_id = drop_idle_codes.account_id
    and not exists (select from public.passkeys p where p.account_id = r.account_id)
    and not exists (select from public.second_factors f
      where f.account_id = r.account_id and f.confirmed_at is not null)
$$;

-- For a session that has just proved whose it is.
create function private.remove_passkey(id uuid, account_id uuid) returns void
language sql volatile security definer set search_path = '' as $$
  delete from public.passkeys p
  where p.id = remove_passkey.id and p.account_id = remove_passkey.account_id;
  select private.drop_idle_codes(remove_passkey.account_id);
$$;

create function public.take_challenge(challenge_hash text, expires_at timestamptz, at timestamptz)
returns boolean
language sql volatile set search_path = '' as $$
  select private.take_challenge(challenge_hash, expires_at, at)
$$;
comment on function public.take_challenge is 'True once for each challenge, until it expires.';

create function public.add_passkey(
  account_id uuid, passkey jsonb, code_hashes text[], session_hash text, at timestamptz
) returns boolean
language sql volatile set search_path = '' as $$
  select private.add_passkey(account_id, passkey, code_hashes, session_hash, at)
$$;
comment on function public.add_passkey is
  'Keeps a passkey; true: with new recovery codes, false: there were some, null: not kept.';

create function public.take_address(address text, at timestamptz) returns boolean
language sql volatile set search_path = '' as $$ select private.take_address(address, at) $$;
comment on function public.take_address is 'Counts one more passkey from an address; false: wait.';

create function public.enter_by_passkey(
  credential_id text, account_id uuid, counter bigint, address text, at timestamptz
) returns boolean
language sql volatile set search_path = '' as $$
  select private.enter_by_passkey(credential_id, account_id, counter, address, at)
$$;
comment on function public.enter_by_passkey is 'A right passkey at sign-in; false: a copy.';

create function public.lift_by_passkey(
  credential_id text, account_id uuid, counter bigint, session_hash text, new_session_hash text,
  device_hash text, at timestamptz
) returns boolean
language sql volatile set search_path = '' as $$
  select private.lift_by_passkey(credential_id, account_id, counter, session_hash,
    new_session_hash, device_hash, at)
$$;
comment on function public.lift_by_passkey is 'A right passkey within a session, which it lifts.';

create function public.remove_passkey(id uuid, account_id uuid) returns void
language sql volatile set search_path = '' as $$
  select private.remove_passkey(id, account_id)
$$;
comment on function public.remove_passkey is 'Takes a passkey of one''s own away.';

grant execute on function private.take_challenge, private.add_passkey, private.take_address,
  private.enter_by_passkey, private.lift_by_passkey, private.remove_passkey,
  public.take_challenge, public.add_passkey, public.take_address, public.enter_by_passkey,
  public.lift_by_passkey, public.remove_passkey to service_role;
