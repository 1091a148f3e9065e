-- What may be done with a need: the village and its township write it, the county judges it. Both
-- may go on where the other stopped, since it is the village's need whoever typed it.

-- The need, locked, if it lies in the actor's region. Foreign and missing look the same.
create function private.hold_need(id uuid, actor public.organizations) returns public.needs
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.needs;
begin
  select n.* into held from public.needs n
  where n.id = hold_need.id and private.region_covers(actor.region_code, n.village_code)
  for update;
  if held.id is null then
    perform private.refuse('need.unknown', code => 'PT404');
  end if;
  return held;
end
$$;

create function private.save_need(
  id uuid, village_code text, title text, description text, category text, commodity text,
  urgency integer, amount_fen bigint, quantity numeric, unit text, estimate_fen bigint,
  beneficiary_households integer, beneficiary_persons integer, decision_record_id uuid,
  version integer
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'village', 'township');
  held public.needs;
begin
  if not exists (
    select from public.regions r
    where r.code = save_need.village_code and r.level = 5
      and private.region_covers(actor.region_code, r.code)
      and (r.valid_to is null or r.valid_to >= private.today())
  ) then
    perform private.refuse('need.village_not_yours',
      jsonb_build_object('village', village_code), 'PT403');
  end if;
  if version is null then
    insert into public.needs (id, village_code, title, description, category, commodity, urgency,
      amount_fen, quantity, unit, estimate_fen, beneficiary_households, beneficiary_persons,
      decision_record_id, entered_by_organization_id, is_entered_on_behalf, created_by, edited_by)
    values (id, village_code, title, description, category, commodity, urgency, amount_fen,
      quantity, unit, estimate_fen, beneficiary_households, beneficiary_persons,
      decision_record_id, actor.id, actor.kind = 'township', auth.uid(), auth.uid())
    on conflict on constraint needs_pkey do nothing;
    if found then
      -- Shows the record to nobody yet: only asks whether it is the actor's own.
      perform private.attach_document(decision_record_id, '{}', '{}');
      return id;
    end if;
  end if;
  held := private.hold_need(id, actor);
  -- The same words again are the same act again: an answer that got lost is no conflict.
  if row(held.village_code, held.title, held.description, held.category, held.commodity,
      held.urgency, held.amount_fen, held.quantity, held.unit, held.estimate_fen,
      held.beneficiary_households, held.beneficiary_persons, held.decision_record_id)
    is not distinct from row(village_code, title, description, category, commodity,
      urgency, amount_fen, quantity, unit, estimate_fen,
      beneficiary_households, beneficiary_persons, decision_record_id)
  then
    return held.id;
  end if;
  if held.status not in ('draft', 'returned', 'reopened') then
    perform private.refuse('need.not_editable', jsonb_build_object('status', held.status));
  end if;
  if held.version is distinct from version or held.village_code <> village_code then
    perform private.refuse('draft.changed_meanwhile',
      jsonb_build_object('version', held.version));
  end if;
  if held.decision_record_id is distinct from decision_record_id then
    perform private.attach_document(decision_record_id, '{}', '{}');
  end if;
  update public.needs n set
    title = save_need.title, description = save_need.description,
    category = save_need.category, commodity = save_need.commodity,
    urgency = save_need.urgency, amount_fen = save_need.amount_fen,
    quantity = save_need.quantity, unit = save_need.unit,
    estimate_fen = save_need.estimate_fen,
    beneficiary_households = save_need.beneficiary_households,
    beneficiary_persons = save_need.beneficiary_persons,
    decision_record_id = save_need.decision_record_id,
    is_entered_on_behalf = n.is_entered_on_behalf or actor.kind = 'township',
    edited_by = auth.uid(), edited_at = now(), version = n.version + 1
  where n.id = held.id;
  return held.id;
end
$$;

create function private.submit_need(id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'village', 'township');
  held public.needs := private.hold_need(id, actor);
begin
  if held.status = 'submitted' then return held.id; end if;
  if not exists (
    select from public.documents d
    where d.id = held.decision_record_id and d.kind = 'decision_record'
  ) then
    perform private.refuse('need.decision_record_missing');
  end if;
  update public.needs n set status = 'submitted' where n.id = held.id;
  -- Whose the record is was asked when it was chosen; the other of the two may be submitting now.
  insert into public.document_places values (held.decision_record_id, held.village_code)
  on conflict do nothing;
  return held.id;
end
$$;

create function private.verify_need(id uuid, level integer) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'county');
  held public.needs := private.hold_need(id, actor);
begin
  if held.status = 'open' and held.verified_level = level and held.reviewed_by = auth.uid() then
    return held.id;
  end if;
  if level is null or level not between 1 and 3 then
    perform private.refuse('need.level_out_of_range', jsonb_build_object('level', level));
  end if;
  if auth.uid() in (held.created_by, held.edited_by) then
    perform private.refuse('approval.same_person');
  end if;
  update public.needs n set status = 'verified', verified_level = level, review_note = null,
    reviewed_by = auth.uid(), reviewed_at = now()
  where n.id = held.id;
  update public.needs n set status = 'open' where n.id = held.id;
  return held.id;
end
$$;

create function private.return_need(id uuid, note text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'county');
  held public.needs := private.hold_need(id, actor);
begin
  if held.status = 'returned' and held.review_note = btrim(note) then return held.id; end if;
  if coalesce(btrim(note), '') = '' then perform private.refuse('need.note_missing'); end if;
  if held.status = 'returned' then
    perform private.refuse('need.not_submitted', jsonb_build_object('status', held.status));
  end if;
  if auth.uid() in (held.created_by, held.edited_by) then
    perform private.refuse('approval.same_person');
  end if;
  update public.needs n set status = 'returned', review_note = btrim(note),
    reviewed_by = auth.uid(), reviewed_at = now()
  where n.id = held.id;
  return held.id;
end
$$;

create function private.withdraw_need(id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'village', 'township');
  held public.needs := private.hold_need(id, actor);
begin
  update public.needs n set status = 'withdrawn' where n.id = held.id;
  return held.id;
end
$$;
