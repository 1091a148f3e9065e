-- The acts of supervisors on opinions: raised, verified or dropped, looked at again, ended.

-- Days of the calendar after which a supervisor has looked again; also in
-- src/domain/supervision/opinion.ts.
create function private.recheck_days() returns integer
language sql immutable set search_path = '' as $$ select 30 $$;

create function private.is_opinion_step(step_id uuid, opinion_id uuid, act text, note text)
returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare
  earlier public.opinion_steps;
begin
  select s.* into earlier from public.opinion_steps s where s.id = step_id;
  if earlier.id is null then return false; end if;
  if (earlier.opinion_id, earlier.act, earlier.note)
    is not distinct from (opinion_id, act, nullif(btrim(note), '')) then return true; end if;
  perform private.refuse('id.reused', '{"record": "opinion_step"}');
  return false;
end
$$;

-- Everybody who reads the opinion reads its evidence: officials and supervisors by the place, the
-- two bodies that are asked by name. Before it is verified, the supervisor's house alone.
create function private.show_opinion_papers(opinion public.opinions, papers uuid[]) returns void
language sql volatile security definer set search_path = '' as $$
  select private.attach_document(p.id,
    case when opinion.addressee_id is null then '{}'::text[]
      else array[private.county_of(opinion.region_code)] end,
    array_remove(array[opinion.organization_id, opinion.addressee_id, opinion.owner_id], null))
  from unnest(papers) as p (id)
$$;

create function private.take_opinion_step(
  step_id uuid, opinion public.opinions, act text, note text, papers uuid[],
  conclusion text default null
) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  if nullif(btrim(note), '') is null and act not in ('raise', 'verify', 'close') then
    perform private.refuse('note.missing');
  end if;
  insert into public.opinion_steps
    (id, opinion_id, act, note, conclusion, taken_by, organization_id)
  values (step_id, opinion.id, act, nullif(btrim(note), ''), conclusion, auth.uid(),
    private.actor_organization());
  perform private.show_opinion_papers(opinion, papers);
  insert into public.opinion_papers (step_id, document_id, position)
  select take_opinion_step.step_id, p.id, min(p.position)
  from unnest(papers) with ordinality as p (id, position) group by p.id;
end
$$;

-- The opinion, locked, if the actor is the supervisor who raised it or, where `is_any` says so, any
-- supervisor of its place.
create function private.hold_as_supervisor(
  id uuid, actor public.organizations, is_any boolean default false
) returns public.opinions
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.opinions;
begin
  select o.* into held from public.opinions o where o.id = hold_as_supervisor.id for update;
  if held.organization_id is distinct from actor.id
    and not (is_any and coalesce(private.region_covers(actor.region_code, held.region_code), false))
  then
    perform private.refuse('opinion.unknown', code => 'PT404');
  end if;
  return held;
end
$$;

create function private.raise_opinion(
  id uuid, place text, project_id uuid, category text, cause text, title text, body text,
  papers uuid[]
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'supervisor');
  made public.opinions;
begin
  if private.is_opinion_step(id, id, 'raise', null) then
    if exists (select from public.opinions o where o.id = raise_opinion.id
      and (o.title, o.body) = (btrim(raise_opinion.title), btrim(raise_opinion.body))) then
      return id;
    end if;
    perform private.refuse('id.reused', '{"record": "opinion"}');
  end if;
  if not private.region_covers(actor.region_code, place) then
    perform private.refuse('opinion.place_elsewhere');
  end if;
  if project_id is not null and not exists (
    select from public.projects p where p.id = raise_opinion.project_id
      and private.region_covers(place, p.village_code)
  ) then
    perform private.refuse('opinion.project_unknown');
  end if;
  insert into public.opinions (id, region_code, project_id, category, cause, title, body,
    organization_id, raised_by)
  values (id, place, project_id, category, cause, btrim(title), btrim(body), actor.id, auth.uid())
  on conflict on constraint opinions_pkey do nothing returning * into made;
  if made.id is null then return id; end if; -- sent twice at once
  perform private.take_opinion_step(id, made, 'raise', null, papers);
  return id;
end
$$;

create function public.raise_opinion(
  id uuid, place text, category text, cause text, title text, body text,
  project_id uuid default null, papers uuid[] default '{}'
) returns uuid
language sql volatile set search_path = '' as $$
  select private.raise_opinion(id, place, project_id, category, cause, title, body, papers)
$$;
comment on function public.raise_opinion is
  'A supervisor writes down what is wrong at a place of theirs; a second one verifies it before '
  'anybody else reads it. Refuses opinion.place_elsewhere, opinion.project_unknown, '
  'document.unknown and id.reused.';

create function private.verify_opinion(id uuid, step_id uuid, organization_id uuid, note text)
returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('approver', 'supervisor');
  held public.opinions := private.hold_as_supervisor(id, actor);
