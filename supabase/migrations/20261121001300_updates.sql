-- Updates: what a village tells about its project. Every edit is a new version; the last approved
-- one stays public while the next waits for a second person.
create table public.updates (
  id uuid primary key,
  project_id uuid not null references public.projects,
  organization_id uuid not null references public.organizations,
  is_entered_on_behalf boolean not null default false,
  created_at timestamptz not null default now()
);
create index updates_project_id_idx on public.updates (project_id);
create index updates_organization_id_idx on public.updates (organization_id);
alter table public.updates enable row level security;
create policy select_with_project on public.updates
  for select to authenticated using (project_id in (select p.id from public.projects p));
create trigger updates_append_only before update or delete on public.updates
  for each row execute function private.forbid_change();
create trigger updates_audit after insert on public.updates
  for each row execute function private.audit();
comment on table public.updates is 'One told event of a project; its words stand in the versions.';

create table public.update_versions (
  update_id uuid not null references public.updates,
  version integer not null,
  event_on date not null,
  body text not null,
  works_percent smallint,
  amount_fen bigint,
  milestone_id uuid references public.milestones,
  correction_note text,
  status text not null default 'pending',
  review_note text,
  written_by uuid not null references public.accounts,
  written_at timestamptz not null default now(),
  reviewed_by uuid references public.accounts,
  reviewed_at timestamptz,
  sending_id uuid,
  primary key (update_id, version),
  constraint update_versions_sending unique (written_by, sending_id),
  constraint update_versions_body_length check (char_length(body) between 1 and 2000),
  constraint update_versions_works_range check (works_percent between 0 and 100),
  constraint update_versions_amount_range check (amount_fen between 0 and 10000000000000),
  constraint update_versions_status check (status in ('pending', 'returned', 'approved')),
  constraint update_versions_two_people check (reviewed_by <> written_by),
  constraint update_versions_reviewed check ((status = 'pending') = (reviewed_by is null)),
  constraint update_versions_returned_note check (status <> 'returned' or review_note <> '')
);
create index update_versions_written_at_idx on public.update_versions (written_at, update_id);
create index update_versions_milestone_id_idx on public.update_versions (milestone_id);
create index update_versions_reviewed_by_idx on public.update_versions (reviewed_by);
create unique index update_versions_one_pending on public.update_versions (update_id)
  where status = 'pending';
alter table public.update_versions enable row level security;
create policy select_with_update on public.update_versions
  for select to authenticated using (update_id in (select u.id from public.updates u));
create trigger update_versions_status before insert or update of status on public.update_versions
  for each row execute function private.check_transition('update');
create trigger update_versions_audit after insert or update or delete on public.update_versions
  for each row execute function private.audit('update_id');
comment on table public.update_versions is
  'What was told, version by version; the highest approved one is public.';

insert into public.status_transitions (record, from_status, to_status, act) values
  ('update', null, 'pending', 'submit'),
  ('update', 'pending', 'approved', 'approve'),
  ('update', 'pending', 'returned', 'return');

create table public.update_photos (
  update_id uuid not null,
  version integer not null,
  position smallint not null,
  document_id uuid not null references public.documents,
  caption text not null default '',
  primary key (update_id, version, position),
  constraint update_photos_version_fkey foreign key (update_id, version)
    references public.update_versions,
  constraint update_photos_position check (position between 1 and 9),
  constraint update_photos_caption_length check (char_length(caption) <= 100)
);
create index update_photos_document_id_idx on public.update_photos (document_id);
alter table public.update_photos enable row level security;
create policy select_with_update on public.update_photos
  for select to authenticated using (update_id in (select u.id from public.updates u));
create trigger update_photos_append_only before update or delete on public.update_photos
  for each row execute function private.forbid_change();
create trigger update_photos_audit after insert on public.update_photos
  for each row execute function private.audit('update_id');
comment on table public.update_photos is 'The pictures of a version, at most nine.';

