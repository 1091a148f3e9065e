-- Meetings: 对接活动 and 联席会, where signings, donations and intents are made and actions are
-- resolved. The side of a pairing that kept the minutes writes them; the other side, and officials
-- anywhere, read the very same record.
create table public.meetings (
  id uuid primary key,
  pairing_id uuid not null references public.pairings,
  kind text not null,
  name text not null,
  held_on date not null,
  place text not null default '',
  host text not null default '',
  agenda text not null default '',
  report text not null default '',
  status text not null default 'planned',
  version integer not null default 1,
  organization_id uuid not null references public.organizations,
  recorded_by uuid not null references public.accounts,
  edited_by uuid not null references public.accounts,
  published_by uuid references public.accounts,
  published_at timestamptz,
  is_demo boolean not null default false,
  created_at timestamptz not null default now(),
  constraint meetings_kind check (kind in ('matchmaking_event', 'joint_conference')),
  constraint meetings_name_length check (char_length(btrim(name)) between 2 and 80),
  constraint meetings_place_length check (char_length(place) <= 100),
  constraint meetings_host_length check (char_length(host) <= 200),
  constraint meetings_agenda_length check (char_length(agenda) <= 2000),
  constraint meetings_report_length check (char_length(report) <= 5000),
  constraint meetings_status check (status in ('planned', 'held', 'closed')),
  constraint meetings_publication check ((published_by is null) = (published_at is null)),
  constraint meetings_two_people check (published_by not in (recorded_by, edited_by))
);
create index meetings_pairing_id_idx on public.meetings (pairing_id, held_on desc);
create index meetings_organization_id_idx on public.meetings (organization_id);
create index meetings_recorded_by_idx on public.meetings (recorded_by);
create index meetings_edited_by_idx on public.meetings (edited_by);
create index meetings_published_by_idx on public.meetings (published_by);
create index meetings_held_on_idx on public.meetings (held_on desc, id);
alter table public.meetings enable row level security;
create policy select_officials on public.meetings
  for select to authenticated using (
    (select private.actor_kind()) in ('city', 'county', 'supervisor')
  );
create trigger meetings_status before insert or update of status on public.meetings
  for each row execute function private.check_transition('meeting');
create trigger meetings_no_delete before delete on public.meetings
  for each row execute function private.forbid_change();
create trigger meetings_audit after insert or update or delete on public.meetings
  for each row execute function private.audit();
comment on table public.meetings is '对接活动 (matchmaking events) and 联席会 (joint conferences).';
comment on column public.meetings.published_at is
  'Null again after every change: a second person approves what the public reads.';

insert into public.status_transitions (record, from_status, to_status, act) values
  ('meeting', null, 'planned', 'plan'),
  ('meeting', null, 'held', 'report'),
  ('meeting', 'planned', 'held', 'report'),
  ('meeting', 'held', 'closed', 'close');

-- Who came. Names of people are words of the minutes and are never published.
create table public.meeting_participants (
  meeting_id uuid not null references public.meetings,
  position smallint not null,
  name text not null,
  people_count smallint,
  people text,
  primary key (meeting_id, position),
  constraint meeting_participants_name_length check (char_length(btrim(name)) between 1 and 100),
  constraint meeting_participants_count check (people_count between 1 and 9999),
  constraint meeting_participants_people_length check (char_length(people) between 1 and 100)
);
alter table public.meeting_participants enable row level security;
create policy select_officials on public.meeting_participants
  for select to authenticated using (
    (select private.actor_kind()) in ('city', 'county', 'supervisor')
  );
create trigger meeting_participants_audit
  after insert or update or delete on public.meeting_participants
  for each row execute function private.audit('meeting_id');
comment on table public.meeting_participants is
  'Which bodies took part with how many people; null: nobody counted.';

create table public.meeting_papers (
  meeting_id uuid not null references public.meetings,
  document_id uuid not null references public.documents,
  position smallint not null,
  primary key (meeting_id, document_id)
);
create index meeting_papers_document_id_idx on public.meeting_papers (document_id);
alter table public.meeting_papers enable row level security;
create policy select_officials on public.meeting_papers
  for select to authenticated using (
    (select private.actor_kind()) in ('city', 'county', 'supervisor')
  );
create trigger meeting_papers_audit after insert or update or delete on public.meeting_papers
  for each row execute function private.audit('meeting_id');
comment on table public.meeting_papers is 'Minutes and further papers of a meeting.';

