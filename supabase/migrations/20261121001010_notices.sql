-- Notices and steps: how a project moves. Each level reviews it and gives notice of it for some
-- days before it goes on (三公示); no step jumps a notice that still runs.

-- A notice may have hung on a wall before anybody recorded it here, so its days may be past.
create table public.notices (
  id uuid primary key,
  project_id uuid not null references public.projects,
  submission smallint not null,
  level text not null,
  starts_on date not null,
  ends_on date not null,
  days smallint not null default 10,
  basis text,
  place text not null,
  recorded_by uuid not null references public.accounts,
  organization_id uuid not null references public.organizations,
  recorded_at timestamptz not null default now(),
  constraint notices_level check (level in ('village', 'township', 'county')),
  constraint notices_days check (days between 5 and 60),
  constraint notices_duration check (ends_on - starts_on >= days),
  constraint notices_basis check (days >= 10 or basis is not null),
  constraint notices_basis_length check (char_length(basis) between 1 and 200),
  constraint notices_place_length check (char_length(btrim(place)) between 1 and 100)
);
create index notices_project_id_idx on public.notices (project_id, submission, level);
create index notices_ends_on_idx on public.notices (ends_on);
create index notices_recorded_by_idx on public.notices (recorded_by);
create index notices_organization_id_idx on public.notices (organization_id);
alter table public.notices enable row level security;
create policy select_with_project on public.notices
  for select to authenticated using (
    exists (select from public.projects p where p.id = project_id)
  );
create trigger notices_append_only before update or delete on public.notices
  for each row execute function private.forbid_change();
create trigger notices_no_truncate before truncate on public.notices
  for each statement execute function private.forbid_change();
create trigger notices_audit after insert on public.notices
  for each row execute function private.audit();
comment on table public.notices is 'Public notices of projects; a longer one is recorded anew.';
comment on column public.notices.basis is 'The local rule, where it asks for fewer days than ten.';

create table public.project_steps (
  seq bigint generated always as identity primary key,
  project_id uuid not null references public.projects,
  act text not null,
  from_status text not null,
  to_status text not null,
  note text,
  account_id uuid not null references public.accounts,
  organization_id uuid not null references public.organizations,
  taken_at timestamptz not null default now(),
  constraint project_steps_note_length check (char_length(note) between 1 and 500)
);
create index project_steps_project_id_idx on public.project_steps (project_id, seq);
create index project_steps_account_id_idx on public.project_steps (account_id);
create index project_steps_organization_id_idx on public.project_steps (organization_id);
alter table public.project_steps enable row level security;
create policy select_with_project on public.project_steps
  for select to authenticated using (
    exists (select from public.projects p where p.id = project_id)
  );
create trigger project_steps_append_only before update or delete on public.project_steps
  for each row execute function private.forbid_change();
create trigger project_steps_no_truncate before truncate on public.project_steps
  for each statement execute function private.forbid_change();
create trigger project_steps_audit after insert on public.project_steps
  for each row execute function private.audit('seq');
comment on table public.project_steps is 'Who moved a project from where to where, and why.';

insert into public.status_transitions (record, from_status, to_status, act) values
  ('project', null, 'draft', 'draft'),
  ('project', 'draft', 'submitted', 'submit'),
  ('project', 'returned', 'submitted', 'submit'),
  ('project', 'submitted', 'village_notice', 'open_village_notice'),
  ('project', 'village_notice', 'township_review', 'end_village_notice'),
  ('project', 'township_review', 'township_notice', 'open_township_notice'),
  ('project', 'township_notice', 'county_appraisal', 'end_township_notice'),
  ('project', 'county_appraisal', 'county_notice', 'open_county_notice'),
  ('project', 'county_notice', 'in_pool', 'admit'),
  ('project', 'in_pool', 'contracted', 'contract'),
  ('project', 'contracted', 'under_way', 'start'),
  ('project', 'under_way', 'completed', 'complete'),
  ('project', 'completed', 'accepted', 'accept'),
  ('project', 'accepted', 'handed_over', 'hand_over'),
  ('project', 'handed_over', 'closed', 'close'),
  ('project', 'submitted', 'returned', 'return'),
  ('project', 'village_notice', 'returned', 'return'),
  ('project', 'township_review', 'returned', 'return'),
  ('project', 'township_notice', 'returned', 'return'),
  ('project', 'county_appraisal', 'returned', 'reject'),
  ('project', 'county_notice', 'returned', 'reject'),
  ('project', 'under_way', 'suspended', 'suspend'),
  ('project', 'suspended', 'under_way', 'resume'),
  ('project', 'closed', 'reopened', 'reopen'),
  ('project', 'reopened', 'under_way', 'resume'),
  ('project', 'returned', 'terminated', 'terminate'),
  ('project', 'in_pool', 'terminated', 'terminate'),
  ('project', 'contracted', 'terminated', 'terminate'),
  ('project', 'under_way', 'terminated', 'terminate'),
  ('project', 'suspended', 'terminated', 'terminate');

