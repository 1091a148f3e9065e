-- 四议: how a village decided on what it applies for. The branch of the party proposes, the two
-- committees discuss, the party's members examine, the villagers' (representatives') meeting
-- resolves. The first of 两公开 is the village's notice, which therefore asks for this record.
--
-- Two thirds must be present, at both meetings. More than half of all members must agree at the
-- first; at the second more than half of those present, as the Organic Law of the Villagers'
-- Committees has it (articles 22 and 26).
create table public.deliberations (
  id uuid primary key,
  project_id uuid not null references public.projects,
  proposed_on date not null,
  discussed_on date not null,
  members_met_on date not null,
  members_due integer not null,
  members_present integer not null,
  members_for integer not null,
  villagers_met_on date not null,
  villagers_due integer not null,
  villagers_present integer not null,
  villagers_for integer not null,
  document_id uuid not null references public.documents,
  recorded_by uuid not null references public.accounts,
  organization_id uuid not null references public.organizations,
  recorded_at timestamptz not null default now(),
  constraint deliberations_order check (proposed_on <= discussed_on
    and discussed_on <= members_met_on and members_met_on <= villagers_met_on),
  constraint deliberations_members check (members_due between 1 and 99999
    and members_present between 1 and members_due and members_for between 1 and members_present),
  constraint deliberations_villagers check (villagers_due between 1 and 99999
    and villagers_present between 1 and villagers_due
    and villagers_for between 1 and villagers_present),
  constraint deliberations_quorum check (3 * members_present >= 2 * members_due
    and 3 * villagers_present >= 2 * villagers_due),
  constraint deliberations_majority check (2 * members_for > members_due
    and 2 * villagers_for > villagers_present)
);
create index deliberations_project_id_idx on public.deliberations (project_id);
create index deliberations_document_id_idx on public.deliberations (document_id);
create index deliberations_recorded_by_idx on public.deliberations (recorded_by);
create index deliberations_organization_id_idx on public.deliberations (organization_id);
alter table public.deliberations enable row level security;
create policy select_with_project on public.deliberations
  for select to authenticated using (
    exists (select from public.projects p where p.id = project_id)
  );
create trigger deliberations_append_only before update or delete on public.deliberations
  for each row execute function private.forbid_change();
create trigger deliberations_no_truncate before truncate on public.deliberations
  for each statement execute function private.forbid_change();
create trigger deliberations_audit after insert on public.deliberations
  for each row execute function private.audit();
comment on table public.deliberations is
  'How villages decided on their projects; where they decide again, another one is recorded.';

create type private.deliberation as (
  proposed_on date,
  discussed_on date,
  members_met_on date,
  members_due integer,
  members_present integer,
  members_for integer,
  villagers_met_on date,
  villagers_due integer,
  villagers_present integer,
  villagers_for integer
);

create function private.deliberation_of(d public.deliberations) returns private.deliberation
language sql immutable set search_path = '' as $$
  select (d.proposed_on, d.discussed_on, d.members_met_on, d.members_due, d.members_present,
    d.members_for, d.villagers_met_on, d.villagers_due, d.villagers_present,
    d.villagers_for)::private.deliberation
$$;

create function private.record_deliberation(
  id uuid, project_id uuid, told private.deliberation, document_id uuid
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'village', 'township');
  held public.projects := private.hold_project(project_id, actor);
  earlier public.deliberations;
begin
  select d.* into earlier from public.deliberations d where d.id = record_deliberation.id;
  if earlier.id is not null then
    if (earlier.project_id, private.deliberation_of(earlier), earlier.document_id)
      is not distinct from (held.id, told, document_id) then return id; end if;
    perform private.refuse('id.reused', '{"record": "deliberation"}');
  end if;
  if held.status not in ('draft', 'returned', 'submitted') then
    perform private.refuse('deliberation.not_this_stage',
      jsonb_build_object('status', held.status));
  end if;
  if told.villagers_met_on > private.today() then
    perform private.refuse('deliberation.in_the_future');
  end if;
  perform private.attach_document(document_id, array[held.village_code], '{}');
  insert into public.deliberations
  values (id, held.id, told.*, document_id, auth.uid(), actor.id);
  return id;
end
$$;

create function public.record_deliberation(
  id uuid, project_id uuid, proposed_on date, discussed_on date,
  members_met_on date, members_due integer, members_present integer, members_for integer,
  villagers_met_on date, villagers_due integer, villagers_present integer, villagers_for integer,
  document_id uuid
) returns uuid
language sql volatile set search_path = '' as $$
  select private.record_deliberation(id, project_id, (proposed_on, discussed_on, members_met_on,
    members_due, members_present, members_for, villagers_met_on, villagers_due,
    villagers_present, villagers_for)::private.deliberation, document_id)
$$;
comment on function public.record_deliberation is
  'An editor of the village, or of its township for it, records how the village decided on a '
  'project, until the village''s notice begins. Its dates stand in order, two thirds were present, '
  'a majority agreed. Refuses project.unknown, deliberation.not_this_stage, '
  'deliberation.in_the_future, document.unknown and id.reused.';
grant execute on function private.record_deliberation, public.record_deliberation
  to authenticated;
