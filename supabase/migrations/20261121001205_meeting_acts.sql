-- The acts on meetings: written by an editor of either side of the pairing, published by a second
-- person of the same house, closed once everything that was resolved is.

-- What an editor writes of a meeting, apart from who came and its papers.
create type private.meeting_terms as (
  pairing_id uuid,
  kind text,
  name text,
  held_on date,
  place text,
  host text,
  agenda text,
  report text
);

-- Whether a region stands on one of the sides of a pairing of whole regions: the two that are
-- paired, what lies in them, and what they lie in.
create function private.is_side(pairing public.pairings, region text) returns boolean
language sql stable set search_path = '' as $$
  select pairing.kind in ('province', 'city', 'county', 'township', 'village')
    and (private.regions_meet(pairing.supporting_region_code, region)
      or private.regions_meet(pairing.receiving_region_code, region))
$$;

-- The actor's own meeting, locked, as long as it is not closed.
create function private.hold_meeting(id uuid, actor public.organizations) returns public.meetings
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.meetings;
begin
  select m.* into held from public.meetings m
  where m.id = hold_meeting.id and m.organization_id = actor.id for update;
  if held.id is null then perform private.refuse('meeting.unknown', code => 'PT404'); end if;
  if held.status = 'closed' then perform private.refuse('meeting.closed'); end if;
  return held;
end
$$;

-- The same for what is only there once the meeting was held.
create function private.hold_held(id uuid, actor public.organizations) returns public.meetings
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.meetings := private.hold_meeting(id, actor);
begin
  if held.status = 'planned' then
    perform private.refuse('meeting.not_held', jsonb_build_object('day', held.held_on));
  end if;
  return held;
end
$$;

-- Whatever the public would read was changed: it is out again only once a second person says so.
create function private.touch_meeting(id uuid) returns void
language sql volatile security definer set search_path = '' as $$
  update public.meetings m
  set edited_by = auth.uid(), published_by = null, published_at = null
  where m.id = touch_meeting.id
$$;

create function private.check_meeting(
  terms private.meeting_terms, held public.meetings, actor public.organizations
) returns void
language plpgsql stable security definer set search_path = '' as $$
declare
  pairing public.pairings;
begin
  select p.* into pairing from public.pairings p where p.id = terms.pairing_id;
  if pairing.id is null or not private.is_side(pairing, actor.region_code) then
    perform private.refuse('meeting.pairing_not_yours');
  end if;
  if terms.held_on < pairing.valid_from or terms.held_on > pairing.valid_to then
    perform private.refuse('meeting.pairing_not_valid', jsonb_build_object('from',
      pairing.valid_from, 'to', coalesce(pairing.valid_to::text, '—')));
  end if;
  if held.status = 'held' and terms.held_on > private.today() then
    perform private.refuse('meeting.held_already');
  end if;
end
$$;

