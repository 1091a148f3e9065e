-- Identity: who is asking, what they may not do unseen, and the two rules every later table uses
-- (statuses move by table, facts are appended). The schema `private` is not exposed by the gateway.
create schema private;
comment on schema private is 'Functions that check and write; the API cannot see this schema.';
alter default privileges revoke execute on functions from public;
alter default privileges in schema public revoke execute on functions from anon, authenticated;
grant usage on schema private to anon, authenticated, service_role;

-- The actor stands in the claims of a token that lives one minute and is made for one request:
-- sub, organization_id, organization_kind, region_code, member_role, auth_time (when the person
-- last proved who they are, in seconds, as OpenID Connect has it). Reading trusts the claims;
-- writing asks the memberships again (private.act_as).
create function private.claim(name text) returns text
language sql stable set search_path = '' as $$
  select nullif(auth.jwt() ->> name, '')
$$;

create function private.actor_account() returns uuid
language sql stable set search_path = '' as $$
  select auth.uid()
$$;

create function private.actor_organization() returns uuid
language sql stable set search_path = '' as $$
  select private.claim('organization_id')::uuid
$$;

create function private.actor_kind() returns text
language sql stable set search_path = '' as $$
  select private.claim('organization_kind')
$$;

create function private.actor_role() returns text
language sql stable set search_path = '' as $$
  select private.claim('member_role')
$$;

-- Of the three administrators of an installation the one who reads what the others did.
create function private.is_audit_administrator() returns boolean
language sql stable set search_path = '' as $$
  select private.actor_kind() is not distinct from 'operator'
    and private.actor_role() is not distinct from 'audit_administrator'
$$;

grant execute on function private.is_audit_administrator to authenticated, service_role;
grant execute on function private.claim, private.actor_account, private.actor_organization,
  private.actor_kind, private.actor_role to anon, authenticated, service_role;

-- The calendar day of the users, wherever the server stands.
create function private.today() returns date
language sql stable set search_path = '' as $$
  select (now() at time zone 'Asia/Shanghai')::date
$$;
grant execute on function private.today to anon, authenticated, service_role;

-- A refusal is an answer, not an accident: its name is worded by the application, the HTTP status
-- is in the error code (409 the state forbids it, 403 the person may not, 404 nothing there).
create function private.refuse(name text, facts jsonb default '{}', code text default 'PT409')
returns void
language plpgsql immutable set search_path = '' as $$
begin
  raise exception using errcode = code, message = name, detail = facts::text;
end
$$;

create function private.request_id() returns text
language sql stable set search_path = '' as $$
  select nullif(current_setting('request.headers', true), '')::jsonb ->> 'x-request-id'
$$;

-- Statuses move only along these rows. The same rows stand in src/domain/<module>/; a test holds
-- the two equal. A null `from_status` is a beginning.
create table public.status_transitions (
  record text not null,
  from_status text,
  to_status text not null,
  act text not null,
  constraint status_transitions_key unique nulls not distinct (record, from_status, to_status)
);
alter table public.status_transitions enable row level security;
create policy select_public on public.status_transitions
  for select to anon, authenticated using (true);
comment on table public.status_transitions is 'Which status may follow which, by record.';

create function private.check_transition() returns trigger
language plpgsql stable security definer set search_path = '' as $$
declare
  previous text := case when tg_op = 'UPDATE' then old.status end;
begin
  if previous is not distinct from new.status then return new; end if;
  if not exists (
    select from public.status_transitions t
    where t.record = tg_argv[0] and t.to_status = new.status
      and t.from_status is not distinct from previous
  ) then
    perform private.refuse(
      'status.not_allowed',
      jsonb_build_object('record', tg_argv[0], 'from', previous, 'to', new.status)
    );
  end if;
  return new;
end
$$;

create function private.forbid_change() returns trigger
language plpgsql stable set search_path = '' as $$
begin
  perform private.refuse('fact.immutable', jsonb_build_object('table', tg_table_name));
  return null;
end
$$;

-- People. What is secret about them stands in a table of its own that no policy opens.
-- no policy: who sees whom hangs on memberships, so it stands beside those (organizations).
create table public.accounts (
  id uuid primary key default gen_random_uuid(),
  display_name text not null,
  is_demo boolean not null default false,
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  constraint accounts_name_length check (char_length(display_name) between 1 and 40)
);
alter table public.accounts enable row level security;
comment on table public.accounts is 'A person who can sign in. Colleagues see each other.';

-- no policy: only the sign-in code reads it, with the secret key.
create table public.credentials (
  account_id uuid primary key references public.accounts on delete cascade,
  login text not null,
  password_hash text not null,
  changed_at timestamptz not null default now(),
  constraint credentials_login_key unique (login),
  constraint credentials_login_folded check (login = lower(btrim(login)) and login <> ''),
  constraint credentials_hash_form check (password_hash like '$argon2id$%')
);
alter table public.credentials enable row level security;
comment on table public.credentials is 'Login names (e-mail or phone) and argon2id hashes.';

