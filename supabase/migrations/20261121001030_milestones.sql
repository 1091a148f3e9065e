-- Milestones: what a project will have reached by when. Their weights are the share of the works
-- that each stands for and make a hundred; they are set before the works begin.
create table public.milestones (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.projects,
  position smallint not null,
  title text not null,
  slot text not null,
  due_on date not null,
  weight smallint not null,
  status text not null default 'scheduled',
  met_on date,
  note text,
  judged_by uuid references public.accounts,
  constraint milestones_position_key unique (project_id, position),
  constraint milestones_title_length check (char_length(title) between 1 and 100),
  constraint milestones_slot check (slot in ('start', 'thirty', 'sixty', 'done', 'acceptance')),
  constraint milestones_weight check (weight between 0 and 100),
  constraint milestones_status check (status in ('scheduled', 'met', 'partly_met', 'not_met')),
  constraint milestones_met_on check ((met_on is not null) = (status in ('met', 'partly_met'))),
  constraint milestones_note check (status not in ('partly_met', 'not_met') or note is not null),
  constraint milestones_note_length check (char_length(note) between 1 and 500),
  constraint milestones_judged check ((status = 'scheduled') = (judged_by is null))
);
create index milestones_due_on_idx on public.milestones (due_on) where status = 'scheduled';
create index milestones_judged_by_idx on public.milestones (judged_by);
alter table public.milestones enable row level security;
create policy select_with_project on public.milestones
  for select to authenticated using (
    exists (select from public.projects p where p.id = project_id)
  );
create trigger milestones_status before insert or update of status on public.milestones
  for each row execute function private.check_transition('milestone');
create trigger milestones_audit after insert or update or delete on public.milestones
  for each row execute function private.audit();
comment on table public.milestones is 'Dated stages of a project; slot is the evidence due.';
comment on column public.milestones.weight is 'Percent of the works.';

insert into public.status_transitions (record, from_status, to_status, act) values
  ('milestone', null, 'scheduled', 'schedule'),
  ('milestone', 'scheduled', 'met', 'meet'),
  ('milestone', 'scheduled', 'partly_met', 'meet_partly'),
  ('milestone', 'scheduled', 'not_met', 'miss'),
  ('milestone', 'partly_met', 'met', 'meet'),
  ('milestone', 'not_met', 'met', 'meet'),
  ('milestone', 'not_met', 'partly_met', 'meet_partly');

-- Under review the village waits; what the county admitted, the county dates.
create function private.check_schedulable(held public.projects, actor public.organizations)
returns void
language plpgsql stable security definer set search_path = '' as $$
begin
  if held.status in ('draft', 'returned') then return; end if;
  if actor.kind = 'county' and held.status in ('submitted', 'village_notice', 'township_review',
    'township_notice', 'county_appraisal', 'county_notice', 'in_pool', 'contracted') then
    return;
  end if;
  perform private.refuse('milestone.not_schedulable', jsonb_build_object('status', held.status));
end
$$;

create function private.save_milestones(project_id uuid, milestones jsonb, version integer)
returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'village', 'township', 'county');
  held public.projects := private.hold_project(project_id, actor);
  total bigint;
begin
  perform private.check_rows(milestones, '{"title": "text", "due_on": "date",
    "weight": "percent", "slot": "start|thirty|sixty|done|acceptance"}', 'milestone.malformed');
  if milestones = (
    select jsonb_agg(jsonb_build_object('title', m.title, 'slot', m.slot, 'due_on', m.due_on,
      'weight', m.weight) order by m.position)
    from public.milestones m where m.project_id = held.id
  ) then
    return held.id;
  end if;
  perform private.check_schedulable(held, actor);
  if held.version is distinct from version then
    perform private.refuse('draft.changed_meanwhile',
      jsonb_build_object('version', held.version));
  end if;
  total := sum((m ->> 'weight')::integer) from jsonb_array_elements(milestones) as m;
  if total is distinct from 100 then
    perform private.refuse('milestone.weights_do_not_sum', jsonb_build_object('sum', total));
  end if;
  delete from public.milestones m where m.project_id = held.id;
  insert into public.milestones (project_id, position, title, slot, due_on, weight)
  select held.id, m.position, m.value ->> 'title', m.value ->> 'slot',
    (m.value ->> 'due_on')::date, (m.value ->> 'weight')::smallint
  from jsonb_array_elements(milestones) with ordinality as m (value, position);
  update public.projects p set version = p.version + 1 where p.id = held.id;
  return held.id;
end
$$;

create function public.save_milestones(project_id uuid, milestones jsonb, version integer)
returns uuid
language sql volatile set search_path = '' as $$
  select private.save_milestones(project_id, milestones, version)
$$;
comment on function public.save_milestones is
  'Replaces the milestones [{"title", "slot", "due_on", "weight"}] in their order; version is the '
  'project''s. Editors of the village, township or county on a draft or returned project, of the '
  'county until the works begin. Refuses project.unknown, milestone.malformed, '
  'milestone.not_schedulable, milestone.weights_do_not_sum and draft.changed_meanwhile.';

create function private.meet_milestone(id uuid, status text, met_on date, note text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('approver', 'village', 'county');
  judged public.milestones;
  held public.projects;
begin
  select m.* into judged from public.milestones m where m.id = meet_milestone.id;
  held := private.hold_project(judged.project_id, actor);
  select m.* into judged from public.milestones m where m.id = meet_milestone.id for update;
  if (judged.status, judged.met_on, judged.note)
    is not distinct from (status, met_on, nullif(btrim(note), '')) then return id; end if;
  if held.status not in ('under_way', 'completed', 'accepted') then
    perform private.refuse('milestone.project_not_under_way',
      jsonb_build_object('status', held.status));
  end if;
  if met_on > private.today() then perform private.refuse('milestone.in_the_future'); end if;
  if (met_on is null) = (status in ('met', 'partly_met')) then
    perform private.refuse('milestone.date_misplaced', jsonb_build_object('status', status));
  end if;
  if status in ('partly_met', 'not_met') and coalesce(btrim(note), '') = '' then
    perform private.refuse('note.missing');
  end if;
  update public.milestones m
  set status = meet_milestone.status, met_on = meet_milestone.met_on,
    note = nullif(btrim(meet_milestone.note), ''), judged_by = auth.uid()
  where m.id = judged.id;
  return id;
end
$$;

create function public.meet_milestone(
  id uuid, status text, met_on date default null, note text default null
) returns uuid
language sql volatile set search_path = '' as $$
  select private.meet_milestone(id, status, met_on, note)
$$;
comment on function public.meet_milestone is
  'An approver of the village or county says whether a milestone was met, partly_met or not_met; '
  'a late one may still be met. Refuses project.unknown, milestone.project_not_under_way, '
  'milestone.in_the_future, milestone.date_misplaced (a day if and only if it was reached), '
  'note.missing (less than met) and status.not_allowed.';
grant execute on function private.save_milestones, private.meet_milestone, public.save_milestones,
  public.meet_milestone to authenticated;