create function private.meeting_parts(meeting_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_strip_nulls(jsonb_build_array(
    (select coalesce(jsonb_agg(to_jsonb(p) - 'meeting_id' - 'position' order by p.position), '[]')
      from public.meeting_participants p where p.meeting_id = meeting_parts.meeting_id),
    (select coalesce(jsonb_agg(p.document_id order by p.position), '[]')
      from public.meeting_papers p where p.meeting_id = meeting_parts.meeting_id)
  ))
$$;

create function private.write_participants(meeting_id uuid, participants jsonb) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  delete from public.meeting_participants p where p.meeting_id = write_participants.meeting_id;
  insert into public.meeting_participants (meeting_id, position, name, people_count, people)
  select write_participants.meeting_id, r.position, btrim(r.value ->> 'name'),
    (r.value ->> 'people_count')::smallint, btrim(r.value ->> 'people')
  from jsonb_array_elements(participants) with ordinality as r (value, position);
end
$$;

-- New papers are shown to both sides; those that stood there already may be another's.
create function private.write_papers(meeting_id uuid, pairing_id uuid, papers uuid[])
returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  pairing public.pairings;
begin
  select p.* into pairing from public.pairings p where p.id = write_papers.pairing_id;
  perform private.attach_document(d.id,
    array[pairing.supporting_region_code, pairing.receiving_region_code],
    array_remove(array[pairing.supporting_organization_id, pairing.receiving_organization_id],
      null))
  from unnest(papers) as d (id)
  where not exists (
    select from public.meeting_papers p
    where (p.meeting_id, p.document_id) = (write_papers.meeting_id, d.id)
  );
  delete from public.meeting_papers p where p.meeting_id = write_papers.meeting_id;
  insert into public.meeting_papers (meeting_id, document_id, position)
  select write_papers.meeting_id, d.id, min(d.position)
  from unnest(papers) with ordinality as d (id, position) group by d.id;
end
$$;

create function private.save_meeting(
  id uuid, terms private.meeting_terms, participants jsonb, papers uuid[], version integer
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'city', 'county');
  held public.meetings;
  reached text := case when terms.held_on > private.today() then 'planned' else 'held' end;
begin
  participants := jsonb_strip_nulls(participants);
  perform private.check_rows(participants, '{"name": "text", "people_count": "count?",
    "people": "text?"}', 'meeting.participant_malformed');
  select m.* into held from public.meetings m where m.id = save_meeting.id for update;
  if held.organization_id <> actor.id or (held.id is null and version is not null) then
    perform private.refuse('meeting.unknown', code => 'PT404');
  end if;
  -- The same words again are the same act again: an answer that got lost is no conflict.
  if to_jsonb(held) || to_jsonb(terms) = to_jsonb(held)
    and private.meeting_parts(id) = jsonb_build_array(participants, to_jsonb(papers))
  then return id; end if;
  if held.status = 'closed' then perform private.refuse('meeting.closed'); end if;
  if held.version is distinct from save_meeting.version then
    perform private.refuse('draft.changed_meanwhile',
      jsonb_build_object('version', held.version));
  end if;
  perform private.check_meeting(terms, held, actor);
  insert into public.meetings as m (id, organization_id, recorded_by, edited_by, is_demo, status,
    pairing_id, kind, name, held_on, place, host, agenda, report)
  select save_meeting.id, actor.id, auth.uid(), auth.uid(), actor.is_demo, reached, terms.*
  on conflict on constraint meetings_pkey do update set
    (pairing_id, kind, name, held_on, place, host, agenda, report) = (select terms.*),
    status = reached, version = m.version + 1, edited_by = auth.uid(), published_by = null,
    published_at = null
  where m.version = save_meeting.version;
  -- Somebody recorded it under the same id in this very instant: judge again against that.
  if not found then
    return private.save_meeting(id, terms, participants, papers, version);
  end if;
  perform private.write_participants(id, participants);
  perform private.write_papers(id, terms.pairing_id, papers);
  return id;
end
$$;

create function public.save_meeting(
  id uuid, pairing_id uuid, kind text, name text, held_on date, place text default '',
  host text default '', agenda text default '', report text default '',
  participants jsonb default '[]', papers uuid[] default '{}', version integer default null
) returns uuid
language sql volatile set search_path = '' as $$
  select private.save_meeting(id, row(pairing_id, kind, btrim(name), held_on, btrim(place),
    btrim(host), btrim(agenda), btrim(report))::private.meeting_terms, participants, papers,
    version)
$$;
comment on function public.save_meeting is
  'An editor of a city or county on either side of the pairing records a meeting (no version) or '
  'edits the own one (the version last read); it is held from its day on. participants: [{"name", '
  '"people_count"?, "people"?}]; papers: documents of the actor''s. What was published is taken '
  'back until it is approved anew. Refuses meeting.unknown, meeting.participant_malformed, '
  'meeting.closed, draft.changed_meanwhile, meeting.pairing_not_yours, '
  'meeting.pairing_not_valid (on that day), meeting.held_already (to a day to come) and '
  'document.unknown.';

create function private.publish_meeting(id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('approver', 'city', 'county');
  held public.meetings;
begin
  select m.* into held from public.meetings m
  where m.id = publish_meeting.id and m.organization_id = actor.id for update;
  if held.id is null then perform private.refuse('meeting.unknown', code => 'PT404'); end if;
  if held.published_at is not null then return id; end if;
  if held.status = 'planned' then
    perform private.refuse('meeting.not_held', jsonb_build_object('day', held.held_on));
  end if;
  if auth.uid() in (held.recorded_by, held.edited_by) then
    perform private.refuse('approval.same_person');
  end if;
  update public.meetings m set published_by = auth.uid(), published_at = now() where m.id = held.id;
  return id;
end
$$;

create function public.publish_meeting(id uuid) returns uuid
language sql volatile set search_path = '' as $$ select private.publish_meeting(id) $$;
comment on function public.publish_meeting is
  'An approver of the house that recorded it publishes a meeting as it stands, with its lines. '
  'Refuses meeting.unknown, meeting.not_held and approval.same_person.';

create function private.close_meeting(id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'city', 'county');
  held public.meetings;
  open integer;
begin
  select m.* into held from public.meetings m
  where m.id = close_meeting.id and m.organization_id = actor.id for update;
  if held.id is null then perform private.refuse('meeting.unknown', code => 'PT404'); end if;
  if held.status = 'closed' then return id; end if;
  select count(*) into open from public.meeting_actions a
  where a.meeting_id = held.id and a.status = 'open';
  if open > 0 then
    perform private.refuse('meeting.actions_open', jsonb_build_object('count', open));
  end if;
  update public.meetings m set status = 'closed' where m.id = held.id;
  return id;
end
$$;

create function public.close_meeting(id uuid) returns uuid
language sql volatile set search_path = '' as $$ select private.close_meeting(id) $$;
comment on function public.close_meeting is
  'An editor of the house that recorded it closes a meeting of which nothing is open any more. '
  'Refuses meeting.unknown, meeting.actions_open and status.not_allowed (not held yet).';

grant execute on function private.save_meeting, private.publish_meeting, private.close_meeting,
  public.save_meeting, public.publish_meeting, public.close_meeting to authenticated;
