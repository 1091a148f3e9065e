-- Signing in. All of it runs before anybody is known, or about the person's own means of proof, so
-- nothing here asks private.act_as: every function is for the secret key alone, and the application
-- hands in the account that it has proved. The clock is an argument, so that waits can be tested.

-- How often somebody tried lately. Attempts are counted before they are judged, so that a thousand
-- at once are no more than a thousand in a row; a right one is taken back.
-- no policy: only the functions below read and write it, for the secret key.
create table public.sign_in_attempts (
  scope text not null,
  key text not null,
  failures integer not null,
  last_at timestamptz not null,
  constraint sign_in_attempts_pkey primary key (scope, key),
  constraint sign_in_attempts_scope check (scope in ('address', 'login', 'device', 'factor',
    'proof', 'register', 'join', 'object', 'issue', 'follow')),
  constraint sign_in_attempts_key_form check (key ~ '^[0-9a-f]{64}$'),
  constraint sign_in_attempts_failures check (failures >= 0)
);
create index sign_in_attempts_last_at_idx on public.sign_in_attempts (last_at);
alter table public.sign_in_attempts enable row level security;
comment on table public.sign_in_attempts is
  'Wrong attempts of the last day by SHA-256 of an address, login, device, account or session.';

-- Browsers in which somebody has signed in before. Each has its own budget of attempts, so that
-- strangers who exhaust the one of the login name do not lock its owner out of them.
-- no policy: only the functions below read and write it, for the secret key.
create table public.known_devices (
  account_id uuid not null references public.accounts on delete cascade,
  token_hash text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  constraint known_devices_pkey primary key (account_id, token_hash),
  constraint known_devices_hash_form check (token_hash ~ '^[0-9a-f]{64}$')
);
alter table public.known_devices enable row level security;
comment on table public.known_devices is
  'Browsers that a person signed in with, by the SHA-256 of a random cookie.';

-- no policy: only the functions below read and write it, for the secret key.
create table public.second_factors (
  account_id uuid primary key references public.accounts on delete cascade,
  secret_sealed text not null,
  last_step bigint,
  confirmed_at timestamptz,
  created_at timestamptz not null,
  constraint second_factors_used_once_confirmed
    check (confirmed_at is null or last_step is not null)
);
alter table public.second_factors enable row level security;
comment on table public.second_factors is
  'Authenticator secrets (RFC 6238), encrypted by the application. Unconfirmed ones do not count.';
comment on column public.second_factors.last_step is
  'The 30-second step of the last code taken: that one and older ones are not taken again.';

-- no policy: only the functions below read and write it, for the secret key.
create table public.recovery_codes (
  account_id uuid not null references public.accounts on delete cascade,
  code_hash text not null,
  used_at timestamptz,
  constraint recovery_codes_pkey primary key (account_id, code_hash),
  constraint recovery_codes_hash_form check (code_hash ~ '^[0-9a-f]{64}$')
);
alter table public.recovery_codes enable row level security;
comment on table public.recovery_codes is
  'SHA-256 of random 80-bit codes that stand in for the authenticator, once each.';

-- How long to wait after so many attempts: some are free, then 1 s, 2 s, 4 s … to 15 minutes. A
-- whole office may stand behind one address.
create function private.attempt_wait(scope text, failures integer) returns interval
language sql immutable set search_path = '' as $$
  select case when failures <= free then interval '0'
    else least(interval '15 minutes', interval '1 second' * 2 ^ least(failures - free - 1, 12)) end
  from (select case scope when 'address' then 100 when 'join' then 100 when 'follow' then 100
    when 'register' then 20 when 'object' then 20 when 'issue' then 20 when 'factor' then 5
    else 10 end) f (free)
$$;

