-- A country's plan is 110,000 grants in 70 MB. It comes in parts of some thousand rows, so that no
-- request and no backend has to hold it whole, and lies here until one transaction takes it over:
-- nobody ever reads half a plan.

create table private.round_parts (
  round_id uuid not null references public.rounds,
  part integer not null,
  content jsonb not null,
  primary key (round_id, part),
  constraint round_parts_part check (part >= 0),
  constraint round_parts_content check (jsonb_typeof(content) = 'object')
);
alter table private.round_parts enable row level security;
comment on table private.round_parts is
  'What a running round has brought of its result; gone as soon as it runs no more.';

-- Kept, cancelled or failed: a round that has ended leaves nothing here.
create function private.drop_round_parts() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  delete from private.round_parts p where p.round_id = new.id;
  return null;
end
$$;
create trigger rounds_parts after update of status on public.rounds
  for each row when (old.status = 'running' and new.status <> 'running')
  execute function private.drop_round_parts();

-- A job that is run again brings the same parts again.
create function private.stage_round_part(round_id uuid, part integer, content jsonb) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.rounds := private.running_round(round_id);
begin
  insert into private.round_parts as p (round_id, part, content)
  values (held.id, stage_round_part.part, stage_round_part.content)
  on conflict on constraint round_parts_pkey do update set content = excluded.content;
end
$$;

create function public.stage_round_part(round_id uuid, part integer, content jsonb) returns void
language sql volatile set search_path = '' as $$
  select private.stage_round_part(round_id, part, content)
$$;
comment on function public.stage_round_part is
  'Lays a part of a result aside, the first is 0: '
  '{matches: [{need_id, offer_id, quantity, quality, reasons}], '
  'unmet: [{need_id, quantity, why, nearest, help}], '
  'unspent: [{offer_id, quantity, why, top_up, top_up_need_id}]}. '
  'record_round_outcome takes all of them over. Refuses round.not_running.';
grant execute on function private.stage_round_part, public.stage_round_part to service_role;
