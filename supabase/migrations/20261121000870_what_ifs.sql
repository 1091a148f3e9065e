-- What if: a plan that is not published, matched once more on its frozen input with a few changes,
-- to see what would follow before anybody decides. It runs in the background like a round, binds
-- nobody, and is either taken over, which makes a new round of it, or thrown away.
create table public.what_ifs (
  id uuid primary key default gen_random_uuid(),
  round_id uuid not null references public.rounds,
  changes jsonb not null,
  status text not null default 'running',
  progress smallint not null default 0,
  failure text,
  delta jsonb,
  created_by uuid not null references public.accounts,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  constraint what_ifs_changes check (jsonb_typeof(changes) = 'array'
    and jsonb_array_length(changes) between 1 and 50),
  constraint what_ifs_status
    check (status in ('running', 'answered', 'applied', 'discarded', 'failed')),
  constraint what_ifs_progress check (progress between 0 and 100),
  constraint what_ifs_failure check ((status = 'failed') = (failure is not null)
    or status = 'discarded'),
  constraint what_ifs_answer check (status not in ('answered', 'applied') or delta is not null),
  constraint what_ifs_delta check (jsonb_typeof(delta) = 'object')
);
create index what_ifs_round_id_idx on public.what_ifs (round_id, created_at);
create index what_ifs_created_by_idx on public.what_ifs (created_by);
alter table public.what_ifs enable row level security;
create policy select_owner on public.what_ifs
  for select to authenticated using (round_id in (
    select r.id from public.rounds r
    where r.organization_id = (select private.actor_organization())
  ));
create trigger what_ifs_status before insert or update of status on public.what_ifs
  for each row execute function private.check_transition('what_if');
create trigger what_ifs_audit after insert or delete or update of status on public.what_ifs
  for each row execute function private.audit();
comment on table public.what_ifs is 'Changes to an unpublished plan, and the difference they make.';
comment on column public.what_ifs.changes is
  '[{what: lock | ban | budget | floor, need, offer, quantity, size}]: size is that of the floor.';
comment on column public.what_ifs.delta is 'The difference as domain/matching/delta.ts shapes it.';

insert into public.status_transitions (record, from_status, to_status, act) values
  ('what_if', null, 'running', 'ask'),
  ('what_if', 'running', 'answered', 'answer'),
  ('what_if', 'running', 'failed', 'fail'),
  ('what_if', 'answered', 'applied', 'apply'),
  ('what_if', 'running', 'discarded', 'discard'),
  ('what_if', 'answered', 'discarded', 'discard'),
  ('what_if', 'failed', 'discarded', 'discard');

create function private.knows(input jsonb, list text, id text) returns boolean
language sql immutable set search_path = '' as $$
  select input -> list @> jsonb_build_array(jsonb_build_object('id', id))
$$;

create function private.knows_pair(input jsonb, change jsonb) returns boolean
language sql immutable set search_path = '' as $$
  select private.knows(input, 'needs', change ->> 'need')
    and private.knows(input, 'offers', change ->> 'offer')
$$;

-- Whether each change is one that the engine knows, about records that the frozen input holds.
create function private.are_sound_changes(changes jsonb, input jsonb) returns boolean
language sql immutable set search_path = '' as $$
  select jsonb_typeof(changes) = 'array' and jsonb_array_length(changes) between 1 and 50
    and not exists (
      select from jsonb_array_elements(changes) as c (change)
      where coalesce(not case change ->> 'what'
        when 'lock' then private.knows_pair(input, change)
          and private.is_quantity((change ->> 'quantity')::numeric, input ->> 'unit')
        when 'ban' then private.knows_pair(input, change)
        when 'budget' then private.knows(input, 'offers', change ->> 'offer')
          and private.is_quantity((change ->> 'quantity')::numeric, input ->> 'unit')
        when 'floor' then (change ->> 'size')::numeric between 1 and 10000000
        else false
      end, true)
    )
$$;

create function private.ask_what_if(id uuid, round_id uuid, changes jsonb) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'county', 'city');
  held public.rounds := private.own_round(round_id, actor);
  frozen jsonb;
begin
  if exists (
    select from public.what_ifs w where w.id = ask_what_if.id and w.round_id = held.id
  ) then
    return id;
  end if;
  if held.status <> 'proposed' or held.published_at is not null then
    perform private.refuse('what_if.round_not_open', jsonb_build_object('status', held.status));
  end if;
  if exists (
    select from public.what_ifs w where w.round_id = held.id and w.status = 'running'
  ) then
    perform private.refuse('what_if.already_running');
  end if;
  frozen := (select i.input from public.round_inputs i where i.round_id = held.id);
  if not coalesce(private.are_sound_changes(changes, frozen), false) then
    perform private.refuse('what_if.changes_invalid');
  end if;
  insert into public.what_ifs (id, round_id, changes, created_by)
  values (id, held.id, changes, auth.uid());
  perform graphile_worker.add_job('run_what_if', json_build_object('what_if_id', id),
    job_key := 'run_what_if:' || id);
  return id;
