-- What becomes of a plan: approved by a second person, hung on the wall, taken back when somebody
-- objects, closed when all is handed over or the rest goes back to the store.

-- The plan, locked, if the actor keeps the store that it draws on.
create function private.hold_goods_plan(id uuid, actor public.organizations)
returns public.goods_plans
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.goods_plans;
begin
  select p.* into held from public.goods_plans p
  join public.pledges g on g.id = p.pledge_id
  where p.id = hold_goods_plan.id
    and private.keeps_store(actor, g.receiving_organization_id, p.village_code)
  for update of p;
  if held.id is null then perform private.refuse('goods.unknown', code => 'PT404'); end if;
  return held;
end
$$;

create function private.place_of_plan(held public.goods_plans) returns private.goods_place
language sql immutable set search_path = '' as $$
  select row(held.pledge_id, held.position, held.village_code, held.id)::private.goods_place
$$;

-- Puts what a plan did not hand over back into the store.
create function private.release_plan(held public.goods_plans, reason text) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  place private.goods_place := private.place_of_plan(held);
  rest numeric;
begin
  perform private.lock_goods(place);
  rest := private.goods_balance('planned', place);
  if rest > 0 then
    perform private.take_back_goods('release',
      private.goods_movement_of(format('goods_plan:%s:%s', held.id, held.submission)), rest,
      reason, format('goods_plan:%s:%s:release', held.id, held.submission));
  end if;
end
$$;

create function private.approve_goods_plan(id uuid, version integer) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations :=
    private.approve_as('city', 'county', 'social_organization', 'village', 'township');
  held public.goods_plans := private.hold_goods_plan(id, actor);
begin
  if auth.uid() in (held.drawn_up_by, held.edited_by) then
    perform private.refuse('approval.same_person');
  end if;
  if held.status = 'approved' then return held.id; end if;
  -- What is approved is what was read, not what was written since.
  if held.version <> version then
    perform private.refuse('draft.changed_meanwhile',
      jsonb_build_object('version', held.version));
  end if;
  update public.goods_plans p
  set status = 'approved', reviewed_by = auth.uid(), reviewed_at = now()
  where p.id = held.id;
  perform private.move_goods('plan', private.place_of_plan(held), held.quantity, 'goods_plans',
    held.id, private.today(), format('goods_plan:%s:%s', held.id, held.submission));
  return held.id;
end
$$;

create function private.return_goods_plan(id uuid, note text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations :=
    private.approve_as('city', 'county', 'social_organization', 'village', 'township');
  held public.goods_plans := private.hold_goods_plan(id, actor);
begin
  if auth.uid() in (held.drawn_up_by, held.edited_by) then
    perform private.refuse('approval.same_person');
  end if;
  if held.status = 'returned' then return held.id; end if;
  if coalesce(btrim(note), '') = '' then perform private.refuse('note.missing'); end if;
  if exists (select from public.goods_handovers h where h.plan_id = held.id) then
    perform private.refuse('goods.handing_over');
  end if;
  update public.goods_plans p
  set status = 'returned', review_note = btrim(return_goods_plan.note),
    reviewed_by = auth.uid(), reviewed_at = now()
  where p.id = held.id;
  if held.status = 'approved' then perform private.release_plan(held, note); end if;
  return held.id;
end
$$;

create function private.close_goods_plan(id uuid, note text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations :=
    private.approve_as('city', 'county', 'social_organization', 'village', 'township');
  held public.goods_plans := private.hold_goods_plan(id, actor);
  rest numeric := private.goods_balance('planned', private.place_of_plan(held));
begin
  if held.status = 'closed' then return held.id; end if;
  if exists (
    select from public.goods_handovers h where h.plan_id = held.id and h.status = 'pending'
  ) then
    perform private.refuse('goods.handover_pending');
  end if;
  if rest > 0 and coalesce(btrim(note), '') = '' then
    perform private.refuse('note.missing');
  end if;
  update public.goods_plans p
  set status = 'closed', closing_note = nullif(btrim(close_goods_plan.note), '')
  where p.id = held.id;
  perform private.release_plan(held, note);
  return held.id;
end
$$;

create function private.record_goods_notice(
  id uuid, plan_id uuid, starts_on date, ends_on date, place text, basis text, days smallint
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'city', 'county',
    'social_organization', 'village', 'township');
  held public.goods_plans := private.hold_goods_plan(plan_id, actor);
  earlier public.goods_notices;
begin
  select n.* into earlier from public.goods_notices n where n.id = record_goods_notice.id;
  if earlier.id is not null then
    if (earlier.plan_id, earlier.starts_on, earlier.ends_on, earlier.place, earlier.basis,
        earlier.days)
      is not distinct from (held.id, starts_on, ends_on, place, basis, days)
    then return id; end if;
    perform private.refuse('id.reused', '{"record": "goods_notice"}');
  end if;
  if held.status <> 'approved' then
    perform private.refuse('goods.plan_not_approved', jsonb_build_object('status', held.status));
  end if;
  if days < 10 and coalesce(btrim(basis), '') = '' then
    perform private.refuse('notice.basis_missing', jsonb_build_object('days', days));
  end if;
  if ends_on - starts_on < days then
    perform private.refuse('notice.too_short',
      jsonb_build_object('days', days, 'runs', ends_on - starts_on));
  end if;
  insert into public.goods_notices (id, plan_id, submission, starts_on, ends_on, days, basis,
    place, recorded_by, organization_id)
  values (id, held.id, held.submission, starts_on, ends_on, days, basis, place, auth.uid(),
    actor.id);
  return id;
end
$$;

create function public.approve_goods_plan(id uuid, version integer) returns uuid
language sql volatile set search_path = '' as $$
  select private.approve_goods_plan(id, version)
$$;
comment on function public.approve_goods_plan is
  'An approver of the store, nobody who wrote the plan, approves the version that was read; its '
  'goods are set aside. Refuses goods.unknown, approval.same_person, draft.changed_meanwhile, '
  'goods.insufficient and status.not_allowed.';

create function public.return_goods_plan(id uuid, note text) returns uuid
language sql volatile set search_path = '' as $$
  select private.return_goods_plan(id, note)
$$;
comment on function public.return_goods_plan is
  'An approver of the store, nobody who wrote the plan, sends it back or, while nothing was '
  'handed over, takes an approved one back, as after an objection; its notice is void. Refuses '
  'goods.unknown, approval.same_person, note.missing, goods.handing_over, status.not_allowed.';

create function public.close_goods_plan(id uuid, note text default null) returns uuid
language sql volatile set search_path = '' as $$
  select private.close_goods_plan(id, note)
$$;
comment on function public.close_goods_plan is
  'An approver of the store closes an approved plan; what it did not hand over goes back to the '
  'store, with a reason. Refuses goods.unknown, goods.handover_pending, note.missing and '
  'status.not_allowed.';

create function public.record_goods_notice(
  id uuid, plan_id uuid, starts_on date, ends_on date, place text, basis text default null,
  days smallint default 10
) returns uuid
language sql volatile set search_path = '' as $$
  select private.record_goods_notice(id, plan_id, starts_on, ends_on, place, basis, days)
$$;
comment on function public.record_goods_notice is
  'An editor of the store records the notice of an approved plan. Refuses goods.unknown, '
  'goods.plan_not_approved, notice.basis_missing, notice.too_short and id.reused.';

grant execute on function private.approve_goods_plan, private.return_goods_plan,
  private.close_goods_plan, private.record_goods_notice, public.approve_goods_plan,
  public.return_goods_plan, public.close_goods_plan, public.record_goods_notice to authenticated;
