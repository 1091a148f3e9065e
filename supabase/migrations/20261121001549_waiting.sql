-- What waits for whom: one question over everything the reader may see. Row-level security has
-- narrowed the rows; what is left here is whose turn it is, by kind of organization and role. A
-- donor is known by its offer: the proposal of an anonymous one does not name it.
grant execute on function private.role_rank, private.issue_days to authenticated;

create function public.list_waiting()
returns table (act text, record_id uuid, title text, since timestamptz, last_day date)
language sql stable set search_path = '' as $$
  with me as materialized (
    select private.actor_account() as account, private.actor_organization() as organization,
      private.actor_kind() as kind, private.role_rank(private.actor_role()) as rank
  )
  select 'need_edit', n.id, n.title, coalesce(n.reviewed_at, n.edited_at), null::date
  from public.needs n, me
  where n.status in ('returned', 'reopened') and me.kind in ('village', 'township')
    and me.rank >= 2
  union all
  select 'need_judge', n.id, n.title, n.edited_at, null
  from public.needs n, me
  where n.status = 'submitted' and me.kind = 'county' and me.rank >= 2
    and me.account not in (n.created_by, n.edited_by)
  union all
  select 'need_close', n.id, n.title, n.fulfilled_at, null
  from public.needs n, me
  where n.status = 'fulfilled' and me.kind = 'county' and me.rank >= 2
    and me.account not in (n.fulfilled_by, n.created_by)
  union all
  select 'round_publish', r.id, r.commodity, r.finished_at, null
  from public.rounds r, me
  where r.status = 'proposed' and r.published_at is null and me.rank >= 3
    and r.organization_id = me.organization and r.created_by <> me.account
  union all
  select 'proposal_decide', p.id, n.title, p.created_at, p.expires_on
  from public.proposals p
  join public.needs n on n.id = p.need_id, me
  where p.status in ('proposed', 'half_accepted') and p.expires_on >= private.today()
    and me.rank >= 3 and case
      when me.kind in ('village', 'township') then p.village_decision is null
      else p.donor_decision is null and p.offer_id in (
        select o.id from public.offers o where o.organization_id = me.organization
      )
    end
  union all
  select 'pledge_draw_up', p.id, n.title, greatest(p.donor_decided_at, p.village_decided_at), null
  from public.proposals p
  join public.needs n on n.id = p.need_id, me
  where p.status = 'agreed' and me.rank >= 2 and p.offer_id in (
    select o.id from public.offers o where o.organization_id = me.organization
  )
  union all
  select 'pledge_sign', p.id, coalesce(p.amount_text, p.earmark, ''), p.created_at, null
  from public.pledges p
  join public.pledge_donors d on d.pledge_id = p.id, me
  where p.status = 'draft' and d.organization_id = me.organization and me.rank >= 3
    and me.account not in (p.drawn_up_by, p.edited_by)
  union all
  -- The first instalment of each pledge that is due within a fortnight, or was.
  select 'instalment_pay', p.id, coalesce(p.agreement_number, ''),
    greatest(p.signed_at, (i.due_on - 14)::timestamp at time zone 'Asia/Shanghai'), i.due_on
  from me
  join public.pledge_donors d on d.organization_id = me.organization
  join public.pledges p on p.id = d.pledge_id and p.status = 'signed'
  cross join lateral (
    select min(s.due_on) as due_on from public.instalment_standings s
    where s.pledge_id = d.pledge_id
      and s.waived_fen + s.received_fen + s.reported_fen < s.amount_fen
  ) i
  where i.due_on <= private.today() + 14 and me.rank >= 2
  union all
  select 'exit_answer', e.pledge_id, e.reason, e.requested_at, null
  from public.pledge_exits e
  join public.pledges p on p.id = e.pledge_id, me
  where e.status = 'requested' and p.receiving_organization_id = me.organization
    and me.rank >= 3 and e.requested_by <> me.account
  union all
  select 'waiver_answer', w.pledge_id, w.reason, w.requested_at, null
  from public.instalment_waivers w
  join public.pledges p on p.id = w.pledge_id, me
  where w.status = 'requested' and p.receiving_organization_id = me.organization
    and me.rank >= 3 and w.requested_by <> me.account
  union all
  select 'use_answer', c.pledge_id, c.earmark, c.requested_at, null
  from public.use_changes c
  join public.pledge_donors d on d.pledge_id = c.pledge_id, me
  where c.status = 'requested' and d.organization_id = me.organization and me.rank >= 3
  union all
  select 'receipt_confirm', r.id, coalesce(p.agreement_number, ''), r.reported_at, null
  from public.payment_reports r
  join public.pledges p on p.id = r.pledge_id, me
  where r.status in ('in_transit', 'above_commitment') and me.rank >= 2
    and p.receiving_organization_id = me.organization
    and not exists (select from public.receipts c
      where c.payment_report_id = r.id and c.status in ('pending', 'approved'))
  union all
  select 'receipt_approve', r.payment_report_id, coalesce(p.agreement_number, ''),
    r.confirmed_at, null
  from public.receipts r
  join public.pledges p on p.id = r.pledge_id, me
  where r.status = 'pending' and r.organization_id = me.organization and me.rank >= 3
    and r.confirmed_by <> me.account
  union all
  select 'reversal_approve', r.payment_report_id, v.reason, v.asked_at, null
  from public.receipt_reversals v join public.receipts r on r.id = v.receipt_id, me
  where v.status = 'pending' and v.organization_id = me.organization and me.rank >= 3
    and v.asked_by <> me.account
  union all
  select case when v.payment_id is null then 'allocation_reversal_approve'
    else 'payment_reversal_approve' end, coalesce(v.allocation_id, v.payment_id), v.reason,
    v.asked_at, null
  from public.project_reversals v, me
  where v.status = 'pending' and v.organization_id = me.organization and me.rank >= 3
    and v.asked_by <> me.account
  union all
  select 'allocation_approve', a.id, p.title, a.proposed_at, null
  from public.allocations a
  join public.projects p on p.id = a.project_id, me
  where a.status = 'pending' and a.organization_id = me.organization and me.rank >= 3
    and a.proposed_by <> me.account
  union all
  select 'payment_approve', a.id, p.title, a.recorded_at, null
  from public.project_payments a
  join public.projects p on p.id = a.project_id, me
  where a.status = 'pending' and a.organization_id = me.organization and me.rank >= 3
    and a.recorded_by <> me.account
  union all
  select 'goods_confirm', s.id, concat_ws(' ', g.item, trim_scale(s.quantity), g.unit),
    s.reported_at, null
  from public.goods_shipments s
  join public.pledge_goods g on (g.pledge_id, g.position) = (s.pledge_id, s.position)
  join public.pledges p on p.id = s.pledge_id, me
  where s.status = 'shipped' and me.rank >= 2 and case when s.village_code is null
      then p.receiving_organization_id = me.organization
      else me.kind in ('village', 'township')
        and starts_with(s.village_code, (select private.actor_prefix())) end
    and not exists (select from public.goods_receipts r
      where r.shipment_id = s.id and r.status = 'pending')
  union all
  select 'goods_approve', r.shipment_id,
    concat_ws(' ', g.item, trim_scale(r.quantity), g.unit), r.confirmed_at, null
  from public.goods_receipts r
  join public.goods_shipments s on s.id = r.shipment_id
  join public.pledge_goods g on (g.pledge_id, g.position) = (s.pledge_id, s.position), me
  where r.status = 'pending' and r.organization_id = me.organization and me.rank >= 3
    and r.confirmed_by <> me.account
  union all
  select 'goods_plan_approve', l.id,
    concat_ws(' ', g.item, trim_scale(l.quantity), g.unit), l.edited_at, null
  from public.goods_plans l
  join public.pledge_goods g on (g.pledge_id, g.position) = (l.pledge_id, l.position), me
  where l.status = 'pending' and l.organization_id = me.organization and me.rank >= 3
    and me.account not in (l.drawn_up_by, l.edited_by)
  union all
  select 'goods_plan_edit', l.id,
    concat_ws(' ', g.item, trim_scale(l.quantity), g.unit), l.reviewed_at, null
  from public.goods_plans l
  join public.pledge_goods g on (g.pledge_id, g.position) = (l.pledge_id, l.position), me
  where l.status = 'returned' and l.organization_id = me.organization and me.rank >= 2
  union all
  select 'goods_handover_approve', h.plan_id,
    concat_ws(' ', g.item, trim_scale(h.quantity), g.unit), h.recorded_at, null
  from public.goods_handovers h
  join public.goods_plans l on l.id = h.plan_id
  join public.pledge_goods g on (g.pledge_id, g.position) = (l.pledge_id, l.position), me
  where h.status = 'pending' and h.organization_id = me.organization and me.rank >= 3
    and h.recorded_by <> me.account
  union all
  select 'project_step', p.id, p.title, p.created_at, null
  from public.projects p, me
  where me.rank >= 2 and case me.kind
    when 'township' then p.status in ('submitted', 'village_notice', 'township_review',
      'township_notice')
    when 'county' then p.status in ('county_appraisal', 'county_notice', 'completed')
    when 'village' then p.status in ('submitted', 'returned')
      or (p.status = 'draft' and p.entered_by_organization_id <> me.organization)
  end
  union all
  select 'objection_answer', o.id, p.title, o.raised_at, null
  from public.objections o
  join public.notices n on n.id = o.notice_id
  join public.projects p on p.id = n.project_id, me
  where o.status = 'raised' and me.rank >= 3 and n.recorded_by <> me.account
    and me.kind = any (private.notice_kinds(n.level))
  union all
  -- What was resolved falls to its owner; to who recorded it where no owner is registered, and
  -- once it is overdue.
  select 'meeting_action_end', a.id, a.subject, a.recorded_at, a.due_on
  from public.meeting_actions a
  join public.meetings t on t.id = a.meeting_id, me
  where a.status = 'open' and me.rank >= 2 and a.due_on <= private.today() + 14
    and (a.owner_organization_id = me.organization or (t.organization_id = me.organization
      and (a.owner_organization_id is null or a.due_on < private.today())))
  union all
  -- Of the other side, by whoever the place lies with.
  select 'exchange_confirm', e.id, coalesce(e.subject, e.to_name), e.written_at, null
  from public.current_exchanges e
  join public.pairings p on p.id = e.pairing_id, me
  where e.state = 'reported' and me.kind in ('city', 'county') and me.rank >= 3
    and private.answers_exchange(p, e.side, e.place_code, me.organization,
      (select private.claim('region_code')))
  union all
  select 'exchange_correct', e.id, coalesce(e.subject, e.to_name), e.written_at, null
  from public.current_exchanges e, me
  where e.state = 'questioned' and e.organization_id = me.organization and me.rank >= 2
  union all
  select 'risk_count_judge', c.id, concat_ws(' ', c.village_name, c.year), c.stated_at, null
  from public.current_risk_counts c, me
  where c.verdict is null and me.kind = 'county' and me.rank >= 2
  union all
  select 'risk_count_state', c.id, concat_ws(' ', c.village_name, c.year), c.judged_at, null
  from public.current_risk_counts c, me
  where c.verdict = 'returned' and me.kind in ('village', 'township') and me.rank >= 2
  union all
  select 'update_tell', p.id, p.title, r.reminded_at, null
  from public.silence_reminders r
  join public.published_projects t on t.id = r.project_id and t.last_entry_on = r.silent_since
  join public.projects p on p.id = t.id, me
  where p.status = 'under_way' and me.kind in ('village', 'township') and me.rank >= 2
  union all
  select 'update_edit', v.update_id, v.body, v.reviewed_at, null
  from public.update_versions v
  join public.updates u on u.id = v.update_id, me
  where v.status = 'returned' and u.organization_id = me.organization and me.rank >= 2
    and not exists (select from public.update_versions l
      where l.update_id = v.update_id and l.version > v.version)
  union all
  select 'update_review', v.update_id, v.body, v.written_at, null
  from public.update_versions v
  join public.updates u on u.id = v.update_id, me
  where v.status = 'pending' and me.rank >= 3 and v.written_by <> me.account
    and (u.organization_id = me.organization or me.kind in ('township', 'county'))
  union all
  -- Of the own house; the other side of a pairing may approve it, and need not.
  select 'bulletin_publish', b.id, concat_ws(' ', b.scope_name, to_char(b.month, 'YYYY-MM')),
    b.drawn_at, null
  from public.bulletins b, me
  where b.status = 'draft' and b.organization_id = me.organization and me.rank >= 3
    and me.account not in (b.drawn_up_by, b.edited_by)
  union all
  -- An issue waits for whoever holds it, and once it is answered for the body that asked.
  select case when i.status = 'rated' then 'issue_close' else 'issue_take' end, i.id, i.body,
    i.held_since, (i.held_since at time zone 'Asia/Shanghai')::date + private.issue_days()
  from public.issues i, me
  where i.holder_id = me.organization and me.rank >= 2
    and i.status in ('raised', 'transferred', 'reopened', 'rated')
  union all
  select 'issue_answer', i.id, i.body, i.held_since,
    (i.held_since at time zone 'Asia/Shanghai')::date + private.issue_days()
  from public.issues i, me
  where i.status = 'accepted' and i.holder_id = me.organization and me.rank >= 3
    and me.account <> (select s.taken_by from public.issue_steps s
      where s.issue_id = i.id and s.act = 'accept' order by s.seq desc limit 1)
  union all
  select 'issue_rate', i.id, i.body, i.held_since, null from public.issues i, me
  where i.status = 'answered' and i.raised_by_organization_id = me.organization and me.rank >= 2
  union all
  select case o.status when 'raised' then 'opinion_verify' when 'rechecked' then 'opinion_end'
      else 'opinion_recheck' end, o.id, o.title, o.raised_at, o.recheck_on
  from public.opinions o, me
  where o.organization_id = me.organization and case o.status
    when 'rectified' then me.rank >= 2
    when 'raised' then me.rank >= 3 and me.account <> o.raised_by
    when 'rechecked' then me.rank >= 3 and me.account <> (select s.taken_by
      from public.opinion_steps s where s.opinion_id = o.id and s.act = 'recheck'
      order by s.seq desc limit 1) end
  union all
  select case o.status when 'assigned' then 'opinion_rectify' else 'opinion_assign' end, o.id,
    o.title, o.raised_at, o.due_on
  from public.opinions o, me
  where case when o.status in ('verified', 'reopened')
      then o.addressee_id = me.organization and me.rank >= 3
    when o.status = 'assigned' then o.owner_id = me.organization and me.rank >= 2 end
  union all
  select 'attention_review', a.id, a.reason, a.listed_at, a.review_on
  from public.attentions a, me
  where a.status = 'listed' and a.organization_id = me.organization and me.rank >= 3
    and a.review_on <= private.today()
  union all
  -- A draft of the other side to amend or sign; what the own house wrote, or the other signed.
  select 'agreement_answer', w.id, w.title, w.proposed_at, null
  from private.open_agreements() w, me
  where me.rank >= 2 and w.proposed_by_side <> w.own_side and not w.is_signed_by_other
  union all
  select 'agreement_sign', w.id, w.title, w.proposed_at, null
  from private.open_agreements() w, me
  where me.rank >= 3 and w.proposed_by <> me.account
    and (w.proposed_by_side = w.own_side or w.is_signed_by_other)
  union all
  select 'agreement_close', a.id, concat_ws(' ', private.pairing_title(p), a.year),
    (make_date(a.year + 1, 1, 1))::timestamp at time zone 'Asia/Shanghai', null
  from public.agreements a
  join public.pairings p on p.id = a.pairing_id
  join me on true join public.organizations o on o.id = me.organization
  where a.status = 'signed' and private.today() >= least(make_date(a.year, 12, 31), p.valid_to)
    and me.rank >= 3 and private.side_of(p, o) is not null
  order by 4, 2
  limit 200
$$;
grant execute on function public.list_waiting to authenticated;
comment on function public.list_waiting is
  'What waits for the person who asks, oldest first, at most 200; last_day where one is set.';