-- Who may take which step. The township may speak for its village; nobody speaks for the county.
-- Where an approver is asked for, it is not one who wrote the project.
create function private.project_acts()
returns table (act text, kinds text[], role text, ended_notice text, needs_note boolean)
language sql immutable set search_path = '' as $$
  values
    ('submit', '{village,township,county}'::text[], 'editor', null, false),
    ('open_village_notice', '{village,township}', 'approver', null, false),
    ('end_village_notice', '{village,township}', 'approver', 'village', false),
    ('open_township_notice', '{township}', 'approver', null, false),
    ('end_township_notice', '{township}', 'approver', 'township', false),
    ('return', '{township}', 'approver', null, true),
    ('open_county_notice', '{county}', 'approver', null, false),
    ('admit', '{county}', 'approver', 'county', false),
    ('reject', '{county}', 'approver', null, true),
    ('contract', '{county}', 'editor', null, false),
    ('start', '{village,township,county}', 'editor', null, false),
    ('complete', '{village,township,county}', 'editor', null, false),
    ('accept', '{county}', 'approver', null, false),
    ('hand_over', '{county}', 'approver', null, false),
    ('close', '{county}', 'approver', null, false),
    ('suspend', '{county}', 'approver', null, true),
    ('resume', '{county}', 'approver', null, true),
    ('reopen', '{county}', 'approver', null, true),
    ('terminate', '{county}', 'approver', null, true)
$$;

-- Refuses unless the last notice of the level that counts, in this submission, ended before today,
-- and whatever was said against it is answered.
create function private.check_notice_ended(held public.projects, level text) returns void
language plpgsql stable security definer set search_path = '' as $$
declare
  last_day date := max(n.ends_on) from public.notices n
    where n.project_id = held.id and n.submission = held.submission
      and n.level = check_notice_ended.level
      and not exists (select from public.notice_stops s where s.notice_id = n.id);
begin
  if last_day is null or last_day >= private.today() then
    perform private.refuse('project.notice_running',
      jsonb_build_object('level', level, 'ends_on', last_day));
  end if;
  if exists (
    select from public.objections o join public.notices n on n.id = o.notice_id
    where n.project_id = held.id and n.submission = held.submission
      and n.level = check_notice_ended.level and o.status = 'raised'
  ) then
    perform private.refuse('project.objection_open', jsonb_build_object('level', level));
  end if;
end
$$;

-- What a step asks of the project itself, and of what was written down for it.
create function private.check_ready(held public.projects, act text, note text) returns void
language plpgsql stable security definer set search_path = '' as $$
begin
  if act = 'submit' and not exists (
    select from public.budget_lines b where b.project_id = held.id
  ) then
    perform private.refuse('project.budget_missing');
  end if;
  if act = 'open_village_notice' and not exists (
    select from public.deliberations d where d.project_id = held.id
  ) then
    perform private.refuse('project.deliberation_missing');
  end if;
  if act = 'start' and not exists (
    select from public.milestones m where m.project_id = held.id
  ) then
    perform private.refuse('project.milestones_missing');
  end if;
  if act = 'contract' and not exists (
    select from public.contracts c where c.project_id = held.id
  ) then
    perform private.refuse('project.contract_missing');
  end if;
  if act = 'accept' then perform private.check_inspected(held); end if;
  -- A training leaves no assets; then somebody says so.
  if act = 'hand_over' and coalesce(btrim(note), '') = '' and not exists (
    select from public.assets a where a.project_id = held.id
  ) then
    perform private.refuse('project.assets_missing');
  end if;
end
$$;
