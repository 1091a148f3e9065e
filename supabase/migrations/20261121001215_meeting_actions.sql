-- The acts on what a meeting resolved: set down by who records it, followed to its end by its
-- owner, or by an official of either side.
create function private.resolve_action(
  id uuid, meeting_id uuid, subject text, owner_name text, owner_organization_id uuid, due_on date
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'city', 'county');
  meeting public.meetings := private.hold_held(meeting_id, actor);
begin
  insert into public.meeting_actions (id, meeting_id, subject, owner_name, owner_organization_id,
    due_on, recorded_by)
  values (id, meeting.id, btrim(subject), btrim(owner_name), owner_organization_id, due_on,
    auth.uid())
  on conflict on constraint meeting_actions_pkey do nothing;
  if not found and not exists (
    select from public.meeting_actions a
    where a.id = resolve_action.id and (a.meeting_id, a.subject, a.owner_name, a.due_on)
      = (meeting.id, btrim(resolve_action.subject), btrim(resolve_action.owner_name),
        resolve_action.due_on)
  ) then
    perform private.refuse('id.reused', '{"record": "meeting_action"}');
  end if;
  return id;
end
$$;

create function public.resolve_action(
  id uuid, meeting_id uuid, subject text, owner_name text, due_on date,
  owner_organization_id uuid default null
) returns uuid
language sql volatile set search_path = '' as $$
  select private.resolve_action(id, meeting_id, subject, owner_name, owner_organization_id, due_on)
$$;
comment on function public.resolve_action is
  'An editor of the house that recorded a meeting sets down what was resolved, who does it and '
  'until when; what was set down wrong is dropped and resolved anew. Refuses meeting.unknown, '
  'meeting.not_held, meeting.closed and id.reused.';

create function private.end_action(id uuid, status text, note text, evidence_id uuid)
returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'city', 'county', 'township', 'village',
    'enterprise', 'social_organization');
  held public.meeting_actions;
  pairing public.pairings;
  said text := nullif(btrim(note), '');
begin
  select a.* into held from public.meeting_actions a where a.id = end_action.id for update;
  select p.* into pairing from public.pairings p
  join public.meetings m on m.pairing_id = p.id where m.id = held.meeting_id;
  if held.id is null or not (held.owner_organization_id is not distinct from actor.id
    or (actor.kind in ('city', 'county') and private.is_side(pairing, actor.region_code))) then
    perform private.refuse('meeting_action.unknown', code => 'PT404');
  end if;
  if (held.status, held.note, held.evidence_id) is not distinct from (status, said, evidence_id)
  then return id; end if;
  if held.status <> 'open' then
    perform private.refuse('meeting_action.ended', jsonb_build_object('status', held.status));
  end if;
  if said is null and (status = 'dropped' or evidence_id is null) then
    perform private.refuse('note.missing');
  end if;
  perform private.attach_document(evidence_id,
    array[pairing.supporting_region_code, pairing.receiving_region_code],
    array_remove(array[pairing.supporting_organization_id, pairing.receiving_organization_id],
      null));
  update public.meeting_actions a
  set (status, note, evidence_id, closed_by, closed_by_organization_id, closed_at) =
    (end_action.status, said, end_action.evidence_id, auth.uid(), actor.id, now())
  where a.id = held.id;
  return id;
end
$$;

create function public.end_action(
  id uuid, status text, note text default null, evidence_id uuid default null
) returns uuid
language sql volatile set search_path = '' as $$
  select private.end_action(id, status, note, evidence_id)
$$;
comment on function public.end_action is
  'An editor of the owner, or of a city or county on either side, says that what was resolved is '
  'done (with a note or evidence) or dropped (with the reason). Refuses meeting_action.unknown, '
  'meeting_action.ended, note.missing, document.unknown and status.not_allowed.';

grant execute on function private.resolve_action, private.end_action, public.resolve_action,
  public.end_action to authenticated;
