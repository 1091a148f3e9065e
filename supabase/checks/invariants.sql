-- What must be true of the money and the goods at any moment. One statement; no rows means healthy,
-- and each row names what is wrong, with which record, and the figures. What a constraint holds by
-- itself (no bucket below zero, two people for each approval) is not asked again. As the owner:
--   psql "$DATABASE_URL" -f supabase/checks/invariants.sql
with
  -- One row per movement that a fact made, corrections aside: those keep the source of what they
  -- correct.
  made as (
    select p.source_table, p.source_id, p.kind, sum(p.amount_fen) as fen
    from public.postings p where p.corrects_seq is null
    group by p.source_table, p.source_id, p.kind
  ),
  corrected as (
    select p.corrects_seq as seq, sum(p.amount_fen) as fen
    from public.postings p where p.corrects_seq is not null
    group by p.corrects_seq
  ),
  -- Facts, and what each must have posted by now.
  due (source_table, source_id, kind, fen) as (
    select 'pledges', p.id, 'commit', p.amount_fen
    from public.pledges p where p.signed_at is not null and p.amount_fen is not null
    union all
    select 'payment_reports', r.id, 'report', r.amount_fen
    from public.payment_reports r where r.status = 'in_transit'
    union all
    select 'receipts', r.id, 'excess', r.excess_fen
    from public.receipts r where r.status = 'approved' and r.excess_fen > 0
    union all
    select 'receipts', r.id, 'commit', r.excess_fen
    from public.receipts r where r.status = 'approved' and r.excess_fen > 0
    union all
    select 'receipts', r.id, 'receive', r.amount_fen - r.excess_fen
    from public.receipts r where r.status = 'approved' and r.amount_fen > r.excess_fen
    union all
    select 'instalment_waivers', w.id, 'lapse', w.amount_fen
    from public.instalment_waivers w where w.status = 'approved'
    union all
    select 'allocations', a.id, 'allocate', a.amount_fen
    from public.allocations a where a.status = 'approved'
    union all
    select 'project_payments', t.id,
      case t.kind when 'disbursement' then 'disburse' else 'spend' end, t.amount_fen
    from public.project_payments t where t.status = 'approved'
  ),
  -- Movements that need no figure to compare with, or whose fact has moved on since.
  allowed (source_table, source_id, kind) as (
    select 'pledges', p.id, case p.status when 'written_off' then 'write_off' else 'lapse' end
    from public.pledges p where p.status in ('lapsed', 'cancelled', 'written_off')
    union all
    select 'payment_reports', r.id, 'report'
    from public.payment_reports r where r.status in ('confirmed', 'withdrawn')
    union all
    select 'receipts', r.id, 'report' from public.receipts r where r.status = 'approved'
    union all
    -- Of a pledge that has ended: what is not received after all is not owed either.
    select 'receipt_reversals', v.id, k.kind
    from public.receipt_reversals v cross join (values ('lapse'), ('write_off')) as k (kind)
    where v.status = 'approved'
  ),
  -- The same of goods: what each fact must have moved, and what it has moved, corrections aside.
  goods_due (source_id, kind, quantity) as (
    select s.id, 'ship', s.quantity from public.goods_shipments s
    union all
    select r.id, 'receive', r.quantity - r.excess
    from public.goods_receipts r where r.status = 'approved'
    union all
    select r.id, 'excess', r.excess
    from public.goods_receipts r where r.status = 'approved' and r.excess > 0
    union all
    select p.id, 'plan', p.quantity
    from public.goods_plans p where p.status in ('approved', 'closed')
    union all
    select h.id, 'hand_over', h.quantity
    from public.goods_handovers h where h.status = 'approved'
  ),
  goods_made as (
    select m.source_id, m.kind, sum(m.quantity - coalesce((
      select sum(r.quantity) from public.goods_movements r
      where r.corrects_seq = m.seq and m.kind = 'plan' and p.submission::text
        is distinct from split_part(m.idempotency_key, ':', 3)
    ), 0)) as quantity
    from public.goods_movements m
    left join public.goods_plans p on p.id = m.source_id
    where m.corrects_seq is null and m.kind in ('receive', 'excess', 'plan', 'hand_over')
      or m.source_table = 'goods_shipments' and m.kind = 'ship'
    group by m.source_id, m.kind
  )

