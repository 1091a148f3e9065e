-- Publication of projects: their card, and the timeline entries that follow from their state.

-- What each milestone counts for when it is met; unmet ones count nothing.
create function private.works_percent(project_id uuid) returns smallint
language sql stable set search_path = '' as $$
  select coalesce(
    (select v.works_percent from public.update_versions v
      join public.updates u on u.id = v.update_id
      where u.project_id = works_percent.project_id and v.status = 'approved'
        and v.works_percent is not null
      order by v.event_on desc, v.reviewed_at desc limit 1),
    (select sum(m.weight) from public.milestones m
      where m.project_id = works_percent.project_id and m.status = 'met'),
    0
  )::smallint
$$;

create function private.publish_project(project_id uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  project public.projects;
begin
  select p.* into project from public.projects p where p.id = publish_project.project_id;
  if project.status in ('draft', 'submitted', 'returned') and not exists (
    select from public.published_projects t where t.id = project.id
  ) then
    return; -- not yet before the public; once it was, it stays, with the status it has
  end if;
  if project.pairing_id is not null then
    perform private.publish_pairing(project.pairing_id);
  end if;
  insert into public.published_projects as t
  select project.id, project.title, project.village_code, project.kind, project.pool_year,
    project.status, project.pairing_id, project.need_id, project.implementing_unit,
    project.farmer_linkage, project.approval_number, project.performance_target,
    (select coalesce(sum(b.amount_fen), 0) from public.budget_lines b
      where b.project_id = project.id),
    private.works_percent(project.id),
    (select max(e.occurred_on) from public.published_entries e where e.project_id = project.id),
    (select min(m.due_on) from public.milestones m
      where m.project_id = project.id and m.status = 'scheduled'),
    project.is_demo
  on conflict (id) do update set status = excluded.status, title = excluded.title,
    budget_fen = excluded.budget_fen, works_percent = excluded.works_percent,
    last_entry_on = excluded.last_entry_on, next_due_on = excluded.next_due_on,
    implementing_unit = excluded.implementing_unit, approval_number = excluded.approval_number,
    farmer_linkage = excluded.farmer_linkage, performance_target = excluded.performance_target,
    pool_year = excluded.pool_year;
  perform private.publish_project_entries(project.id);
  perform private.publish_notices(project.id);
  perform private.publish_walls(project.id);
  perform private.publish_papers(project.id);
  update public.published_projects t
  set last_entry_on = (select max(e.occurred_on) from public.published_entries e
    where e.project_id = project.id)
  where t.id = project.id;
end
$$;

-- Notices, milestones and inspections become entries once; a changed one is another version. What
-- an inspection found stays with the officials: it may name people.
create function private.publish_project_entries(project_id uuid) returns void
language sql volatile security definer set search_path = '' as $$
  insert into public.published_entries (project_id, kind, source_id, occurred_on, facts)
  select n.project_id, 'notice', n.id::text, n.starts_on,
    jsonb_build_object('level', n.level, 'starts_on', n.starts_on, 'ends_on', n.ends_on)
  from public.notices n where n.project_id = publish_project_entries.project_id
  on conflict on constraint published_entries_source_key do nothing;

  insert into public.published_entries (project_id, kind, source_id, occurred_on, body, facts)
  select m.project_id, 'milestone', m.id || '/' || m.status, m.met_on, m.note,
    jsonb_build_object('title', m.title, 'slot', m.slot, 'status', m.status)
  from public.milestones m
  where m.project_id = publish_project_entries.project_id and m.met_on is not null
  on conflict on constraint published_entries_source_key do nothing;

  insert into public.published_entries (project_id, kind, source_id, occurred_on, facts)
  select a.project_id, 'acceptance', a.id::text, a.inspected_on,
    jsonb_build_object('level', a.level, 'outcome', a.outcome, 'inspectors', a.inspectors)
  from public.acceptances a where a.project_id = publish_project_entries.project_id
  on conflict on constraint published_entries_source_key do nothing;
$$;

-- An approved version and its cleaned pictures. A version after the first is a correction of the
-- entry before it and carries its reason.
create function private.publish_update(update_id uuid, media jsonb) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  told public.update_versions;
  project uuid;
  corrected bigint;
  entry bigint;
begin
  select v.* into told from public.update_versions v
  where v.update_id = publish_update.update_id and v.status = 'approved'
  order by v.version desc limit 1;
  select u.project_id into project from public.updates u where u.id = told.update_id;
  perform private.publish_project(project);
  select e.seq into corrected from public.published_entries e
  where e.source_id = told.update_id::text and e.kind in ('update', 'correction')
    and e.version < told.version
  order by e.version desc limit 1;

  insert into public.published_entries (project_id, kind, source_id, version, occurred_on, body,
    facts, corrects_seq)
  values (project, case when corrected is null then 'update' else 'correction' end,
    told.update_id::text, told.version, told.event_on, told.body,
    jsonb_strip_nulls(jsonb_build_object('works_percent', told.works_percent,
      'amount_fen', told.amount_fen, 'correction_note', told.correction_note)),
    corrected)
  on conflict on constraint published_entries_source_key do nothing
  returning seq into entry;
  if entry is null then return; end if;

  insert into public.published_media (sha256, extension, width, height, byte_size, small_sha256,
    small_width, small_height, colour)
  select m.sha256, m.extension, m.width, m.height, m.byte_size, m.small_sha256, m.small_width,
    m.small_height, m.colour
  from jsonb_to_recordset(media) as m (sha256 text, extension text, width integer,
    height integer, byte_size integer, small_sha256 text, small_width smallint,
    small_height smallint, colour text)
  on conflict do nothing;
  insert into public.published_entry_media (entry_seq, position, sha256, caption)
  select entry, m.position, m.sha256, m.caption
  from jsonb_to_recordset(media) as m (position smallint, sha256 text, caption text);
  perform private.publish_project(project);
end
$$;

-- For an update the pictures come along, already cleaned.
create function private.publish(record text, id text, media jsonb) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  case record
    when 'pairing' then perform private.publish_pairing(id::uuid);
    when 'need' then perform private.publish_need(id::uuid);
    when 'pledge' then
      perform private.publish_pledge(id::uuid);
      -- Its giver may want no name any more.
      perform private.publish_meeting_copy(i.meeting_id)
      from public.meeting_items i where i.pledge_id = publish.id::uuid;
    when 'meeting' then perform private.publish_meeting_copy(id::uuid);
    when 'exchange' then perform private.publish_exchange(id::uuid);
    when 'notice' then perform private.publish_notice(id::uuid);
    when 'project' then perform private.publish_project(id::uuid);
    when 'posting' then perform private.publish_posting(id::bigint);
    when 'handover' then perform private.publish_handover(id::uuid);
    when 'update' then perform private.publish_update(id::uuid, media);
  end case;
end
$$;

-- Publishes records of private.unpublished with the changes `seqs` of theirs; later changes have
-- rows of their own. What fails is put off, alone, and answered; what was prepared in vain comes
-- with its fault. One at a time, so that nobody puts an older state over a newer one.
create function private.publish_all(items jsonb)
returns table (record text, record_id text, fault text)
language plpgsql volatile security definer set search_path = '' as $$
declare
  item record;
begin
  perform pg_advisory_xact_lock(hashtext('publish'));
  for item in
    select * from jsonb_to_recordset(items)
      as i (record text, record_id text, seqs bigint[], media jsonb, fault text)
  loop
    begin
      if item.fault is not null then raise exception using message = item.fault; end if;
      perform private.publish(item.record, item.record_id, item.media);
      delete from private.unpublished u where u.seq = any(item.seqs);
    exception when others then
      perform private.put_off_publication(item.seqs, sqlerrm);
      return query select item.record, item.record_id, sqlerrm;
    end;
  end loop;
end
$$;

create function public.publish_all(items jsonb)
returns table (record text, record_id text, fault text)
language sql volatile set search_path = '' as $$
  select * from private.publish_all(items)
$$;
comment on function public.publish_all is
  'Copies these records into the published tables; answers those that failed, which are put off. '
  'For the work process only (secret key).';

create function public.seal_entries() returns integer
language sql volatile set search_path = '' as $$
  select private.seal_entries()
$$;
comment on function public.seal_entries is
  'Chains the entries published since the last time; answers how many. For the work process.';
grant execute on function private.list_unpublished, public.list_unpublished,
  private.publish_all, public.publish_all, private.seal_entries, public.seal_entries
  to service_role;
