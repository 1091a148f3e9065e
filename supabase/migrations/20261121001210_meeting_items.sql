-- The acts on what was said at a meeting: lines written by who records it, drawn up as pledges by
-- an official of either side.
-- What has become a pledge stays as it was said, unless the draft is taken back.
create function private.refuse_drawn_up(item public.meeting_items) returns void
language plpgsql immutable set search_path = '' as $$
begin
  if item.pledge_id is not null then perform private.refuse('meeting_item.drawn_up'); end if;
end
$$;

-- A draft that is taken back gives its line back, as it does a proposal.
create function private.give_item_back() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  update public.meeting_items i set pledge_id = null where i.pledge_id = new.id;
  return null;
end
$$;
create trigger pledges_give_item_back after update of status on public.pledges
  for each row when (new.status = 'withdrawn') execute function private.give_item_back();


create function private.save_meeting_item(id uuid, meeting_id uuid, item public.meeting_items)
returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'city', 'county');
  meeting public.meetings := private.hold_held(meeting_id, actor);
  held public.meeting_items;
begin
  select i.* into held from public.meeting_items i where i.id = save_meeting_item.id for update;
  if held.meeting_id <> meeting.id then
    perform private.refuse('id.reused', '{"record": "meeting_item"}');
  end if;
  item.position := held.position;
  item.pledge_id := held.pledge_id;
  item.project_id := held.project_id;
  if item = held then return id; end if;
  perform private.refuse_drawn_up(held);
  if item.amount_fen is not null and item.form is distinct from 'cash' then
    perform private.refuse('meeting_item.amount_misplaced');
  end if;
  if not exists (
    select from public.pairings p where p.id = meeting.pairing_id
      and private.regions_meet(p.receiving_region_code,
        coalesce(item.place_code, p.receiving_region_code))
  ) then
    perform private.refuse('meeting_item.place_elsewhere');
  end if;
  item.position := coalesce(held.position, (select coalesce(max(i.position), 0) + 1
    from public.meeting_items i where i.meeting_id = meeting.id));
  insert into public.meeting_items select item.*
  on conflict on constraint meeting_items_pkey do update set
    (kind, party_name, party_organization_id, place_code, subject, nature, form, amount_text,
      amount_fen, is_anonymous) = (excluded.kind, excluded.party_name,
      excluded.party_organization_id, excluded.place_code, excluded.subject, excluded.nature,
      excluded.form, excluded.amount_text, excluded.amount_fen, excluded.is_anonymous);
  perform private.touch_meeting(meeting.id);
  return id;
end
$$;

create function public.save_meeting_item(
  id uuid, meeting_id uuid, kind text, party_name text, subject text,
  party_organization_id uuid default null, place_code text default null,
  nature text default null, form text default null, amount_text text default null,
  amount_fen bigint default null, is_anonymous boolean default false
) returns uuid
language sql volatile set search_path = '' as $$
  select private.save_meeting_item(id, meeting_id, row(id, meeting_id, null, kind,
    btrim(party_name), party_organization_id, place_code, btrim(subject), nature, form,
    btrim(amount_text), amount_fen, is_anonymous, null, null)::public.meeting_items)
$$;
comment on function public.save_meeting_item is
  'An editor of the house that recorded a meeting writes a signing, donation or intent down, or '
  'anew. amount_text keeps the words, amount_fen is exact and of cash. Refuses meeting.unknown, '
  'meeting.not_held, meeting.closed, id.reused, meeting_item.drawn_up, '
  'meeting_item.amount_misplaced and meeting_item.place_elsewhere (not of the receiving side).';

create function private.remove_meeting_item(id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'city', 'county');
  held public.meeting_items;
begin
  select i.* into held from public.meeting_items i where i.id = remove_meeting_item.id for update;
  perform private.hold_meeting(held.meeting_id, actor);
  perform private.refuse_drawn_up(held);
  delete from public.meeting_items i where i.id = held.id;
  perform private.touch_meeting(held.meeting_id);
  return id;
end
$$;

create function public.remove_meeting_item(id uuid) returns uuid
language sql volatile set search_path = '' as $$ select private.remove_meeting_item(id) $$;
comment on function public.remove_meeting_item is
  'Takes a line that was written down by mistake out of a meeting; the audit keeps it. Refuses '
  'meeting.unknown, meeting.closed and meeting_item.drawn_up.';

