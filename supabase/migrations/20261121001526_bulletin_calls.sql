-- The exposed functions of bulletins.
create function public.draw_up_bulletin(
  id uuid, scope text, month date, region_code text default null, pairing_id uuid default null
) returns uuid
language sql volatile set search_path = '' as $$
  select private.draw_up_bulletin(id, scope, month, region_code, pairing_id)
$$;
comment on function public.draw_up_bulletin is
  'An editor draws up the bulletin of a month (its first day): of its county (scope county), of a '
  'pairing on whose side it stands (pairing), or of all that its region assists (supporting). '
  'After a published one it is the next edition. Refuses id.reused, bulletin.not_yours, '
  'bulletin.no_such_month and bulletin.drawn_up_already.';

create function public.redraw_bulletin(id uuid) returns uuid
language sql volatile set search_path = '' as $$ select private.redraw_bulletin(id) $$;
comment on function public.redraw_bulletin is
  'Computes the figures of a draft anew. Refuses bulletin.unknown and bulletin.published_already.';

create function public.word_bulletin(
  id uuid, foreword text, outlook text, correction text, version integer
) returns uuid
language sql volatile set search_path = '' as $$
  select private.word_bulletin(id, btrim(foreword), btrim(outlook), btrim(correction), version)
$$;
comment on function public.word_bulletin is
  'The words of a draft: before and after the figures, and in a later edition why there is one. '
  'Refuses bulletin.unknown, bulletin.published_already and draft.changed_meanwhile.';

create function public.publish_bulletin(id uuid) returns uuid
language sql volatile set search_path = '' as $$ select private.publish_bulletin(id) $$;
comment on function public.publish_bulletin is
  'An approver who neither drew it up nor wrote in it publishes a bulletin. Refuses '
  'bulletin.unknown, approval.same_person and bulletin.correction_missing.';

grant execute on function private.draw_up_bulletin, private.redraw_bulletin,
  private.word_bulletin, private.publish_bulletin, public.draw_up_bulletin,
  public.redraw_bulletin, public.word_bulletin, public.publish_bulletin to authenticated;
