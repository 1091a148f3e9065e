-- What may be done with a need: the village and its township write it, the county judges it. Both
-- may go on where the other stopped, since it is the village's need whoever typed it.

-- What a writer decides about a need; everything else follows from who writes and when.
create type private.need_draft as (
  village_code text,
  title text,
  description text,
  category text,
  commodity text,
  amount_fen bigint,
  quantity numeric(15, 3),
  unit text,
  estimate_fen bigint,
  urgency smallint,
  beneficiary_households integer,
  beneficiary_persons integer,
  decision_record_id uuid
);

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

create function private.begin_need(
  id uuid, draft private.need_draft, actor public.organizations
) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  if not exists (
    select from public.regions r
    where r.code = draft.village_code and r.level = 5
      and private.region_covers(actor.region_code, r.code)
      and (r.valid_to is null or r.valid_to >= private.today())
  ) then
    perform private.refuse('need.village_not_yours',
      jsonb_build_object('village', draft.village_code), 'PT403');
  end if;
  insert into public.needs (id, entered_by_organization_id, is_entered_on_behalf, created_by,
    edited_by, village_code, title, description, category, commodity, amount_fen, quantity, unit,
    estimate_fen, urgency, beneficiary_households, beneficiary_persons, decision_record_id)
  select begin_need.id, actor.id, actor.kind = 'township', auth.uid(), auth.uid(), draft.*
  on conflict on constraint needs_pkey do nothing;
  return found;
end
$$;

create function private.revise_need(
  held public.needs, draft private.need_draft, actor public.organizations
) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  update public.needs n set
    (village_code, title, description, category, commodity, amount_fen, quantity, unit,
      estimate_fen, urgency, beneficiary_households, beneficiary_persons, decision_record_id)
      = (select draft.*),
    is_entered_on_behalf = n.is_entered_on_behalf or actor.kind = 'township',
    edited_by = auth.uid(), edited_at = now(), version = n.version + 1
  where n.id = held.id;
end
$$;

create function private.save_need(id uuid, draft private.need_draft, version integer)
returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'village', 'township');
  held public.needs;
begin
  if version is null and private.begin_need(id, draft, actor) then
    -- Shows the record to nobody yet: only asks whether it is the actor's own.
    perform private.attach_document(draft.decision_record_id, '{}', '{}');
    return id;
  end if;
  held := private.hold_need(id, actor);
  -- The same words again are the same act again: an answer that got lost is no conflict.
  if to_jsonb(held) || to_jsonb(draft) = to_jsonb(held) then return id; end if;
  if held.status not in ('draft', 'returned', 'reopened') then
    perform private.refuse('need.not_editable', jsonb_build_object('status', held.status));
  end if;
  if held.version is distinct from version then
    perform private.refuse('draft.changed_meanwhile',
      jsonb_build_object('version', held.version));
  end if;
  if held.village_code is distinct from draft.village_code then
    perform private.refuse('need.village_is_fixed',
      jsonb_build_object('village', held.village_code));
  end if;
  if held.decision_record_id is distinct from draft.decision_record_id then
    perform private.attach_document(draft.decision_record_id, '{}', '{}');
  end if;
  perform private.revise_need(held, draft, actor);
  return id;
end
$$;

create function public.save_need(
  id uuid, village_code text, title text, category text, commodity text, urgency integer,
  description text default '', amount_fen bigint default null, quantity numeric default null,
  unit text default null, estimate_fen bigint default null,
  beneficiary_households integer default null, beneficiary_persons integer default null,
  decision_record_id uuid default null, version integer default null
) returns uuid
language sql volatile set search_path = '' as $$
  select private.save_need(id, row(village_code, title, description, category, commodity,
    amount_fen, quantity, unit, estimate_fen, urgency, beneficiary_households,
    beneficiary_persons, decision_record_id)::private.need_draft, version)
$$;
comment on function public.save_need is
  'Begins a need (no version) or edits one in draft, returned or reopened (the version last read). '
  'For editors of the village, and of its township on its behalf. Refuses need.village_not_yours, '
  'need.unknown, need.not_editable, need.village_is_fixed, draft.changed_meanwhile and '
  'document.unknown for a decision record of somebody else''s.';

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

create function public.submit_need(id uuid) returns uuid
language sql volatile set search_path = '' as $$
  select private.submit_need(id)
$$;
comment on function public.submit_need is
  'Hands a need to the county and shows it the decision record. Refuses need.unknown, '
  'need.decision_record_missing and status.not_allowed.';

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
  if held.status <> 'submitted' then
    perform private.refuse('need.not_submitted', jsonb_build_object('status', held.status));
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

create function public.verify_need(id uuid, level integer) returns uuid
language sql volatile set search_path = '' as $$
  select private.verify_need(id, level)
$$;
comment on function public.verify_need is
  'The county vouches for a submitted need and opens it to donors. Refuses need.unknown, '
  'need.level_out_of_range (1 to 3), need.not_submitted and approval.same_person.';

create function private.return_need(id uuid, note text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'county');
  held public.needs := private.hold_need(id, actor);
begin
  if coalesce(btrim(note), '') = '' then perform private.refuse('need.note_missing'); end if;
  if held.status = 'returned' and held.review_note = btrim(note) then return held.id; end if;
  if held.status <> 'submitted' then
    perform private.refuse('need.not_submitted', jsonb_build_object('status', held.status));
  end if;
  update public.needs n set status = 'returned', review_note = btrim(note),
    reviewed_by = auth.uid(), reviewed_at = now()
  where n.id = held.id;
  return held.id;
end
$$;

create function public.return_need(id uuid, note text) returns uuid
language sql volatile set search_path = '' as $$
  select private.return_need(id, note)
$$;
comment on function public.return_need is
  'The county gives a submitted need back with a note. Refuses need.unknown, need.note_missing '
  'and need.not_submitted.';

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

create function public.withdraw_need(id uuid) returns uuid
language sql volatile set search_path = '' as $$
  select private.withdraw_need(id)
$$;
comment on function public.withdraw_need is
  'The village takes its need back. Refuses need.unknown, status.not_allowed and, once a donor and '
  'the village have agreed on it, need.is_matched.';

create function private.reopen_need(id uuid, note text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'village', 'township');
  held public.needs := private.hold_need(id, actor);
begin
  if coalesce(btrim(note), '') = '' then perform private.refuse('need.note_missing'); end if;
  if held.status = 'reopened' and held.review_note = btrim(note) then return held.id; end if;
  if held.status not in ('fulfilled', 'closed', 'withdrawn') then
    perform private.refuse('need.not_ended', jsonb_build_object('status', held.status));
  end if;
  -- What the county vouched for was the former state of things.
  update public.needs n set status = 'reopened', review_note = btrim(note), verified_level = 0,
    reviewed_by = null, reviewed_at = null, outcome = null, fulfilled_by = null,
    fulfilled_at = null
  where n.id = held.id;
  return held.id;
end
$$;

create function public.reopen_need(id uuid, note text) returns uuid
language sql volatile set search_path = '' as $$
  select private.reopen_need(id, note)
$$;
comment on function public.reopen_need is
  'The village takes an ended need up again, to be edited, submitted and verified anew. Refuses '
  'need.unknown, need.note_missing and need.not_ended.';

grant execute on function private.save_need, private.submit_need, private.verify_need,
  private.return_need, private.withdraw_need, private.reopen_need, public.save_need,
  public.submit_need, public.verify_need, public.return_need, public.withdraw_need,
  public.reopen_need to authenticated;
