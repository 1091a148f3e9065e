-- What the wall charts (挂图作战) need besides the projects: their dated stages, and what a county
-- ruled of their lights. The lights themselves are computed where they are shown, from these rows
-- and from what else is public.
create table public.published_milestones (
  project_id uuid not null references public.published_projects,
  position smallint not null,
  title text not null,
  slot text not null,
  due_on date not null,
  status text not null,
  met_on date,
  primary key (project_id, position)
);
alter table public.published_milestones enable row level security;
create policy select_public on public.published_milestones
  for select to anon, authenticated using (true);
create trigger published_milestones_version after insert or update or delete
  on public.published_milestones for each statement execute function private.raise_version();
comment on table public.published_milestones is
  'The milestones of published projects as they are planned now, and when they were met.';

create table public.published_rulings (
  project_id uuid primary key references public.published_projects,
  colour text not null,
  holds_until date not null
);
alter table public.published_rulings enable row level security;
create policy select_public on public.published_rulings
  for select to anon, authenticated using (true);
create trigger published_rulings_version after insert or update or delete
  on public.published_rulings for each statement execute function private.raise_version();
comment on table public.published_rulings is
  'The last ruling on a project''s light; its reason is written for officials and may name people.';

-- Before the works begin milestones are dated anew as a whole: those that fell away go.
create function private.publish_walls(project_id uuid) returns void
language sql volatile security definer set search_path = '' as $$
  delete from public.published_milestones t
  where t.project_id = publish_walls.project_id and not exists (
    select from public.milestones m
    where m.project_id = t.project_id and m.position = t.position
  );

  insert into public.published_milestones as t
  select m.project_id, m.position, m.title, m.slot, m.due_on, m.status, m.met_on
  from public.milestones m where m.project_id = publish_walls.project_id
  on conflict on constraint published_milestones_pkey do update set title = excluded.title,
    slot = excluded.slot, due_on = excluded.due_on, status = excluded.status,
    met_on = excluded.met_on
  where t is distinct from excluded;

  insert into public.published_rulings as t
  select r.project_id, r.colour, r.holds_until
  from public.light_rulings r where r.project_id = publish_walls.project_id
  order by r.ruled_at desc, r.id limit 1
  on conflict on constraint published_rulings_pkey do update set colour = excluded.colour,
    holds_until = excluded.holds_until
  where t is distinct from excluded;
$$;
