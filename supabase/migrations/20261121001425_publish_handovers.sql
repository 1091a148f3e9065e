-- Publication of goods: an approved hand-over, by village. The donor is named if its pledge is.

create function private.publish_handover(handover_id uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  handover public.goods_handovers;
  plan public.goods_plans;
begin
  select h.* into handover from public.goods_handovers h
  where h.id = publish_handover.handover_id and h.status = 'approved';
  if handover.id is null then return; end if;
  select p.* into plan from public.goods_plans p where p.id = handover.plan_id;
  perform private.publish_pledge(plan.pledge_id);
  insert into public.published_handovers
  select handover.id, l.village_code, t.id, t.donor_id, g.item, g.unit, sum(d.quantity),
    case when plan.scope = 'households' and count(*) >= 3 then count(*) end,
    g.quantity, g.valuation_fen, g.valuation_basis, handover.handed_on, t.is_demo
  from public.goods_handover_lines d
  join public.goods_plan_lines l on (l.plan_id, l.number) = (d.plan_id, d.number)
  join public.pledge_goods g on (g.pledge_id, g.position) = (plan.pledge_id, plan.position)
  join public.published_pledges t on t.id = plan.pledge_id
  where d.handover_id = handover.id
  group by l.village_code, t.id, g.pledge_id, g.position
  on conflict (id, village_code) do nothing;
end
$$;
