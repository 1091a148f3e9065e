-- Opinions 监督意见: what a supervisor finds wrong, followed until somebody looked again 回头看.
-- Two people of the supervisor's house before anybody else reads it; from then on one body answers
-- for it, with a plan, a person and a day.
create table public.opinions (
  id uuid primary key,
  region_code text not null references public.regions,
  project_id uuid references public.projects,
  category text not null,
  cause text not null,
  title text not null,
  body text not null,
  status text not null default 'raised',
  organization_id uuid not null references public.organizations,
  raised_by uuid not null references public.accounts,
  raised_at timestamptz not null default now(),
  addressee_id uuid references public.organizations,
  owner_id uuid references public.organizations,
  owner_name text,
  due_on date,
  recheck_on date,
  is_demo boolean not null default false,
  constraint opinions_category check (category in ('loss', 'omission', 'shortfall', 'weakness')),
  constraint opinions_cause check (cause in ('plan', 'policy', 'widespread', 'prominent')),
  constraint opinions_title_length check (char_length(btrim(title)) between 2 and 80),
  constraint opinions_body_length check (char_length(btrim(body)) between 1 and 2000),
  constraint opinions_status check (status in ('raised', 'dropped', 'verified', 'assigned',
    'rectified', 'rechecked', 'closed', 'reopened')),
  constraint opinions_addressed
    check ((status in ('raised', 'dropped')) = (addressee_id is null)),
  constraint opinions_owner_length check (char_length(btrim(owner_name)) between 1 and 60),
  constraint opinions_plan check (num_nonnulls(owner_id, owner_name, due_on)
    = case when status in ('raised', 'dropped', 'verified') then 0 else 3 end)
);
create index opinions_region_code_idx on public.opinions (region_code);
create index opinions_raised_at_idx on public.opinions (raised_at desc, id);
create index opinions_project_id_idx on public.opinions (project_id);
create index opinions_organization_id_idx on public.opinions (organization_id);
create index opinions_raised_by_idx on public.opinions (raised_by);
create index opinions_addressee_id_idx on public.opinions (addressee_id);
create index opinions_owner_id_idx on public.opinions (owner_id);
alter table public.opinions enable row level security;
create policy select_own on public.opinions
  for select to authenticated using (organization_id = (select private.actor_organization()));
create policy select_in_charge on public.opinions
  for select to authenticated using (
    status not in ('raised', 'dropped')
    and (select private.actor_kind()) in ('county', 'city', 'supervisor')
    and starts_with(region_code, (select private.actor_prefix()))
  );
create policy select_asked on public.opinions
  for select to authenticated using (
    (select private.actor_organization()) in (addressee_id, owner_id)
  );
create trigger opinions_status before insert or update of status on public.opinions
  for each row execute function private.check_transition('opinion');
-- Whoever answers for it cannot touch what the supervisor wrote, nor can the supervisor.
create trigger opinions_words before update of region_code, project_id, category, cause, title,
  body, organization_id, raised_by, raised_at on public.opinions
  for each row execute function private.forbid_change();
create trigger opinions_no_delete before delete on public.opinions
  for each row execute function private.forbid_change();
create trigger opinions_no_truncate before truncate on public.opinions
  for each statement execute function private.forbid_change();
create trigger opinions_audit after insert or update on public.opinions
  for each row execute function private.audit();
comment on table public.opinions is 'What a supervisor found, and who puts it right by when.';
comment on column public.opinions.addressee_id is 'Who answers with a plan; named at verification.';
comment on column public.opinions.recheck_on is
  'By when a supervisor looks again; null until it is said to be put right.';

insert into public.status_transitions (record, from_status, to_status, act) values
  ('opinion', null, 'raised', 'raise'),
  ('opinion', 'raised', 'verified', 'verify'),
  ('opinion', 'raised', 'dropped', 'drop'),
  ('opinion', 'verified', 'assigned', 'assign'),
  ('opinion', 'reopened', 'assigned', 'assign'),
  ('opinion', 'assigned', 'rectified', 'rectify'),
  ('opinion', 'rectified', 'rechecked', 'recheck'),
  ('opinion', 'rechecked', 'closed', 'close'),
  ('opinion', 'rechecked', 'reopened', 'reopen');

create table public.opinion_steps (
  id uuid primary key,
  seq bigint generated always as identity,
  opinion_id uuid not null references public.opinions,
  act text not null,
  note text,
  conclusion text,
  taken_by uuid not null references public.accounts,
  organization_id uuid not null references public.organizations,
  taken_at timestamptz not null default now(),
  constraint opinion_steps_seq_key unique (seq),
  constraint opinion_steps_act check (act in ('raise', 'verify', 'drop', 'assign', 'rectify',
    'recheck', 'close', 'reopen')),
  constraint opinion_steps_note_length check (char_length(btrim(note)) between 1 and 2000),
  constraint opinion_steps_words check (note is not null or act in ('raise', 'verify', 'close')),
  constraint opinion_steps_conclusion
    check (conclusion in ('put_right', 'partly', 'not_put_right')),
  constraint opinion_steps_concluded check ((act = 'recheck') = (conclusion is not null))
);
create index opinion_steps_opinion_id_idx on public.opinion_steps (opinion_id, seq);
create index opinion_steps_taken_by_idx on public.opinion_steps (taken_by);
create index opinion_steps_organization_id_idx on public.opinion_steps (organization_id);
alter table public.opinion_steps enable row level security;
create policy select_with_opinion on public.opinion_steps
  for select to authenticated using (
    exists (select from public.opinions o where o.id = opinion_id)
  );
create trigger opinion_steps_append_only before update or delete on public.opinion_steps
  for each row execute function private.forbid_change();
create trigger opinion_steps_no_truncate before truncate on public.opinion_steps
  for each statement execute function private.forbid_change();
create trigger opinion_steps_audit after insert on public.opinion_steps
  for each row execute function private.audit();
comment on table public.opinion_steps is 'Each side''s word on an opinion, appended.';

create table public.opinion_papers (
  step_id uuid not null references public.opinion_steps,
  document_id uuid not null references public.documents,
  position smallint not null,
  primary key (step_id, document_id)
);
create index opinion_papers_document_id_idx on public.opinion_papers (document_id);
alter table public.opinion_papers enable row level security;
create policy select_with_step on public.opinion_papers
  for select to authenticated using (
    exists (select from public.opinion_steps s where s.id = step_id)
  );
create trigger opinion_papers_append_only before update or delete on public.opinion_papers
  for each row execute function private.forbid_change();
create trigger opinion_papers_audit after insert on public.opinion_papers
  for each row execute function private.audit('step_id');
comment on table public.opinion_papers is 'The evidence of each step, in its order.';
