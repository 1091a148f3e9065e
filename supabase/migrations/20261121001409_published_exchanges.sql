-- Exchanges as the public reads them: what the other side has confirmed, without names of people,
-- remarks, and how many of them are of households at risk.
create table public.published_exchanges (
  id uuid primary key,
  pairing_id uuid not null references public.published_pairings,
  kind text not null,
  began_on date not null,
  ended_on date,
  place_name text,
  subject text,
  role text,
  people_count integer,
  days smallint,
  amount_fen bigint,
  jobs_count integer,
  is_park boolean not null,
  from_name text,
  to_name text,
  is_demo boolean not null
);
create index published_exchanges_pairing_id_idx
  on public.published_exchanges (pairing_id, began_on desc);
alter table public.published_exchanges enable row level security;
create policy select_public on public.published_exchanges
  for select to anon, authenticated using (true);
create trigger published_exchanges_version after insert or update or delete
  on public.published_exchanges for each statement execute function private.raise_version();
comment on table public.published_exchanges is
  'What a pairing did besides money. Its amounts are trade and investment, never gifts.';

-- Each kind apart: people of two kinds are never added together, nor is money.
create view public.published_exchange_sums with (security_invoker = true) as
  select e.pairing_id, e.kind, count(*) as row_count, sum(e.people_count) as people_count,
    sum(e.amount_fen)::bigint as amount_fen, sum(e.jobs_count) as jobs_count
  from public.published_exchanges e group by e.pairing_id, e.kind;
comment on view public.published_exchange_sums is 'Per pairing and kind, over all years.';

-- Whole and anew; what is corrected, questioned or withdrawn is not public.
create function private.publish_exchange(exchange uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  delete from public.published_exchanges t where t.id = exchange;
  perform private.publish_pairing(e.pairing_id)
  from public.current_exchanges e where e.id = exchange and e.state = 'confirmed';
  insert into public.published_exchanges
  select e.id, e.pairing_id, e.kind, e.began_on, e.ended_on, e.place_name, e.subject, e.role,
    e.people_count, e.days, e.amount_fen, e.jobs_count, e.is_park, e.from_name, e.to_name,
    e.is_demo
  from public.current_exchanges e where e.id = exchange and e.state = 'confirmed';
end
$$;
