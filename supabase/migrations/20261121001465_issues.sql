-- Issues 问题单: what somebody in a village, a donor or a village committee asks, told from level
-- to level until somebody answers. One organization holds it at any time, and since when is kept:
-- that is what everybody may ask about. Nothing of it is published.

-- A place and all that it lies in, for looking bodies up by an index.
create function private.places_above(place text) returns text[]
language sql immutable set search_path = '' as $$
  select array[place, rpad(left(place, 9), 12, '0'), rpad(left(place, 6), 12, '0'),
    rpad(left(place, 4), 12, '0')]
$$;

-- Who looks after a place today, and as what: the chain above it, and whoever supports it by a
-- pairing of this day.
create function private.bodies_of(place text) returns table (organization_id uuid, side text)
language sql stable security definer set search_path = '' as $$
  select o.id, o.kind from public.organizations o
  where o.region_code = any (private.places_above(place)) and o.status = 'verified'
    and o.kind in ('village', 'township', 'county', 'city')
  union
  select o.id, 'supporting' from public.pairings p
  join public.organizations o on o.id = p.supporting_organization_id
  where p.receiving_region_code = any (private.places_above(place))
    and p.valid_from <= private.today() and coalesce(p.valid_to >= private.today(), true)
    and o.status = 'verified'
    and o.kind in ('city', 'county', 'enterprise', 'social_organization')
$$;

-- As what an organization stands to a place, also once its pairing is over.
create function private.issue_side(organization_id uuid, place text) returns text
language sql stable security definer set search_path = '' as $$
  select case when o.kind in ('village', 'township', 'county', 'city')
    and private.region_covers(o.region_code, place) then o.kind else 'supporting' end
  from public.organizations o where o.id = organization_id
$$;

-- Where an act leads from a status; refused where it leads nowhere, also to the same status.
create function private.next_status(record text, from_status text, act text) returns text
language plpgsql stable security definer set search_path = '' as $$
declare
  reached text;
begin
  select t.to_status into reached from public.status_transitions t
  where t.record = next_status.record and t.from_status = next_status.from_status
    and t.act = next_status.act;
  if reached is null then
    perform private.refuse('status.not_allowed',
      jsonb_build_object('record', record, 'from', from_status, 'act', act));
  end if;
  return reached;
end
$$;

create table public.issues (
  id uuid primary key,
  region_code text not null references public.regions,
  project_id uuid references public.projects,
  category text not null,
  body text not null,
  code_hash text,
  raised_by uuid references public.accounts,
  raised_by_organization_id uuid references public.organizations,
  raised_at timestamptz not null default now(),
  status text not null default 'raised',
  holder_id uuid not null references public.organizations,
  held_since timestamptz not null default now(),
  is_demo boolean not null default false,
  constraint issues_category check (category in ('progress', 'quality', 'money', 'goods',
    'fairness', 'conduct', 'other')),
  constraint issues_body_length check (char_length(btrim(body)) between 1 and 1000),
  constraint issues_code_key unique (code_hash),
  constraint issues_code_form check (code_hash ~ '^[0-9a-f]{64}$'),
  constraint issues_status check (status in ('raised', 'accepted', 'transferred', 'answered',
    'rated', 'reopened', 'closed')),
  constraint issues_raiser check ((code_hash is null) = (raised_by is not null)
    and (raised_by is null) = (raised_by_organization_id is null))
);
create index issues_region_code_idx on public.issues (region_code, raised_at);
create index issues_raised_at_idx on public.issues (raised_at desc, id);
create index issues_holder_id_idx on public.issues (holder_id);
create index issues_project_id_idx on public.issues (project_id);
create index issues_raised_by_idx on public.issues (raised_by);
create index issues_raising_organization_idx on public.issues (raised_by_organization_id);
alter table public.issues enable row level security;
create policy select_in_charge on public.issues
  for select to authenticated using (
    (select private.actor_kind()) in ('township', 'county', 'city', 'supervisor')
    and starts_with(region_code, (select private.actor_prefix()))
  );
create trigger issues_status before insert or update of status on public.issues
  for each row execute function private.check_transition('issue');
-- What was asked stays as it was asked, whoever holds it.
create trigger issues_words before update of region_code, project_id, category, body, code_hash,
  raised_by, raised_by_organization_id, raised_at on public.issues
  for each row execute function private.forbid_change();
create trigger issues_no_delete before delete on public.issues
  for each row execute function private.forbid_change();
create trigger issues_no_truncate before truncate on public.issues
  for each statement execute function private.forbid_change();