-- no policy: only the session adapter reads it, with the secret key.
create table public.sessions (
  id_hash text primary key,
  account_id uuid not null references public.accounts on delete cascade,
  handle uuid not null default gen_random_uuid(),
  organization_id uuid,
  viewed_role text,
  device text not null default '',
  seen_at timestamptz not null default now(),
  factor_at timestamptz,
  confirmed_at timestamptz not null default now(),
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  constraint sessions_handle_key unique (handle),
  constraint sessions_viewed_role check (viewed_role in ('viewer', 'editor', 'approver')),
  constraint sessions_hash_form check (id_hash ~ '^[0-9a-f]{64}$'),
  constraint sessions_device_length check (char_length(device) <= 60)
);
create index sessions_account_id_idx on public.sessions (account_id);
create index sessions_expires_at_idx on public.sessions (expires_at);
alter table public.sessions enable row level security;
comment on table public.sessions is
  'Signed-in browsers by the SHA-256 of their secret; organization_id is whom they act for.';
comment on column public.sessions.organization_id is
  'Checked against an active membership at every request, so it needs no foreign key.';
comment on column public.sessions.viewed_role is
  'The lesser role as which the desk is looked at; what is looked at so is not written to.';
comment on column public.sessions.handle is
  'How a person names one of their sessions to end it; opens nothing.';
comment on column public.sessions.device is 'Browser and system in two words, from the user agent.';
comment on column public.sessions.seen_at is
  'Last request, to the minute. Not audited, or every page read would be an event.';
comment on column public.sessions.factor_at is 'When the second factor was given; null is half.';
comment on column public.sessions.confirmed_at is
  'When the person last proved who they are: at signing in, or again before approving money.';

-- Who did what, appended by trigger in the transaction of the act and chained later by the sealer
-- (one chain head locked by every writer would put them in a queue).
create table public.audit_events (
  seq bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  account_id uuid,
  organization_id uuid,
  act text not null,
  record text not null,
  record_id text,
  before jsonb,
  after jsonb,
  request_id text
);
create index audit_events_record_idx on public.audit_events (record, record_id, seq);
create index audit_events_account_id_idx on public.audit_events (account_id, seq);
create index audit_events_at_idx on public.audit_events (at);
alter table public.audit_events enable row level security;
create policy select_audit_administrator on public.audit_events
  for select to authenticated using ((select private.is_audit_administrator()));
create trigger audit_events_append_only before update or delete on public.audit_events
  for each row execute function private.forbid_change();
create trigger audit_events_no_truncate before truncate on public.audit_events
  for each statement execute function private.forbid_change();
comment on table public.audit_events is
  'Every write, with the row before and after it; sign-ins, refusals of rights and exports.';

-- What opens a door is kept nowhere twice: that it changed is told by the event, not what it was.
create function private.without_secrets(kept jsonb) returns jsonb
language sql immutable set search_path = '' as $$
  select kept - array(
    select key from jsonb_object_keys(kept) as key
    where key ~ '(password|secret|token|(id|code|key)_hash$)'
  )
$$;

create function private.audit() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
declare
  was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  is_now jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
begin
  if was is not distinct from is_now then return null; end if;
  insert into public.audit_events
    (account_id, organization_id, act, record, record_id, before, after, request_id)
  values (
    auth.uid(), private.actor_organization(), lower(tg_op), tg_table_name,
    coalesce(is_now, was) ->> coalesce(tg_argv[0], 'id'), private.without_secrets(was),
    private.without_secrets(is_now), private.request_id()
  );
  return null;
end
$$;

create trigger accounts_audit after insert or update or delete on public.accounts
  for each row execute function private.audit();

-- Privileges follow policies: a role may touch a table if a policy names it, and only in that way,
-- and may read a view if it may read all that the view is made of.
-- Called by the newest migration and again by the gateway after its first request, which grants
-- everything to everyone.
create function private.apply_grants() returns void
language plpgsql volatile set search_path = '' as $$
declare
  policy record;
  -- Who gave a pledge is told by pledge_donors, whose rows not every reader of the pledge may see;
  -- nor must the money tell it, by who moved it.
  withheld constant jsonb := '{"pledges": ["donor_organization_id", "drawn_up_by_organization_id"],
    "postings": ["account_id", "organization_id"]}';
begin
  revoke all on all tables in schema public, private from public, anon, authenticated;
  revoke all on all sequences in schema public, private from public, anon, authenticated;
  revoke all on all tables in schema graphile_worker from anon, authenticated, service_role;
  revoke usage on schema graphile_worker from anon, authenticated, service_role;
  grant all on all tables in schema public to service_role;
  grant all on all sequences in schema public to service_role;
  revoke insert, update, delete, truncate on public.audit_events, public.audit_seals
    from service_role;
  for policy in
    select distinct p.tablename, p.cmd, r.role
    from pg_catalog.pg_policies p, unnest(p.roles) as r (role)
    where p.schemaname = 'public'
  loop
    execute format('grant %s %s on public.%I to %I', policy.cmd, (
      select '(' || string_agg(quote_ident(a.attname), ', ') || ')'
      from pg_catalog.pg_attribute a
      where withheld ? policy.tablename and a.attnum > 0 and not a.attisdropped
        and a.attrelid = format('public.%I', policy.tablename)::regclass
        and not withheld -> policy.tablename ? a.attname
    ), policy.tablename, policy.role);
  end loop;
  for policy in
    select distinct u.view_name, r.role
    from unnest(array['anon', 'authenticated']) as r (role), information_schema.view_table_usage u
    where u.view_schema = 'public' and not exists (
      select from information_schema.view_table_usage below
      where below.view_schema = 'public' and below.view_name = u.view_name
        and not has_any_column_privilege(r.role,
          format('%I.%I', below.table_schema, below.table_name), 'select')
    )
  loop
    execute format('grant select on public.%I to %I', policy.view_name, policy.role);
  end loop;
end
$$;
