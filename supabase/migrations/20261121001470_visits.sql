-- Visits 走访: who was where on which day and what they found. Written freely and never counted or
-- ranked: no function and no view sums them up. Whom people met stays within the house.
create table public.visits (
  id uuid primary key,
  region_code text not null references public.regions,
  kind text not null,
  visited_on date not null,
  met_count smallint,
  met text,
  findings text not null,
  organization_id uuid not null references public.organizations,
  organization_kind text not null,
  recorded_by uuid not null references public.accounts,
  recorded_at timestamptz not null default now(),
  is_demo boolean not null default false,
  constraint visits_kind check (kind in ('early_late', 'random', 'regular', 'focus',
    'appointed')),
  constraint visits_met_count check (met_count between 1 and 9999),
  constraint visits_met_length check (char_length(btrim(met)) between 1 and 200),
  constraint visits_findings_length check (char_length(btrim(findings)) between 1 and 2000)
);
create index visits_region_code_idx on public.visits (region_code);
create index visits_visited_on_idx on public.visits (visited_on desc, id);
create index visits_organization_id_idx on public.visits (organization_id);
create index visits_recorded_by_idx on public.visits (recorded_by);
alter table public.visits enable row level security;
create policy select_own on public.visits
  for select to authenticated using (organization_id = (select private.actor_organization()));
create policy select_supervisor on public.visits
  for select to authenticated using (
    (select private.actor_kind()) = 'supervisor'
    and starts_with(region_code, (select private.actor_prefix()))
  );
-- What a supervisor was told without escort is for supervisors; what follows from it is an opinion.
create policy select_in_charge on public.visits
  for select to authenticated using (
    organization_kind <> 'supervisor' and (select private.actor_kind()) in ('county', 'city')
    and starts_with(region_code, (select private.actor_prefix()))
  );
create trigger visits_append_only before update or delete on public.visits
  for each row execute function private.forbid_change();
create trigger visits_no_truncate before truncate on public.visits
  for each statement execute function private.forbid_change();
create trigger visits_audit after insert on public.visits
  for each row execute function private.audit();
comment on table public.visits is
  'What was found on a visit. Never published, counted or ranked; what was wrong is written anew.';
comment on column public.visits.met_count is 'null: nobody counted.';

create table public.visit_papers (
  visit_id uuid not null references public.visits,
  document_id uuid not null references public.documents,
  position smallint not null,
  primary key (visit_id, document_id)
);
create index visit_papers_document_id_idx on public.visit_papers (document_id);
alter table public.visit_papers enable row level security;
create policy select_with_visit on public.visit_papers
  for select to authenticated using (exists (select from public.visits v where v.id = visit_id));
create trigger visit_papers_append_only before update or delete on public.visit_papers
  for each row execute function private.forbid_change();
create trigger visit_papers_audit after insert on public.visit_papers
  for each row execute function private.audit('visit_id');
comment on table public.visit_papers is 'Photos and papers of a visit, in their order.';

-- A county reads the papers of what lies in it; a village or township in it does not.
create function private.county_of(place text) returns text
language sql immutable set search_path = '' as $$
  select case when right(place, 8) = '00000000' then place else rpad(left(place, 6), 12, '0') end
$$;

-- Whether an organization goes there: its own region, or one that its own assists by a pairing.
create function private.goes_to(actor public.organizations, place text) returns boolean
language sql stable security definer set search_path = '' as $$
  select private.region_covers(actor.region_code, place) or exists (
    select from private.bodies_of(place) b
    where b.organization_id = actor.id and b.side = 'supporting'
  )
$$;

create function private.record_visit(
  id uuid, place text, kind text, visited_on date, met_count integer, met text, findings text,
  papers uuid[]
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'supervisor', 'city', 'county',
    'township', 'village');
  earlier public.visits;
begin
  select v.* into earlier from public.visits v where v.id = record_visit.id;
  if earlier.id is not null then
    if (earlier.region_code, earlier.kind, earlier.visited_on, earlier.findings,
      earlier.recorded_by) is not distinct from
      (place, kind, visited_on, btrim(findings), auth.uid()) then return id; end if;
    perform private.refuse('id.reused', '{"record": "visit"}');
  end if;
  if not private.goes_to(actor, place) then perform private.refuse('visit.place_elsewhere'); end if;
  if visited_on > private.today() then perform private.refuse('visit.in_the_future'); end if;
  insert into public.visits (id, region_code, kind, visited_on, met_count, met, findings,
    organization_id, organization_kind, recorded_by)
  values (id, place, kind, visited_on, met_count, nullif(btrim(met), ''), btrim(findings),
    actor.id, actor.kind, auth.uid())
  on conflict on constraint visits_pkey do nothing;
  if not found then return id; end if; -- sent twice at once
  perform private.attach_document(p.id, case actor.kind when 'supervisor' then '{}'::text[]
    else array[private.county_of(place)] end, '{}') from unnest(papers) as p (id);
  insert into public.visit_papers (visit_id, document_id, position)
  select record_visit.id, p.id, min(p.position)
  from unnest(papers) with ordinality as p (id, position) group by p.id;
  return id;
end
$$;

create function public.record_visit(
  id uuid, place text, kind text, visited_on date, findings text, met_count integer default null,
  met text default null, papers uuid[] default '{}'
) returns uuid
language sql volatile set search_path = '' as $$
  select private.record_visit(id, place, kind, visited_on, met_count, met, findings, papers)
$$;
comment on function public.record_visit is
  'A supervisor, an official or somebody of a village writes down a visit in their region or one '
  'that theirs assists. Refuses visit.place_elsewhere, visit.in_the_future, document.unknown and '
  'id.reused.';
grant execute on function private.record_visit, public.record_visit to authenticated;
