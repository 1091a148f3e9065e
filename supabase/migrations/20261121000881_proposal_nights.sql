-- What a night does to proposals and offers: those past their day are written down as expired, and
-- whoever has not answered is reminded seven days, three and one before. For the work process
-- alone; each may be run twice, and after a night that was slept through.

-- Offers and proposals no longer bind from the day after their last, whether this has run or not;
-- this makes the record say so.
create function private.expire_overdue() returns table (proposal_count bigint, offer_count bigint)
language sql volatile security definer set search_path = '' as $$
  with proposals as (
    update public.proposals p set status = 'expired'
    where p.status in ('proposed', 'half_accepted') and p.expires_on < private.today()
    returning 1
  ), offers as (
    update public.offers o set status = 'expired'
    where o.status = 'open' and o.valid_to < private.today()
    returning 1
  )
  select (select count(*) from proposals), (select count(*) from offers)
$$;

create table public.proposal_reminders (
  proposal_id uuid not null references public.proposals,
  side text not null,
  days_before smallint not null,
  reminded_at timestamptz not null default now(),
  primary key (proposal_id, side, days_before),
  constraint proposal_reminders_side check (side in ('donor', 'village')),
  constraint proposal_reminders_days check (days_before in (7, 3, 1))
);
alter table public.proposal_reminders enable row level security;
create policy select_with_proposal on public.proposal_reminders
  for select to authenticated using (proposal_id in (select p.id from public.proposals p));
create trigger proposal_reminders_append_only before update or delete
  on public.proposal_reminders for each row execute function private.forbid_change();
create trigger proposal_reminders_no_truncate before truncate
  on public.proposal_reminders for each statement execute function private.forbid_change();
comment on table public.proposal_reminders is
  'That a side was reminded of its answer. The key holds that it is once for each of the days.';

-- Who can answer for a side: the approvers of the donor or the village; the township's where the
-- village has none.
create function private.answerers(held public.proposals, side text) returns setof uuid
language sql stable security definer set search_path = '' as $$
  with approvers as (
    select m.account_id, o.id as organization_id, o.kind, o.region_code
    from public.memberships m
    join public.organizations o on o.id = m.organization_id and o.status = 'verified'
    join public.accounts a on a.id = m.account_id and a.disabled_at is null
    where m.status = 'active' and private.role_rank(m.role) >= private.role_rank('approver')
      and case side
        when 'donor' then o.id = (
          select f.organization_id from public.offers f where f.id = held.offer_id)
        else o.kind in ('village', 'township')
          and private.region_covers(o.region_code, held.village_code) end
  )
  select distinct a.account_id from approvers a
  where a.kind <> 'township' or side = 'donor' or not exists (
    select from approvers v where v.kind = 'village'
  )
$$;

-- One mail a person and night, however many proposals wait: facts {count, last_day}.
create function private.tell_of_proposals(account_id uuid, waiting bigint, last_day date)
returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  address text := (
    select c.login from public.credentials c where c.account_id = tell_of_proposals.account_id
  );
begin
  if not coalesce(private.is_mail_address(address), false) then return; end if;
  perform private.append_mail(address, null, 'proposals_waiting',
    jsonb_build_object('count', waiting::text, 'last_day', last_day::text),
    (last_day + 1)::timestamp at time zone 'Asia/Shanghai', now());
end
$$;

-- Due is the nearest of the three marks that the day has reached, so a missed night is made up by
-- the next. Answers how many sides were reminded.
create function private.remind_of_proposals() returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  noted public.proposal_reminders[];
  person record;
begin
  with made as (
    insert into public.proposal_reminders as r (proposal_id, side, days_before)
    select p.id, s.side, d.days
    from public.proposals p
    cross join (values ('donor'), ('village')) s (side)
    cross join lateral (
      select min(mark) as days from unnest(array[1, 3, 7]) mark
      where mark >= p.expires_on - private.today()
    ) d
    where p.status in ('proposed', 'half_accepted')
      and p.expires_on between private.today() and private.today() + 7
      and case s.side when 'donor' then p.donor_decision else p.village_decision end is null
    on conflict do nothing
    returning r as reminder
  )
  select coalesce(array_agg(m.reminder), '{}') into noted from made m;
  for person in
    select a.account_id, count(*) as waiting, min(p.expires_on) as last_day
    from unnest(noted) n
    join public.proposals p on p.id = n.proposal_id
    cross join lateral private.answerers(p, n.side) a (account_id)
    group by a.account_id
  loop
    perform private.tell_of_proposals(person.account_id, person.waiting, person.last_day);
  end loop;
  return cardinality(noted);
end
$$;

create function public.expire_overdue() returns table (proposal_count bigint, offer_count bigint)
language sql volatile set search_path = '' as $$ select * from private.expire_overdue() $$;
comment on function public.expire_overdue is
  'Writes down which proposals and offers are past their last day; answers how many of each.';

create function public.remind_of_proposals() returns integer
language sql volatile set search_path = '' as $$ select private.remind_of_proposals() $$;
comment on function public.remind_of_proposals is
  'Reminds the sides that have not answered 7, 3 and 1 days before; answers how many of them.';
grant execute on function private.expire_overdue, private.remind_of_proposals,
  public.expire_overdue, public.remind_of_proposals to service_role;
