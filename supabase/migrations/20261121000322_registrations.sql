-- How an organization comes in from outside: it registers, an official of the level above looks at
-- it, and verifies or returns it. Enterprises and social organizations register; governments and
-- villages are founded by officials.
create table public.organization_records (
  organization_id uuid primary key references public.organizations,
  contact_name text not null default '',
  contact text not null default '',
  note text not null default '',
  judged_by uuid references public.accounts,
  judged_by_organization_id uuid references public.organizations,
  judged_at timestamptz,
  constraint organization_records_name_length check (char_length(contact_name) <= 40),
  constraint organization_records_contact_length check (char_length(contact) <= 120),
  constraint organization_records_note_length check (char_length(note) <= 500)
);
create index organization_records_judged_by_idx on public.organization_records (judged_by);
create index organization_records_judging_organization_idx
  on public.organization_records (judged_by_organization_id);
alter table public.organization_records enable row level security;
create policy select_own on public.organization_records
  for select to authenticated using (organization_id = (select private.actor_organization()));
create policy select_in_charge on public.organization_records
  for select to authenticated using (
    (select private.actor_kind()) in ('county', 'city')
    and organization_id in (
      select o.id from public.organizations o
      where starts_with(o.region_code, (select private.actor_prefix()))
    )
  );
create trigger organization_records_audit
  after insert or update or delete on public.organization_records
  for each row execute function private.audit('organization_id');
comment on table public.organization_records is
  'What the officials in charge know of an organization and it of them: whom to ask, and what was '
  'said when it was last returned or suspended.';

-- More than people register, fewer than a program that fills the officials' list.
create function private.slow_registrations() returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  if (
    select count(*) from public.organizations o
    where o.status = 'pending' and o.created_at > now() - interval '1 hour'
  ) >= 60 then
    perform private.refuse('registration.too_many', code => 'PT429');
  end if;
end
$$;

create function private.register_organization(registration jsonb, person jsonb) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  r record;
  p record;
begin
  select * into r from jsonb_to_record(registration)
    as (id uuid, kind text, name text, uscc text, region_code text);
  select * into p from jsonb_to_record(person)
    as (id uuid, display_name text, login text, password_hash text);
  -- The same form again is the same act again: an answer that got lost is no conflict.
  if exists (
    select from public.memberships m where m.organization_id = r.id and m.account_id = p.id
  ) then
    return r.id;
  end if;
  if r.kind not in ('enterprise', 'social_organization') or not exists (
    select from public.regions g where g.code = r.region_code and g.level in (2, 3)
  ) then
    perform private.refuse('registration.not_here');
  end if;
  perform private.slow_registrations();
  insert into public.organizations (id, kind, name, uscc, region_code)
  values (r.id, r.kind, r.name, r.uscc, r.region_code)
  on conflict on constraint organizations_uscc_key do nothing;
  if not found then perform private.refuse('uscc.taken'); end if;
  insert into public.accounts (id, display_name) values (p.id, p.display_name);
  insert into public.credentials (account_id, login, password_hash)
  values (p.id, p.login, p.password_hash)
  on conflict on constraint credentials_login_key do nothing;
  if not found then perform private.refuse('login.taken'); end if;
  insert into public.memberships (account_id, organization_id, role) values (p.id, r.id, 'admin');
  insert into public.organization_records (organization_id, contact_name, contact)
  values (r.id, p.display_name, p.login);
  return r.id;
end
$$;

create function public.register_organization(registration jsonb, person jsonb) returns uuid
language sql volatile set search_path = '' as $$
  select private.register_organization(registration, person)
$$;
comment on function public.register_organization is
  'A pending organization {id, kind, name, uscc, region_code} and its first admin {id, '
  'display_name, login, password_hash}, all or none. For the secret key alone: it takes a password '
  'hash. Refuses registration.not_here, registration.too_many, uscc.taken and login.taken.';

