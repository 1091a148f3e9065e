-- The acts on issues by those who hold them: taken in, handed on, answered, closed.

-- Days of the calendar that one body may hold an issue, and that whoever asked has to say whether
-- the answer will do. The same stand in src/domain/supervision/issue.ts.
create function private.issue_days() returns integer
language sql immutable set search_path = '' as $$ select 15 $$;
create function private.rating_days() returns integer
language sql immutable set search_path = '' as $$ select 15 $$;

-- True where this very step was taken before: an answer that got lost is no second step.
create function private.is_issue_step(
  step_id uuid, issue_id uuid, act text, note text, to_organization_id uuid
) returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare
  earlier public.issue_steps;
begin
  select s.* into earlier from public.issue_steps s where s.id = step_id;
  if earlier.id is null then return false; end if;
  if (earlier.issue_id, earlier.act, earlier.note, earlier.to_organization_id)
    is not distinct from (issue_id, act, nullif(btrim(note), ''), to_organization_id) then
    return true;
  end if;
  perform private.refuse('id.reused', '{"record": "issue_step"}');
  return false;
end
$$;

-- Appends the step and moves the issue; one that changes hands, or comes back, is held from now on.
create function private.take_issue_step(
  step_id uuid, issue_id uuid, act text, note text default null,
  to_organization_id uuid default null, is_by_code boolean default false
) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.issues;
begin
  select i.* into held from public.issues i where i.id = take_issue_step.issue_id;
  if act <> 'raise' then
    held.status := private.next_status('issue', held.status, act);
  end if;
  insert into public.issue_steps
    (id, issue_id, act, note, to_organization_id, taken_by, organization_id)
  values (step_id, issue_id, act, nullif(btrim(note), ''), to_organization_id,
    case when not is_by_code then auth.uid() end,
    case when not is_by_code then private.actor_organization() end);
  if act = 'raise' then return; end if;
  update public.issues i
  set status = held.status,
    holder_id = coalesce(take_issue_step.to_organization_id, i.holder_id),
    held_since = case when act in ('transfer', 'reopen') then now() else i.held_since end
  where i.id = take_issue_step.issue_id;
end
$$;

-- Whether an organization stands above the holder of an issue, so that nobody can bury one.
create function private.is_above_holder(held public.issues, actor public.organizations)
returns boolean
language sql stable security definer set search_path = '' as $$
  select private.region_covers(actor.region_code, held.region_code)
    and (actor.kind = 'city' or (actor.kind = 'county'
      and private.issue_side(held.holder_id, held.region_code) <> 'city'))
$$;

-- The issue that the actor holds, or stands above, locked.
create function private.hold_issue(
  id uuid, actor public.organizations, is_above_enough boolean default false
) returns public.issues
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.issues;
begin
  select i.* into held from public.issues i where i.id = hold_issue.id for update;
  if held.holder_id is distinct from actor.id
    and not (is_above_enough and coalesce(private.is_above_holder(held, actor), false)) then
    perform private.refuse('issue.unknown', code => 'PT404');
  end if;
  return held;
end
$$;

create function private.raise_own_issue(
  id uuid, place text, project_id uuid, category text, body text
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'village', 'enterprise',
    'social_organization');
  earlier public.issues;
  holder uuid;
begin
  select i.* into earlier from public.issues i where i.id = raise_own_issue.id;
  if earlier.id is not null then
    if (earlier.region_code, earlier.project_id, earlier.category, earlier.body, earlier.raised_by)
      is not distinct from (place, project_id, category, btrim(body), auth.uid()) then
      return id;
    end if;
    perform private.refuse('id.reused', '{"record": "issue"}');
  end if;
  if actor.kind = 'village' and place is distinct from actor.region_code then
    perform private.refuse('issue.place_unknown');
  end if;
  holder := private.check_issue(place, project_id, actor.kind = 'village');
  insert into public.issues
    (id, region_code, project_id, category, body, raised_by, raised_by_organization_id, holder_id)
  values (id, place, project_id, category, btrim(body), auth.uid(), actor.id, holder)
  on conflict on constraint issues_pkey do nothing;
  if not found then return id; end if; -- sent twice at once
  perform private.take_issue_step(id, id, 'raise', to_organization_id => holder);
  return id;
end
$$;

-- Whether there is such a village and project, and who is asked first: the nearest body that
-- acts here. Refuses a place that nobody looks after.
create function private.check_issue(place text, project_id uuid, is_past_village boolean)
returns uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  holder uuid;
begin
  if not exists (
    select from public.regions r where r.code = place and r.level = 5 and r.valid_to is null
  ) then
    perform private.refuse('issue.place_unknown');
  end if;
  if project_id is not null and not exists (
    select from public.published_projects p
    left join public.project_villages v on v.project_id = p.id
    where p.id = check_issue.project_id and place in (p.village_code, v.village_code)
  ) then
    perform private.refuse('issue.project_unknown');
  end if;
  select b.organization_id into holder from private.bodies_of(place) b
  where b.side <> 'supporting' and not (is_past_village and b.side = 'village')
  order by array_position(array['village', 'township', 'county', 'city'], b.side) limit 1;
  if holder is null then perform private.refuse('issue.nobody_there'); end if;
  return holder;
end
$$;

create function public.raise_own_issue(
  id uuid, place text, category text, body text, project_id uuid default null
) returns uuid
language sql volatile set search_path = '' as $$
  select private.raise_own_issue(id, place, project_id, category, body)
