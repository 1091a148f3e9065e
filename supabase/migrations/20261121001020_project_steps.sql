-- The acts on a project after its draft: notices recorded, steps taken, the approval numbered.

create function private.record_notice(
  id uuid, project_id uuid, level text, starts_on date, ends_on date, place text
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor',
    variadic case level when 'village' then '{village,township}'::text[] else array[level] end);
  held public.projects := private.hold_project(project_id, actor);
  earlier public.notices;
  term record;
begin
  select n.* into earlier from public.notices n where n.id = record_notice.id;
  if earlier.id is not null then
    if (earlier.project_id, earlier.level, earlier.starts_on, earlier.ends_on, earlier.place)
      is not distinct from (held.id, level, starts_on, ends_on, place) then return id; end if;
    perform private.refuse('id.reused', '{"record": "notice"}');
  end if;
  if held.status <> level || '_notice' then
    perform private.refuse('notice.not_this_stage',
      jsonb_build_object('level', level, 'status', held.status));
  end if;
  select t.* into term from private.notice_term(held.village_code, level, starts_on) t;
  if ends_on - starts_on < term.days then
    perform private.refuse('notice.too_short',
      jsonb_build_object('days', term.days, 'runs', ends_on - starts_on));
  end if;
  insert into public.notices (id, project_id, submission, level, starts_on, ends_on, days, basis,
    place, recorded_by, organization_id)
  values (id, held.id, held.submission, level, starts_on, ends_on, term.days, term.basis, place,
    auth.uid(), actor.id);
  return id;
end
$$;

create function public.record_notice(
  id uuid, project_id uuid, level text, starts_on date, ends_on date, place text
) returns uuid
language sql volatile set search_path = '' as $$
  select private.record_notice(id, project_id, level, starts_on, ends_on, place)
$$;
comment on function public.record_notice is
  'An editor of the level (village: also its township) records the notice of a project that '
  'stands in that level''s notice, before, during or after its days. It hangs for the term that '
  'the county has set for the day on which it begins, or longer. Refuses project.unknown, '
  'notice.not_this_stage, notice.too_short and id.reused.';

-- The pairing of an application is the one that covers its village on that day, the deepest first.
create function private.pairing_of_place(place text, on_date date) returns uuid
language sql stable security definer set search_path = '' as $$
  select p.id from private.region_pairings(on_date) p
  where private.region_covers(p.receiving_region_code, place)
  order by length(private.region_prefix(p.receiving_region_code)) desc,
    p.programme = 'east_west' desc, p.valid_from desc, p.id
  limit 1
$$;

create function private.advance_project(id uuid, act text, note text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  rule record;
  actor public.organizations;
  held public.projects;
  next_status text;
begin
  select a.* into rule from private.project_acts() a where a.act = advance_project.act;
  actor := private.act_as(coalesce(rule.role, 'viewer'),
    variadic coalesce(rule.kinds, '{village,township,county}'));
  held := private.hold_project(id, actor);
  select t.to_status into next_status from public.status_transitions t
  where t.record = 'project' and t.from_status = held.status and t.act = rule.act;
  if next_status is null then
    -- Sent twice: the same person took this very step as the last one.
    if (act, auth.uid(), held.status) = (
      select s.act, s.account_id, s.to_status from public.project_steps s
      where s.project_id = held.id order by s.seq desc limit 1
    ) then
      return held.id;
    end if;
    perform private.refuse('project.step_not_possible',
      jsonb_build_object('act', act, 'status', held.status));
  end if;
  if rule.role = 'approver' and auth.uid() in (held.created_by, held.edited_by) then
    perform private.refuse('approval.same_person');
  end if;
  if rule.needs_note and coalesce(btrim(note), '') = '' then
    perform private.refuse('note.missing');
  end if;
  if rule.ended_notice is not null then
    perform private.check_notice_ended(held, rule.ended_notice);
  end if;
  perform private.check_ready(held, act, note);
  update public.projects p set status = next_status,
    submission = p.submission + (act = 'submit')::integer,
    pairing_id = case act when 'submit'
      then private.pairing_of_place(p.village_code, private.today()) else p.pairing_id end
  where p.id = held.id;
  insert into public.project_steps
    (project_id, act, from_status, to_status, note, account_id, organization_id)
  values (held.id, act, held.status, next_status, nullif(btrim(note), ''), auth.uid(), actor.id);
  return held.id;
end
$$;

create function public.advance_project(id uuid, act text, note text default null) returns uuid
language sql volatile set search_path = '' as $$
  select private.advance_project(id, act, note)
$$;
comment on function public.advance_project is
  'Takes the step `act` of public.status_transitions; the same step by the same person again '
  'changes nothing. Refuses project.unknown, project.step_not_possible, approval.same_person, '
  'note.missing (return, reject, suspend, resume, reopen, terminate), project.notice_running, '
  'project.objection_open, project.budget_missing (submit), project.deliberation_missing '
  '(open_village_notice), project.contract_missing (contract), project.milestones_missing '
  '(start), project.not_inspected (accept), project.assets_missing (hand_over without a note), '
  'project.money_open and project.money_waiting (close).';

-- The number under which the county approved the project comes with the yearly plan, after the
-- draft has been closed to edits; so may the unit that carries it out.
create function private.number_project(
  id uuid, approval_number text, implementing_unit text
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'county');
  held public.projects := private.hold_project(id, actor);
begin
  if held.status not in ('in_pool', 'contracted', 'under_way') then
    perform private.refuse('project.not_numbered_now', jsonb_build_object('status', held.status));
  end if;
  update public.projects p
  set approval_number = number_project.approval_number,
    implementing_unit = coalesce(number_project.implementing_unit, p.implementing_unit)
  where p.id = held.id;
  return held.id;
end
$$;

create function public.number_project(
  id uuid, approval_number text, implementing_unit text default null
) returns uuid
language sql volatile set search_path = '' as $$
  select private.number_project(id, approval_number, implementing_unit)
$$;
comment on function public.number_project is
  'An editor of the county records the approval number and, if named, the implementing unit, from '
  'the pool until the works end. Refuses project.unknown and project.not_numbered_now.';
grant execute on function private.record_notice, private.advance_project, private.number_project,
  public.record_notice, public.advance_project, public.number_project to authenticated;