select 'the counters of an account are not the fold of its postings' as broken,
  a.id::text as record,
  jsonb_build_object('bucket', a.bucket, 'pledge_id', a.pledge_id, 'balance_fen', a.balance_fen,
    'fold_fen', f.balance_fen, 'inflow_fen', a.inflow_fen, 'fold_inflow_fen', f.inflow_fen) as facts
from public.fund_accounts a
full join public.fund_fold f on f.account_id = a.id
where (a.balance_fen, a.inflow_fen)
  is distinct from (coalesce(f.balance_fen, 0), coalesce(f.inflow_fen, 0))

union all
select 'the accounts of a pledge do not sum to zero', a.pledge_id::text,
  jsonb_build_object('sum_fen', sum(a.balance_fen))
from public.fund_accounts a group by a.pledge_id having sum(a.balance_fen) <> 0

union all
select 'a posting does not go the way of its kind', p.seq::text,
  jsonb_build_object('kind', p.kind, 'gives', giver.bucket, 'receives', receiver.bucket)
from public.postings p
join public.fund_accounts giver on giver.id = p.credit_account_id
join public.fund_accounts receiver on receiver.id = p.debit_account_id
left join public.postings c on c.seq = p.corrects_seq
where case
    when c.seq is null then array[giver.bucket, receiver.bucket]::text[]
      is distinct from private.posting_route(p.kind)
    else (p.credit_account_id, p.debit_account_id) <> (c.debit_account_id, c.credit_account_id)
  end
  or p.pledge_id <> all (array[giver.pledge_id, receiver.pledge_id])
  or p.project_id is distinct from coalesce(receiver.project_id, giver.project_id)

union all
select 'more was taken back than was posted', p.seq::text,
  jsonb_build_object('amount_fen', p.amount_fen, 'corrected_fen', c.fen)
from corrected c
join public.postings p on p.seq = c.seq
where c.fen > p.amount_fen or p.corrects_seq is not null

union all
select 'a fact has not posted what it must', coalesce(d.source_id, m.source_id)::text,
  jsonb_build_object('table', coalesce(d.source_table, m.source_table),
    'kind', coalesce(d.kind, m.kind), 'due_fen', d.fen, 'posted_fen', m.fen)
from due d
full join made m using (source_table, source_id, kind)
left join allowed a
  on (a.source_table, a.source_id, a.kind) = (m.source_table, m.source_id, m.kind)
where d.fen is distinct from m.fen and (d.source_id is not null or a.source_id is null)

union all
select 'a receipt was not taken back as its reversals say', r.id::text,
  jsonb_build_object('reversed_fen', v.fen, 'posted_fen', x.fen)
from public.receipts r
left join lateral (
  select sum(v.amount_fen) as fen from public.receipt_reversals v
  where v.receipt_id = r.id and v.status = 'approved'
) v on true
left join lateral (
  select sum(c.fen) as fen from public.postings p join corrected c on c.seq = p.seq
  where p.source_table = 'receipts' and p.source_id = r.id and p.kind in ('receive', 'excess')
) x on true
where v.fen is distinct from x.fen

union all
select 'an allocation or payment was not taken back as its reversals say', record_id::text,
  jsonb_build_object('reversed_fen', v.fen, 'posted_fen', x.fen)
from (
  select coalesce(r.allocation_id, r.payment_id) as record_id, sum(r.amount_fen) as fen
  from public.project_reversals r where r.status = 'approved' group by 1
) as v
full join (
  select p.source_id as record_id, c.fen
  from public.postings p join corrected c on c.seq = p.seq
  where p.source_table in ('allocations', 'project_payments')
) as x using (record_id)
where v.fen is distinct from x.fen

union all
select 'a withdrawn report still has money in transit', r.id::text,
  jsonb_build_object('amount_fen', p.amount_fen, 'corrected_fen', c.fen)
from public.payment_reports r
join public.postings p
  on p.source_id = r.id and p.source_table = 'payment_reports' and p.corrects_seq is null
left join corrected c on c.seq = p.seq
where r.status = 'withdrawn' and p.amount_fen is distinct from c.fen

union all
select 'the shares of a signed pledge do not sum to its amount', p.id::text,
  jsonb_build_object('amount_fen', p.amount_fen, 'lines_fen', l.fen, 'instalments_fen', i.fen)
