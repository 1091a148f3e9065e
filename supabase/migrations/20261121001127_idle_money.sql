-- Money that stands still: what was received and not allocated, and what was not paid out, each
-- with the day on which the oldest of it came. What leaves is taken from what came first.
create function private.list_idle_money() returns table (
  pledge_id uuid, available_fen bigint, available_since date, undisbursed_fen bigint,
  undisbursed_since date
)
language sql stable security definer set search_path = '' as $$
  with pledges as (
    select p.id from public.pledges p
    where p.nature in ('fiscal_aid', 'social_donation') and p.id in (
      select private.pledges_of_actor() union select private.pledges_in_charge())
  ), flows as (
    select a.pledge_id,
      sum(a.inflow_fen) filter (where a.bucket = 'received') as received,
      sum(a.balance_fen) filter (where a.bucket = 'received') as available,
      sum(a.inflow_fen) filter (where a.bucket in ('disbursed', 'returned')) as gone
    from public.fund_accounts a where a.pledge_id in (select id from pledges)
    group by a.pledge_id
  ), arrivals as (
    select p.pledge_id, p.occurred_on,
      sum(private.posting_left(p.seq)) over (partition by p.pledge_id
        order by p.occurred_on, p.seq) as so_far
    from public.postings p
    where p.kind in ('receive', 'excess') and p.pledge_id in (select id from pledges)
  )
  select f.pledge_id, f.available::bigint,
    min(a.occurred_on) filter (where f.available > 0 and a.so_far > f.received - f.available),
    (f.received - coalesce(f.gone, 0))::bigint,
    min(a.occurred_on) filter (where a.so_far > coalesce(f.gone, 0))
  from flows f
  join arrivals a on a.pledge_id = f.pledge_id
  where f.received > coalesce(f.gone, 0)
  group by f.pledge_id, f.available, f.received, f.gone
  order by 5, 1
$$;

create function public.list_idle_money() returns table (
  pledge_id uuid, available_fen bigint, available_since date, undisbursed_fen bigint,
  undisbursed_since date
)
language sql stable set search_path = '' as $$ select * from private.list_idle_money() $$;
comment on function public.list_idle_money is
  'Donations and fiscal aid of the actor''s, or in its charge, that were received and not paid out '
  'yet, the longest first; since: the day on which the oldest of that came.';
grant execute on function private.list_idle_money, public.list_idle_money to authenticated;