begin
  if private.is_opinion_step(step_id, held.id, 'verify', note) then return id; end if;
  if auth.uid() = held.raised_by then perform private.refuse('approval.same_person'); end if;
  if not exists (
    select from private.bodies_of(held.region_code) b
    where b.organization_id = verify_opinion.organization_id
  ) then
    perform private.refuse('opinion.addressee_unknown');
  end if;
  update public.opinions o
  set status = private.next_status('opinion', held.status, 'verify'),
    addressee_id = verify_opinion.organization_id
  where o.id = held.id returning * into held;
  perform private.take_opinion_step(step_id, held, 'verify', note, '{}');
  perform private.show_opinion_papers(held, array(
    select p.document_id from public.opinion_papers p
    join public.opinion_steps s on s.id = p.step_id where s.opinion_id = held.id
  ));
  return id;
end
$$;

create function public.verify_opinion(
  id uuid, step_id uuid, organization_id uuid, note text default null
) returns uuid
language sql volatile set search_path = '' as $$
  select private.verify_opinion(id, step_id, organization_id, note)
$$;
comment on function public.verify_opinion is
  'Another supervisor of the same house verifies an opinion and names who answers for it: a body '
  'of the chain above its place, or who supports it. Refuses opinion.unknown, '
  'approval.same_person, opinion.addressee_unknown, id.reused and status.not_allowed.';

create function private.drop_opinion(id uuid, step_id uuid, note text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'supervisor');
  held public.opinions := private.hold_as_supervisor(id, actor);
begin
  if private.is_opinion_step(step_id, held.id, 'drop', note) then return id; end if;
  update public.opinions o set status = private.next_status('opinion', held.status, 'drop')
  where o.id = held.id;
  perform private.take_opinion_step(step_id, held, 'drop', note, '{}');
  return id;
end
$$;

create function public.drop_opinion(id uuid, step_id uuid, note text) returns uuid
language sql volatile set search_path = '' as $$ select private.drop_opinion(id, step_id, note) $$;
comment on function public.drop_opinion is
  'A supervisor of the house drops what could not be verified, with the reason. Refuses '
  'opinion.unknown, note.missing, id.reused and status.not_allowed.';

create function private.recheck_opinion(
  id uuid, step_id uuid, conclusion text, note text, papers uuid[]
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'supervisor');
  held public.opinions := private.hold_as_supervisor(id, actor, is_any => true);
begin
  if private.is_opinion_step(step_id, held.id, 'recheck', note) then return id; end if;
  update public.opinions o set status = private.next_status('opinion', held.status, 'recheck')
  where o.id = held.id;
  perform private.take_opinion_step(step_id, held, 'recheck', note, papers, conclusion);
  return id;
end
$$;

create function public.recheck_opinion(
  id uuid, step_id uuid, conclusion text, note text, papers uuid[] default '{}'
) returns uuid
language sql volatile set search_path = '' as $$
  select private.recheck_opinion(id, step_id, conclusion, note, papers)
$$;
comment on function public.recheck_opinion is
  'Any supervisor of the place looks again and concludes: put_right, partly or not_put_right. '
  'Refuses opinion.unknown, note.missing, document.unknown, id.reused and status.not_allowed.';

create function private.end_opinion(id uuid, step_id uuid, act text, note text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('approver', 'supervisor');
  held public.opinions := private.hold_as_supervisor(id, actor);
  found public.opinion_steps;
begin
  if private.is_opinion_step(step_id, held.id, act, note) then return id; end if;
  select s.* into found from public.opinion_steps s
  where s.opinion_id = held.id and s.act = 'recheck' order by s.seq desc limit 1;
  if found.taken_by = auth.uid() then perform private.refuse('approval.same_person'); end if;
  if act = 'close' and found.conclusion <> 'put_right' then
    perform private.refuse('opinion.not_put_right');
  end if;
  update public.opinions o set status = private.next_status('opinion', held.status, act)
  where o.id = held.id;
  perform private.take_opinion_step(step_id, held, act, note, '{}');
  return id;
end
$$;

create function public.close_opinion(id uuid, step_id uuid, note text default null) returns uuid
language sql volatile set search_path = '' as $$
  select private.end_opinion(id, step_id, 'close', note)
$$;
comment on function public.close_opinion is
  'An approver of the supervisor''s house, other than who looked again, closes what was put right. '
  'Refuses opinion.unknown, approval.same_person, opinion.not_put_right, id.reused and '
  'status.not_allowed.';

create function public.reopen_opinion(id uuid, step_id uuid, note text) returns uuid
language sql volatile set search_path = '' as $$
  select private.end_opinion(id, step_id, 'reopen', note)
$$;
comment on function public.reopen_opinion is
  'The same person gives it back to who answers for it, with the reason. Refuses '
  'opinion.unknown, approval.same_person, note.missing, id.reused and status.not_allowed.';

grant execute on function private.raise_opinion, private.verify_opinion, private.drop_opinion,
  private.recheck_opinion, private.end_opinion, public.raise_opinion, public.verify_opinion,
  public.drop_opinion, public.recheck_opinion, public.close_opinion, public.reopen_opinion
  to authenticated;
