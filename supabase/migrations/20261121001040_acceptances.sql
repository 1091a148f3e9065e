-- Acceptances: what was found when finished works were inspected, first by the township, then by
-- the county. The county accepts the project when both have passed it last.
create table public.acceptances (
  id uuid primary key,
  project_id uuid not null references public.projects,
  level text not null,
  inspected_on date not null,
  outcome text not null,
  inspectors text not null,
  findings text,
  document_id uuid not null references public.documents,
  recorded_by uuid not null references public.accounts,
  organization_id uuid not null references public.organizations,
  recorded_at timestamptz not null default now(),
  constraint acceptances_level check (level in ('township', 'county')),
  constraint acceptances_outcome check (outcome in ('passed', 'rectify')),
  constraint acceptances_inspectors_length
    check (char_length(btrim(inspectors)) between 1 and 200),
  constraint acceptances_findings check (outcome = 'passed' or findings is not null),
  constraint acceptances_findings_length check (char_length(btrim(findings)) between 1 and 1000)
);
create index acceptances_project_id_idx on public.acceptances (project_id, level, recorded_at);
create index acceptances_document_id_idx on public.acceptances (document_id);
create index acceptances_recorded_by_idx on public.acceptances (recorded_by);
create index acceptances_organization_id_idx on public.acceptances (organization_id);
alter table public.acceptances enable row level security;
create policy select_with_project on public.acceptances
  for select to authenticated using (
    exists (select from public.projects p where p.id = project_id)
  );
create trigger acceptances_append_only before update or delete on public.acceptances
  for each row execute function private.forbid_change();
create trigger acceptances_no_truncate before truncate on public.acceptances
  for each statement execute function private.forbid_change();
create trigger acceptances_audit after insert on public.acceptances
  for each row execute function private.audit();
comment on table public.acceptances is
  'Inspections of finished works; what is to be rectified is inspected anew.';
comment on column public.acceptances.inspectors is 'The bodies that took part; no persons.';

create function private.record_acceptance(
  id uuid, project_id uuid, inspected_on date, outcome text, inspectors text, findings text,
  document_id uuid
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'township', 'county');
  held public.projects := private.hold_project(project_id, actor);
  earlier public.acceptances;
begin
  select a.* into earlier from public.acceptances a where a.id = record_acceptance.id;
  if earlier.id is not null then
    if (earlier.project_id, earlier.level, earlier.inspected_on, earlier.outcome,
        earlier.inspectors, earlier.findings, earlier.document_id)
      is not distinct from (held.id, actor.kind, inspected_on, outcome, btrim(inspectors),
        nullif(btrim(findings), ''), document_id) then return id; end if;
    perform private.refuse('id.reused', '{"record": "acceptance"}');
  end if;
  if held.status <> 'completed' then
    perform private.refuse('acceptance.not_this_stage', jsonb_build_object('status', held.status));
  end if;
  if inspected_on > private.today() then perform private.refuse('acceptance.in_the_future'); end if;
  if outcome = 'rectify' and coalesce(btrim(findings), '') = '' then
    perform private.refuse('acceptance.findings_missing');
  end if;
  if document_id is null then perform private.refuse('acceptance.document_missing'); end if;
  perform private.attach_document(document_id, array[held.village_code], '{}');
  insert into public.acceptances (id, project_id, level, inspected_on, outcome, inspectors,
    findings, document_id, recorded_by, organization_id)
  values (id, held.id, actor.kind, inspected_on, outcome, btrim(inspectors),
    nullif(btrim(findings), ''), document_id, auth.uid(), actor.id);
  return id;
end
$$;

create function public.record_acceptance(
  id uuid, project_id uuid, inspected_on date, outcome text, inspectors text, document_id uuid,
  findings text default null
) returns uuid
language sql volatile set search_path = '' as $$
  select private.record_acceptance(id, project_id, inspected_on, outcome, inspectors, findings,
    document_id)
$$;
comment on function public.record_acceptance is
  'An editor of the township or county records its inspection of completed works: passed, or what '
  'is to be rectified. Refuses project.unknown, acceptance.not_this_stage, '
  'acceptance.in_the_future, acceptance.findings_missing, acceptance.document_missing, '
  'document.unknown and id.reused.';
grant execute on function private.record_acceptance, public.record_acceptance to authenticated;

-- Refuses unless the township and the county, each by its last inspection, have passed the works;
-- whoever accepts them did not inspect them.
create function private.check_inspected(held public.projects) returns void
language plpgsql stable security definer set search_path = '' as $$
declare
  inspecting text;
  last public.acceptances;
  -- What was passed before a project was opened again says nothing of it now.
  completed_at timestamptz := max(s.taken_at) from public.project_steps s
    where s.project_id = held.id and s.act = 'complete';
begin
  foreach inspecting in array array['township', 'county'] loop
    select a.* into last from public.acceptances a
    where a.project_id = held.id and a.level = inspecting
      and a.recorded_at >= coalesce(completed_at, '-infinity')
    order by a.recorded_at desc, a.id desc limit 1;
    if last.outcome is distinct from 'passed' then
      perform private.refuse('project.not_inspected', jsonb_build_object('level', inspecting));
    end if;
  end loop;
  if last.recorded_by = auth.uid() then perform private.refuse('approval.same_person'); end if;
end
$$;
