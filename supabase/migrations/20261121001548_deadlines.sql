-- What falls due for whom, from a month ago to a year ahead: of the own house, or in the own region
-- where that is whose turn it will be. The calendar is made of it.
create function public.list_deadlines()
returns table (kind text, record_id uuid, part text, title text, due_on date)
language sql stable set search_path = '' as $$
  with me as materialized (
    select private.actor_organization() as organization, private.actor_kind() as kind
  ), found (kind, record_id, part, title, due_on) as (
    select 'instalment', p.id, s.position::text, coalesce(p.agreement_number, ''), s.due_on
    from me
    join public.pledges p on p.status = 'signed' and (
      p.receiving_organization_id = me.organization
      or exists (select from public.pledge_donors d
        where d.pledge_id = p.id and d.organization_id = me.organization))
    join public.instalment_standings s on s.pledge_id = p.id
    where s.waived_fen + s.received_fen < s.amount_fen
    union all
    select 'milestone', p.id, t.id::text, concat_ws(' ', p.title, t.title), t.due_on
    from me
    join public.projects p on p.status in ('in_pool', 'contracted', 'under_way')
    join public.milestones t on t.project_id = p.id and t.status = 'scheduled'
    where me.kind in ('village', 'township', 'county')
    union all
    select 'notice', p.id, n.id::text, p.title, n.ends_on
    from me
    join public.notices n on n.ends_on >= private.today()
    join public.projects p on p.id = n.project_id
    where me.kind in ('village', 'township', 'county')
      and not exists (select from public.notice_stops s where s.notice_id = n.id)
    union all
    select 'proposal', p.id, '', n.title, p.expires_on
    from me
    join public.proposals p on p.status in ('proposed', 'half_accepted')
    join public.needs n on n.id = p.need_id
    where case when me.kind in ('village', 'township') then p.village_decision is null
      else p.donor_decision is null and p.offer_id in (
        select o.id from public.offers o where o.organization_id = me.organization) end
    union all
    select 'meeting_action', a.id, '', a.subject, a.due_on
    from me
    join public.meeting_actions a on a.status = 'open'
    join public.meetings t on t.id = a.meeting_id
    where me.organization in (a.owner_organization_id, t.organization_id)
    union all
    -- By its place alone: what was asked may name people, and a calendar is read unlocked.
    select 'issue', i.id, '', (select r.name from public.regions r where r.code = i.region_code),
      (i.held_since at time zone 'Asia/Shanghai')::date + private.issue_days()
    from me join public.issues i on i.holder_id = me.organization
    where i.status in ('raised', 'transferred', 'reopened', 'accepted')
    union all
    select 'opinion', o.id, '', o.title, o.due_on
    from me join public.opinions o on o.owner_id = me.organization and o.status = 'assigned'
    union all
    select 'recheck', o.id, '', o.title, o.recheck_on
    from me join public.opinions o on o.organization_id = me.organization
    where o.status = 'rectified'
    union all
    select 'attention', a.id, '', a.reason, a.review_on
    from me join public.attentions a on a.organization_id = me.organization
    where a.status = 'listed'
    union all
    select 'pairing', p.id, '', private.pairing_title(p), p.valid_to
    from me join public.pairings p
      on me.organization in (p.supporting_organization_id, p.receiving_organization_id)
  )
  select f.* from found f
  where f.due_on between private.today() - 30 and private.today() + 365
  order by f.due_on, f.record_id, f.part limit 500
$$;
grant execute on function public.list_deadlines to authenticated;
comment on function public.list_deadlines is
  'What falls due for whoever asks, soonest first, at most 500; part tells two of a record apart.';
