-- Rounds: one run of the matching over one region and one market. A round starts with its job in
-- one transaction, so that neither can be without the other; its row shows the progress. What it
-- proposes leaves the house only when another person publishes it.

-- A market is what can be added up: money of one nature; goods of one category in one unit, so that
-- 吨 and 件 never meet; people in 人; talent in one unit; purchases in money.
create function private.is_market(commodity text, nature text, category text, unit text)
returns boolean
language sql immutable set search_path = '' as $$
  select coalesce(case commodity
    when 'money' then nature in ('fiscal_aid', 'social_donation', 'investment', 'purchase')
      and num_nonnulls(category, unit) = 0
    when 'goods' then category = any (private.need_categories()) and unit is not null
      and nature is null
    when 'talent' then unit is not null and num_nonnulls(nature, category) = 0
    when 'jobs' then unit = '人' and num_nonnulls(nature, category) = 0
    when 'purchase' then num_nonnulls(nature, category, unit) = 0
  end, false)
$$;

create table public.rounds (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references public.organizations,
  commodity text not null,
  nature text,
  category text,
  unit text,
  region_code text not null references public.regions,
  parameters jsonb not null,
  weights_version text not null,
  floor text not null,
  valid_on date not null default private.today(),
  expires_on date,
  based_on_id uuid references public.rounds,
  changes jsonb not null default '[]',
  change_reason text,
  status text not null,
  progress smallint not null default 0,
  failure text,
  input_hash text,
  objective numeric(30),
  bound numeric(30),
  gap numeric,
  pair_count integer,
  priced_count bigint,
  is_proven_over_all boolean,
  rounding jsonb,
  duration_ms integer,
  created_by uuid not null references public.accounts,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  published_by uuid references public.accounts,
  published_at timestamptz,
  constraint rounds_market check (private.is_market(commodity, nature, category, unit)),
  constraint rounds_unit_length check (char_length(unit) between 1 and 12),
  constraint rounds_parameters check (jsonb_typeof(parameters) = 'object'
    and octet_length(parameters::text) <= 20000),
  constraint rounds_weights_version_length check (char_length(weights_version) between 1 and 40),
  constraint rounds_floor check (floor in ('weighted', 'lexicographic')),
  constraint rounds_changes check (jsonb_typeof(changes) = 'array'
    and (changes = '[]') = (based_on_id is null)),
  constraint rounds_change_reason check ((change_reason is null) = (based_on_id is null)
    and char_length(btrim(change_reason)) between 1 and 500),
  constraint rounds_status check (status in ('running', 'proposed', 'closed', 'failed',
    'cancelled', 'discarded')),
  constraint rounds_progress check (progress between 0 and 100),
  constraint rounds_failure check ((status = 'failed') = (failure is not null)),
  constraint rounds_input_hash_form check (input_hash ~ '^[0-9a-f]{64}$'),
  constraint rounds_bound check (objective <= bound),
  constraint rounds_gap check (gap between 0 and 1),
  constraint rounds_counts check (pair_count >= 0 and duration_ms >= 0 and priced_count >= 0),
  constraint rounds_rounding check (jsonb_typeof(rounding) = 'object'),
  constraint rounds_result check (status not in ('proposed', 'closed', 'discarded')
    or num_nulls(input_hash, objective, bound, gap, pair_count, duration_ms, finished_at) = 0),
  constraint rounds_publication check ((published_at is null) = (published_by is null)
    and (published_at is null or status in ('proposed', 'closed'))),
  constraint rounds_two_people check (published_by <> created_by)
);
-- Two of them would promise the same thing twice.
create unique index rounds_running_key
  on public.rounds (region_code, commodity, nature, category, unit) nulls not distinct
  where status = 'running';
create index rounds_organization_id_idx on public.rounds (organization_id);
create index rounds_region_code_idx on public.rounds (region_code);
create index rounds_based_on_id_idx on public.rounds (based_on_id);
create index rounds_created_by_idx on public.rounds (created_by);
create index rounds_published_by_idx on public.rounds (published_by);
alter table public.rounds enable row level security;
create policy select_owner on public.rounds
  for select to authenticated using (organization_id = (select private.actor_organization()));
