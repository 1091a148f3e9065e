-- Objections: what anybody says against a project while its notice hangs. Each is looked into and
-- answered. One that is upheld stops its notice: those days count for nothing, and the project goes
-- on only after a new one.

-- Who deals with the notices of a level: the level itself and the one above it.
create function private.notice_kinds(level text) returns text[]
language sql immutable set search_path = '' as $$
  select case level
    when 'village' then array['village', 'township']
    when 'township' then array['township', 'county']
    when 'county' then array['county']
    else array['village', 'township', 'county'] end
$$;

create table public.objections (
  id uuid primary key,
  notice_id uuid not null references public.notices,
  body text not null,
  code_hash text not null,
  status text not null default 'raised',
  answer text,
  raised_at timestamptz not null default now(),
  answered_by uuid references public.accounts,
  answered_by_organization_id uuid references public.organizations,
  answered_at timestamptz,
  is_demo boolean not null default false,
  constraint objections_body_length check (char_length(btrim(body)) between 1 and 1000),
  constraint objections_code_key unique (code_hash),
  constraint objections_code_form check (code_hash ~ '^[0-9a-f]{64}$'),
  constraint objections_status check (status in ('raised', 'upheld', 'dismissed')),
  constraint objections_answered check ((status = 'raised') = (answer is null)),
  constraint objections_answerer check ((status = 'raised') = (answered_by is null)
    and (status = 'raised') = (answered_at is null)),
  constraint objections_answer_length check (char_length(btrim(answer)) between 1 and 1000)
);
create index objections_notice_id_idx on public.objections (notice_id);
create index objections_answered_by_idx on public.objections (answered_by);
create index objections_answering_organization_idx
  on public.objections (answered_by_organization_id);
alter table public.objections enable row level security;
create policy select_in_charge on public.objections
  for select to authenticated using (
    (select private.actor_kind()) in ('village', 'township', 'county', 'city', 'supervisor')
    and exists (
      select from public.notices n join public.projects p on p.id = n.project_id
      where n.id = notice_id and starts_with(p.village_code, (select private.actor_prefix()))
    )
  );
create trigger objections_status before insert or update of status on public.objections
  for each row execute function private.check_transition('objection');
create trigger objections_no_delete before delete on public.objections
  for each row execute function private.forbid_change();
create trigger objections_no_truncate before truncate on public.objections
  for each statement execute function private.forbid_change();
create trigger objections_audit after insert or update on public.objections
  for each row execute function private.audit();
comment on table public.objections is 'Said against a notice by anybody, without an account.';
comment on column public.objections.code_hash is
  'SHA-256 of the code by which whoever objected finds the answer.';

insert into public.status_transitions (record, from_status, to_status, act) values
  ('objection', null, 'raised', 'raise'),
  ('objection', 'raised', 'upheld', 'uphold'),
  ('objection', 'raised', 'dismissed', 'dismiss');

-- Apart, because the village that the objection is about need not know who raised it.
create table public.objection_contacts (
  objection_id uuid primary key references public.objections,
  contact text not null,
  constraint objection_contacts_length check (char_length(btrim(contact)) between 1 and 100)
);
alter table public.objection_contacts enable row level security;
create policy select_above_village on public.objection_contacts
  for select to authenticated using (
    (select private.actor_kind()) in ('township', 'county', 'city')
    and objection_id in (select o.id from public.objections o)
  );
create trigger objection_contacts_append_only before update or delete on public.objection_contacts
  for each row execute function private.forbid_change();
comment on table public.objection_contacts is
  'How to reach whoever objected, if they said so; for the levels above the village.';

create table public.notice_stops (
  notice_id uuid primary key references public.notices,
  reason text not null,
  stopped_by uuid not null references public.accounts,
  organization_id uuid not null references public.organizations,
  stopped_at timestamptz not null default now(),
  constraint notice_stops_reason_length check (char_length(btrim(reason)) between 1 and 500)
);
create index notice_stops_stopped_by_idx on public.notice_stops (stopped_by);
create index notice_stops_organization_id_idx on public.notice_stops (organization_id);
alter table public.notice_stops enable row level security;
create policy select_with_notice on public.notice_stops
  for select to authenticated using (
    exists (select from public.notices n where n.id = notice_id)
  );
create trigger notice_stops_append_only before update or delete on public.notice_stops
  for each row execute function private.forbid_change();
create trigger notice_stops_no_truncate before truncate on public.notice_stops
  for each statement execute function private.forbid_change();
create trigger notice_stops_audit after insert on public.notice_stops
  for each row execute function private.audit('notice_id');
comment on table public.notice_stops is
  'Notices that count for nothing any more, and why; the reason is public.';