from public.pledges p
cross join lateral (
  select sum(x.amount_fen), count(*) from public.pledge_lines x where x.pledge_id = p.id
) as l (fen, n)
cross join lateral (
  select sum(x.amount_fen) from public.instalments x where x.pledge_id = p.id
) as i (fen)
where p.signed_at is not null
  and (i.fen is distinct from p.amount_fen or (l.n > 0 and l.fen is distinct from p.amount_fen))

union all
select 'an ended pledge has no approved exit or money outstanding', p.id::text,
  jsonb_build_object('status', p.status, 'outstanding_fen', private.fund_balance('committed', p.id))
from public.pledges p
where p.status in ('lapsed', 'cancelled', 'written_off') and (
  private.fund_balance('committed', p.id) > 0
  or not exists (
    select from public.pledge_exits e
    where e.pledge_id = p.id and e.status = 'approved' and e.exit = p.status
  ))

union all
select 'a proposal is pledged without a pledge', o.id::text, '{}'
from public.proposals o
where o.status = 'pledged' and not exists (
  select from public.pledges p where p.proposal_id = o.id and p.status <> 'withdrawn'
)

union all
select 'a difference between report and receipt is not on record', r.id::text,
  jsonb_build_object('reported_fen', t.amount_fen, 'confirmed_fen', r.amount_fen,
    'recorded_fen', jsonb_build_array(d.reported_fen, d.confirmed_fen))
from public.receipts r
join public.payment_reports t on t.id = r.payment_report_id
left join public.discrepancies d on d.receipt_id = r.id
where r.status = 'approved' and case
  when t.amount_fen = r.amount_fen then d.receipt_id is not null
  else (d.reported_fen, d.confirmed_fen) is distinct from (t.amount_fen, r.amount_fen) end

union all
select 'an approved receipt and its report disagree on that', r.id::text,
  jsonb_build_object('receipt', r.status, 'report', t.status)
from public.receipts r
join public.payment_reports t on t.id = r.payment_report_id
where r.status <> 'returned' and (r.status = 'approved') <> (t.status = 'confirmed')

union all
select 'money that is not given was allocated', a.pledge_id::text,
  jsonb_build_object('nature', p.nature, 'project_id', a.project_id, 'inflow_fen', a.inflow_fen)
from public.fund_accounts a
join public.pledges p on p.id = a.pledge_id
where a.project_id is not null and p.nature not in ('fiscal_aid', 'social_donation')

union all
select 'milestones do not weigh a hundred', m.project_id::text,
  jsonb_build_object('sum', sum(m.weight))
from public.milestones m group by m.project_id having sum(m.weight) <> 100

union all
select 'a project went on while its notice ran', s.project_id::text,
  jsonb_build_object('act', s.act, 'taken_at', s.taken_at)
from public.project_steps s
join private.project_acts() a on a.act = s.act and a.ended_notice is not null
where not exists (
  select from public.notices n
  where n.project_id = s.project_id and n.level = a.ended_notice
    and n.ends_on < (s.taken_at at time zone 'Asia/Shanghai')::date
)

union all
select 'a public total is not the sum of its rows', concat_ws(' ', scope, scope_key),
  jsonb_build_object('nature', nature, 'bucket', bucket, 'year', year, 'total_fen', t.total_fen,
    'rows_fen', r.total_fen, 'row_count', t.row_count, 'rows_count', r.row_count)
from public.published_totals t
full join (
  select s.scope, s.scope_key, p.nature, p.bucket, extract(year from p.occurred_on) as year,
    sum(p.signed_fen) as total_fen, count(*) as row_count
  from public.published_postings p cross join lateral private.scopes_of(p) s
  group by 1, 2, 3, 4, 5
) as r using (scope, scope_key, nature, bucket, year)
where (t.total_fen, t.row_count) is distinct from (r.total_fen, r.row_count)

union all
select 'the public ledger says something else than the books', p.seq::text,
  jsonb_build_object('kind', p.kind, 'amount_fen', p.amount_fen, 'public_fen', t.signed_fen)
from public.postings p
join public.fund_accounts a on a.id = case when p.corrects_seq is null
  then p.debit_account_id else p.credit_account_id end
full join public.published_postings t on t.seq = p.seq
where case when p.seq is null or a.bucket in ('donor', 'in_transit') then t.seq is not null
  -- What was posted within the hour may still wait for its publication.
  when t.seq is null then p.recorded_at < now() - interval '1 hour'
  else (t.bucket, t.signed_fen) is distinct from
    (a.bucket, case when p.corrects_seq is null then p.amount_fen else -p.amount_fen end) end