-- The organization of the actor's that waits to be verified, for its admin. Not private.act_as,
-- which knows verified organizations only.
create function private.own_registration() returns public.organizations
language plpgsql volatile security definer set search_path = '' as $$
declare
  found public.organizations;
begin
  perform private.refuse_in_view();
  perform from public.organizations o where o.id = private.actor_organization() for update;
  select (s.house).* into found from private.actor_seat() s
  where (s.house).status in ('pending', 'returned') and s.role = 'admin';
  if found.id is null then perform private.refuse('organization.not_waiting'); end if;
  return found;
end
$$;

create function private.correct_registration(name text, uscc text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  house public.organizations := private.own_registration();
begin
  if exists (
    select from public.organizations o
    where o.uscc = correct_registration.uscc and o.id <> house.id
  ) then
    perform private.refuse('uscc.taken');
  end if;
  update public.organizations o set name = correct_registration.name,
    uscc = correct_registration.uscc, status = 'pending'
  where o.id = house.id;
  return house.id;
end
$$;

create function public.correct_registration(name text, uscc text) returns uuid
language sql volatile set search_path = '' as $$
  select private.correct_registration(name, uscc)
$$;
comment on function public.correct_registration is
  'Corrects a registration that waits or was returned, and hands it in again. For its admin. '
  'Refuses organization.not_waiting and uscc.taken.';

-- Who judges whom: the county its townships, villages, enterprises and social organizations, the
-- city its counties and, where no county acts here, the enterprises and social organizations too.
create function private.judges(actor public.organizations, target public.organizations)
returns boolean
language sql immutable set search_path = '' as $$
  select actor.id <> target.id and private.region_covers(actor.region_code, target.region_code)
    and case actor.kind
      when 'county' then
        target.kind in ('township', 'village', 'enterprise', 'social_organization')
      when 'city' then target.kind in ('county', 'enterprise', 'social_organization')
      else false
    end
$$;

create function private.judge_organization(
  id uuid, act text, note text, receives_donations boolean
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('approver', 'county', 'city');
  held public.organizations;
  next text;
begin
  select o.* into held from public.organizations o where o.id = judge_organization.id for update;
  if held.id is null or not private.judges(actor, held) then
    perform private.refuse('organization.unknown', code => 'PT404');
  end if;
  if act in ('return', 'suspend') and coalesce(btrim(note), '') = '' then
    perform private.refuse('note.missing');
  end if;
  select t.to_status into next from public.status_transitions t
  where t.record = 'organization' and t.from_status = held.status
    and t.act = judge_organization.act and t.act in ('verify', 'return', 'suspend', 'restore');
  if next is null then
    perform private.refuse('organization.judged', jsonb_build_object('status', held.status));
  end if;
  update public.organizations o set status = next,
    receives_donations = o.receives_donations or (act = 'verify'
      and o.kind = 'social_organization' and judge_organization.receives_donations)
  where o.id = held.id;
  insert into public.organization_records as r
    (organization_id, note, judged_by, judged_by_organization_id, judged_at)
  values (held.id, coalesce(btrim(note), ''), auth.uid(), actor.id, now())
  on conflict on constraint organization_records_pkey do update set note = excluded.note,
    judged_by = excluded.judged_by, judged_at = excluded.judged_at,
    judged_by_organization_id = excluded.judged_by_organization_id;
  return held.id;
end
$$;

create function public.judge_organization(
  id uuid, act text, note text default '', receives_donations boolean default false
) returns uuid
language sql volatile set search_path = '' as $$
  select private.judge_organization(id, act, note, receives_donations)
$$;
comment on function public.judge_organization is
  'verify, return, suspend or restore, by an approver of the level above; return and suspend with '
  'a note. A suspended organization reads and does not write from its next request on. Refuses '
  'organization.unknown, organization.judged and note.missing.';

grant execute on function private.correct_registration, private.judge_organization,
  public.correct_registration, public.judge_organization to authenticated;
grant execute on function private.register_organization, public.register_organization
  to service_role;
