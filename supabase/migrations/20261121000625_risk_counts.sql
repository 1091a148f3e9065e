-- How many households of a village are monitored against falling back, by year: counts alone, no
-- household and no name. The village states them, its township on its behalf (代填), and the
-- county verifies or sends back. Facts are appended: a correction is the next version with its
-- reason. Null is not known, which is not none. Here, beside the head counts, and not with the
-- regions, because organizations are known only after those.
create table public.risk_counts (
  id uuid primary key,
  village_code text not null references public.regions,
  year smallint not null,
  version smallint not null,
  counted_on date not null,
  unstable_count integer,
  marginal_count integer,
  sudden_count integer,
  resolved_count integer,
  reason text,
  is_entered_on_behalf boolean not null,
  organization_id uuid not null references public.organizations,
  stated_by uuid not null references public.accounts,
  stated_at timestamptz not null default now(),
  is_demo boolean not null default false,
  constraint risk_counts_version_key unique (village_code, year, version),
  constraint risk_counts_year check (year = extract(year from counted_on) and year >= 2000),
  constraint risk_counts_version check (version between 1 and 999),
  constraint risk_counts_known check (num_nonnulls(unstable_count, marginal_count, sudden_count,
    resolved_count) > 0),
  constraint risk_counts_unstable check (unstable_count between 0 and 100000),
  constraint risk_counts_marginal check (marginal_count between 0 and 100000),
  constraint risk_counts_sudden check (sudden_count between 0 and 100000),
  constraint risk_counts_resolved check (resolved_count between 0 and 100000),
  constraint risk_counts_reason check (case when version = 1 then reason is null
    else char_length(btrim(reason)) between 1 and 200 end)
);
create index risk_counts_organization_id_idx on public.risk_counts (organization_id);
create index risk_counts_stated_by_idx on public.risk_counts (stated_by);
alter table public.risk_counts enable row level security;
create policy select_in_charge on public.risk_counts
  for select to authenticated using (
    (select private.actor_kind()) in ('village', 'township', 'county', 'city', 'supervisor')
    and starts_with(village_code, (select private.actor_prefix()))
  );
create trigger risk_counts_no_change before update or delete on public.risk_counts
  for each row execute function private.forbid_change();
create trigger risk_counts_no_truncate before truncate on public.risk_counts
  for each statement execute function private.forbid_change();
create trigger risk_counts_audit after insert on public.risk_counts
  for each row execute function private.audit();
comment on table public.risk_counts is
  'Households at risk per village and year; the newest version is what the village says today.';
comment on column public.risk_counts.unstable_count is '脱贫不稳定户.';
comment on column public.risk_counts.marginal_count is '边缘易致贫户.';
comment on column public.risk_counts.sudden_count is '突发严重困难户.';
comment on column public.risk_counts.resolved_count is 'Whose risk was resolved within the year.';

create table public.risk_count_verdicts (
  count_id uuid primary key references public.risk_counts,
  verdict text not null,
  note text,
  judged_by uuid not null references public.accounts,
  organization_id uuid not null references public.organizations,
  judged_at timestamptz not null default now(),
  constraint risk_count_verdicts_verdict check (verdict in ('verified', 'returned')),
  constraint risk_count_verdicts_note check (case verdict when 'verified' then note is null
    else char_length(btrim(note)) between 1 and 200 end)
);
create index risk_count_verdicts_judged_by_idx on public.risk_count_verdicts (judged_by);
create index risk_count_verdicts_organization_id_idx
  on public.risk_count_verdicts (organization_id);
alter table public.risk_count_verdicts enable row level security;
create policy select_with_count on public.risk_count_verdicts
  for select to authenticated using (count_id in (select c.id from public.risk_counts c));
create trigger risk_count_verdicts_no_change before update or delete
  on public.risk_count_verdicts for each row execute function private.forbid_change();
create trigger risk_count_verdicts_no_truncate before truncate on public.risk_count_verdicts
  for each statement execute function private.forbid_change();
create trigger risk_count_verdicts_audit after insert on public.risk_count_verdicts
  for each row execute function private.audit('count_id');
comment on table public.risk_count_verdicts is 'Verified by the county, or sent back with a word.';

create function private.state_risk_count(
  id uuid, village_code text, counted_on date, counts integer[], version integer, reason text
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'village', 'township');
  held public.risk_counts;