union all
select 'a record could not be published again and again', concat_ws(' ', u.record, u.record_id),
  jsonb_build_object('attempts', u.attempts, 'fault', u.fault)
from private.unpublished u where u.attempts >= 6 -- two minutes

union all
select 'the counters of goods are not the fold of their movements', a.id::text,
  jsonb_build_object('bucket', a.bucket, 'pledge_id', a.pledge_id, 'balance', a.balance,
    'fold', f.balance, 'inflow', a.inflow, 'fold_inflow', f.inflow)
from public.goods_accounts a
full join public.goods_fold f on f.account_id = a.id
where (a.balance, a.inflow) is distinct from (coalesce(f.balance, 0), coalesce(f.inflow, 0))

union all
select 'goods were made or lost: the accounts of a line do not sum to zero', a.pledge_id::text,
  jsonb_build_object('position', a.position, 'sum', sum(a.balance))
from public.goods_accounts a group by a.pledge_id, a.position having sum(a.balance) <> 0

union all
select 'a movement of goods does not go the way of its kind', m.seq::text,
  jsonb_build_object('kind', m.kind, 'gives', giver.bucket, 'receives', receiver.bucket)
from public.goods_movements m
join public.goods_accounts giver on giver.id = m.credit_account_id
join public.goods_accounts receiver on receiver.id = m.debit_account_id
left join public.goods_movements c on c.seq = m.corrects_seq
left join private.goods_routes() r on r.kind = m.kind
where case
    when c.seq is null then (giver.bucket, receiver.bucket) is distinct from (r.gives, r.receives)
    else (m.credit_account_id, m.debit_account_id) <> (c.debit_account_id, c.credit_account_id)
  end
  or (giver.pledge_id, giver.position) <> (receiver.pledge_id, receiver.position)
  or m.pledge_id <> giver.pledge_id

union all
select 'more goods were taken back than were moved', m.seq::text,
  jsonb_build_object('quantity', m.quantity, 'corrected', sum(r.quantity))
from public.goods_movements m
join public.goods_movements r on r.corrects_seq = m.seq
group by m.seq having sum(r.quantity) > m.quantity or m.corrects_seq is not null

union all
select 'a fact has not moved the goods that it must', coalesce(d.source_id, m.source_id)::text,
  jsonb_build_object('kind', coalesce(d.kind, m.kind), 'due', d.quantity, 'moved', m.quantity)
from goods_due d
full join goods_made m using (source_id, kind)
where coalesce(d.quantity, 0) <> coalesce(m.quantity, 0)

union all
select 'a plan does not sum to its lines, or its lines to its hand-overs', p.id::text,
  jsonb_build_object('quantity', p.quantity, 'lines', l.quantity, 'handed_over', l.handed_over,
    'hand_overs', h.quantity)
from public.goods_plans p
cross join lateral (
  select sum(x.quantity), sum(x.handed_over) from public.goods_plan_lines x where x.plan_id = p.id
) as l (quantity, handed_over)
cross join lateral (
  select coalesce(sum(y.quantity), 0)
  from public.goods_handovers x
  join public.goods_handover_lines y on y.handover_id = x.id
  where x.plan_id = p.id and x.status = 'approved'
) as h (quantity)
where p.quantity is distinct from l.quantity or l.handed_over is distinct from h.quantity

union all
select 'goods were handed over while their notice ran', h.id::text,
  jsonb_build_object('plan_id', h.plan_id, 'recorded_at', h.recorded_at)
from public.goods_handovers h
join public.goods_plans p on p.id = h.plan_id
where not exists (
  select from public.goods_notices n
  where n.plan_id = p.id and n.submission = p.submission
    and n.ends_on < (h.recorded_at at time zone 'Asia/Shanghai')::date
)

union all
select 'what is public of goods is not what was handed over', coalesce(h.id, t.id)::text,
  jsonb_build_object('handed_over', h.quantity, 'public', t.quantity)
from public.goods_handovers h
full join (
  select p.id, sum(p.quantity) as quantity from public.published_handovers p group by p.id
) as t on t.id = h.id
-- What was approved within the hour may still wait for its publication.
where case
  when t.id is null then h.status = 'approved' and h.reviewed_at < now() - interval '1 hour'
  else (h.status, h.quantity) is distinct from ('approved', t.quantity) end;
