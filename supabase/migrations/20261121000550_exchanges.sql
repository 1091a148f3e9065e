-- Exchanges: what a pairing brings about besides gifts of money. People who are seconded, labour
-- batches, employment workshops, purchases (消费帮扶), trainings, and projects of industry. One row
-- is one version of one record: facts are appended, and a correction is the next version with its
-- reason. What the ledger holds is not here: a purchase under a signed pledge is posted there.
-- Money of these records is trade or investment and is in no sum of gifts.

-- What each kind tells, in SQL as `shapes` in domain/pairings/exchange.ts has it; a test proves the
-- two equal. `told` has the names of the columns that hold something.
create function private.exchange_shape(kind text, told text[]) returns boolean
language sql immutable set search_path = '' as $$
  select coalesce(told @> s.required and told <@ (s.required || s.allowed), false)
  from (values
    ('posting', '{role, people_count, from_name, to_name}'::text[],
      '{ended_on, place_code, field, person_name, note}'::text[]),
    ('labour', '{people_count, from_name, to_name}',
      '{place_code, monitored_count, transport, note}'),
    ('workshop', '{subject, place_code}', '{ended_on, from_name, jobs_count, note}'),
    ('purchase', '{subject, amount_fen, to_name, channel}',
      '{ended_on, place_code, from_name, note}'),
    ('training', '{subject, people_count, days}', '{place_code, from_name, to_name, note}'),
    ('industry', '{subject, from_name, place_code}', '{ended_on, amount_fen, jobs_count, is_park,
      note}')
  ) as s (kind, required, allowed)
  where s.kind = exchange_shape.kind
$$;

create table public.exchanges (
  id uuid not null,
  version smallint not null default 1,
  pairing_id uuid not null references public.pairings,
  kind text not null,
  side text not null,
  organization_id uuid not null references public.organizations,
  began_on date not null,
  ended_on date,
  place_code text references public.regions,
  subject text,
  role text,
  field text,
  people_count integer,
  monitored_count integer,
  days smallint,
  amount_fen bigint,
  jobs_count integer,
  is_park boolean not null default false,
  from_name text,
  to_name text,
  transport text,
  channel text,
  person_name text,
  note text,
  reason text,
  is_withdrawn boolean not null default false,
  written_by uuid not null references public.accounts,
  written_at timestamptz not null default now(),
  is_demo boolean not null default false,
  primary key (id, version),
  constraint exchanges_version check (version between 1 and 999),
  constraint exchanges_kind
    check (kind in ('posting', 'labour', 'workshop', 'purchase', 'training', 'industry')),
  constraint exchanges_side check (side in ('supporting', 'receiving')),
  constraint exchanges_days_in_order check (ended_on >= began_on),
  -- A purchase is counted in one year, so its period lies in one.
  constraint exchanges_one_year check (kind <> 'purchase'
    or extract(year from ended_on) = extract(year from began_on)),
  constraint exchanges_shape check (private.exchange_shape(kind, array_remove(array[
    case when ended_on is not null then 'ended_on' end,
    case when place_code is not null then 'place_code' end,
    case when subject is not null then 'subject' end,
    case when role is not null then 'role' end,
    case when field is not null then 'field' end,
    case when people_count is not null then 'people_count' end,
    case when monitored_count is not null then 'monitored_count' end,
    case when days is not null then 'days' end,
    case when amount_fen is not null then 'amount_fen' end,
    case when jobs_count is not null then 'jobs_count' end,
    case when is_park then 'is_park' end,
    case when from_name is not null then 'from_name' end,
    case when to_name is not null then 'to_name' end,
    case when transport is not null then 'transport' end,
    case when channel is not null then 'channel' end,
    case when person_name is not null then 'person_name' end,
    case when note is not null then 'note' end
  ], null))),
  constraint exchanges_role check (role in ('official', 'specialist')),
  constraint exchanges_field check (field in ('governance', 'education', 'health', 'agriculture',
    'industry', 'technology', 'other')),
  constraint exchanges_people check (people_count between 1 and 1000000),
  constraint exchanges_one_person check (person_name is null or people_count = 1),
  constraint exchanges_monitored check (monitored_count between 0 and people_count),
  constraint exchanges_days check (days between 1 and 366),
  constraint exchanges_amount check (amount_fen between 1 and 10000000000000),
  constraint exchanges_jobs check (jobs_count between 0 and 1000000),
  constraint exchanges_transport check (transport in ('coach', 'train', 'flight', 'own')),
  constraint exchanges_channel
    check (channel in ('canteen', 'online', 'market', 'wholesale', 'other')),
  constraint exchanges_subject_length check (char_length(btrim(subject)) between 1 and 100),
  constraint exchanges_from_length check (char_length(btrim(from_name)) between 1 and 100),
  constraint exchanges_to_length check (char_length(btrim(to_name)) between 1 and 100),
  constraint exchanges_person_length check (char_length(btrim(person_name)) between 1 and 40),
  constraint exchanges_note_length check (char_length(btrim(note)) between 1 and 500),
  constraint exchanges_reason check (case when version = 1 then reason is null
    else char_length(btrim(reason)) between 1 and 200 end),
  constraint exchanges_withdrawn check (version > 1 or not is_withdrawn)
);
create index exchanges_pairing_id_idx on public.exchanges (pairing_id, began_on desc);
create index exchanges_organization_id_idx on public.exchanges (organization_id);
create index exchanges_place_code_idx on public.exchanges (place_code);
create index exchanges_written_by_idx on public.exchanges (written_by);
create index exchanges_began_on_idx on public.exchanges (began_on desc, id desc);
alter table public.exchanges enable row level security;
create policy select_sides on public.exchanges
  for select to authenticated using (
    organization_id = (select private.actor_organization()) or pairing_id in (
      select p.id from public.pairings p
      where (select private.actor_organization())
        in (p.supporting_organization_id, p.receiving_organization_id)
    )
  );
