-- How a need ends: whoever it was for says that it is met, and by what; the county, which vouched
-- for it, closes it. What was matched counts for nothing here: only what arrived does.

create function private.fulfil_need(id uuid, outcome text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'village', 'township');
  held public.needs := private.hold_need(id, actor);
begin
  if coalesce(btrim(outcome), '') = '' then perform private.refuse('need.outcome_missing'); end if;
  if held.status = 'fulfilled' and held.outcome = btrim(outcome) then return held.id; end if;
  if held.status <> 'open' then
    perform private.refuse('need.not_open', jsonb_build_object('status', held.status));
  end if;
  update public.needs n set status = 'fulfilled', outcome = btrim(fulfil_need.outcome),
    fulfilled_by = auth.uid(), fulfilled_at = now()
  where n.id = held.id;
  return held.id;
end
$$;

create function public.fulfil_need(id uuid, outcome text) returns uuid
language sql volatile set search_path = '' as $$
  select private.fulfil_need(id, outcome)
$$;
comment on function public.fulfil_need is
  'The village, or its township on its behalf, says what met its need. Refuses need.unknown, '
  'need.outcome_missing, need.not_open and, while a proposal waits for an answer or an agreed one '
  'for its pledge, need.is_proposed.';

create function private.close_need(id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'county');
  held public.needs := private.hold_need(id, actor);
begin
  if held.status = 'closed' then return held.id; end if;
  if held.status <> 'fulfilled' then
    perform private.refuse('need.not_fulfilled', jsonb_build_object('status', held.status));
  end if;
  if auth.uid() in (held.fulfilled_by, held.created_by) then
    perform private.refuse('approval.same_person');
  end if;
  update public.needs n set status = 'closed' where n.id = held.id;
  return held.id;
end
$$;

create function public.close_need(id uuid) returns uuid
language sql volatile set search_path = '' as $$
  select private.close_need(id)
$$;
comment on function public.close_need is
  'The county closes a need whose village says that it is met. Refuses need.unknown, '
  'need.not_fulfilled and approval.same_person.';

grant execute on function private.fulfil_need, private.close_need, public.fulfil_need,
  public.close_need to authenticated;