-- Pictures as they are sent, in their order: what is not told is an empty caption.
create function private.told_photos(photos jsonb) returns jsonb
language sql immutable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('document_id', (p.value ->> 'document_id')::uuid,
    'caption', coalesce(p.value ->> 'caption', '')) order by p.ordinality), '[]')
  from jsonb_array_elements(coalesce(photos, '[]')) with ordinality as p
$$;

create function private.photos_of(told public.update_versions) returns jsonb
language sql stable set search_path = '' as $$
  select private.told_photos(jsonb_agg(p order by p.position))
  from public.update_photos p where (p.update_id, p.version) = (told.update_id, told.version)
$$;

-- The project that an organization of its place may tell of, on that day, at that milestone.
create function private.check_tellable(
  project_id uuid, actor public.organizations, event_on date, milestone_id uuid
) returns public.projects
language plpgsql volatile security definer set search_path = '' as $$
declare
  project public.projects;
begin
  select p.* into project from public.projects p where p.id = check_tellable.project_id for share;
  if project.id is null or not private.region_covers(actor.region_code, project.village_code) then
    perform private.refuse('project.unknown', code => 'PT404');
  end if;
  if project.status not in ('contracted', 'under_way', 'completed', 'accepted', 'handed_over',
    'suspended') then
    perform private.refuse('update.project_not_under_way',
      jsonb_build_object('status', project.status));
  end if;
  if event_on > private.today() then perform private.refuse('update.in_the_future'); end if;
  if milestone_id is not null and not exists (select from public.milestones m
    where m.id = milestone_id and m.project_id = project.id) then
    perform private.refuse('update.milestone_unknown');
  end if;
  return project;
end
$$;

-- A picture of an earlier version may stay, whoever filed it; a new one is the actor's own.
create function private.attach_photos(
  update_id uuid, version integer, photos jsonb, village_code text
) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  photo record;
begin
  for photo in
    select (p.value ->> 'document_id')::uuid as document_id, p.value ->> 'caption' as caption,
      p.ordinality as position
    from jsonb_array_elements(photos) with ordinality as p
  loop
    if not exists (select from public.update_photos p
      where p.update_id = attach_photos.update_id and p.document_id = photo.document_id) then
      perform private.attach_document(photo.document_id, array[village_code], '{}');
    end if;
    insert into public.update_photos (update_id, version, position, document_id, caption)
    values (attach_photos.update_id, attach_photos.version, photo.position, photo.document_id,
      photo.caption);
  end loop;
end
$$;

-- The version that a sending of this person's has made already; null while there is none.
create function private.version_of(sending_id uuid) returns integer
language sql stable security definer set search_path = '' as $$
  select v.version from public.update_versions v
  where v.sending_id = version_of.sending_id and v.written_by = (select auth.uid())
$$;

-- Sends a new update or a new version of an old one to review. The phone makes the ids before it
-- sends, so that a repeated sending has one effect, however late it comes: a sending is one
-- version, and the very same words again change nothing.
create function private.submit_update(
  id uuid, project_id uuid, event_on date, body text, works_percent smallint, amount_fen bigint,
  milestone_id uuid, photos jsonb, correction_note text, sending_id uuid, base_version integer
) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'village', 'township', 'county');
  arrived integer := private.version_of(sending_id);
  project public.projects;
  held public.updates;
  latest public.update_versions;
  sent jsonb := private.told_photos(photos);
  is_correction boolean;
  next_version integer;
