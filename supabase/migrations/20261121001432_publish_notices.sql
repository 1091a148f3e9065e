-- Publication of notices: with their project, since nothing of it is public before its first one.

create function private.publish_notices(project_id uuid) returns void
language sql volatile security definer set search_path = '' as $$
  insert into public.published_notices as t
  select n.id, p.id, n.level, p.village_code, n.starts_on, n.ends_on, n.place, n.basis,
    (select coalesce(jsonb_agg(jsonb_build_object('source', b.source, 'amount_fen', b.amount_fen)
        order by b.source), '[]')
      from public.budget_lines b where b.project_id = p.id),
    case when s.notice_id is not null then 'stopped'
      when n.submission < p.submission or p.status = 'returned' then 'void' else 'given' end,
    s.reason, o.raised, o.answered, p.is_demo
  from public.notices n
  join public.projects p on p.id = n.project_id
  left join public.notice_stops s on s.notice_id = n.id
  cross join lateral (
    select count(*) as raised, count(*) filter (where o.status <> 'raised') as answered
    from public.objections o where o.notice_id = n.id
  ) as o
  where p.id = publish_notices.project_id
  on conflict (id) do update set standing = excluded.standing,
    stop_reason = excluded.stop_reason, objection_count = excluded.objection_count,
    answered_count = excluded.answered_count
  where (t.standing, t.objection_count, t.answered_count)
    is distinct from (excluded.standing, excluded.objection_count, excluded.answered_count);

  insert into public.published_entries
    (project_id, kind, source_id, version, occurred_on, body, facts)
  select n.project_id, 'notice', n.id::text, 2,
    (s.stopped_at at time zone 'Asia/Shanghai')::date, s.reason,
    jsonb_build_object('level', n.level, 'starts_on', n.starts_on, 'ends_on', n.ends_on,
      'is_stopped', true)
  from public.notices n join public.notice_stops s on s.notice_id = n.id
  where n.project_id = publish_notices.project_id
  on conflict on constraint published_entries_source_key do nothing;
$$;

create function private.publish_notice(notice_id uuid) returns void
language sql volatile security definer set search_path = '' as $$
  select private.publish_project(n.project_id)
  from public.notices n where n.id = publish_notice.notice_id
$$;