-- By which rule something was shared is for everybody whom it concerns.
create policy select_published on public.rounds
  for select to authenticated using (published_at is not null);
create trigger rounds_status before insert or update of status on public.rounds
  for each row execute function private.check_transition('round');
-- Not of progress, which is no act of anybody and moves every second.
create trigger rounds_audit
  after insert or delete or update of status, published_at on public.rounds
  for each row execute function private.audit();
comment on table public.rounds is
  'Runs of the matching, each over one market: commodity, and nature, category and unit by it.';
comment on column public.rounds.unit is
  'In which all quantities of the round are told; null: fen.';
comment on column public.rounds.valid_on is 'The day on which its offers and pairings must hold.';
comment on column public.rounds.changes is
  'What was decided after a what-if: matched on the same frozen input as based_on_id.';
comment on column public.rounds.rounding is 'What keeping minimum grants cost; null: nothing.';
comment on column public.rounds.expires_on is
  'Last day to decide on its proposals; null: 14 days from publication.';
comment on column public.rounds.objective is 'Points of the plan; bound is the proven most.';
comment on column public.rounds.input_hash is 'SHA-256 of the instance that was solved.';

insert into public.status_transitions (record, from_status, to_status, act) values
  ('round', null, 'running', 'start'),
  ('round', 'running', 'proposed', 'propose'),
  ('round', 'running', 'failed', 'fail'),
  ('round', 'running', 'cancelled', 'cancel'),
  ('round', 'proposed', 'discarded', 'discard'),
  ('round', 'proposed', 'closed', 'close');

-- The unique index stops a second round of the same region; this one also a round within a round.
-- Should two such ones begin in the same instant, publication still checks what is left.
create function private.has_running_round(planned public.rounds) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select from public.rounds r
    where r.status = 'running' and private.regions_meet(r.region_code, planned.region_code)
      and (r.commodity, r.nature, r.category, r.unit) is not distinct from
        (planned.commodity, planned.nature, planned.category, planned.unit)
  )
$$;

