-- Meetings: 对接活动 and 联席会, where signings, donations and intents are made. What was announced
-- is kept in its own words; it becomes a pledge only when somebody draws one up and both sign.
create table public.meetings (
  id uuid primary key,
  kind text not null,
  name text not null,
  held_on date not null,
  place text not null default '',
  pairing_id uuid references public.pairings,
  minutes_id uuid references public.documents,
  status text not null default 'planned',
  organization_id uuid not null references public.organizations,
  is_demo boolean not null default false,
  created_at timestamptz not null default now(),
  constraint meetings_kind check (kind in ('matchmaking_event', 'joint_conference')),
  constraint meetings_name_length check (char_length(name) between 2 and 80),
  constraint meetings_status check (status in ('planned', 'held', 'closed'))
);
create index meetings_pairing_id_idx on public.meetings (pairing_id);
create index meetings_minutes_id_idx on public.meetings (minutes_id);
create index meetings_organization_id_idx on public.meetings (organization_id);
create index meetings_held_on_idx on public.meetings (held_on desc);
alter table public.meetings enable row level security;
create policy select_officials on public.meetings
  for select to authenticated using (
    (select private.actor_kind()) in ('city', 'county', 'supervisor')
  );
create policy select_owner on public.meetings
  for select to authenticated using (organization_id = (select private.actor_organization()));
create trigger meetings_status before insert or update of status on public.meetings
  for each row execute function private.check_transition('meeting');
create trigger meetings_audit after insert or update or delete on public.meetings
  for each row execute function private.audit();
comment on table public.meetings is '对接活动 (matchmaking events) and 联席会 (joint conferences).';

insert into public.status_transitions (record, from_status, to_status, act) values
  ('meeting', null, 'planned', 'plan'),
  ('meeting', null, 'held', 'report'),
  ('meeting', 'planned', 'held', 'report'),
  ('meeting', 'held', 'closed', 'close');

-- 「2300多万元」 is not 23,000,000: the words stay, the number beside them is marked.
create table public.meeting_items (
  meeting_id uuid not null references public.meetings,
  position smallint not null,
  kind text not null,
  party_name text not null,
  party_organization_id uuid references public.organizations,
  subject text not null,
  amount_text text,
  amount_fen bigint,
  is_approximate boolean not null default false,
  pledge_id uuid references public.pledges,
  primary key (meeting_id, position),
  constraint meeting_items_kind check (kind in ('signing', 'donation', 'intent', 'resolution')),
  constraint meeting_items_amount check (amount_fen between 0 and 10000000000000),
  constraint meeting_items_words check (amount_fen is null or amount_text is not null)
);
create index meeting_items_party_idx on public.meeting_items (party_organization_id);
create index meeting_items_pledge_id_idx on public.meeting_items (pledge_id);
alter table public.meeting_items enable row level security;
create policy select_with_meeting on public.meeting_items
  for select to authenticated using (meeting_id in (select m.id from public.meetings m));
create policy select_party on public.meeting_items
  for select to authenticated using (
    party_organization_id = (select private.actor_organization())
  );
create trigger meeting_items_audit after insert or update or delete on public.meeting_items
  for each row execute function private.audit('meeting_id');
comment on table public.meeting_items is
  'What was signed, given, intended or resolved, in the words of the day.';
