-- A round seen as a whole: who would take part before it starts, and what its plan comes to. The
-- single grants stand in the proposals.

-- Counted by the very functions that a round reads with, so that the page promises what will be.
-- A village of unknown population cannot be matched: its name stops the round, and is told before.
-- Whoever is left out is counted by the reason, so that it can be put right before the start.
create type public.round_preview as (
  need_count bigint, asked_fen bigint, village_count bigint, uncounted text[],
  offer_count bigint, offered_fen bigint, unverified_count bigint, promised_need_count bigint,
  undated_offer_count bigint, promised_offer_count bigint, unpaired_offer_count bigint,
  refused_pair_count bigint
);

create function private.preview_round(
  commodity text, nature text, region_code text, valid_on date
) returns public.round_preview
language plpgsql stable security definer set search_path = '' as $$
declare
  actor public.organizations := private.seated_as('editor', 'county', 'city');
  planned public.rounds;
  seen public.round_preview;
begin
  if not private.region_covers(actor.region_code, region_code) then
    perform private.refuse('round.region_not_yours',
      jsonb_build_object('region', region_code), 'PT403');
  end if;
  planned.commodity := preview_round.commodity;
  planned.nature := preview_round.nature;
  planned.region_code := preview_round.region_code;
  planned.valid_on := coalesce(preview_round.valid_on, private.today());
  select count(*) filter (where n.open_fen > 0), coalesce(sum(n.open_fen), 0),
    count(distinct n.village) filter (where n.open_fen > 0),
    coalesce(array_agg(distinct r.name) filter (where not exists (
      select from public.region_statistics s
      where s.region_code = n.village and s.population is not null
    )), '{}')
  into seen.need_count, seen.asked_fen, seen.village_count, seen.uncounted
  from private.round_needs(planned) n join public.regions r on r.code = n.village;
  select count(*) filter (where not o.lacks_pairing),
    coalesce(sum(o.open_fen) filter (where not o.lacks_pairing), 0),
    count(*) filter (where o.lacks_pairing)
  into seen.offer_count, seen.offered_fen, seen.unpaired_offer_count
  from (
    select f.open_fen, f.paired_only
      and f.id not in (select p.offer_id from private.round_pairings(planned) p) as lacks_pairing
    from private.round_offers(planned) f where f.open_fen > 0
  ) o;
  select count(*) filter (where n.status = 'submitted'), count(*) filter (where n.status = 'open')
    - seen.need_count
  into seen.unverified_count, seen.promised_need_count
  from public.needs n
  where n.commodity = planned.commodity and n.status in ('submitted', 'open')
    and starts_with(n.village_code, private.region_prefix(planned.region_code));
  select count(*) filter (where o.is_undated),
    count(*) filter (where not o.is_undated) - seen.offer_count - seen.unpaired_offer_count
  into seen.undated_offer_count, seen.promised_offer_count
  from (
    select f.valid_from > planned.valid_on or coalesce(f.valid_to < planned.valid_on, false)
      as is_undated
    from public.offers f
    where f.status = 'open' and f.commodity = planned.commodity and f.nature = planned.nature
      and (f.region_codes = '{}' or exists (
        select from unnest(f.region_codes) c
        where private.regions_meet(c, planned.region_code)))
  ) o;
  seen.refused_pair_count := (select count(*) from private.round_refusals(planned));
  return seen;
end
$$;

create function public.preview_round(
  commodity text, nature text, region_code text, valid_on date default null
) returns public.round_preview
language sql stable set search_path = '' as $$
  select private.preview_round(commodity, nature, region_code, valid_on)
$$;
comment on function public.preview_round is
  'What a round would find open on that day (null: today), the names of villages without a head '
  'count, which would stop it, and by which reason how many are left out. For editors of counties '
  'and cities. Refuses round.region_not_yours.';
grant execute on function private.preview_round, public.preview_round to authenticated;

