-- What is due in a pairing, for both its sides alike: of what row-level security shows the reader,
-- what is open, with its last day.
create function public.list_pairing_dues(pairing_id uuid)
returns table (act text, record_id uuid, title text, due_on date)
language sql stable set search_path = '' as $$
  select 'meeting_action', a.id, a.subject, a.due_on
  from public.meetings m
  join public.meeting_actions a on a.meeting_id = m.id and a.status = 'open'
  where m.pairing_id = list_pairing_dues.pairing_id
  union all
  select 'instalment', p.id, coalesce(p.agreement_number, ''), i.due_on
  from public.pledges p
  cross join lateral (
    select min(s.due_on) as due_on from public.instalment_standings s
    where s.pledge_id = p.id and s.waived_fen + s.received_fen + s.reported_fen < s.amount_fen
  ) i
  where p.pairing_id = list_pairing_dues.pairing_id and p.status = 'signed'
    and i.due_on <= private.today() + 30
  union all
  select 'agreement_sign', a.id, a.year::text, null
  from public.agreements a
  where a.pairing_id = list_pairing_dues.pairing_id and a.status = 'draft'
  union all
  -- 半年 and 年终自评: from two months before their day.
  select 'assessment', a.id, a.year::text, d.due_on
  from public.agreements a
  join public.pairings p on p.id = a.pairing_id
  cross join lateral (
    select case when private.today() <= make_date(a.year, 7, 31) then make_date(a.year, 6, 30)
      else least(make_date(a.year, 12, 31), p.valid_to) end
  ) as d (due_on)
  where a.pairing_id = list_pairing_dues.pairing_id and a.status = 'signed'
    and d.due_on <= private.today() + 60
  order by 4 nulls first, 1, 2
  limit 100
$$;
comment on function public.list_pairing_dues is
  'Resolved actions, instalments due within a month, agreements to be signed and to be assessed.';
grant execute on function public.list_pairing_dues to authenticated;
