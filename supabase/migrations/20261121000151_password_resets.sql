-- A forgotten password: a link that sets a new one, once. Kept is the SHA-256 of its 256 bits of
-- chance. It comes by mail (30 minutes), or from the security administrator (24 hours) to somebody
-- who has no mail. It replaces the password and nothing else: the second factor is still asked for.
create table public.password_resets (
  id uuid primary key,
  account_id uuid not null references public.accounts on delete cascade,
  token_hash text not null,
  made_by uuid references public.accounts,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  ended_at timestamptz,
  constraint password_resets_token_key unique (token_hash),
  constraint password_resets_token_form check (token_hash ~ '^[0-9a-f]{64}$'),
  constraint password_resets_expiry check (expires_at > created_at),
  constraint password_resets_one_end check (used_at is null or ended_at is null)
);
create index password_resets_account_id_idx on public.password_resets (account_id, created_at);
create index password_resets_made_by_idx on public.password_resets (made_by);
alter table public.password_resets enable row level security;
-- no policy: only the functions below read and write it, for the secret key.
create trigger password_resets_audit after insert or update on public.password_resets
  for each row execute function private.audit();
comment on table public.password_resets is
  'Links that set a new password, once. made_by is the security administrator, null the person.';
comment on column public.password_resets.ended_at is
  'When a newer link or a change of the password made it worthless.';

-- Any change of the password makes the links that are still open worthless.
create function private.end_resets() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  update public.password_resets r set ended_at = new.changed_at
  where r.account_id = new.account_id and r.used_at is null and r.ended_at is null;
  return null;
end
$$;
create trigger credentials_end_resets after update of password_hash on public.credentials
  for each row execute function private.end_resets();

-- Asks for a link by mail. For every login the same work: one look for the account, which chooses
-- the budget, and one job. Whether there is anybody to write to is found out later, by the job, out
-- of sight of the one who asks. Budgets of its own: whoever asks too often for a stranger delays
-- that stranger's mails, never their signing in, and not at all from a browser that is known.
create function private.ask_reset(
  id uuid, login text, address text, device_hash text, locale text, at timestamptz
) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  account uuid := (select c.account_id from public.credentials c where c.login = ask_reset.login);
  budget record;
begin
  select b.scope, b.key into budget
  from private.budget_of('login', 'reset ' || login, account, device_hash) b;
  if (budget.scope = 'device'
      or private.take_attempt('address', private.hash_text('reset ' || address), at))
    and private.take_attempt(budget.scope, budget.key, at)
  then
    perform graphile_worker.add_job('open_reset',
      json_build_object('id', id, 'login', login, 'locale', locale, 'at', at),
      job_key := 'open_reset:' || id);
  end if;
end
$$;

-- The job: makes the link and its mail, if the login is the address of somebody who may sign in. A
-- newer mail replaces the older; a link that the security administrator made stays, or a stranger
-- could end it. The same request again is nothing new.
create function private.open_reset(
  id uuid, login text, token text, locale text, at timestamptz
) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  account uuid;
  dies_at timestamptz := at + interval '30 minutes';
begin
  select c.account_id into account from public.credentials c
  join public.accounts a on a.id = c.account_id
  where c.login = open_reset.login and a.disabled_at is null and private.is_mail_address(c.login)
  for no key update of a;
  if account is null then return; end if;
  insert into public.password_resets (id, account_id, token_hash, created_at, expires_at)
  values (id, account, private.hash_text(token), at, dies_at)
  on conflict on constraint password_resets_pkey do nothing;
  if not found then return; end if;
  update public.password_resets r set ended_at = at
  where r.account_id = account and r.id <> open_reset.id and r.made_by is null
    and r.used_at is null and r.ended_at is null;
  perform private.append_mail(login, locale, 'password_reset',
    jsonb_build_object('token', token), dies_at, at);
end
$$;

-- Whose link it is, while it is good: unknown, used, replaced and expired are one answer.
create function private.reset_account(token_hash text, at timestamptz) returns uuid
language sql stable security definer set search_path = '' as $$
  select r.account_id from public.password_resets r
  join public.accounts a on a.id = r.account_id
  where r.token_hash = reset_account.token_hash and r.used_at is null and r.ended_at is null
    and r.expires_at > at and a.disabled_at is null
