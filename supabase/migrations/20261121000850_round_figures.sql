-- A round seen as a whole: who would take part before it starts, and what its plan comes to. The
-- single grants stand in the proposals.

-- Counted by the very functions that a round reads with, so that the page promises what will be.
-- A village of unknown population cannot be matched: its name stops the round, and is told before.
create function private.preview_round(commodity text, nature text, region_code text)
returns table (need_count bigint, asked_fen bigint, village_count bigint, uncounted text[],
  offer_count bigint, offered_fen bigint)
language plpgsql stable security definer set search_path = '' as $$
declare
  actor public.organizations := private.seated_as('editor', 'county', 'city');
  planned public.rounds;
begin
  if not private.region_covers(actor.region_code, region_code) then
    perform private.refuse('round.region_not_yours',
      jsonb_build_object('region', region_code), 'PT403');
  end if;
  planned.commodity := preview_round.commodity;
  planned.nature := preview_round.nature;
  planned.region_code := preview_round.region_code;
  return query
  with needs as materialized (
    select n.village, n.open_fen from private.round_needs(planned) n
  ), offers as (
    select o.open_fen from private.round_offers(planned) o
    where o.open_fen > 0 and (not o.paired_only
      or o.id in (select p.offer_id from private.round_pairings(planned) p))
  )
  select count(*) filter (where n.open_fen > 0), coalesce(sum(n.open_fen), 0)::bigint,
    count(distinct n.village) filter (where n.open_fen > 0),
    array(
      select r.name from public.regions r
      where r.code in (select v.village from needs v) and not exists (
        select from public.region_statistics s
        where s.region_code = r.code and s.population is not null
      )
      order by r.code
    ),
    (select count(*) from offers), (select coalesce(sum(o.open_fen), 0)::bigint from offers o)
  from needs n;
end
$$;

create function public.preview_round(commodity text, nature text, region_code text)
returns table (need_count bigint, asked_fen bigint, village_count bigint, uncounted text[],
  offer_count bigint, offered_fen bigint)
language sql stable set search_path = '' as $$
  select * from private.preview_round(commodity, nature, region_code)
$$;
comment on function public.preview_round is
  'One row: what a round would find open today, and the names of villages without a head count, '
  'which would stop it. For editors of counties and cities. Refuses round.region_not_yours.';
grant execute on function private.preview_round, public.preview_round to authenticated;

create table public.round_figures (
  round_id uuid primary key references public.rounds,
  offered_fen bigint not null,
  placed_fen bigint not null,
  village_count integer not null,
  without_count integer not null,
  at_floor_count integer not null,
  gini_per_head numeric,
  top_twentieth_share numeric,
  constraint round_figures_amounts
    check (placed_fen between 0 and offered_fen and offered_fen <= 9007199254740991),
  constraint round_figures_villages
    check (without_count between 0 and village_count
      and at_floor_count between 0 and village_count),
  constraint round_figures_shares
    check (gini_per_head between 0 and 1 and top_twentieth_share between 0 and 1)
);
alter table public.round_figures enable row level security;
create policy select_with_round on public.round_figures
  for select to authenticated using (round_id in (select r.id from public.rounds r));
create trigger round_figures_append_only before update or delete on public.round_figures
  for each row execute function private.forbid_change();
create trigger round_figures_no_truncate before truncate on public.round_figures
  for each statement execute function private.forbid_change();
comment on table public.round_figures is
  'What a plan comes to as a whole. Written once with it by the machine, so unaudited.';
comment on column public.round_figures.offered_fen is 'Open money of its offers when it ran.';
comment on column public.round_figures.at_floor_count is
  'Villages whose first tier is full, or who have all they ask for.';
comment on column public.round_figures.gini_per_head is
  '0 equal, 1 all to one; null where nothing moves.';

create function private.record_round_outcome(round_id uuid, outcome jsonb) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform private.record_round_result(round_id, outcome);
  insert into public.round_figures (round_id, offered_fen, placed_fen, village_count,
    without_count, at_floor_count, gini_per_head, top_twentieth_share)
  select record_round_outcome.round_id, f.offered_fen, f.placed_fen, f.village_count,
    f.without_count, f.at_floor_count, f.gini_per_head, f.top_twentieth_share
  from jsonb_to_record(outcome -> 'figures') as f (offered_fen bigint, placed_fen bigint,
    village_count integer, without_count integer, at_floor_count integer,
    gini_per_head numeric, top_twentieth_share numeric);
end
$$;

create function public.record_round_outcome(round_id uuid, outcome jsonb) returns void
language sql volatile set search_path = '' as $$
  select private.record_round_outcome(round_id, outcome)
$$;
comment on function public.record_round_outcome is
  'Keeps a result with its figures, whole or not at all: what record_round_result takes, and '
  'figures: {offered_fen, placed_fen, village_count, without_count, at_floor_count, '
  'gini_per_head, top_twentieth_share}. Refuses round.not_running.';
grant execute on function private.record_round_outcome, public.record_round_outcome
  to service_role;