begin
  if not private.region_covers(actor.region_code, village_code) or not exists (
    select from public.regions r where r.code = village_code and r.level = 5
      and (r.valid_to is null or r.valid_to >= private.today())
  ) then
    perform private.refuse('risk_count.village_not_yours',
      jsonb_build_object('village', village_code), 'PT403');
  end if;
  -- One village at a time, so that two people do not write the same version.
  perform from public.regions r where r.code = village_code for no key update;
  if exists (select from public.risk_counts c where c.id = state_risk_count.id
    and c.organization_id = actor.id) then return id; end if;
  if counted_on is null or counted_on > private.today() or counted_on < date '2000-01-01' then
    perform private.refuse('risk_count.date_out_of_range');
  end if;
  if num_nonnulls(counts[1], counts[2], counts[3], counts[4]) = 0 then
    perform private.refuse('risk_count.nothing_counted');
  end if;
  select c.* into held from public.risk_counts c
  where c.village_code = state_risk_count.village_code
    and c.year = extract(year from state_risk_count.counted_on)
  order by c.version desc limit 1;
  if held.version is distinct from state_risk_count.version then
    perform private.refuse('draft.changed_meanwhile',
      jsonb_build_object('version', held.version));
  end if;
  if held.id is not null and coalesce(btrim(reason), '') = '' then
    perform private.refuse('note.missing');
  end if;
  insert into public.risk_counts (id, village_code, year, version, counted_on, unstable_count,
    marginal_count, sudden_count, resolved_count, reason, is_entered_on_behalf, organization_id,
    stated_by, is_demo)
  values (state_risk_count.id, state_risk_count.village_code,
    extract(year from state_risk_count.counted_on), coalesce(held.version, 0) + 1,
    state_risk_count.counted_on, counts[1], counts[2], counts[3], counts[4],
    case when held.id is not null then btrim(reason) end, actor.kind <> 'village', actor.id,
    auth.uid(), actor.is_demo);
  return id;
end
$$;

create function public.state_risk_count(
  id uuid, village_code text, counted_on date, unstable integer default null,
  marginal integer default null, sudden integer default null, resolved integer default null,
  version integer default null, reason text default null
) returns uuid
language sql volatile set search_path = '' as $$
  select private.state_risk_count(id, village_code, counted_on,
    array[unstable, marginal, sudden, resolved], version, reason)
$$;
comment on function public.state_risk_count is
  'An editor of the village, or of its township on its behalf, states the year''s households at '
  'risk, or corrects them (the version last read, and why). Refuses risk_count.village_not_yours, '
  'risk_count.date_out_of_range, risk_count.nothing_counted, draft.changed_meanwhile and '
  'note.missing.';

create function private.judge_risk_count(id uuid, verdict text, note text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'county');
  held public.risk_counts;
  said text;
begin
  select c.* into held from public.risk_counts c
  where c.id = judge_risk_count.id and private.region_covers(actor.region_code, c.village_code)
  for update;
  if held.id is null then perform private.refuse('risk_count.unknown', code => 'PT404'); end if;
  select v.verdict into said from public.risk_count_verdicts v where v.count_id = held.id;
  if said = judge_risk_count.verdict then return id; end if;
  if said is not null then perform private.refuse('risk_count.judged_already'); end if;
  if exists (
    select from public.risk_counts c
    where (c.village_code, c.year, c.version) = (held.village_code, held.year, held.version + 1)
  ) then
    perform private.refuse('draft.changed_meanwhile',
      jsonb_build_object('version', held.version + 1));
  end if;
  if verdict = 'returned' and coalesce(btrim(note), '') = '' then
    perform private.refuse('note.missing');
  end if;
  insert into public.risk_count_verdicts (count_id, verdict, note, judged_by, organization_id)
  values (held.id, verdict, btrim(note), auth.uid(), actor.id);
  return id;
end
$$;

create function public.judge_risk_count(id uuid, verdict text, note text default null)
returns uuid
language sql volatile set search_path = '' as $$
  select private.judge_risk_count(id, verdict, note)
$$;
comment on function public.judge_risk_count is
  'The county verifies the newest count of a year or sends it back. Refuses risk_count.unknown, '
  'risk_count.judged_already, draft.changed_meanwhile and note.missing.';

-- The newest count of each village and year, and what the county says to it.
create view public.current_risk_counts with (security_invoker = true) as
  select c.*, r.name as village_name, v.verdict, v.note, v.judged_at, o.name as organization_name
  from public.risk_counts c
  join public.regions r on r.code = c.village_code
  join public.organizations o on o.id = c.organization_id
  left join public.risk_count_verdicts v on v.count_id = c.id
  where not exists (
    select from public.risk_counts n
    where (n.village_code, n.year, n.version) = (c.village_code, c.year, c.version + 1)
  );
comment on view public.current_risk_counts is 'What each village says of each year today.';

grant execute on function private.state_risk_count, private.judge_risk_count,
  public.state_risk_count, public.judge_risk_count to authenticated;