end
$$;

create function private.own_what_if(id uuid, actor public.organizations) returns public.what_ifs
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.what_ifs;
begin
  select w.* into held from public.what_ifs w
  join public.rounds r on r.id = w.round_id and r.organization_id = actor.id
  where w.id = own_what_if.id
  for update;
  if held.id is null then perform private.refuse('what_if.unknown', code => 'PT404'); end if;
  return held;
end
$$;

create function private.discard_what_if(id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.what_ifs :=
    private.own_what_if(id, private.act_as('editor', 'county', 'city'));
begin
  if held.status = 'discarded' then return held.id; end if;
  if held.status = 'applied' then perform private.refuse('what_if.is_applied'); end if;
  update public.what_ifs w
  set status = 'discarded', finished_at = coalesce(w.finished_at, now()) where w.id = held.id;
  return held.id;
end
$$;

-- The new round reads the very input of the old one, with the old one's changes and these. The old
-- plan stays until its owner discards it; publication lets only one of them stand.
create function private.apply_what_if(id uuid, what_if_id uuid, reason text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'county', 'city');
  held public.what_ifs := private.own_what_if(what_if_id, actor);
  base public.rounds := private.own_round(held.round_id, actor);
begin
  if exists (
    select from public.rounds r where r.id = apply_what_if.id and r.organization_id = actor.id
  ) then
    return id;
  end if;
  if held.status <> 'answered' then
    perform private.refuse('what_if.not_answered', jsonb_build_object('status', held.status));
  end if;
  if base.status <> 'proposed' or base.published_at is not null then
    perform private.refuse('what_if.round_not_open', jsonb_build_object('status', base.status));
  end if;
  if coalesce(btrim(reason), '') = '' then perform private.refuse('what_if.reason_missing'); end if;
  if private.has_running_round(base) then
    perform private.refuse('round.already_running',
      jsonb_build_object('region', base.region_code));
  end if;
  insert into public.rounds (id, organization_id, commodity, nature, category, unit, region_code,
    parameters, weights_version, floor, valid_on, expires_on, based_on_id, changes,
    change_reason, status, created_by)
  values (id, actor.id, base.commodity, base.nature, base.category, base.unit, base.region_code,
    base.parameters, base.weights_version, base.floor, base.valid_on, base.expires_on, base.id,
    base.changes || held.changes, btrim(reason), 'running', auth.uid());
  insert into public.round_inputs (round_id, input)
  select apply_what_if.id, i.input from public.round_inputs i where i.round_id = base.id;
  update public.what_ifs w set status = 'applied' where w.id = held.id;
  perform graphile_worker.add_job('run_round', json_build_object('round_id', id),
    job_key := 'run_round:' || id);
  return id;
end
$$;

create function public.ask_what_if(id uuid, round_id uuid, changes jsonb) returns uuid
language sql volatile set search_path = '' as $$
  select private.ask_what_if(id, round_id, changes)
$$;
comment on function public.ask_what_if is
  'An editor of the owner asks what 1 to 50 changes would make of a plan that is not published. '
  'Repeating it asks nothing anew. Refuses round.unknown, what_if.round_not_open, '
  'what_if.already_running and what_if.changes_invalid, also for records outside the round.';

create function public.discard_what_if(id uuid) returns uuid
language sql volatile set search_path = '' as $$
  select private.discard_what_if(id)
$$;
comment on function public.discard_what_if is
  'An editor of the owner stops a question or throws its answer away. Repeating it changes '
  'nothing. Refuses what_if.unknown and what_if.is_applied.';

create function public.apply_what_if(id uuid, what_if_id uuid, reason text) returns uuid
language sql volatile set search_path = '' as $$
  select private.apply_what_if(id, what_if_id, reason)
$$;
comment on function public.apply_what_if is
  'An editor of the owner starts the round `id` on the same frozen input with these changes and '
  'their reason. Repeating it starts no second. Refuses what_if.unknown, what_if.not_answered, '
  'what_if.round_not_open, what_if.reason_missing and round.already_running.';

grant execute on function private.ask_what_if, private.discard_what_if, private.apply_what_if,
  public.ask_what_if, public.discard_what_if, public.apply_what_if to authenticated;
