-- Recording hand-overs and letting them count.

-- Refuses unless the last notice of this submission ended before today.
create function private.check_goods_notice_ended(held public.goods_plans) returns void
language plpgsql stable security definer set search_path = '' as $$
declare
  last_day date := max(n.ends_on) from public.goods_notices n
    where n.plan_id = held.id and n.submission = held.submission;
begin
  if last_day is null then perform private.refuse('goods.notice_missing'); end if;
  if last_day >= private.today() then
    perform private.refuse('goods.notice_running', jsonb_build_object('ends_on', last_day));
  end if;
end
$$;

-- Nobody gets more than was planned. Asked early here, and by a CHECK when it counts.
create function private.check_handover_lines(held public.goods_plans, lines jsonb) returns void
language plpgsql stable security definer set search_path = '' as $$
declare
  wrong record;
begin
  if lines = '[]' then perform private.refuse('goods.lines_missing'); end if;
  if (select count(distinct l -> 'number') from jsonb_array_elements(lines) as l)
    < jsonb_array_length(lines) then
    perform private.refuse('goods.lines_malformed', '{"row": null, "field": "number"}');
  end if;
  select l.value ->> 'number' as number, trim_scale(p.quantity - p.handed_over) as rest
  into wrong
  from jsonb_array_elements(lines) with ordinality as l (value, row)
  left join public.goods_plan_lines p
    on p.plan_id = held.id and p.number = (l.value ->> 'number')::integer
  where p.number is null or (l.value ->> 'quantity')::numeric > p.quantity - p.handed_over
  order by l.row
  limit 1;
  if found then
    perform private.refuse('goods.more_than_planned',
      jsonb_build_object('number', wrong.number, 'rest', coalesce(wrong.rest, 0)));
  end if;
end
$$;

create function private.handover_lines(handover_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('number', l.number, 'quantity', l.quantity)
    order by l.number), '[]')
  from public.goods_handover_lines l where l.handover_id = handover_lines.handover_id
$$;

create function private.record_goods_handover(
  id uuid, plan_id uuid, handed_on date, lines jsonb, document_id uuid
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'city', 'county',
    'social_organization', 'village', 'township');
  held public.goods_plans := private.hold_goods_plan(plan_id, actor);
  earlier public.goods_handovers;
begin
  perform private.check_rows(lines, '{"number": "count", "quantity": "quantity"}',
    'goods.lines_malformed');
  select h.* into earlier from public.goods_handovers h where h.id = record_goods_handover.id;
  if earlier.id is not null then
    if (earlier.plan_id, earlier.handed_on, earlier.document_id, private.handover_lines(id))
      = (held.id, handed_on, document_id, lines) then return id; end if;
    perform private.refuse('id.reused', '{"record": "goods_handover"}');
  end if;
  if held.status <> 'approved' then
    perform private.refuse('goods.plan_not_approved', jsonb_build_object('status', held.status));
  end if;
  perform private.check_goods_notice_ended(held);
  if handed_on > private.today() then perform private.refuse('goods.in_the_future'); end if;
  if document_id is null then perform private.refuse('goods.sheet_missing'); end if;
  perform private.check_handover_lines(held, lines);
  -- The sheet bears people's signatures: officials of the places and the receiver read it.
  perform private.attach_document(document_id,
    array(select distinct l.village_code from public.goods_plan_lines l where l.plan_id = held.id),
    array(select p.receiving_organization_id from public.pledges p where p.id = held.pledge_id));
  insert into public.goods_handovers (id, plan_id, organization_id, quantity, handed_on,
    document_id, recorded_by)
  values (id, held.id, actor.id,
    (select sum((l ->> 'quantity')::numeric) from jsonb_array_elements(lines) as l), handed_on,
    document_id, auth.uid());
  insert into public.goods_handover_lines (handover_id, plan_id, number, quantity)
  select record_goods_handover.id, held.id, (l ->> 'number')::smallint,
    (l ->> 'quantity')::numeric
  from jsonb_array_elements(lines) as l;
  return id;