create policy select_officials on public.exchanges
  for select to authenticated using (
    (select private.actor_kind()) in ('village', 'township', 'county', 'city', 'supervisor')
    and pairing_id in (
      select p.id from public.pairings p
      where private.regions_meet(p.receiving_region_code, (select private.claim('region_code')))
        or private.regions_meet(p.supporting_region_code, (select private.claim('region_code')))
    )
  );
create trigger exchanges_no_change before update or delete on public.exchanges
  for each row execute function private.forbid_change();
create trigger exchanges_no_truncate before truncate on public.exchanges
  for each statement execute function private.forbid_change();
create trigger exchanges_audit after insert on public.exchanges
  for each row execute function private.audit();
comment on table public.exchanges is
  'Versions of what a pairing does besides money: the newest is what its side says today.';
comment on column public.exchanges.side is 'Of the pairing: who reports it.';
comment on column public.exchanges.place_code is 'Of the receiving side, whom it concerns.';
comment on column public.exchanges.monitored_count is
  'Of the people, those monitored against falling back; null where nobody counted them.';
comment on column public.exchanges.amount_fen is 'Bought for, or invested: never a gift.';
comment on column public.exchanges.person_name is 'Of one person who is seconded; never public.';

-- What the other side says to a version. A question may be followed by a confirmation, once it is
-- clear that the record was right; what is confirmed stays so.
create table public.exchange_answers (
  exchange_id uuid not null,
  version smallint not null,
  verdict text not null,
  note text,
  answered_by uuid not null references public.accounts,
  organization_id uuid not null references public.organizations,
  answered_at timestamptz not null default now(),
  primary key (exchange_id, version, verdict),
  constraint exchange_answers_version_fkey
    foreign key (exchange_id, version) references public.exchanges (id, version),
  constraint exchange_answers_verdict check (verdict in ('confirmed', 'questioned')),
  constraint exchange_answers_note check (case verdict when 'confirmed' then note is null
    else char_length(btrim(note)) between 1 and 200 end)
);
create index exchange_answers_answered_by_idx on public.exchange_answers (answered_by);
create index exchange_answers_organization_id_idx on public.exchange_answers (organization_id);
alter table public.exchange_answers enable row level security;
create policy select_with_exchange on public.exchange_answers
  for select to authenticated using (exchange_id in (select e.id from public.exchanges e));
create trigger exchange_answers_no_change before update or delete on public.exchange_answers
  for each row execute function private.forbid_change();
create trigger exchange_answers_no_truncate before truncate on public.exchange_answers
  for each statement execute function private.forbid_change();
create trigger exchange_answers_audit after insert on public.exchange_answers
  for each row execute function private.audit('exchange_id');
comment on table public.exchange_answers is 'Confirmed or questioned by the other side.';

-- The newest version of each, with what the other side says to it. Who is at a post and a workshop
-- that is open count in every year from the first to the last; all else in the year it began.
create view public.current_exchanges with (security_invoker = true) as
  select e.*, p.supporting_region_code, p.receiving_region_code, s.name as supporting_name,
    r.name as receiving_name, o.name as organization_name, l.name as place_name,
    extract(year from e.began_on)::integer as first_year,
    case when e.kind in ('posting', 'workshop')
      then coalesce(extract(year from e.ended_on)::integer, 9999)
      else extract(year from e.began_on)::integer end as last_year,
    case when e.is_withdrawn then 'withdrawn'
      when a.verdicts @> '{confirmed}' then 'confirmed'
      when a.verdicts @> '{questioned}' then 'questioned'
      else 'reported' end as state
  from public.exchanges e
  join public.pairings p on p.id = e.pairing_id
  join public.regions s on s.code = p.supporting_region_code
  join public.regions r on r.code = p.receiving_region_code
  join public.organizations o on o.id = e.organization_id
  left join public.regions l on l.code = e.place_code
  left join lateral (
    select array_agg(x.verdict) as verdicts from public.exchange_answers x
    where (x.exchange_id, x.version) = (e.id, e.version)
  ) a on true
  where not exists (
    select from public.exchanges n where (n.id, n.version) = (e.id, e.version + 1)
  );
comment on view public.current_exchanges is
  'What each side says today, with its state: reported, questioned, confirmed or withdrawn.';