-- 「2300多万元」 is not 23,000,000: the words stay as they were said, and an exact figure stands
-- beside them only where somebody knows it. Sums take the exact figures alone.
create table public.meeting_items (
  id uuid primary key,
  meeting_id uuid not null references public.meetings,
  position smallint not null,
  kind text not null,
  party_name text not null,
  party_organization_id uuid references public.organizations,
  place_code text references public.regions,
  subject text not null,
  nature text,
  form text,
  amount_text text,
  amount_fen bigint,
  is_anonymous boolean not null default false,
  pledge_id uuid references public.pledges,
  project_id uuid references public.projects,
  constraint meeting_items_key unique (meeting_id, position),
  constraint meeting_items_kind check (kind in ('signing', 'donation', 'intent')),
  constraint meeting_items_party_length check (char_length(btrim(party_name)) between 1 and 100),
  constraint meeting_items_subject_length check (char_length(btrim(subject)) between 1 and 200),
  constraint meeting_items_nature
    check (nature in ('fiscal_aid', 'social_donation', 'investment', 'purchase')),
  constraint meeting_items_form check (form in ('cash', 'goods', 'service')),
  constraint meeting_items_terms check (kind = 'intent' or num_nonnulls(nature, form) = 2),
  constraint meeting_items_text_length check (char_length(btrim(amount_text)) between 1 and 100),
  constraint meeting_items_amount check (amount_fen between 1 and 10000000000000),
  constraint meeting_items_of_cash check (amount_fen is null or form is not distinct from 'cash')
);
create unique index meeting_items_pledge_id_key on public.meeting_items (pledge_id);
create unique index meeting_items_project_id_key on public.meeting_items (project_id);
create index meeting_items_party_idx on public.meeting_items (party_organization_id);
create index meeting_items_place_code_idx on public.meeting_items (place_code);
alter table public.meeting_items enable row level security;
create policy select_officials on public.meeting_items
  for select to authenticated using (
    (select private.actor_kind()) in ('city', 'county', 'supervisor')
  );
create policy select_party on public.meeting_items
  for select to authenticated using (
    party_organization_id = (select private.actor_organization())
  );
create trigger meeting_items_audit after insert or update or delete on public.meeting_items
  for each row execute function private.audit();
comment on table public.meeting_items is
  'What was signed, given or intended, in the words of the day.';
comment on column public.meeting_items.party_organization_id is
  'The registered organization behind the name; without one no pledge can be drawn up.';
comment on column public.meeting_items.amount_fen is
  'Exact, and of cash alone; null where only words are known.';

-- 议定事项: followed until they are done or dropped.
create table public.meeting_actions (
  id uuid primary key,
  meeting_id uuid not null references public.meetings,
  subject text not null,
  owner_name text not null,
  owner_organization_id uuid references public.organizations,
  due_on date not null,
  status text not null default 'open',
  note text,
  evidence_id uuid references public.documents,
  recorded_by uuid not null references public.accounts,
  recorded_at timestamptz not null default now(),
  closed_by uuid references public.accounts,
  closed_by_organization_id uuid references public.organizations,
  closed_at timestamptz,
  constraint meeting_actions_subject_length check (char_length(btrim(subject)) between 1 and 200),
  constraint meeting_actions_owner_length check (char_length(btrim(owner_name)) between 1 and 100),
  constraint meeting_actions_status check (status in ('open', 'done', 'dropped')),
  constraint meeting_actions_note_length check (char_length(btrim(note)) between 1 and 500),
  constraint meeting_actions_closing check (num_nonnulls(closed_by, closed_by_organization_id,
    closed_at) = case status when 'open' then 0 else 3 end),
  constraint meeting_actions_word
    check (case status when 'open' then num_nonnulls(note, evidence_id) = 0
      when 'done' then num_nonnulls(note, evidence_id) > 0 else note is not null end)
);
create index meeting_actions_meeting_id_idx on public.meeting_actions (meeting_id, due_on);
create index meeting_actions_owner_idx on public.meeting_actions (owner_organization_id);
create index meeting_actions_open_idx on public.meeting_actions (due_on) where status = 'open';
create index meeting_actions_evidence_id_idx on public.meeting_actions (evidence_id);
create index meeting_actions_recorded_by_idx on public.meeting_actions (recorded_by);
create index meeting_actions_closed_by_idx on public.meeting_actions (closed_by);
create index meeting_actions_closing_organization_idx
  on public.meeting_actions (closed_by_organization_id);
alter table public.meeting_actions enable row level security;
create policy select_officials on public.meeting_actions
  for select to authenticated using (
    (select private.actor_kind()) in ('city', 'county', 'supervisor')
  );
create policy select_owner on public.meeting_actions
  for select to authenticated using (
    owner_organization_id = (select private.actor_organization())
  );
create trigger meeting_actions_status before insert or update of status on public.meeting_actions
  for each row execute function private.check_transition('meeting_action');
create trigger meeting_actions_no_delete before delete on public.meeting_actions
  for each row execute function private.forbid_change();
create trigger meeting_actions_audit after insert or update or delete on public.meeting_actions
  for each row execute function private.audit();
comment on table public.meeting_actions is
  'What a meeting resolved: who does it until when, and what came of it.';

insert into public.status_transitions (record, from_status, to_status, act) values
  ('meeting_action', null, 'open', 'resolve'),
  ('meeting_action', 'open', 'done', 'finish'),
  ('meeting_action', 'open', 'dropped', 'drop');

-- Whose line or action stands in a meeting reads the meeting itself, though not the others' lines.
-- A function, because a policy that asked those tables would be asked by theirs.
create function private.meetings_of_actor() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select i.meeting_id from public.meeting_items i
  where i.party_organization_id = private.actor_organization()
  union all
  select a.meeting_id from public.meeting_actions a
  where a.owner_organization_id = private.actor_organization()
$$;
grant execute on function private.meetings_of_actor to authenticated;
create policy select_named on public.meetings
  for select to authenticated using (id in (select private.meetings_of_actor()));
