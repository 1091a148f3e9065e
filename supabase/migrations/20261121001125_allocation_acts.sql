-- Proposing, recording, approving and returning allocations and payments.

-- A project takes money from its admission to the pool until it is handed over.
create function private.check_fundable(project public.projects) returns void
language plpgsql stable security definer set search_path = '' as $$
begin
  if project.status not in ('in_pool', 'contracted', 'under_way', 'completed', 'accepted',
    'handed_over', 'reopened') then
    perform private.refuse('allocation.project_not_open',
      jsonb_build_object('status', project.status));
  end if;
end
$$;

-- Whether the county may draw on the pledge for the project: it was received by the county or
-- within or above it, and it names one of the project's villages or none at all.
create function private.check_source(
  pledge public.pledges, project public.projects, actor public.organizations
) returns void
language plpgsql stable security definer set search_path = '' as $$
begin
  if pledge.signed_at is null or not exists (
    select from public.organizations o
    where o.id = pledge.receiving_organization_id
      and private.regions_meet(o.region_code, actor.region_code)
  ) then
    perform private.refuse('pledge.unknown', code => 'PT404');
  end if;
  perform private.check_allocable(pledge.id);
  if exists (select from public.pledge_lines l where l.pledge_id = pledge.id) and not exists (
    select from public.pledge_lines l
    where l.pledge_id = pledge.id and (l.village_code = project.village_code
      or l.village_code in (
        select v.village_code from public.project_villages v where v.project_id = project.id
      ))
  ) then
    perform private.refuse('allocation.village_not_beneficiary',
      jsonb_build_object('village', project.village_code));
  end if;
end
$$;

-- Early word on what approval will ask again under lock.
create function private.check_available(
  bucket text, pledge_id uuid, project_id uuid, amount_fen bigint
) returns void
language plpgsql stable security definer set search_path = '' as $$
declare
  available bigint := private.fund_balance(bucket, pledge_id, project_id);
begin
  if available < amount_fen then
    perform private.refuse('funds.insufficient', jsonb_build_object('bucket', bucket,
      'available_fen', available, 'asked_fen', amount_fen));
  end if;
end
$$;

create function private.propose_allocation(
  id uuid, project_id uuid, pledge_id uuid, amount_fen bigint, note text
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'county');
  project public.projects := private.hold_project(project_id, actor);
  pledge public.pledges;
  earlier public.allocations;
begin
  select a.* into earlier from public.allocations a where a.id = propose_allocation.id;
  if earlier.id is not null then
    if (earlier.organization_id, earlier.project_id, earlier.pledge_id, earlier.amount_fen,
      earlier.note) is not distinct from
      (actor.id, project_id, pledge_id, amount_fen, note) then return id; end if;
    perform private.refuse('id.reused', '{"record": "allocation"}');
  end if;
  select p.* into pledge from public.pledges p where p.id = propose_allocation.pledge_id;
  perform private.check_fundable(project);
  perform private.check_source(pledge, project, actor);
  perform private.check_available('received', pledge.id, null, amount_fen);
  insert into public.allocations (id, project_id, pledge_id, organization_id, amount_fen, note,
    proposed_by)
  values (id, project.id, pledge.id, actor.id, amount_fen, note, auth.uid());
  return id;
end
$$;

-- The allocation, locked, for a second person of the same county.
create function private.hold_allocation(id uuid, county uuid) returns public.allocations
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.allocations;
begin
  select a.* into held from public.allocations a
  where a.id = hold_allocation.id and a.organization_id = county for update;
  if held.id is null then perform private.refuse('allocation.unknown', code => 'PT404'); end if;
  if held.proposed_by = auth.uid() then perform private.refuse('approval.same_person'); end if;
  return held;
end
$$;

create function private.approve_allocation(id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.approve_as('county');
  held public.allocations := private.hold_allocation(id, actor.id);
begin
  if held.status = 'approved' then return held.id; end if;
  perform private.check_fundable(private.hold_project(held.project_id, actor));
  update public.allocations a
  set status = 'approved', reviewed_by = auth.uid(), reviewed_at = now()
  where a.id = held.id;
  perform private.move_funds('allocate', held.pledge_id, held.project_id, held.amount_fen,
    'allocations', held.id, private.today(), format('allocation:%s', held.id));
  return held.id;
end
$$;

create function private.return_allocation(id uuid, note text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('approver', 'county');
  held public.allocations := private.hold_allocation(id, actor.id);
begin
  if held.status = 'returned' then return held.id; end if;
  if coalesce(btrim(note), '') = '' then perform private.refuse('note.missing'); end if;
  update public.allocations a
  set status = 'returned', review_note = btrim(return_allocation.note), reviewed_by = auth.uid(),
    reviewed_at = now()
  where a.id = held.id;
  return held.id;
end
$$;

create function public.propose_allocation(
  id uuid, project_id uuid, pledge_id uuid, amount_fen bigint, note text default null
) returns uuid
language sql volatile set search_path = '' as $$
  select private.propose_allocation(id, project_id, pledge_id, amount_fen, note)
$$;
comment on function public.propose_allocation is
  'An editor of the county proposes received money for a project of its region. Refuses '
  'project.unknown, allocation.project_not_open, pledge.unknown (not received in, within or above '
  'the county), allocation.ends_at_received, allocation.village_not_beneficiary, '
  'funds.insufficient and id.reused.';

create function public.approve_allocation(id uuid) returns uuid
language sql volatile set search_path = '' as $$
  select private.approve_allocation(id)
$$;
comment on function public.approve_allocation is
  'Another person of the county, an approver, allocates. Refuses allocation.unknown, '
  'approval.same_person, allocation.project_not_open, funds.insufficient and status.not_allowed.';

create function public.return_allocation(id uuid, note text) returns uuid
language sql volatile set search_path = '' as $$
  select private.return_allocation(id, note)
$$;
comment on function public.return_allocation is
  'Another person of the county, an approver, sends a proposal back. Refuses allocation.unknown, '
  'approval.same_person, note.missing and status.not_allowed.';

grant execute on function private.propose_allocation, private.approve_allocation,
  private.return_allocation, public.propose_allocation, public.approve_allocation,
  public.return_allocation to authenticated;
