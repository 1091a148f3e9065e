-- Reminding whoever tells of a project that is being built and of which nothing was published for
-- long: once for each silence, which the next entry ends. For the work process alone; may be run
-- twice, and makes up for a night that was slept through.
create table public.silence_reminders (
  project_id uuid not null references public.projects,
  silent_since date not null,
  reminded_at timestamptz not null default now(),
  primary key (project_id, silent_since)
);
alter table public.silence_reminders enable row level security;
create policy select_with_project on public.silence_reminders
  for select to authenticated using (
    exists (select from public.projects p where p.id = project_id)
  );
create trigger silence_reminders_append_only before update or delete on public.silence_reminders
  for each row execute function private.forbid_change();
create trigger silence_reminders_no_truncate before truncate on public.silence_reminders
  for each statement execute function private.forbid_change();
comment on table public.silence_reminders is
  'That the people of a project were reminded to tell how it stands. The key holds that it is once '
  'for each silence.';
comment on column public.silence_reminders.silent_since is 'The day of the last published entry.';

-- Whoever can tell of a project: people of its village, and of the unit that entered it.
create function private.tellers(project public.projects) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select distinct m.account_id
  from public.memberships m
  join public.organizations o on o.id = m.organization_id and o.status = 'verified'
  join public.accounts a on a.id = m.account_id and a.disabled_at is null
  where m.status = 'active' and private.role_rank(m.role) >= private.role_rank('editor')
    and o.kind in ('village', 'township', 'county')
    and (o.id = project.entered_by_organization_id
      or (o.kind = 'village' and o.region_code = project.village_code))
$$;

-- One mail a person and night, however many projects; answers of how many it reminded.
create function private.remind_of_silence(days integer) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  reminded uuid[];
  person record;
begin
  with made as (
    insert into public.silence_reminders as r (project_id, silent_since)
    select p.id, t.last_entry_on
    from public.projects p
    join public.published_projects t on t.id = p.id
    where p.status = 'under_way' and t.last_entry_on <= private.today() - days
    on conflict do nothing
    returning r.project_id
  )
  select coalesce(array_agg(m.project_id), '{}') into reminded from made m;
  for person in
    select c.login, count(*) as waiting,
      string_agg(p.title, '、' order by p.title, p.id) as titles
    from public.projects p
    cross join lateral private.tellers(p) a (account_id)
    join public.credentials c on c.account_id = a.account_id and private.is_mail_address(c.login)
    where p.id = any(reminded)
    group by c.login
  loop
    perform private.append_mail(person.login, null, 'project_silent',
      jsonb_build_object('count', person.waiting::text, 'titles', left(person.titles, 300)),
      now() + interval '3 days', now());
  end loop;
  return cardinality(reminded);
end
$$;

create function public.remind_of_silence(days integer) returns integer
language sql volatile set search_path = '' as $$ select private.remind_of_silence(days) $$;
comment on function public.remind_of_silence is
  'Reminds of projects under way without a published entry for so many days; answers of how many.';
grant execute on function private.remind_of_silence, public.remind_of_silence to service_role;