-- The line of a meeting of the actor's side, locked, with the one that is to give.
create function private.hold_item(id uuid, actor public.organizations)
returns public.meeting_items
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.meeting_items;
begin
  select i.* into held
  from public.meeting_items i
  join public.meetings m on m.id = i.meeting_id
  join public.pairings p on p.id = m.pairing_id
  where i.id = hold_item.id and private.is_side(p, actor.region_code)
  for update of i;
  if held.id is null then perform private.refuse('meeting_item.unknown', code => 'PT404'); end if;
  return held;
end
$$;

-- Whoever draws it up keeps it as a draft of the giver's, who signs it or takes it back.
create function private.draw_up_meeting_pledge(
  id uuid, item_id uuid, receiving_organization_id uuid, amount_fen bigint, due_on date
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'city', 'county');
  item public.meeting_items := private.hold_item(item_id, actor);
  donor public.organizations;
  terms private.pledge_terms;
  exact bigint := case when item.form = 'cash' then coalesce(item.amount_fen, amount_fen) end;
begin
  if item.pledge_id = id then return id; end if;
  if exists (select from public.pledges p where p.id = draw_up_meeting_pledge.id) then
    perform private.refuse('id.reused', '{"record": "pledge"}');
  end if;
  perform private.refuse_drawn_up(item);
  if item.kind = 'intent' then perform private.refuse('meeting_item.only_intended'); end if;
  select o.* into donor from public.organizations o where o.id = item.party_organization_id;
  if donor.id is null then perform private.refuse('meeting_item.party_missing'); end if;
  if donor.status <> 'verified'
    or donor.kind not in ('enterprise', 'social_organization', 'city', 'county') then
    perform private.refuse('meeting_item.party_gives_not');
  end if;
  if item.form = 'cash' and exact is null then
    perform private.refuse('meeting_item.amount_not_exact',
      jsonb_build_object('words', coalesce(item.amount_text, '—')));
  end if;
  terms := row(receiving_organization_id, item.nature, item.form, exact,
    coalesce(item.amount_text, case when item.form <> 'cash' then left(item.subject, 100) end),
    false, item.subject, null, item.is_anonymous);
  perform private.check_terms(terms, donor);
  insert into public.pledges (id, donor_organization_id, drawn_up_by,
    drawn_up_by_organization_id, edited_by, is_demo, receiving_organization_id, nature, form,
    amount_fen, amount_text, is_approximate, earmark, change_of_use_clause, is_anonymous)
  select draw_up_meeting_pledge.id, donor.id, auth.uid(), actor.id, auth.uid(), donor.is_demo,
    terms.*;
  perform private.write_parts(id, private.lines_of_item(item, exact),
    case when exact is null or due_on is null then '[]'
      else jsonb_build_array(jsonb_build_object('due_on', due_on, 'amount_fen', exact)) end);
  update public.meeting_items i set pledge_id = draw_up_meeting_pledge.id where i.id = item.id;
  return id;
end
$$;

-- For the good of a village if the line names one; a wider place stays in the words of the use.
create function private.lines_of_item(item public.meeting_items, amount_fen bigint)
returns jsonb
language sql immutable set search_path = '' as $$
  select case when item.place_code is null or right(item.place_code, 3) = '000' then '[]'
    else jsonb_build_array(jsonb_strip_nulls(jsonb_build_object(
      'village_code', item.place_code, 'amount_fen', amount_fen))) end
$$;

create function public.draw_up_meeting_pledge(
  id uuid, item_id uuid, receiving_organization_id uuid, amount_fen bigint default null,
  due_on date default null
) returns uuid
language sql volatile set search_path = '' as $$
  select private.draw_up_meeting_pledge(id, item_id, receiving_organization_id, amount_fen, due_on)
$$;
comment on function public.draw_up_meeting_pledge is
  'An editor of a city or county on either side draws a signing or donation up as a draft pledge '
  'of the one that promised it, who signs it or takes it back. amount_fen: the exact amount where '
  'the line has words alone. One line, one pledge, until it is withdrawn. Refuses '
  'meeting_item.unknown, id.reused, meeting_item.drawn_up, meeting_item.only_intended, '
  'meeting_item.party_missing, meeting_item.party_gives_not, meeting_item.amount_not_exact, '
  'pledge.fiscal_aid_not_yours and pledge.receiver_not_entitled.';

grant execute on function private.save_meeting_item, private.remove_meeting_item,
  private.draw_up_meeting_pledge, public.save_meeting_item, public.remove_meeting_item,
  public.draw_up_meeting_pledge to authenticated;
