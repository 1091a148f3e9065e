-- The nightly batch: what declines, expiries and partial yeses set free is matched anew. One
-- round for each market whose owner wants it; what is announced is locked in it, so nothing that
-- anybody was told moves. It is only proposed: an approver of the owner publishes it, or not.
alter table public.rounds
  add column is_followed_up boolean not null default true,
  add column follows_id uuid references public.rounds;
create index rounds_follows_id_idx on public.rounds (follows_id);
comment on column public.rounds.is_followed_up is
  'Its owner wants nightly rounds for what becomes free after it.';
comment on column public.rounds.follows_id is
  'The round whose freed part it deals out; a night started it in the name of its starter.';

-- The latest round of each market, which is published and followed up, where something of its
-- market and region became free after it began. One that waits for publication stands in the way:
-- nothing piles up on an approver's desk. One that was thrown away was an answer as well: only what
-- became free after it counts. A failed one is tried again.
create function private.due_follow_ups() returns setof public.rounds
language sql stable security definer set search_path = '' as $$
  with latest as (
    select distinct on (r.organization_id, r.region_code, r.commodity, r.nature, r.category,
      r.unit) r.*
    from public.rounds r
    where r.status in ('draft', 'running', 'proposed', 'closed')
    order by r.organization_id, r.region_code, r.commodity, r.nature, r.category, r.unit,
      r.created_at desc, r.id
  )
  select l.* from latest l
  where l.published_at is not null and l.is_followed_up
    and not private.has_running_round(l)
    and exists (
      select from public.proposals p
      join public.offers o on o.id = p.offer_id and private.is_given_in(o, l)
      join public.needs n on n.id = p.need_id and (l.category is null or n.category = l.category)
      where p.freed_at > (
          select max(r.created_at) from public.rounds r
          where (r.organization_id, r.region_code, r.commodity, r.nature, r.category, r.unit)
              is not distinct from
              (l.organization_id, l.region_code, l.commodity, l.nature, l.category, l.unit)
            and r.status <> 'failed'
        )
        and starts_with(p.village_code, private.region_prefix(l.region_code))
    )
$$;

-- One after the other, because the first may take what a second of a wider region would.
create function private.follow_up_rounds() returns bigint
language plpgsql volatile security definer set search_path = '' as $$
declare
  former public.rounds;
  made uuid;
  started bigint := 0;
begin
  for former in select * from private.due_follow_ups() loop
    continue when private.has_running_round(former);
    insert into public.rounds (organization_id, commodity, nature, category, unit, region_code,
      parameters, weights_version, floor, status, created_by, follows_id)
    values (former.organization_id, former.commodity, former.nature, former.category,
      former.unit, former.region_code, former.parameters, former.weights_version, former.floor,
      'running', former.created_by, former.id)
    returning rounds.id into made;
    perform graphile_worker.add_job('run_round', json_build_object('round_id', made),
      job_key := 'run_round:' || made);
    started := started + 1;
  end loop;
  return started;
end
$$;

create function public.follow_up_rounds() returns bigint
language sql volatile set search_path = '' as $$ select private.follow_up_rounds() $$;
comment on function public.follow_up_rounds is
  'Starts a round for each market in which something became free; answers how many.';
grant execute on function private.follow_up_rounds, public.follow_up_rounds to service_role;

create function private.follow_up_round(id uuid, is_followed_up boolean) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'county', 'city');
begin
  update public.rounds r set is_followed_up = follow_up_round.is_followed_up
  where r.id = follow_up_round.id and r.organization_id = actor.id;
  if not found then perform private.refuse('round.unknown', code => 'PT404'); end if;
  return id;
end
$$;

create function public.follow_up_round(id uuid, is_followed_up boolean) returns uuid
language sql volatile set search_path = '' as $$
  select private.follow_up_round(id, is_followed_up)
$$;
comment on function public.follow_up_round is
  'An editor of the owner says whether nights follow a round up. Refuses round.unknown.';
grant execute on function private.follow_up_round, public.follow_up_round to authenticated;