create trigger issues_audit after insert or update on public.issues
  for each row execute function private.audit();
comment on table public.issues is
  'Asked by anybody, with a code, or by an organization; held by one body until it is answered.';
comment on column public.issues.code_hash is
  'SHA-256 of the code by which whoever asked finds the answer; null for an organization.';
comment on column public.issues.held_since is
  'Since when it lies with its holder, or there again after an answer that did not satisfy.';

insert into public.status_transitions (record, from_status, to_status, act) values
  ('issue', null, 'raised', 'raise'),
  ('issue', 'raised', 'accepted', 'accept'),
  ('issue', 'transferred', 'accepted', 'accept'),
  ('issue', 'reopened', 'accepted', 'accept'),
  ('issue', 'accepted', 'answered', 'answer'),
  ('issue', 'rated', 'closed', 'close'),
  ('issue', 'answered', 'closed', 'close'),
  ('issue', 'raised', 'transferred', 'transfer'),
  ('issue', 'accepted', 'transferred', 'transfer'),
  ('issue', 'transferred', 'transferred', 'transfer'),
  ('issue', 'reopened', 'transferred', 'transfer'),
  ('issue', 'answered', 'rated', 'approve'),
  ('issue', 'answered', 'reopened', 'reopen');

-- Who did what to it, in order. The reason of a transfer is for officials; the answer, the rating
-- and the closing words are what whoever asked reads too.
create table public.issue_steps (
  id uuid primary key,
  seq bigint generated always as identity,
  issue_id uuid not null references public.issues,
  act text not null,
  note text,
  to_organization_id uuid references public.organizations,
  taken_by uuid references public.accounts,
  organization_id uuid references public.organizations,
  taken_at timestamptz not null default now(),
  constraint issue_steps_seq_key unique (seq),
  constraint issue_steps_act check (act in ('raise', 'accept', 'transfer', 'answer', 'approve',
    'reopen', 'close')),
  constraint issue_steps_note_length check (char_length(btrim(note)) between 1 and 1000),
  constraint issue_steps_words check (note is not null or act in ('raise', 'accept', 'approve',
    'close')),
  constraint issue_steps_holder check ((act in ('raise', 'transfer'))
    = (to_organization_id is not null)),
  constraint issue_steps_actor check ((taken_by is null) = (organization_id is null)
    and (taken_by is not null or act in ('raise', 'approve', 'reopen')))
);
create index issue_steps_issue_id_idx on public.issue_steps (issue_id, seq);
create index issue_steps_to_organization_idx on public.issue_steps (to_organization_id);
create index issue_steps_taken_by_idx on public.issue_steps (taken_by);
create index issue_steps_organization_id_idx on public.issue_steps (organization_id);
alter table public.issue_steps enable row level security;
create policy select_with_issue on public.issue_steps
  for select to authenticated using (
    exists (select from public.issues i where i.id = issue_id)
  );
create trigger issue_steps_append_only before update or delete on public.issue_steps
  for each row execute function private.forbid_change();
create trigger issue_steps_no_truncate before truncate on public.issue_steps
  for each statement execute function private.forbid_change();
create trigger issue_steps_audit after insert on public.issue_steps
  for each row execute function private.audit();
comment on table public.issue_steps is 'What was done about an issue, appended; nobody edits it.';

-- Whoever asked, holds it or once held it. A village is among them only where it was asked: what is
-- told past it stays with those above. A function, because the policies would ask each other.
create function private.issues_of_actor() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select i.id from public.issues i
  where private.actor_organization() in (i.holder_id, i.raised_by_organization_id)
  union
  select s.issue_id from public.issue_steps s
  where s.to_organization_id = private.actor_organization()
$$;
grant execute on function private.issues_of_actor to authenticated;
create policy select_party on public.issues
  for select to authenticated using (id in (select private.issues_of_actor()));

-- Apart, because neither the village nor the supporting side need know who asked.
create table public.issue_contacts (
  issue_id uuid primary key references public.issues,
  contact text not null,
  constraint issue_contacts_length check (char_length(btrim(contact)) between 1 and 100)
);
alter table public.issue_contacts enable row level security;
create policy select_above_village on public.issue_contacts
  for select to authenticated using (
    (select private.actor_kind()) in ('township', 'county', 'city') and exists (
      select from public.issues i
      where i.id = issue_id and starts_with(i.region_code, (select private.actor_prefix()))
    )
  );
create trigger issue_contacts_append_only before update or delete on public.issue_contacts
  for each row execute function private.forbid_change();
comment on table public.issue_contacts is
  'How to reach whoever asked, if they said so; for the levels above the village.';
