-- The acts on objections: raised and followed by anybody, answered by the level of the notice or
-- the one above it.

-- More than a village raises, fewer than a program that would bury its answers.
create function private.slow_objections(notice_id uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  if (
    select count(*) from public.objections o
    where o.notice_id = slow_objections.notice_id and o.raised_at > now() - interval '1 hour'
  ) >= 30 then
    perform private.refuse('objection.too_many', code => 'PT429');
  end if;
end
$$;

-- Whether a notice counts: it hangs for the project as it was last submitted and was not stopped.
create function private.is_standing(notice public.notices, project public.projects)
returns boolean
language sql stable security definer set search_path = '' as $$
  select notice.submission = project.submission and project.status = notice.level || '_notice'
    and not exists (select from public.notice_stops s where s.notice_id = notice.id)
$$;

create function private.raise_objection(
  id uuid, notice_id uuid, body text, contact text, code_hash text
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  notice public.notices;
  project public.projects;
  earlier public.objections;
begin
  perform private.refuse_in_view();
  -- The same form again is the same act again: an answer that got lost is no second objection.
  select o.* into earlier from public.objections o where o.id = raise_objection.id;
  if earlier.id is not null then
    if (earlier.notice_id, earlier.body, earlier.code_hash)
      is not distinct from (notice_id, btrim(body), code_hash) then return id; end if;
    perform private.refuse('id.reused', '{"record": "objection"}');
  end if;
  if exists (select from public.objections o where o.code_hash = raise_objection.code_hash) then
    perform private.refuse('id.reused', '{"record": "objection"}');
  end if;
  select n.* into notice from public.notices n where n.id = raise_objection.notice_id;
  -- Locked, so that no step ends the notice between our look and our writing.
  select p.* into project from public.projects p where p.id = notice.project_id for share;
  if project.id is null then perform private.refuse('notice.unknown', code => 'PT404'); end if;
  if not private.is_standing(notice, project)
    or private.today() not between notice.starts_on and notice.ends_on then
    perform private.refuse('notice.not_running');
  end if;
  perform private.slow_objections(notice.id);
  insert into public.objections (id, notice_id, body, code_hash, is_demo)
  values (id, notice.id, btrim(body), code_hash, project.is_demo);
  if coalesce(btrim(contact), '') <> '' then
    insert into public.objection_contacts values (id, btrim(contact));
  end if;
  return id;
end
$$;

create function public.raise_objection(
  id uuid, notice_id uuid, body text, code_hash text, contact text default null
) returns uuid
language sql volatile set search_path = '' as $$
  select private.raise_objection(id, notice_id, body, contact, code_hash)
$$;
comment on function public.raise_objection is
  'Anybody objects to a notice while it hangs. code_hash: SHA-256 in hex of the code that '
  'find_objection asks for. Refuses notice.unknown, notice.not_running, objection.too_many and '
  'id.reused.';

create function private.find_objection(code_hash text)
returns table (
  project_id uuid, project_title text, level text, body text, status text, answer text,
  raised_at timestamptz, answered_at timestamptz
)
language sql stable security definer set search_path = '' as $$
  select p.id, p.title, n.level, o.body, o.status, o.answer, o.raised_at, o.answered_at
  from public.objections o
  join public.notices n on n.id = o.notice_id
  join public.projects p on p.id = n.project_id
  where o.code_hash = find_objection.code_hash
$$;

create function public.find_objection(code_hash text)
returns table (
  project_id uuid, project_title text, level text, body text, status text, answer text,
  raised_at timestamptz, answered_at timestamptz
)
language sql stable set search_path = '' as $$
  select * from private.find_objection(code_hash)
$$;
comment on function public.find_objection is
  'What became of the objection whose code has this SHA-256; no row for any other.';

-- The project in the actor's region whose notice this is, both for the level of the notice or the
-- one above it. Whoever recorded the notice is no judge of it.
create function private.hold_noticed(notice public.notices) returns public.projects
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('approver',
    variadic private.notice_kinds(notice.level));
  held public.projects := private.hold_project(notice.project_id, actor);
begin
  if auth.uid() = notice.recorded_by then perform private.refuse('approval.same_person'); end if;
  return held;
end
$$;

create function private.stop_notice(id uuid, reason text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  notice public.notices;
  held public.projects;
begin
  select n.* into notice from public.notices n where n.id = stop_notice.id;
  held := private.hold_noticed(notice);
  if exists (select from public.notice_stops s where s.notice_id = notice.id) then
    return id; -- stopped is stopped
  end if;
  if not private.is_standing(notice, held) then
    perform private.refuse('notice.not_this_stage',
      jsonb_build_object('level', notice.level, 'status', held.status));
  end if;
  if coalesce(btrim(reason), '') = '' then perform private.refuse('note.missing'); end if;
  insert into public.notice_stops (notice_id, reason, stopped_by, organization_id)
  values (notice.id, btrim(reason), auth.uid(), private.actor_organization());
  return id;
end
$$;

create function public.stop_notice(id uuid, reason text) returns uuid
language sql volatile set search_path = '' as $$ select private.stop_notice(id, reason) $$;
comment on function public.stop_notice is
  'An approver of the notice''s level or the one above stops a notice by which its project '
  'stands; the reason is public. Refuses project.unknown, approval.same_person, '
  'notice.not_this_stage and note.missing.';

create function private.answer_objection(id uuid, status text, answer text, reason text)
returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.objections;
  notice public.notices;
  project public.projects;
begin
  select n.* into notice from public.objections o
  join public.notices n on n.id = o.notice_id where o.id = answer_objection.id;
  project := private.hold_noticed(notice);
  select o.* into held from public.objections o where o.id = answer_objection.id for update;
  if (held.status, held.answer) is not distinct from (status, btrim(answer)) then
    return id;
  end if;
  if coalesce(btrim(answer), '') = '' then
    perform private.refuse('objection.answer_missing');
  end if;
  if held.status <> 'raised' then
    perform private.refuse('objection.answered', jsonb_build_object('status', held.status));
  end if;
  update public.objections o
  set (status, answer, answered_by, answered_by_organization_id, answered_at) =
    (answer_objection.status, btrim(answer_objection.answer), auth.uid(),
      private.actor_organization(), now())
  where o.id = held.id;
  if status = 'upheld' and private.is_standing(notice, project) then
    perform private.stop_notice(notice.id, reason);
  end if;
  return id;
end
$$;

create function public.answer_objection(
  id uuid, status text, answer text, reason text default null
) returns uuid
language sql volatile set search_path = '' as $$
  select private.answer_objection(id, status, answer, reason)
$$;
comment on function public.answer_objection is
  'An approver of the notice''s level or the one above answers an objection: upheld, which stops '
  'the notice for the (public) reason, or dismissed. The answer is for whoever objected. Refuses '
  'project.unknown, approval.same_person, objection.answer_missing, objection.answered, '
  'note.missing (upheld without a reason) and status.not_allowed.';

grant execute on function private.raise_objection, public.raise_objection,
  private.find_objection, public.find_objection to anon, authenticated;
grant execute on function private.notice_kinds, private.stop_notice, public.stop_notice,
  private.answer_objection, public.answer_objection to authenticated;