$$;
comment on function public.raise_own_issue is
  'A village asks about itself, a donor about any village. Refuses issue.place_unknown, '
  'issue.project_unknown, issue.nobody_there and id.reused.';

create function private.accept_issue(id uuid, step_id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'city', 'county', 'township', 'village',
    'enterprise', 'social_organization');
  held public.issues := private.hold_issue(id, actor);
begin
  if private.is_issue_step(step_id, held.id, 'accept', null, null) then return id; end if;
  perform private.take_issue_step(step_id, held.id, 'accept');
  return id;
end
$$;

create function public.accept_issue(id uuid, step_id uuid) returns uuid
language sql volatile set search_path = '' as $$ select private.accept_issue(id, step_id) $$;
comment on function public.accept_issue is
  'An editor of the holder takes an issue in. Refuses issue.unknown, id.reused and '
  'status.not_allowed.';

create function private.transfer_issue(
  id uuid, step_id uuid, organization_id uuid, note text
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'city', 'county', 'township', 'village',
    'enterprise', 'social_organization');
  held public.issues;
begin
  -- Asked before the holder: sent again, it lies with somebody else already.
  if private.is_issue_step(step_id, id, 'transfer', note, organization_id) then return id; end if;
  held := private.hold_issue(id, actor, is_above_enough => true);
  perform private.next_status('issue', held.status, 'transfer');
  if coalesce(btrim(note), '') = '' then perform private.refuse('note.missing'); end if;
  if organization_id is not distinct from held.holder_id or not exists (
    select from private.bodies_of(held.region_code) b
    where b.organization_id = transfer_issue.organization_id
  ) then
    perform private.refuse('issue.holder_unknown');
  end if;
  perform private.take_issue_step(step_id, held.id, 'transfer', note, organization_id);
  return id;
end
$$;

create function public.transfer_issue(
  id uuid, step_id uuid, organization_id uuid, note text
) returns uuid
language sql volatile set search_path = '' as $$
  select private.transfer_issue(id, step_id, organization_id, note)
$$;
comment on function public.transfer_issue is
  'An editor of the holder, or of a county or city above it, hands an issue on, with a reason, to '
  'a body of its place: the chain above it, or who supports it by a pairing of today. Refuses '
  'issue.unknown, issue.holder_unknown, note.missing, id.reused and status.not_allowed.';

create function private.answer_issue(id uuid, step_id uuid, note text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('approver', 'city', 'county', 'township',
    'village', 'enterprise', 'social_organization');
  held public.issues := private.hold_issue(id, actor);
begin
  if private.is_issue_step(step_id, held.id, 'answer', note, null) then return id; end if;
  if coalesce(btrim(note), '') = '' then perform private.refuse('issue.answer_missing'); end if;
  if auth.uid() = (
    select s.taken_by from public.issue_steps s
    where s.issue_id = held.id and s.act = 'accept' order by s.seq desc limit 1
  ) then
    perform private.refuse('approval.same_person');
  end if;
  perform private.take_issue_step(step_id, held.id, 'answer', note);
  return id;
end
$$;

create function public.answer_issue(id uuid, step_id uuid, note text) returns uuid
language sql volatile set search_path = '' as $$ select private.answer_issue(id, step_id, note) $$;
comment on function public.answer_issue is
  'An approver of the holder, other than who took it in, answers an issue for whoever asked. '
  'Refuses issue.unknown, issue.answer_missing, approval.same_person, id.reused and '
  'status.not_allowed.';

create function private.close_issue(id uuid, step_id uuid, note text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'city', 'county', 'township', 'village',
    'enterprise', 'social_organization');
  held public.issues := private.hold_issue(id, actor);
begin
  if private.is_issue_step(step_id, held.id, 'close', note, null) then return id; end if;
  -- Whoever asked has their time to say whether the answer will do.
  if held.status = 'answered' and exists (
    select from public.issue_steps s where s.issue_id = held.id and s.act = 'answer'
      and (s.taken_at at time zone 'Asia/Shanghai')::date + private.rating_days() > private.today()
  ) then
    perform private.refuse('issue.not_rated', jsonb_build_object('days', private.rating_days()));
  end if;
  perform private.take_issue_step(step_id, held.id, 'close', note);
  return id;
end
$$;

create function public.close_issue(id uuid, step_id uuid, note text default null) returns uuid
language sql volatile set search_path = '' as $$ select private.close_issue(id, step_id, note) $$;
comment on function public.close_issue is
  'An editor of the holder closes an issue once its answer was found to do, or once nobody said '
  'otherwise in time. Refuses issue.unknown, issue.not_rated, id.reused and status.not_allowed.';

create function public.list_bodies(place text)
returns table (organization_id uuid, name text, side text)
language sql stable set search_path = '' as $$
  select b.organization_id, o.name, b.side from private.bodies_of(place) b
  join public.organizations o on o.id = b.organization_id
  order by array_position(array['village', 'township', 'county', 'city', 'supporting'], b.side),
    o.name
$$;
comment on function public.list_bodies is
  'Who looks after a place today: the chain above it, then whoever supports it by a pairing.';
grant execute on function public.list_bodies to authenticated;

grant execute on function private.places_above, private.bodies_of, private.issue_side,
  private.raise_own_issue, private.accept_issue, private.transfer_issue, private.answer_issue,
  private.close_issue, public.raise_own_issue, public.accept_issue, public.transfer_issue,
  public.answer_issue, public.close_issue to authenticated;
