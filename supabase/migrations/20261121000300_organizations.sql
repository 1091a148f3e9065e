-- Organizations and who acts for them.
create table public.organizations (
  id uuid primary key default gen_random_uuid(),
  kind text not null,
  name text not null,
  uscc text,
  region_code text not null references public.regions,
  receives_donations boolean not null default false,
  status text not null default 'pending',
  is_demo boolean not null default false,
  created_at timestamptz not null default now(),
  constraint organizations_kind check (kind in ('city', 'county', 'township', 'village',
    'enterprise', 'social_organization', 'supervisor', 'operator')),
  constraint organizations_name_length check (char_length(name) between 2 and 80),
  constraint organizations_uscc_form check (uscc ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  constraint organizations_uscc_key unique (uscc),
  constraint organizations_status check (status in ('pending', 'returned', 'verified',
    'suspended')),
  constraint organizations_receiver check (not receives_donations
    or kind in ('city', 'county', 'social_organization'))
);
create index organizations_region_code_idx on public.organizations (region_code, kind);
-- A place has one government and one committee; bodies that watch or give may be several.
create unique index organizations_government_key on public.organizations (region_code, kind)
  where kind in ('city', 'county', 'township', 'village');
alter table public.organizations enable row level security;
create policy select_known on public.organizations
  for select to authenticated using (status in ('verified', 'suspended'));
create policy select_own on public.organizations
  for select to authenticated using (id = (select private.actor_organization()));
create policy select_in_charge on public.organizations
  for select to authenticated using (
    (select private.actor_kind()) in ('county', 'city')
    and starts_with(region_code, (select private.actor_prefix()))
  );
create trigger organizations_status before insert or update of status on public.organizations
  for each row execute function private.check_transition('organization');
create trigger organizations_audit after insert or update or delete on public.organizations
  for each row execute function private.audit();
comment on table public.organizations is
  'Bodies that act here. A village committee cannot issue donation receipts: receives_donations.';

insert into public.status_transitions (record, from_status, to_status, act) values
  ('organization', null, 'pending', 'register'),
  ('organization', null, 'verified', 'found'),
  ('organization', 'pending', 'verified', 'verify'),
  ('organization', 'pending', 'returned', 'return'),
  ('organization', 'returned', 'pending', 'submit'),
  ('organization', 'verified', 'suspended', 'suspend'),
  ('organization', 'suspended', 'verified', 'restore');

create table public.memberships (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references public.accounts on delete restrict,
  organization_id uuid not null references public.organizations on delete restrict,
  role text not null,
  status text not null default 'active',
  created_at timestamptz not null default now(),
  constraint memberships_role check (role in ('viewer', 'editor', 'approver', 'admin',
    'system_administrator', 'security_administrator', 'audit_administrator')),
  constraint memberships_status check (status in ('invited', 'active', 'ended')),
  constraint memberships_person_key unique (account_id, organization_id)
);
create index memberships_organization_id_idx on public.memberships (organization_id);
alter table public.memberships enable row level security;
create policy select_colleagues on public.memberships
  for select to authenticated using (organization_id = (select private.actor_organization()));
create trigger memberships_status before insert or update of status on public.memberships
  for each row execute function private.check_transition('membership');
create trigger memberships_audit after insert or update or delete on public.memberships
  for each row execute function private.audit();
comment on table public.memberships is 'Which person acts for which organization, in which role.';

insert into public.status_transitions (record, from_status, to_status, act) values
  ('membership', null, 'invited', 'invite'),
  ('membership', null, 'active', 'found'),
  ('membership', 'invited', 'active', 'join'),
  ('membership', 'invited', 'ended', 'withdraw'),
  ('membership', 'active', 'ended', 'end'),
  ('membership', 'ended', 'active', 'rejoin');

create policy select_colleagues on public.accounts
  for select to authenticated using (id in (
    select m.account_id from public.memberships m
    where m.organization_id = (select private.actor_organization())
  ));

-- A role holds what the weaker ones hold: who may approve may also edit and read. The three
-- administrators stand outside this order: none of them does the others' or the villages' work.
create function private.role_rank(role text) returns smallint
language sql immutable set search_path = '' as $$
  select coalesce(array_position(array['viewer', 'editor', 'approver', 'admin'], role), 0)
$$;

-- Whoever looks at the desk as a lesser role does nothing there. Said by every writing function:
-- most by private.act_as, the others by themselves.
create function private.refuse_in_view() returns void
language plpgsql stable set search_path = '' as $$
begin
  if private.claim('view_as') is not null then
    perform private.refuse('view.read_only', code => 'PT403');
  end if;
end
$$;

-- The seat behind the token, asked again at the tables: a role that ended and an account that was
-- disabled since have none. In whatever state the organization is: that is for the caller to ask.
create function private.actor_seat() returns table (house public.organizations, role text)
language sql stable security definer set search_path = '' as $$
  select o, m.role
  from public.memberships m
  join public.organizations o on o.id = m.organization_id
  join public.accounts a on a.id = m.account_id
  where m.account_id = auth.uid() and m.organization_id = private.actor_organization()
    and m.status = 'active' and a.disabled_at is null
$$;

-- The person behind the token, with at least `role` in a verified organization of one of `kinds`.
-- By itself for functions that read more than a policy can tell.
create function private.seated_as(role text, variadic kinds text[])
returns public.organizations
language plpgsql stable security definer set search_path = '' as $$
declare
  found public.organizations;
begin
  select (s.house).* into found from private.actor_seat() s
  where (s.house).status = 'verified' and (s.house).kind = any (kinds)
    and private.role_rank(s.role) >= private.role_rank(seated_as.role);
  if found.id is null then
    perform private.refuse('access.denied', jsonb_build_object('role', role), 'PT403');
  end if;
  return found;
end
$$;

-- Every writing function begins here.
create function private.act_as(role text, variadic kinds text[])
returns public.organizations
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.refuse_in_view();
  return private.seated_as(role, variadic kinds);
end
$$;

-- Every function by which somebody approves money begins here. A phone or a desk left open approves
-- none: the approver has proved within ten minutes that it is them. The application asks before;
-- this is for whoever comes past it.
create function private.approve_as(variadic kinds text[]) returns public.organizations
language plpgsql stable security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('approver', variadic kinds);
begin
  if coalesce(to_timestamp(private.claim('auth_time')::bigint) < now() - interval '10 minutes',
    true) then
    perform private.refuse('proof.too_old', code => 'PT403');
  end if;
  return actor;
end
$$;
