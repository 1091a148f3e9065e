-- Writing, approving, returning and closing distribution plans, and the notices that they hang on.

create type private.goods_plan_draft as (
  pledge_id uuid,
  position smallint,
  village_code text,
  way text,
  scope text,
  step numeric,
  reason text
);

-- Refuses unless the actor keeps the store and something of the line ever came to it.
create function private.check_store(
  pledge_id uuid, goods_position smallint, village_code text, actor public.organizations
) returns void
language plpgsql stable security definer set search_path = '' as $$
begin
  if not exists (
    select from public.goods_accounts a
    join public.pledges p on p.id = a.pledge_id
    where (a.pledge_id, a.position, a.bucket)
        = (check_store.pledge_id, goods_position, 'received')
      and a.village_code is not distinct from check_store.village_code
      and private.keeps_store(actor, p.receiving_organization_id, a.village_code)
  ) then
    perform private.refuse('goods.unknown', code => 'PT404');
  end if;
end
$$;

-- The first line (from 1) that a plan cannot have, and why; no row where there is none.
create function private.fault_of_lines(draft private.goods_plan_draft, lines jsonb)
returns table (refusal text, number integer)
language sql stable security definer set search_path = '' as $$
  select f.refusal, l.number::integer
  from jsonb_array_elements(lines) with ordinality as l (value, number)
  join public.pledges p on p.id = draft.pledge_id
  cross join lateral (
    select l.value ->> 'village_code', l.value ->> 'target', (l.value ->> 'quantity')::numeric
  ) as v (village, target, quantity)
  cross join lateral (
    select case
      when case draft.scope when 'villages' then v.target is not null
        when 'households' then v.target is null or v.target !~ '^[0-9]{1,4}$'
        else v.target is null or char_length(v.target) > 40 end then 'goods.target_malformed'
      when coalesce(v.village <> draft.village_code, not private.is_beneficiary(p, v.village))
        then 'goods.not_a_beneficiary'
      when draft.way = 'equal' and (v.quantity <> (lines -> 0 ->> 'quantity')::numeric
        or mod(v.quantity, draft.step) <> 0) then 'goods.not_equal'
      when exists (
        select from jsonb_array_elements(lines) with ordinality as o (value, number)
        where o.number < l.number and o.value - 'quantity' = l.value - 'quantity'
      ) then 'goods.line_twice'
    end
  ) as f (refusal)
  where f.refusal is not null
  order by l.number
  limit 1
$$;

create function private.check_plan(
  draft private.goods_plan_draft, lines jsonb, quantity numeric
) returns void
language plpgsql stable security definer set search_path = '' as $$
declare
  wrong record;
  place private.goods_place := row(draft.pledge_id, draft.position, draft.village_code, null);
  available numeric := private.goods_balance('received', place);
begin
  if lines = '[]' then perform private.refuse('goods.lines_missing'); end if;
  if draft.way <> 'equal' and coalesce(btrim(draft.reason), '') = '' then
    perform private.refuse('goods.reason_missing', jsonb_build_object('way', draft.way));
  end if;
  select * into wrong from private.fault_of_lines(draft, lines);
  if found then
    perform private.refuse(wrong.refusal, jsonb_build_object('number', wrong.number));
  end if;
  if quantity > available then
    perform private.refuse('goods.insufficient', jsonb_build_object('bucket', 'received',
      'available', trim_scale(available), 'asked', trim_scale(quantity)));
  end if;
end
$$;

create function private.plan_lines(plan_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_strip_nulls(coalesce(jsonb_agg(jsonb_build_object('village_code', l.village_code,
    'target', l.target, 'quantity', l.quantity) order by l.number), '[]'))
  from public.goods_plan_lines l where l.plan_id = plan_lines.plan_id
$$;

create function private.propose_goods_plan(
  id uuid, draft private.goods_plan_draft, lines jsonb, version integer
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'city', 'county',
    'social_organization', 'village', 'township');
  held public.goods_plans;
  total numeric;
begin
  perform private.check_store(draft.pledge_id, draft.position, draft.village_code, actor);
  lines := jsonb_strip_nulls(lines);
  perform private.check_rows(lines, '{"village_code": "village", "target": "text?",
    "quantity": "quantity"}', 'goods.lines_malformed');
  select p.* into held from public.goods_plans p where p.id = propose_goods_plan.id for update;
  if (held.pledge_id, held.position) <> (draft.pledge_id, draft.position)
    or held.village_code is distinct from draft.village_code and held.id is not null
    or (held.id is null and version is not null) then
    perform private.refuse('goods.unknown', code => 'PT404');
  end if;
  -- The same words again are the same act again: an answer that got lost is no conflict.
  if held.status = 'pending' and to_jsonb(held) || to_jsonb(draft) = to_jsonb(held)
    and private.plan_lines(id) = lines then return id; end if;
  if held.status in ('approved', 'closed') then
    perform private.refuse('goods.plan_settled', jsonb_build_object('status', held.status));
  end if;
  if held.id is not null and held.version is distinct from version then
    perform private.refuse('draft.changed_meanwhile',
      jsonb_build_object('version', held.version));
  end if;
  total := (select sum((l ->> 'quantity')::numeric) from jsonb_array_elements(lines) as l);
  perform private.check_plan(draft, lines, total);
  insert into public.goods_plans as p (id, pledge_id, position, village_code, way, scope, step,
    reason, quantity, organization_id, drawn_up_by, edited_by)
  select propose_goods_plan.id, draft.*, total, actor.id, auth.uid(), auth.uid()
  on conflict on constraint goods_plans_pkey do update set
    way = draft.way, scope = draft.scope, step = draft.step, reason = draft.reason,
    quantity = total, status = 'pending', organization_id = actor.id, edited_by = auth.uid(),
    edited_at = now(), version = p.version + 1,
    submission = p.submission + case p.status when 'returned' then 1 else 0 end,
    reviewed_by = null, reviewed_at = null, review_note = null
  where p.version = propose_goods_plan.version;
  if not found then
    return private.propose_goods_plan(id, draft, lines, version);
  end if;
  delete from public.goods_plan_lines l where l.plan_id = propose_goods_plan.id;
  insert into public.goods_plan_lines (plan_id, number, village_code, target, quantity)
  select propose_goods_plan.id, l.number, l.value ->> 'village_code', l.value ->> 'target',
    (l.value ->> 'quantity')::numeric
  from jsonb_array_elements(lines) with ordinality as l (value, number);
  return id;
end
$$;

create function public.propose_goods_plan(
  id uuid, pledge_id uuid, goods_position smallint, way text, scope text, lines jsonb,
  village_code text default null, step numeric default null, reason text default null,
  version integer default null
) returns uuid
language sql volatile set search_path = '' as $$
  select private.propose_goods_plan(id, row(pledge_id, goods_position, village_code, way, scope,
    step, reason)::private.goods_plan_draft, lines, version)
$$;
comment on function public.propose_goods_plan is
  'An editor of the store (village_code, or null: the receiving entity''s) writes a plan for one '
  'line of a pledge (no version) or edits one (the version last read). lines: [{"village_code", '
  '"target"?, "quantity"}], each once. Refuses goods.unknown, goods.lines_malformed, '
  'goods.lines_missing, goods.reason_missing (focused, directed), goods.target_malformed, '
  'goods.not_a_beneficiary, goods.not_equal, goods.line_twice, goods.insufficient, '
  'goods.plan_settled and draft.changed_meanwhile.';
grant execute on function private.propose_goods_plan, public.propose_goods_plan to authenticated;
