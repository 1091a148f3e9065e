-- How long the three notices (三公示) hang, as a county set it, with the document that says so. A
-- term is never changed: a later one takes its place from its day on. What hangs already keeps the
-- days for which it was recorded.
create table public.notice_terms (
  id uuid primary key,
  county_code text not null references public.regions,
  village_days smallint not null,
  township_days smallint not null,
  county_days smallint not null,
  basis text not null,
  valid_from date not null,
  set_by uuid not null references public.accounts,
  organization_id uuid not null references public.organizations,
  set_at timestamptz not null default clock_timestamp(),
  constraint notice_terms_village_days check (village_days between 5 and 60),
  constraint notice_terms_township_days check (township_days between 5 and 60),
  constraint notice_terms_county_days check (county_days between 5 and 60),
  constraint notice_terms_basis_length check (char_length(btrim(basis)) between 1 and 200)
);
create index notice_terms_county_code_idx
  on public.notice_terms (county_code, valid_from desc, set_at desc);
create index notice_terms_set_by_idx on public.notice_terms (set_by);
create index notice_terms_organization_id_idx on public.notice_terms (organization_id);
alter table public.notice_terms enable row level security;
-- Whoever records a notice lies below the county, whoever watches it at or above.
create policy select_in_charge on public.notice_terms
  for select to authenticated using (
    (select private.actor_kind()) in ('village', 'township', 'county', 'city', 'supervisor')
    and (
      starts_with(county_code, (select private.actor_prefix()))
      or starts_with((select private.actor_prefix()), left(county_code, 6))
    )
  );
create trigger notice_terms_append_only before update or delete on public.notice_terms
  for each row execute function private.forbid_change();
create trigger notice_terms_no_truncate before truncate on public.notice_terms
  for each statement execute function private.forbid_change();
create trigger notice_terms_audit after insert on public.notice_terms
  for each row execute function private.audit();
comment on table public.notice_terms is
  'Whole days that a notice of each level hangs in a county, from valid_from on; the last one set '
  'counts. Without any: ten days each.';

-- The term of a notice that begins on a day: at least so many days, and by which document. It is
-- ten days, by no local document, where the county set nothing.
create function private.notice_term(village_code text, level text, on_date date)
returns table (days smallint, basis text)
language sql stable security definer set search_path = '' as $$
  (
    select case notice_term.level when 'village' then t.village_days
      when 'township' then t.township_days else t.county_days end, t.basis
    from public.notice_terms t
    where t.county_code = left(notice_term.village_code, 6) || '000000'
      and t.valid_from <= on_date
    order by t.valid_from desc, t.set_at desc, t.id limit 1
  )
  union all select 10::smallint, null limit 1
$$;

create function private.set_notice_term(
  id uuid, village_days smallint, township_days smallint, county_days smallint, basis text,
  valid_from date
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('approver', 'county');
  earlier public.notice_terms;
begin
  select t.* into earlier from public.notice_terms t where t.id = set_notice_term.id;
  if earlier.id is not null then
    if (earlier.county_code, earlier.village_days, earlier.township_days, earlier.county_days,
        earlier.basis, earlier.valid_from)
      is not distinct from (actor.region_code, village_days, township_days, county_days,
        btrim(basis), valid_from) then return id; end if;
    perform private.refuse('id.reused', '{"record": "notice_term"}');
  end if;
  if least(village_days, township_days, county_days) < 5
    or greatest(village_days, township_days, county_days) > 60 then
    perform private.refuse('term.days_malformed');
  end if;
  if coalesce(btrim(basis), '') = '' then perform private.refuse('term.basis_missing'); end if;
  -- A day that has passed would shorten what is recorded today of a wall of yesterday.
  if valid_from < private.today() then perform private.refuse('term.in_the_past'); end if;
  insert into public.notice_terms (id, county_code, village_days, township_days, county_days,
    basis, valid_from, set_by, organization_id)
  values (id, actor.region_code, village_days, township_days, county_days, btrim(basis),
    valid_from, auth.uid(), actor.id);
  return id;
end
$$;

create function public.set_notice_term(
  id uuid, village_days smallint, township_days smallint, county_days smallint, basis text,
  valid_from date
) returns uuid
language sql volatile set search_path = '' as $$
  select private.set_notice_term(id, village_days, township_days, county_days, basis, valid_from)
$$;
comment on function public.set_notice_term is
  'An approver of the county sets how long the three notices hang from today or a later day on, '
  'and by which document. Refuses term.days_malformed (5 to 60), term.basis_missing, '
  'term.in_the_past and id.reused.';
grant execute on function private.set_notice_term, public.set_notice_term to authenticated;