begin
  if arrived is not null then return arrived; end if;
  project := private.check_tellable(project_id, actor, event_on, milestone_id);
  insert into public.updates (id, project_id, organization_id, is_entered_on_behalf)
  values (submit_update.id, project.id, actor.id, actor.kind <> 'village')
  on conflict do nothing;
  select u.* into held from public.updates u where u.id = submit_update.id for update;
  -- The same sending may have been under way twice: the second waited for the lock.
  arrived := private.version_of(sending_id);
  if arrived is not null then return arrived; end if;
  if held.project_id <> project.id then perform private.refuse('update.other_project'); end if;
  select v.* into latest from public.update_versions v
  where v.update_id = held.id order by v.version desc limit 1;
  if (latest.body, latest.event_on, latest.works_percent, latest.amount_fen, latest.milestone_id)
    is not distinct from (body, event_on, works_percent, amount_fen, milestone_id)
    and private.photos_of(latest) = sent and latest.status <> 'returned' then
    return latest.version;
  end if;
  if latest.status = 'pending' then perform private.refuse('update.still_pending'); end if;
  if base_version <> coalesce(latest.version, 0) then
    perform private.refuse('update.changed_meanwhile',
      jsonb_build_object('version', latest.version));
  end if;
  is_correction := exists (
    select from public.update_versions v where v.update_id = held.id and v.status = 'approved'
  );
  if is_correction and coalesce(btrim(correction_note), '') = '' then
    perform private.refuse('update.correction_note_missing');
  end if;

  next_version := coalesce(latest.version, 0) + 1;
  insert into public.update_versions (update_id, version, event_on, body, works_percent,
    amount_fen, milestone_id, correction_note, written_by, sending_id)
  values (held.id, next_version, event_on, body, works_percent, amount_fen, milestone_id,
    case when is_correction then btrim(correction_note) end, auth.uid(), sending_id);
  perform private.attach_photos(held.id, next_version, sent, project.village_code);
  return next_version;
end
$$;

create function public.submit_update(
  id uuid, project_id uuid, event_on date, body text, works_percent smallint, amount_fen bigint,
  milestone_id uuid, photos jsonb, correction_note text, sending_id uuid default null,
  base_version integer default null
) returns integer
language sql volatile set search_path = '' as $$
  select private.submit_update(id, project_id, event_on, body, works_percent, amount_fen,
    milestone_id, photos, correction_note, sending_id, base_version)
$$;
comment on function public.submit_update is
  'Sends an update, or a correction of one, to review; answers its version. photos: '
  '[{"document_id", "caption"}]. sending_id: the same again is the same version. base_version: the '
  'one it was written upon, 0 for none. Refuses: project.unknown, update.project_not_under_way, '
  'update.in_the_future, update.milestone_unknown, update.other_project, '
  'update.changed_meanwhile, update.still_pending, update.correction_note_missing.';

-- A second person of the village, or the township or county above it, lets an update out or
-- sends it back with a note.
create function private.review_update(id uuid, version integer, decision text, note text)
returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('approver', 'village', 'township', 'county');
  told public.update_versions;
begin
  select v.* into told
  from public.update_versions v
  join public.updates u on u.id = v.update_id
  join public.projects p on p.id = u.project_id
  where v.update_id = review_update.id and v.version = review_update.version
    and private.region_covers(actor.region_code, p.village_code)
  for update of v;
  if told.update_id is null then perform private.refuse('update.unknown', code => 'PT404'); end if;
  if told.status = decision and told.reviewed_by = auth.uid() then return; end if;
  if told.status <> 'pending' then
    perform private.refuse('update.already_reviewed', jsonb_build_object('status', told.status));
  end if;
  if told.written_by = auth.uid() then perform private.refuse('approval.same_person'); end if;
  if decision = 'returned' and coalesce(btrim(note), '') = '' then
    perform private.refuse('note.missing');
  end if;
  update public.update_versions v
  set status = decision, review_note = nullif(btrim(note), ''),
    reviewed_by = auth.uid(), reviewed_at = now()
  where v.update_id = told.update_id and v.version = told.version;
end
$$;

create function public.review_update(id uuid, version integer, decision text, note text)
returns void
language sql volatile set search_path = '' as $$
  select private.review_update(id, version, decision, note)
$$;
comment on function public.review_update is
  'decision: approved | returned (with a note). Refuses: update.unknown, update.already_reviewed, '
  'approval.same_person, note.missing.';

grant execute on function private.submit_update, public.submit_update,
  private.review_update, public.review_update to authenticated;
