-- What the lists of the desk sum to over a whole filter, of the rows that their reader sees. null
-- is no filter. Kinds of money are never added together.

create function public.list_pledge_sums(
  standing text default null, nature text default null, form text default null,
  first_on date default null, last_on date default null
) returns table (nature_of text, row_count bigint, amount_fen bigint, received_fen bigint)
language sql stable set search_path = '' as $$
  select p.nature, count(*), sum(p.amount_fen)::bigint, sum(s.received_fen)::bigint
  from public.pledges p
  join public.pledge_standings s on s.pledge_id = p.id
  left join public.goods_stages g on g.pledge_id = p.id
  where (list_pledge_sums.nature is null or p.nature = list_pledge_sums.nature)
    and (list_pledge_sums.form is null or p.form = list_pledge_sums.form)
    and (first_on is null or p.agreement_on >= first_on)
    and (last_on is null or p.agreement_on <= last_on)
    -- Of goods the stage decides, as standingOfGoods has it.
    and (list_pledge_sums.standing is null or case
      when g.stage is null then s.standing
      when g.stage = 'shipped' then 'signed'
      when g.stage = 'partly_received' then 'partly_received'
      else 'fulfilled' end = list_pledge_sums.standing)
  group by p.nature order by p.nature
$$;

-- A receipt counts once its second person approved it, less what was taken back.
create function public.list_receipt_sums(
  status text default null, nature text default null, first_on date default null,
  last_on date default null
) returns table (nature_of text, row_count bigint, reported_fen bigint, received_fen bigint)
language sql stable set search_path = '' as $$
  select p.nature, count(*), sum(t.amount_fen)::bigint, sum(r.fen)::bigint
  from public.payment_reports t
  join public.pledges p on p.id = t.pledge_id
  left join lateral (
    select sum(c.amount_fen - coalesce((select sum(v.amount_fen)
      from public.receipt_reversals v
      where v.receipt_id = c.id and v.status = 'approved'), 0)) as fen
    from public.receipts c where c.payment_report_id = t.id and c.status = 'approved'
  ) r on true
  where (list_receipt_sums.status is null or t.status = list_receipt_sums.status)
    and (list_receipt_sums.nature is null or p.nature = list_receipt_sums.nature)
    and (first_on is null or t.paid_on >= first_on)
    and (last_on is null or t.paid_on <= last_on)
  group by p.nature order by p.nature
$$;

create function public.list_project_sums(
  statuses text[] default null, kind text default null, pool_year integer default null
) returns table (row_count bigint, budget_fen bigint)
language sql stable set search_path = '' as $$
  select count(*), sum(b.fen)::bigint
  from public.projects p
  left join lateral (
    select sum(l.amount_fen) as fen from public.budget_lines l where l.project_id = p.id
  ) b on true
  where (statuses is null or p.status = any (statuses))
    and (list_project_sums.kind is null or p.kind = list_project_sums.kind)
    and (list_project_sums.pool_year is null or p.pool_year = list_project_sums.pool_year)
$$;

create function public.list_need_sums(
  status text default null, category text default null, commodity text default null,
  urgency integer default null
) returns table (row_count bigint, amount_fen bigint)
language sql stable set search_path = '' as $$
  select count(*), sum(n.amount_fen)::bigint
  from public.needs n
  where (list_need_sums.status is null or n.status = list_need_sums.status)
    and (list_need_sums.category is null or n.category = list_need_sums.category)
    and (list_need_sums.commodity is null or n.commodity = list_need_sums.commodity)
    and (list_need_sums.urgency is null or n.urgency = list_need_sums.urgency)
$$;
create function public.list_offer_sums(
  today date, status text default null, nature text default null, commodity text default null
) returns table (nature_of text, row_count bigint, budget_fen bigint)
language sql stable set search_path = '' as $$
  select o.nature, count(*), sum(o.budget_fen)::bigint
  from public.offers o
  where (list_offer_sums.nature is null or o.nature = list_offer_sums.nature)
    and (list_offer_sums.commodity is null or o.commodity = list_offer_sums.commodity)
    -- As stateOn has it: the last day ends what is open.
    and (list_offer_sums.status is null or case
      when o.status = 'open' and o.valid_to < list_offer_sums.today then 'expired'
      else o.status end = list_offer_sums.status)
  group by o.nature order by o.nature
$$;
comment on function public.list_offer_sums is
  'Per nature of money: how many offers the actor sees, and what they can give in money.';
comment on function public.list_pledge_sums is
  'Per nature of money: how many pledges the actor sees, what they promise and what came of it.';
comment on function public.list_receipt_sums is
  'Per nature of money: how many payments the actor sees, as reported and as received.';
comment on function public.list_project_sums is
  'How many projects the actor sees, and the money planned for them over all sources.';
comment on function public.list_need_sums is
  'How many needs the actor sees, and the money that they ask for.';
grant execute on function public.list_pledge_sums, public.list_receipt_sums,
  public.list_project_sums, public.list_need_sums, public.list_offer_sums to authenticated;

create function public.list_head_count_sums(
  township text default null, counted boolean default null
) returns table (villages bigint, population bigint, households bigint)
language sql stable set search_path = '' as $$
  select count(*), sum(h.population), sum(h.households)
  from public.list_head_counts() h
  where (list_head_count_sums.township is null or h.township_code = list_head_count_sums.township)
    and (counted is null or (h.population is not null) = counted)
$$;
comment on function public.list_head_count_sums is
  'How many villages of one''s own region there are, and what their latest head counts sum to.';
grant execute on function public.list_head_count_sums to authenticated;