-- Counts one attempt; false when it comes before its time. Waiting is not made longer by trying.
create function private.take_attempt(scope text, key text, at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into public.sign_in_attempts as a (scope, key, failures, last_at)
  values (take_attempt.scope, take_attempt.key, 1, at)
  on conflict on constraint sign_in_attempts_pkey do update set
    failures = case when a.last_at < at - interval '1 day' then 1 else a.failures + 1 end,
    last_at = greatest(a.last_at, at)
  -- Two at once may come here in the other order than their clocks: free is free.
  where private.attempt_wait(a.scope, a.failures) = interval '0'
    or at >= a.last_at + private.attempt_wait(a.scope, a.failures);
  return found;
end
$$;

create function private.hash_text(plain text) returns text
language sql immutable set search_path = '' as $$
  select encode(sha256(convert_to(plain, 'UTF8')), 'hex')
$$;

-- The budget that an attempt is taken from: the known browser's own, else that of all others.
create function private.budget_of(scope text, login text, account_id uuid, device_hash text)
returns table (scope text, key text)
language sql stable security definer set search_path = '' as $$
  select case when known then 'device' else budget_of.scope end,
    private.hash_text(case when known
      then concat_ws(' ', budget_of.scope, budget_of.account_id, device_hash) else login end)
  from (select exists (select from public.known_devices d
    where d.account_id = budget_of.account_id and d.token_hash = device_hash)) k (known)
$$;

-- What to verify the password against. `may_try` is false when it is too early; the caller does the
-- same work and gives the same answer in any case.
create function private.begin_sign_in(
  login text, address text, device_hash text, at timestamptz
) returns table (account_id uuid, password_hash text, may_try boolean)
language plpgsql volatile security definer set search_path = '' as $$
declare
  credential public.credentials;
  budget record;
begin
  delete from public.sign_in_attempts a where a.last_at < at - interval '1 day';
  select c.* into credential from public.credentials c
  join public.accounts a on a.id = c.account_id
  where c.login = begin_sign_in.login and a.disabled_at is null;
  select b.scope, b.key into budget
  from private.budget_of('login', begin_sign_in.login, credential.account_id, device_hash) b;
  -- A known browser does not ask about its address, which it may have in common with the attacker.
  -- Whoever is stopped at the address does not count against the login.
  may_try := (budget.scope = 'device'
    or private.take_attempt('address', private.hash_text(address), at))
    and private.take_attempt(budget.scope, budget.key, at);
  account_id := credential.account_id;
  password_hash := credential.password_hash;
  return next;
end
$$;

-- Gives back what a right password was counted as.
create function private.finish_sign_in(
  login text, address text, account_id uuid, device_hash text
) returns void
language sql volatile security definer set search_path = '' as $$
  update public.sign_in_attempts a set failures = greatest(a.failures - 1, 0)
  from private.budget_of('login', finish_sign_in.login, finish_sign_in.account_id, device_hash) b
  where (a.scope, a.key) = (b.scope, b.key)
    or (b.scope <> 'device' and a.scope = 'address' and a.key = private.hash_text(address))
$$;

-- Remembers the browser once the person is in, both factors included.
create function private.remember_device(account_id uuid, device_hash text, at timestamptz)
returns void
language sql volatile security definer set search_path = '' as $$
  insert into public.known_devices as d (account_id, token_hash, created_at, seen_at)
  values (remember_device.account_id, device_hash, at, at)
  on conflict on constraint known_devices_pkey do update set seen_at = at
$$;

-- The new password, if the old one is still the one that was verified. Every other session ends,
-- the one in hand gets a new id, and other browsers are strangers again. A session that is gone
-- meanwhile may do nothing.
create function private.change_password(
  account_id uuid, old_hash text, new_hash text, session_hash text, new_session_hash text,
  device_hash text, at timestamptz
) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  update public.sessions s set id_hash = new_session_hash, confirmed_at = at
  where s.id_hash = session_hash and s.account_id = change_password.account_id;
  if not found then return false; end if;
  update public.credentials c set password_hash = new_hash, changed_at = at
  where c.account_id = change_password.account_id and c.password_hash = old_hash;
  if not found then perform private.refuse('password.changed_meanwhile'); end if;
  delete from public.sessions s
  where s.account_id = change_password.account_id and s.id_hash <> new_session_hash;
  delete from public.known_devices d
  where d.account_id = change_password.account_id and d.token_hash <> device_hash;
  return true;
end
$$;

-- The password or a code again in a session that is open: ten wrong ones, then waiting.
create function private.take_proof(session_hash text, at timestamptz) returns boolean
language sql volatile security definer set search_path = '' as $$
  select private.take_attempt('proof', session_hash, at)
$$;
create function private.confirm_session(session_hash text, at timestamptz) returns void
language sql volatile security definer set search_path = '' as $$
  delete from public.sign_in_attempts a where a.scope = 'proof' and a.key = session_hash;
  update public.sessions s set confirmed_at = at where s.id_hash = session_hash;
$$;

create function public.begin_sign_in(
  login text, address text, device_hash text, at timestamptz
) returns table (account_id uuid, password_hash text, may_try boolean)
language sql volatile set search_path = '' as $$
  select * from private.begin_sign_in(login, address, device_hash, at)
$$;
comment on function public.begin_sign_in is 'Counts an attempt, tells what to verify it against.';

create function public.finish_sign_in(
  login text, address text, account_id uuid, device_hash text
) returns void
language sql volatile set search_path = '' as $$
  select private.finish_sign_in(login, address, account_id, device_hash)
$$;
comment on function public.finish_sign_in is 'Takes back the count of an attempt that was right.';

create function public.remember_device(account_id uuid, device_hash text, at timestamptz)
returns void
language sql volatile set search_path = '' as $$
  select private.remember_device(account_id, device_hash, at)
$$;
comment on function public.remember_device is 'This browser has its own budget of attempts now.';

create function public.change_password(
  account_id uuid, old_hash text, new_hash text, session_hash text, new_session_hash text,
  device_hash text, at timestamptz
) returns boolean
language sql volatile set search_path = '' as $$
  select private.change_password(account_id, old_hash, new_hash, session_hash, new_session_hash,
    device_hash, at)
$$;
comment on function public.change_password is
  'Ends all other sessions; false when this one is gone. Refuses password.changed_meanwhile.';

create function public.take_proof(session_hash text, at timestamptz) returns boolean
language sql volatile set search_path = '' as $$ select private.take_proof(session_hash, at) $$;
comment on function public.take_proof is 'Counts one more proof in an open session; false: wait.';

create function public.confirm_session(session_hash text, at timestamptz) returns void
language sql volatile set search_path = '' as $$
  select private.confirm_session(session_hash, at)
$$;
comment on function public.confirm_session is 'The person has just proved again who they are.';

grant execute on function private.begin_sign_in, private.finish_sign_in, private.remember_device,
  private.change_password, private.take_proof, private.confirm_session,
  public.begin_sign_in, public.finish_sign_in, public.remember_device, public.change_password,
  public.take_proof, public.confirm_session to service_role;