$$;

-- The new password. Every session ends, every browser is a stranger again, and the waiting that
-- wrong passwords earned is over. The second factor stays.
create function private.reset_password(token_hash text, new_hash text, at timestamptz)
returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  account uuid := private.reset_account(token_hash, at);
begin
  update public.password_resets r set used_at = at
  where r.token_hash = reset_password.token_hash and r.account_id = account
    and r.used_at is null and r.ended_at is null;
  if not found then perform private.refuse('reset.invalid', code => 'PT404'); end if;
  update public.credentials c set password_hash = new_hash, changed_at = at
  where c.account_id = account;
  delete from public.sessions s where s.account_id = account;
  delete from public.known_devices d where d.account_id = account;
  delete from public.sign_in_attempts a using public.credentials c
  where c.account_id = account and a.scope = 'login' and a.key = private.hash_text(c.login);
  return account;
end
$$;

-- Begins without private.act_as: the security administrator stands outside the ranks it compares.
-- Not for himself and not for the other two: who could set the audit administrator's password could
-- do what is to be audited and then look after the record of it. They have their own mail; without,
-- the membership is ended and the person invited anew, which shows.
create function private.make_reset(id uuid, login text, token_hash text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  account uuid;
begin
  perform private.refuse_in_view();
  perform from private.actor_seat() s
  where (s.house).status = 'verified' and s.role = 'security_administrator';
  if not found then perform private.refuse('access.denied', code => 'PT403'); end if;
  select c.account_id into account from public.credentials c
  join public.accounts a on a.id = c.account_id
  where c.login = make_reset.login and a.disabled_at is null
  for no key update of a;
  if account is null then perform private.refuse('reset.login_unknown', code => 'PT404'); end if;
  if exists (
    select from public.memberships m join public.organizations o on o.id = m.organization_id
    where m.account_id = account and m.status = 'active' and o.kind = 'operator'
  ) then
    perform private.refuse('reset.administrator');
  end if;
  if exists (select from public.password_resets r where r.id = make_reset.id) then
    perform private.refuse('reset.already_made');
  end if;
  update public.password_resets r set ended_at = now()
  where r.account_id = account and r.used_at is null and r.ended_at is null;
  insert into public.password_resets
    (id, account_id, token_hash, made_by, created_at, expires_at)
  values (id, account, token_hash, auth.uid(), now(), now() + interval '24 hours');
  perform private.tell_account(account, 'reset_link_made', now());
  return account;
end
$$;

create function public.ask_reset(
  id uuid, login text, address text, device_hash text, locale text, at timestamptz
) returns void
language sql volatile set search_path = '' as $$
  select private.ask_reset(id, login, address, device_hash, locale, at)
$$;
comment on function public.ask_reset is
  'Counts the request and, unless it comes too early, enqueues it. The same for every login.';

create function public.open_reset(
  id uuid, login text, token text, locale text, at timestamptz
) returns void
language sql volatile set search_path = '' as $$
  select private.open_reset(id, login, token, locale, at)
$$;
comment on function public.open_reset is
  'Makes the link and its mail, if the login is a mail address of somebody. For the work process.';

create function public.reset_account(token_hash text, at timestamptz) returns uuid
language sql stable set search_path = '' as $$ select private.reset_account(token_hash, at) $$;
comment on function public.reset_account is 'Whose link it is, while it is good; else null.';

create function public.reset_password(token_hash text, new_hash text, at timestamptz)
returns uuid
language sql volatile set search_path = '' as $$
  select private.reset_password(token_hash, new_hash, at)
$$;
comment on function public.reset_password is
  'Sets the password by a link, once; ends all sessions. Refuses reset.invalid.';

create function public.make_reset(id uuid, login text, token_hash text) returns uuid
language sql volatile set search_path = '' as $$
  select private.make_reset(id, login, token_hash)
$$;
comment on function public.make_reset is
  'A link for a login, for 24 hours. For the security administrator. Refuses reset.login_unknown, '
  'reset.administrator and reset.already_made (the link was shown then).';

grant execute on function private.ask_reset, private.open_reset, private.reset_account,
  private.reset_password, public.ask_reset, public.open_reset, public.reset_account,
  public.reset_password to service_role;
grant execute on function private.make_reset, public.make_reset to authenticated;
