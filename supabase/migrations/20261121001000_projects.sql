-- Projects: what is to be done in a village, from its application to its closing. The village
-- applies (or its township or county for it), each level reviews and gives notice, the county
-- admits it to its pool. Money comes later and from the right: a project knows only its budget.
create table public.projects (
  id uuid primary key,
  title text not null,
  village_code text not null references public.regions,
  need_id uuid references public.needs,
  pool_year smallint not null,
  kind text not null,
  farmer_linkage text,
  implementing_unit text,
  approval_number text,
  performance_target text,
  pairing_id uuid references public.pairings,
  submission smallint not null default 0,
  status text not null default 'draft',
  version integer not null default 1,
  entered_by_organization_id uuid not null references public.organizations,
  created_by uuid not null references public.accounts,
  edited_by uuid not null references public.accounts,
  created_at timestamptz not null default now(),
  is_demo boolean not null default false,
  constraint projects_title_length check (char_length(btrim(title)) between 2 and 80),
  constraint projects_village check (right(village_code, 3) <> '000'),
  constraint projects_pool_year check (pool_year between 2000 and 2100),
  constraint projects_kind check (kind in ('industry', 'employment', 'infrastructure',
    'public_service', 'training', 'housing', 'environment', 'governance', 'other')),
  constraint projects_linkage_length check (char_length(farmer_linkage) between 1 and 1000),
  constraint projects_unit_length check (char_length(implementing_unit) between 1 and 100),
  constraint projects_number_length check (char_length(approval_number) between 1 and 60),
  constraint projects_target_length check (char_length(performance_target) between 1 and 1000),
  constraint projects_status check (status in ('draft', 'submitted', 'village_notice',
    'township_review', 'township_notice', 'county_appraisal', 'county_notice', 'in_pool',
    'contracted', 'under_way', 'completed', 'accepted', 'handed_over', 'closed', 'returned',
    'suspended', 'terminated', 'reopened')),
  constraint projects_submission check ((submission = 0) = (status = 'draft'))
);
create index projects_village_code_idx on public.projects (village_code text_pattern_ops, status);
create index projects_need_id_idx on public.projects (need_id);
create index projects_pairing_id_idx on public.projects (pairing_id);
create index projects_entered_by_organization_id_idx
  on public.projects (entered_by_organization_id);
create index projects_created_by_idx on public.projects (created_by);
create index projects_edited_by_idx on public.projects (edited_by);
-- The orders of the list.
create index projects_created_at_idx on public.projects (created_at, id);
create index projects_pool_year_idx on public.projects (pool_year, id);
create index projects_place_idx on public.projects (village_code, id);
alter table public.projects enable row level security;
create trigger projects_status before insert or update of status on public.projects
  for each row execute function private.check_transition('project');
create trigger projects_audit after insert or update or delete on public.projects
  for each row execute function private.audit();
create trigger projects_no_delete before delete on public.projects
  for each row execute function private.forbid_change();
comment on table public.projects is 'Works and measures in villages; village_code leads.';
comment on column public.projects.pairing_id is 'The pairing of the village on its application.';
comment on column public.projects.submission is
  'How often it was submitted: notices count for the submission they were given in.';

-- Villages that take part besides the one that leads.
create table public.project_villages (
  project_id uuid not null references public.projects,
  village_code text not null references public.regions,
  primary key (project_id, village_code),
  constraint project_villages_village check (right(village_code, 3) <> '000')
);
create index project_villages_village_code_idx
  on public.project_villages (village_code text_pattern_ops, project_id);
alter table public.project_villages enable row level security;
create trigger project_villages_audit after insert or update or delete on public.project_villages
  for each row execute function private.audit('project_id');
comment on table public.project_villages is 'Further villages of a project.';

-- What a project is to cost, by source; sources are shown apart and never called donations alike.
create table public.budget_lines (
  project_id uuid not null references public.projects,
  source text not null,
  amount_fen bigint not null,
  primary key (project_id, source),
  constraint budget_lines_source check (source in ('fiscal_aid', 'social_donation', 'investment',
    'central_funds', 'provincial_funds', 'city_funds', 'county_funds', 'self_raised')),
  constraint budget_lines_amount check (amount_fen between 1 and 10000000000000)
);
alter table public.budget_lines enable row level security;
create trigger budget_lines_audit after insert or update or delete on public.budget_lines
  for each row execute function private.audit('project_id');
comment on table public.budget_lines is 'Planned money of a project by its source.';

-- Projects of the places in the actor's charge, and for the supporting side those that applied
-- under a pairing of theirs.
create function private.projects_in_charge() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select p.id from public.projects p
  where private.actor_kind() in ('village', 'township', 'county', 'city', 'supervisor')
    and starts_with(p.village_code, private.actor_prefix())
  union all
  select v.project_id from public.project_villages v
  where private.actor_kind() in ('village', 'township', 'county', 'city', 'supervisor')
    and starts_with(v.village_code, private.actor_prefix())
  union all
  select p.id from public.projects p
  where p.status not in ('draft', 'returned')
    and p.pairing_id in (select private.actor_pairings())
$$;
grant execute on function private.projects_in_charge to authenticated;

create policy select_in_charge on public.projects
  for select to authenticated using (id in (select private.projects_in_charge()));
create policy select_with_project on public.project_villages
  for select to authenticated using (
    exists (select from public.projects p where p.id = project_id)
  );
create policy select_with_project on public.budget_lines
  for select to authenticated using (
    exists (select from public.projects p where p.id = project_id)
  );

-- The project, locked, if its leading village lies in the actor's region.
create function private.hold_project(id uuid, actor public.organizations) returns public.projects
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.projects;
begin
  select p.* into held from public.projects p
  where p.id = hold_project.id and private.region_covers(actor.region_code, p.village_code)
  for update;
  if held.id is null then perform private.refuse('project.unknown', code => 'PT404'); end if;
  return held;