-- Bounds within which an editor may set the scale. Shape and sense in full are checked again by the
-- engine, which refuses an instance by name.
create function private.has_sound_parameters(
  parameters jsonb, weights_version text, floor text
) returns boolean
language sql immutable set search_path = '' as $$
  select parameters ->> 'floor' = floor and parameters -> 'weights' ->> 'version' = weights_version
    and (
      select count(*) = 5 and bool_and(w.points between 0 and 1000)
        and sum(w.points) between 1 and 1000
      from jsonb_each_text(parameters -> 'weights') as e (part, worth),
        lateral (select (e.worth)::integer as points) w
      where e.part in ('capability', 'region', 'amount', 'text', 'history')
    )
    and (parameters #>> '{weights,urgency}')::integer between 0 and 200
    and (parameters #>> '{weights,verified}')::integer between 0 and 200
    and jsonb_array_length(parameters -> 'tiers') between 1 and 8
    and not exists (
      select from jsonb_array_elements(parameters -> 'tiers') as t (step)
      where coalesce((t.step ->> 0)::integer, 1) not between 1 and 10000000
        or (t.step ->> 1)::integer not between 0 and 10000
    )
$$;

-- The market of a round that is not there yet, within the actor's region.
create function private.plan_round(
  actor public.organizations, commodity text, nature text, category text, unit text,
  region_code text
) returns public.rounds
language plpgsql stable security definer set search_path = '' as $$
declare
  planned public.rounds;
begin
  if not private.region_covers(actor.region_code, region_code) then
    perform private.refuse('round.region_not_yours',
      jsonb_build_object('region', region_code), 'PT403');
  end if;
  if not private.is_market(commodity, nature, category, unit) then
    perform private.refuse('round.market_unknown', jsonb_build_object('commodity', commodity));
  end if;
  planned.organization_id := actor.id;
  planned.commodity := commodity;
  planned.nature := nature;
  planned.category := category;
  planned.unit := unit;
  planned.region_code := region_code;
  return planned;
end
$$;

create function private.start_round(
  id uuid, commodity text, nature text, category text, unit text, region_code text,
  parameters jsonb, weights_version text, floor text, expires_on date, valid_on date
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'county', 'city');
  planned public.rounds;
begin
  if exists (
    select from public.rounds r where r.id = start_round.id and r.organization_id = actor.id
  ) then
    return id;
  end if;
  planned := private.plan_round(actor, commodity, nature, category, unit, region_code);
  if expires_on <= private.today() then
    perform private.refuse('round.expires_too_soon', jsonb_build_object('expires_on', expires_on));
  end if;
  if valid_on not between private.today() and private.today() + 180 then
    perform private.refuse('round.valid_on_out_of_bounds',
      jsonb_build_object('valid_on', valid_on));
  end if;
  if not coalesce(private.has_sound_parameters(parameters, weights_version, floor), false) then
    perform private.refuse('round.parameters_out_of_bounds');
  end if;
  if private.has_running_round(planned) then
    perform private.refuse('round.already_running', jsonb_build_object('region', region_code));
  end if;
  insert into public.rounds (id, organization_id, commodity, nature, category, unit, region_code,
    parameters, weights_version, floor, expires_on, valid_on, status, created_by)
  values (id, actor.id, commodity, nature, category, unit, region_code, parameters,
    weights_version, floor, expires_on, coalesce(valid_on, private.today()), 'running',
    auth.uid())
  on conflict do nothing;
  if not found then
    perform private.refuse('round.already_running', jsonb_build_object('region', region_code));
  end if;
  perform graphile_worker.add_job('run_round', json_build_object('round_id', id),
    job_key := 'run_round:' || id);
  return id;
end
$$;

create function public.start_round(
  id uuid, commodity text, nature text, region_code text, parameters jsonb,
  weights_version text, floor text, expires_on date default null, valid_on date default null,
  category text default null, unit text default null
) returns uuid
language sql volatile set search_path = '' as $$
  select private.start_round(id, commodity, nature, category, unit, region_code, parameters,
    weights_version, floor, expires_on, valid_on)
$$;
comment on function public.start_round is
  'An editor of a county or city starts a round within its region; repeating it starts no second. '
  'The market: money by nature, goods by category and unit, talent by unit, jobs in 人, purchases. '
  'Refuses round.region_not_yours, round.market_unknown, round.expires_too_soon, '
  'round.valid_on_out_of_bounds (today to 180 days ahead), round.parameters_out_of_bounds and '
  'round.already_running, also for one of the same market within or around it.';
grant execute on function private.start_round, public.start_round to authenticated;

-- What follows is for the work process alone. A round that no longer runs (it failed, its owner
-- cancelled it, or a second process was faster) takes no more word from it.
create function private.running_round(id uuid) returns public.rounds
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.rounds;
begin
  select r.* into held from public.rounds r where r.id = running_round.id for update;
  if held.status is distinct from 'running' then
    perform private.refuse('round.not_running', jsonb_build_object('status', held.status));
  end if;
  return held;
end
$$;

create function private.set_round_progress(round_id uuid, progress integer) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.rounds := private.running_round(round_id);
begin
  update public.rounds r set progress = set_round_progress.progress where r.id = held.id;
end
$$;

create function private.fail_round(round_id uuid, failure text) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.rounds := private.running_round(round_id);
begin
  update public.rounds r
  set status = 'failed', failure = left(fail_round.failure, 2000), finished_at = now()
  where r.id = held.id;
end
$$;

create function public.set_round_progress(round_id uuid, progress integer) returns void
language sql volatile set search_path = '' as $$
  select private.set_round_progress(round_id, progress)
$$;
comment on function public.set_round_progress is
  'Percent done, 0 to 100. Refuses round.not_running.';

create function public.fail_round(round_id uuid, failure text) returns void
language sql volatile set search_path = '' as $$
  select private.fail_round(round_id, failure)
$$;
comment on function public.fail_round is
  'Ends a round that cannot be solved, with the reason. Refuses round.not_running.';

grant execute on function private.set_round_progress, private.fail_round,
  public.set_round_progress, public.fail_round to service_role;
