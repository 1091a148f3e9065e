-- Red, yellow and green are computed where they are shown (src/domain/projects/light.ts). What an
-- official rules instead is a fact: which colour, why, and until when.
create table public.light_rulings (
  id uuid primary key,
  project_id uuid not null references public.projects,
  colour text not null,
  reason text not null,
  holds_until date not null,
  ruled_by uuid not null references public.accounts,
  organization_id uuid not null references public.organizations,
  ruled_at timestamptz not null default now(),
  constraint light_rulings_colour check (colour in ('red', 'yellow', 'green')),
  constraint light_rulings_reason_length check (char_length(btrim(reason)) between 1 and 500)
);
create index light_rulings_project_id_idx on public.light_rulings (project_id, ruled_at);
create index light_rulings_ruled_by_idx on public.light_rulings (ruled_by);
create index light_rulings_organization_id_idx on public.light_rulings (organization_id);
alter table public.light_rulings enable row level security;
create policy select_with_project on public.light_rulings
  for select to authenticated using (
    exists (select from public.projects p where p.id = project_id)
  );
create trigger light_rulings_append_only before update or delete on public.light_rulings
  for each row execute function private.forbid_change();
create trigger light_rulings_no_truncate before truncate on public.light_rulings
  for each statement execute function private.forbid_change();
create trigger light_rulings_audit after insert on public.light_rulings
  for each row execute function private.audit();
comment on table public.light_rulings is
  'Colours that stand instead of the computed ones for a while; the last one counts.';

create function private.rule_light(
  id uuid, project_id uuid, colour text, reason text, holds_until date
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('approver', 'county');
  held public.projects := private.hold_project(project_id, actor);
  earlier public.light_rulings;
begin
  select r.* into earlier from public.light_rulings r where r.id = rule_light.id;
  if earlier.id is not null then
    if (earlier.project_id, earlier.colour, earlier.reason, earlier.holds_until)
      is not distinct from (held.id, colour, btrim(reason), holds_until) then return id; end if;
    perform private.refuse('id.reused', '{"record": "light_ruling"}');
  end if;
  if held.status in ('draft', 'submitted', 'returned', 'closed', 'terminated') then
    perform private.refuse('light.not_lit', jsonb_build_object('status', held.status));
  end if;
  if coalesce(btrim(reason), '') = '' then perform private.refuse('note.missing'); end if;
  if holds_until not between private.today() and private.today() + 90 then
    perform private.refuse('light.too_long', '{"days": 90}');
  end if;
  insert into public.light_rulings
    (id, project_id, colour, reason, holds_until, ruled_by, organization_id)
  values (id, held.id, colour, btrim(reason), holds_until, auth.uid(), actor.id);
  return id;
end
$$;

create function public.rule_light(
  id uuid, project_id uuid, colour text, reason text, holds_until date
) returns uuid
language sql volatile set search_path = '' as $$
  select private.rule_light(id, project_id, colour, reason, holds_until)
$$;
comment on function public.rule_light is
  'An approver of the county sets a project''s colour against the computed one, for a reason and '
  'for at most 90 days. Refuses project.unknown, light.not_lit, note.missing, light.too_long and '
  'id.reused.';
grant execute on function private.rule_light, public.rule_light to authenticated;