create table public.round_figures (
  round_id uuid not null references public.rounds,
  plan text not null,
  offered_fen bigint not null,
  placed_fen bigint not null,
  village_count integer not null,
  without_count integer not null,
  at_floor_count integer not null,
  gini_per_head numeric,
  top_twentieth_share numeric,
  mean_quality numeric,
  primary key (round_id, plan),
  constraint round_figures_plan check (plan in ('proposed', 'quality_only', 'first_come')),
  constraint round_figures_amounts
    check (placed_fen between 0 and offered_fen and offered_fen <= 9007199254740991),
  constraint round_figures_villages
    check (without_count between 0 and village_count
      and at_floor_count between 0 and village_count),
  constraint round_figures_shares
    check (gini_per_head between 0 and 1 and top_twentieth_share between 0 and 1),
  constraint round_figures_mean_quality check (mean_quality >= 0)
);
alter table public.round_figures enable row level security;
create policy select_with_round on public.round_figures
  for select to authenticated using (round_id in (select r.id from public.rounds r));
create trigger round_figures_append_only before update or delete on public.round_figures
  for each row execute function private.forbid_change();
create trigger round_figures_no_truncate before truncate on public.round_figures
  for each statement execute function private.forbid_change();
comment on table public.round_figures is
  'What a plan comes to as a whole, beside the plan by quality alone and beside no round at all. '
  'Written once with it by the machine, so unaudited.';
comment on column public.round_figures.offered_fen is 'Open money of its offers when it ran.';
comment on column public.round_figures.at_floor_count is
  'Villages whose first tier is full, or who have all they ask for.';
comment on column public.round_figures.gini_per_head is
  '0 equal, 1 all to one; null where nothing moves.';
comment on column public.round_figures.mean_quality is
  'Points of an average yuan placed; null where none is.';

create function private.record_round_outcome(round_id uuid, outcome jsonb) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform private.record_round_result(round_id, outcome);
  insert into public.round_figures (round_id, plan, offered_fen, placed_fen, village_count,
    without_count, at_floor_count, gini_per_head, top_twentieth_share, mean_quality)
  select record_round_outcome.round_id, f.plan, f.offered_fen, f.placed_fen, f.village_count,
    f.without_count, f.at_floor_count, f.gini_per_head, f.top_twentieth_share, f.mean_quality
  from jsonb_to_recordset(outcome -> 'figures') as f (plan text, offered_fen bigint,
    placed_fen bigint, village_count integer, without_count integer, at_floor_count integer,
    gini_per_head numeric, top_twentieth_share numeric, mean_quality numeric);
  insert into public.round_unspent
    (round_id, offer_id, amount_fen, why, top_up_fen, top_up_need_id)
  select record_round_outcome.round_id, u.offer_id, u.amount_fen, u.why, u.top_up_fen,
    u.top_up_need_id
  from jsonb_to_recordset(outcome -> 'unspent')
    as u (offer_id uuid, amount_fen bigint, why text, top_up_fen bigint, top_up_need_id uuid);
  insert into public.round_certificates (round_id, certificate)
  values (record_round_outcome.round_id, outcome -> 'certificate');
end
$$;

-- A country's plan is 110,000 grants in 70 MB, each with its audit event: minutes, not the eight
-- seconds that a hosted project allows by default. PostgREST takes the time from here.
create function public.record_round_outcome(round_id uuid, outcome jsonb) returns void
language sql volatile set search_path = '' set statement_timeout = '15min' as $$
  select private.record_round_outcome(round_id, outcome)
$$;
comment on function public.record_round_outcome is
  'Keeps a result with its figures, whole or not at all: what record_round_result takes, the '
  'certificate, unspent: [{offer_id, amount_fen, why, top_up_fen, top_up_need_id}] and figures: '
  '[{plan, offered_fen, placed_fen, village_count, without_count, at_floor_count, gini_per_head, '
  'top_twentieth_share, mean_quality}]. Refuses round.not_running.';
grant execute on function private.record_round_outcome, public.record_round_outcome
  to service_role;