end
$$;

-- The hand-over, locked after its plan, for a second person of the store.
create function private.hold_handover(id uuid, actor public.organizations)
returns public.goods_handovers
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.goods_handovers;
begin
  perform private.hold_goods_plan(
    (select h.plan_id from public.goods_handovers h where h.id = hold_handover.id), actor);
  select h.* into held from public.goods_handovers h
  where h.id = hold_handover.id for update;
  if held.recorded_by = auth.uid() then perform private.refuse('approval.same_person'); end if;
  return held;
end
$$;

create function private.approve_goods_handover(id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations :=
    private.approve_as('city', 'county', 'social_organization', 'village', 'township');
  held public.goods_handovers := private.hold_handover(id, actor);
  plan public.goods_plans := private.hold_goods_plan(held.plan_id, actor);
begin
  if held.status = 'approved' then return held.id; end if;
  perform private.check_handover_lines(plan, private.handover_lines(held.id));
  update public.goods_handovers h
  set status = 'approved', reviewed_by = auth.uid(), reviewed_at = now()
  where h.id = held.id;
  update public.goods_plan_lines p set handed_over = p.handed_over + l.quantity
  from public.goods_handover_lines l
  where l.handover_id = held.id and (p.plan_id, p.number) = (l.plan_id, l.number);
  perform private.move_goods('hand_over', private.place_of_plan(plan), held.quantity,
    'goods_handovers', held.id, held.handed_on, format('goods_handover:%s', held.id));
  return held.id;
end
$$;

create function private.return_goods_handover(id uuid, note text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations :=
    private.act_as('approver', 'city', 'county', 'social_organization', 'village', 'township');
  held public.goods_handovers := private.hold_handover(id, actor);
begin
  if held.status = 'returned' then return held.id; end if;
  if coalesce(btrim(note), '') = '' then perform private.refuse('note.missing'); end if;
  update public.goods_handovers h
  set status = 'returned', review_note = btrim(return_goods_handover.note),
    reviewed_by = auth.uid(), reviewed_at = now()
  where h.id = held.id;
  return held.id;
end
$$;

create function public.record_goods_handover(
  id uuid, plan_id uuid, handed_on date, lines jsonb, document_id uuid
) returns uuid
language sql volatile set search_path = '' as $$
  select private.record_goods_handover(id, plan_id, handed_on, lines, document_id)
$$;
comment on function public.record_goods_handover is
  'An editor of the store records what was handed over against a signed sheet, once the notice '
  'has ended. lines: [{"number", "quantity"}] by the numbers of the plan. Refuses goods.unknown, '
  'goods.lines_malformed, goods.plan_not_approved, goods.notice_missing, goods.notice_running, '
  'goods.in_the_future, goods.sheet_missing, goods.lines_missing, goods.more_than_planned, '
  'document.unknown and id.reused.';

create function public.approve_goods_handover(id uuid) returns uuid
language sql volatile set search_path = '' as $$
  select private.approve_goods_handover(id)
$$;
comment on function public.approve_goods_handover is
  'Another person of the store, an approver, lets a hand-over count. Refuses goods.unknown, '
  'approval.same_person, goods.more_than_planned and status.not_allowed.';

create function public.return_goods_handover(id uuid, note text) returns uuid
language sql volatile set search_path = '' as $$
  select private.return_goods_handover(id, note)
$$;
comment on function public.return_goods_handover is
  'Another person of the store, an approver, sends a hand-over back to be recorded anew. Refuses '
  'goods.unknown, approval.same_person, note.missing and status.not_allowed.';

grant execute on function private.record_goods_handover, private.approve_goods_handover,
  private.return_goods_handover, public.record_goods_handover, public.approve_goods_handover,
  public.return_goods_handover to authenticated;