end
$$;

create type private.project_draft as (
  title text,
  village_code text,
  need_id uuid,
  pool_year smallint,
  kind text,
  farmer_linkage text,
  implementing_unit text,
  performance_target text
);

-- Further villages and budget of a project as they were sent.
create function private.project_parts(project_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_array(
    (select coalesce(jsonb_agg(v.village_code order by v.village_code), '[]')
      from public.project_villages v where v.project_id = project_parts.project_id),
    (select coalesce(jsonb_agg(jsonb_build_object('source', b.source, 'amount_fen', b.amount_fen)
        order by b.source), '[]')
      from public.budget_lines b where b.project_id = project_parts.project_id)
  )
$$;

create function private.write_project_parts(project_id uuid, villages text[], budget jsonb)
returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  delete from public.project_villages v where v.project_id = write_project_parts.project_id;
  insert into public.project_villages (project_id, village_code)
  select write_project_parts.project_id, unnest(villages);
  delete from public.budget_lines b where b.project_id = write_project_parts.project_id;
  insert into public.budget_lines (project_id, source, amount_fen)
  select write_project_parts.project_id, b.value ->> 'source', (b.value ->> 'amount_fen')::bigint
  from jsonb_array_elements(budget) as b (value);
end
$$;

-- Asks what the table cannot see for itself: a project lies in one county, and its need in it.
create function private.check_project(
  draft private.project_draft, villages text[], actor public.organizations
) returns void
language plpgsql stable security definer set search_path = '' as $$
declare
  elsewhere text := min(c) from unnest(villages) as c
    where left(c, 6) <> left(draft.village_code, 6)
      or not private.is_field(to_jsonb(c), 'village');
begin
  if not private.is_field(to_jsonb(draft.village_code), 'village')
    or not private.region_covers(actor.region_code, draft.village_code) then
    perform private.refuse('project.village_not_yours',
      jsonb_build_object('village', draft.village_code), 'PT403');
  end if;
  if elsewhere is not null then
    perform private.refuse('project.village_elsewhere', jsonb_build_object('village', elsewhere));
  end if;
  if draft.need_id is not null and not exists (
    select from public.needs n
    where n.id = draft.need_id and n.village_code = any (draft.village_code || villages)
  ) then
    perform private.refuse('project.need_elsewhere', jsonb_build_object('need_id', draft.need_id));
  end if;
end
$$;

create function private.save_project(
  id uuid, draft private.project_draft, villages text[], budget jsonb, version integer
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'village', 'township', 'county');
  held public.projects;
begin
  perform private.check_rows(budget, '{"amount_fen": "fen", "source": "fiscal_aid|social_donation|'
    'investment|central_funds|provincial_funds|city_funds|county_funds|self_raised"}',
    'project.budget_malformed');
  if exists (
    select from jsonb_array_elements(budget) as b group by b ->> 'source' having count(*) > 1
  ) then
    perform private.refuse('project.budget_malformed', '{"row": null, "field": "source"}');
  end if;
  perform private.check_project(draft, villages, actor);
  if version is null then
    insert into public.projects (id, entered_by_organization_id, created_by, edited_by, is_demo,
      title, village_code, need_id, pool_year, kind, farmer_linkage, implementing_unit,
      performance_target)
    select save_project.id, actor.id, auth.uid(), auth.uid(), actor.is_demo, draft.*
    on conflict on constraint projects_pkey do nothing;
    if found then
      perform private.write_project_parts(id, villages, budget);
      return id;
    end if;
  end if;
  held := private.hold_project(id, actor);
  -- The same words again are the same act again: an answer that got lost is no conflict.
  if to_jsonb(held) || to_jsonb(draft) = to_jsonb(held)
    and private.project_parts(id) = jsonb_build_array(villages, budget) then return id; end if;
  if held.status not in ('draft', 'returned') then
    perform private.refuse('project.not_editable', jsonb_build_object('status', held.status));
  end if;
  if held.version is distinct from version then
    perform private.refuse('draft.changed_meanwhile',
      jsonb_build_object('version', held.version));
  end if;
  update public.projects p set
    (title, village_code, need_id, pool_year, kind, farmer_linkage, implementing_unit,
      performance_target) = (select draft.*),
    edited_by = auth.uid(), version = p.version + 1
  where p.id = held.id;
  perform private.write_project_parts(id, villages, budget);
  return id;
end
$$;

-- Lists are put into the order in which they are stored, so that equal ones are equal.
create function public.save_project(
  id uuid, title text, village_code text, pool_year smallint, kind text,
  budget jsonb default '[]', villages text[] default '{}', need_id uuid default null,
  farmer_linkage text default null, implementing_unit text default null,
  performance_target text default null, version integer default null
) returns uuid
language sql volatile set search_path = '' as $$
  select private.save_project(id, row(title, village_code, need_id, pool_year, kind,
    farmer_linkage, implementing_unit, performance_target)::private.project_draft,
    array(select distinct c from unnest(villages) c where c <> village_code order by c),
    case jsonb_typeof(budget) when 'array' then coalesce((
      select jsonb_agg(b order by b ->> 'source') from jsonb_array_elements(budget) as b
    ), '[]') else budget end, version)
$$;
comment on function public.save_project is
  'An editor of the village, its township or county begins a draft (no version) or edits one (the '
  'version last read). budget: [{"source", "amount_fen"}], each source once; villages: those '
  'besides the leading one. Refuses project.unknown, project.village_not_yours, '
  'project.village_elsewhere, project.need_elsewhere, project.budget_malformed, '
  'project.not_editable and draft.changed_meanwhile.';
grant execute on function private.save_project, public.save_project to authenticated;
