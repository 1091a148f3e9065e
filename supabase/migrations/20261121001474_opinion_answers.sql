-- The acts on opinions of those whom they concern: they answer with a plan and put right, and do
-- nothing of the supervisor's.

-- The owner comes to an opinion later than its papers.
create function private.show_opinion_papers_to_owner(held public.opinions) returns void
language sql volatile security definer set search_path = '' as $$
  insert into public.document_readers (document_id, organization_id)
  select p.document_id, held.owner_id from public.opinion_papers p
  join public.opinion_steps s on s.id = p.step_id where s.opinion_id = held.id
  on conflict do nothing
$$;

create function private.assign_opinion(
  id uuid, step_id uuid, organization_id uuid, owner_name text, due_on date, note text,
  papers uuid[]
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('approver', 'city', 'county', 'township',
    'village', 'enterprise', 'social_organization');
  held public.opinions;
begin
  select o.* into held from public.opinions o
  where o.id = assign_opinion.id and o.addressee_id = actor.id for update;
  if held.id is null then perform private.refuse('opinion.unknown', code => 'PT404'); end if;
  if private.is_opinion_step(step_id, held.id, 'assign', note) then return id; end if;
  if organization_id <> actor.id and not exists (
    select from private.bodies_of(held.region_code) b
    where b.organization_id = assign_opinion.organization_id
  ) then
    perform private.refuse('opinion.owner_unknown');
  end if;
  if due_on < private.today() then perform private.refuse('opinion.due_in_the_past'); end if;
  update public.opinions o
  set status = private.next_status('opinion', held.status, 'assign'),
    owner_id = assign_opinion.organization_id,
    owner_name = btrim(assign_opinion.owner_name), due_on = assign_opinion.due_on,
    recheck_on = null
  where o.id = held.id returning * into held;
  perform private.take_opinion_step(step_id, held, 'assign', note, papers);
  perform private.show_opinion_papers_to_owner(held);
  return id;
end
$$;

create function public.assign_opinion(
  id uuid, step_id uuid, organization_id uuid, owner_name text, due_on date, note text,
  papers uuid[] default '{}'
) returns uuid
language sql volatile set search_path = '' as $$
  select private.assign_opinion(id, step_id, organization_id, owner_name, due_on, note, papers)
$$;
comment on function public.assign_opinion is
  'An approver of who answers for an opinion says what will be done (note), by which body and '
  'person, until when. Refuses opinion.unknown, opinion.owner_unknown, opinion.due_in_the_past, '
  'note.missing, document.unknown, id.reused and status.not_allowed.';

create function private.rectify_opinion(id uuid, step_id uuid, note text, papers uuid[])
returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'city', 'county', 'township', 'village',
    'enterprise', 'social_organization');
  held public.opinions;
begin
  select o.* into held from public.opinions o
  where o.id = rectify_opinion.id and actor.id in (o.addressee_id, o.owner_id) for update;
  if held.id is null then perform private.refuse('opinion.unknown', code => 'PT404'); end if;
  if private.is_opinion_step(step_id, held.id, 'rectify', note) then return id; end if;
  update public.opinions o
  set status = private.next_status('opinion', held.status, 'rectify'),
    recheck_on = private.today() + private.recheck_days()
  where o.id = held.id;
  perform private.take_opinion_step(step_id, held, 'rectify', note, papers);
  return id;
end
$$;

create function public.rectify_opinion(
  id uuid, step_id uuid, note text, papers uuid[] default '{}'
) returns uuid
language sql volatile set search_path = '' as $$
  select private.rectify_opinion(id, step_id, note, papers)
$$;
comment on function public.rectify_opinion is
  'Who owns an opinion, or answers for it, says what was put right. Refuses opinion.unknown, '
  'note.missing, document.unknown, id.reused and status.not_allowed.';

grant execute on function private.assign_opinion, private.rectify_opinion, public.assign_opinion,
  public.rectify_opinion to authenticated;
