-- What was signed or given for a village becomes the draft of its application for a project. It is
-- drawn up by the county of the village, for the village: nothing goes in before the village has
-- completed it and decided (四议), and what it asks may differ from what was said.
-- An application that came to its end gives its line back, as a pledge does.
create function private.give_applied_item_back() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  update public.meeting_items i set project_id = null where i.project_id = new.id;
  return null;
end
$$;
create trigger projects_give_item_back after update of status on public.projects
  for each row when (new.status = 'terminated')
  execute function private.give_applied_item_back();

create function private.draw_up_meeting_project(
  id uuid, item_id uuid, village_code text, title text, kind text, pool_year smallint
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'county');
  item public.meeting_items := private.hold_item(item_id, actor);
begin
  if item.project_id = id then return id; end if;
  if exists (select from public.projects p where p.id = draw_up_meeting_project.id) then
    perform private.refuse('id.reused', '{"record": "project"}');
  end if;
  if item.project_id is not null then perform private.refuse('meeting_item.applied_for'); end if;
  if item.kind = 'intent' or item.nature = 'purchase' then
    perform private.refuse('meeting_item.no_project');
  end if;
  if not private.region_covers(coalesce(item.place_code, village_code), village_code) then
    perform private.refuse('meeting_item.other_place');
  end if;
  perform private.save_project(id, row(title, village_code, null, pool_year, kind, null, null,
    null)::private.project_draft, '{}', private.budget_of_item(item), null);
  update public.meeting_items i set project_id = draw_up_meeting_project.id where i.id = item.id;
  return id;
end
$$;

-- Money of an exact amount alone: what was told in words is no budget.
create function private.budget_of_item(item public.meeting_items) returns jsonb
language sql immutable set search_path = '' as $$
  select case when item.amount_fen is null then '[]'
    else jsonb_build_array(jsonb_build_object('source', item.nature,
      'amount_fen', item.amount_fen)) end
$$;

create function public.draw_up_meeting_project(
  id uuid, item_id uuid, village_code text, title text, kind text, pool_year smallint
) returns uuid
language sql volatile set search_path = '' as $$
  select private.draw_up_meeting_project(id, item_id, village_code, btrim(title), kind, pool_year)
$$;
comment on function public.draw_up_meeting_project is
  'An editor of the county in which a village lies draws a signing or donation up as the draft of '
  'the village''s application, with the exact amount as its budget. One line, one application, '
  'until it is terminated. Refuses meeting_item.unknown, id.reused, meeting_item.applied_for, '
  'meeting_item.no_project (an intent, a purchase), meeting_item.other_place (the line is for '
  'another) and project.village_not_yours.';

grant execute on function private.draw_up_meeting_project, public.draw_up_meeting_project
  to authenticated;
