/**
 * Every figure of every agreement on two days of its year, made without the functions of the page:
 * of postings and receipts as they are, pairings, exchanges, and chains of reports.
 */
export const sheetsFromRecords = `with asked as (
	select a.id, a.pairing_id, a.year, i.code, i.source, i.record_kinds, d.day,
		make_date(a.year, 1, 1) as first, least(d.day, p.valid_to) as last,
		p.supporting_region_code as giver, p.receiving_region_code as taker
	from agreements a join pairings p on p.id = a.pairing_id
	join indicators i on a.year between i.valid_from and coalesce(i.valid_to, 9999)
	cross join lateral unnest(array[make_date(a.year, 6, 30), make_date(a.year, 12, 31)])
		as d (day)
)
select q.pairing_id, q.year, q.day::text, q.code, (case q.source
	when 'money' then (select sum(case when o.corrects_seq is null then 1 else -1 end
			* o.amount_fen)
		from postings o join pledges g on g.id = o.pledge_id
		join fund_accounts f on f.bucket = 'received' and f.id = case
			when o.corrects_seq is null then o.debit_account_id else o.credit_account_id end
		where g.pairing_id = q.pairing_id and g.nature = any (q.record_kinds)
			and o.occurred_on between q.first and q.last)
	when 'goods' then (select sum(round(l.valuation_fen * r.quantity / l.quantity))
		from goods_receipts r join goods_shipments s on s.id = r.shipment_id
		join pledges g on g.id = s.pledge_id
		join pledge_goods l on (l.pledge_id, l.position) = (s.pledge_id, s.position)
		where r.status = 'approved' and g.pairing_id = q.pairing_id
			and g.nature = any (q.record_kinds) and r.received_on between q.first and q.last)
	when 'pairings' then (select nullif(count(distinct b.receiving_region_code), 0)
		from pairings b where b.id <> q.pairing_id and b.kind = any (q.record_kinds)
			and q.last between b.valid_from and coalesce(b.valid_to, 'infinity')
			and starts_with(b.supporting_region_code, rtrim(q.giver, '0'))
			and starts_with(b.receiving_region_code, rtrim(q.taker, '0')))
	when 'exchanges' then (select case q.code
			when 'labour_at_risk' then sum(e.monitored_count)
			when 'sales' then sum(e.amount_fen)
			when 'enterprises_led' then nullif(count(distinct e.from_name), 0)
			when 'industrial_parks' then nullif(count(*), 0)
			when 'workshops' then nullif(count(*), 0)
			else sum(e.people_count) end
		from exchanges e join exchange_answers w
			on (w.exchange_id, w.version, w.verdict) = (e.id, e.version, 'confirmed')
		where e.pairing_id = q.pairing_id and not e.is_withdrawn
			and e.version = (select max(v.version) from exchanges v where v.id = e.id)
			and e.began_on <= q.last and case when e.kind in ('posting', 'workshop')
				then coalesce(e.ended_on, 'infinity') >= q.first else e.began_on >= q.first end
			and case q.code when 'officials' then e.role = 'official'
				when 'specialists' then e.role = 'specialist'
				when 'industrial_parks' then e.is_park
				else e.kind = case q.code when 'workshops' then 'workshop'
					when 'trainings' then 'training' when 'sales' then 'purchase'
					when 'enterprises_led' then 'industry' else 'labour' end end)
	else (select sum(t.value) from agreement_reports t
		where t.agreement_id = q.id and t.indicator = q.code and t.occurred_on <= q.last
			and t.id not in (select c.corrects_id from agreement_reports c
				where c.corrects_id is not null)) end)::bigint as value
from asked q`;
