-- Meetings as the public reads them: once a second person of the house that recorded one approved
-- it. Without the names of those who came, and without what was resolved, which the two sides
-- follow among themselves.
create table public.published_meetings (
  id uuid primary key,
  pairing_id uuid not null references public.published_pairings,
  kind text not null,
  name text not null,
  held_on date not null,
  place text not null,
  host text not null,
  report text not null,
  body_count integer not null,
  people_count integer,
  is_demo boolean not null
);
create index published_meetings_pairing_id_idx
  on public.published_meetings (pairing_id, held_on desc);
alter table public.published_meetings enable row level security;
create policy select_public on public.published_meetings
  for select to anon, authenticated using (true);
create trigger published_meetings_version after insert or update or delete
  on public.published_meetings for each statement execute function private.raise_version();
comment on table public.published_meetings is 'Meetings of a pairing, and how many came.';
comment on column public.published_meetings.people_count is
  'Of the bodies that told it; null where none did.';

create table public.published_meeting_items (
  meeting_id uuid not null references public.published_meetings on delete cascade,
  position smallint not null,
  kind text not null,
  party_name text,
  place_name text,
  subject text not null,
  nature text,
  form text,
  amount_text text,
  amount_fen bigint,
  primary key (meeting_id, position)
);
alter table public.published_meeting_items enable row level security;
create policy select_public on public.published_meeting_items
  for select to anon, authenticated using (true);
create trigger published_meeting_items_version after insert or update or delete
  on public.published_meeting_items for each statement execute function private.raise_version();
comment on table public.published_meeting_items is
  'What was signed, given or intended; party_name is null where the giver wants no name.';

-- Whole and anew; what waits to be approved is not public.
create function private.publish_meeting_copy(meeting_id uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  meeting public.meetings;
begin
  delete from public.published_meetings t where t.id = publish_meeting_copy.meeting_id;
  select m.* into meeting from public.meetings m
  where m.id = publish_meeting_copy.meeting_id and m.published_at is not null;
  if meeting.id is null then return; end if;
  perform private.publish_pairing(meeting.pairing_id);
  insert into public.published_meetings
  select meeting.id, meeting.pairing_id, meeting.kind, meeting.name, meeting.held_on,
    meeting.place, meeting.host, meeting.report, count(p.position), sum(p.people_count),
    meeting.is_demo
  from public.meeting_participants p where p.meeting_id = meeting.id;
  insert into public.published_meeting_items
  select meeting.id, i.position, i.kind,
    case when not i.is_anonymous and not coalesce(p.is_anonymous, false) then i.party_name end,
    r.name, i.subject, i.nature, i.form, i.amount_text, i.amount_fen
  from public.meeting_items i
  left join public.pledges p on p.id = i.pledge_id
  left join public.regions r on r.code = i.place_code
  where i.meeting_id = meeting.id;
end
$$;
