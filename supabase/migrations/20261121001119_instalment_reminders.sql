-- Reminding donors of instalments: before they are due and, less and less welcome, after. For the
-- work process alone; may be run twice, and makes up for a night that was slept through.
create table public.instalment_reminders (
  pledge_id uuid not null,
  position smallint not null,
  days_after smallint not null,
  reminded_at timestamptz not null default now(),
  primary key (pledge_id, position, days_after),
  constraint instalment_reminders_instalment_fkey foreign key (pledge_id, position)
    references public.instalments (pledge_id, position)
);
alter table public.instalment_reminders enable row level security;
create policy select_with_pledge on public.instalment_reminders
  for select to authenticated using (
    exists (select from public.pledges p where p.id = pledge_id)
  );
create trigger instalment_reminders_append_only before update or delete
  on public.instalment_reminders for each row execute function private.forbid_change();
create trigger instalment_reminders_no_truncate before truncate
  on public.instalment_reminders for each statement execute function private.forbid_change();
comment on table public.instalment_reminders is
  'That the donor was reminded of an instalment. The key holds that it is once for each mark.';
comment on column public.instalment_reminders.days_after is
  'The mark, in days after the day on which it is due: -14, -7, -1, then every so many after.';

-- The mark that a day has reached: the nearest of those before, or the last multiple after; null
-- where there is none. `days` from the day that it is due to today.
create function private.reminder_mark(days integer, before integer[], every integer)
returns smallint
language sql immutable set search_path = '' as $$
  select (case
    when days > 0 then nullif(days / every * every, 0)
    else (select -min(mark) from unnest(before) mark where mark >= -days)
  end)::smallint
$$;

-- Whoever can report a payment of the donor's.
create function private.payers(donor uuid) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select m.account_id
  from public.memberships m
  join public.organizations o on o.id = m.organization_id and o.status = 'verified'
  join public.accounts a on a.id = m.account_id and a.disabled_at is null
  where o.id = donor and m.status = 'active'
    and private.role_rank(m.role) >= private.role_rank('editor')
$$;

-- One mail a person and night, however many instalments: facts {count, overdue, day}.
create function private.tell_of_instalments(
  account_id uuid, waiting bigint, overdue bigint, first_day date
) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  address text := (
    select c.login from public.credentials c where c.account_id = tell_of_instalments.account_id
  );
begin
  if not coalesce(private.is_mail_address(address), false) then return; end if;
  perform private.append_mail(address, null, 'instalments_due',
    jsonb_build_object('count', waiting::text, 'overdue', overdue::text,
      'day', first_day::text),
    now() + interval '3 days', now());
end
$$;

-- What is paid, reported or let go is not asked for. Answers of how many instalments it reminded.
create function private.remind_of_instalments(before integer[], every integer, most integer)
returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  noted public.instalment_reminders[];
  person record;
begin
  with made as (
    insert into public.instalment_reminders as r (pledge_id, position, days_after)
    select s.pledge_id, s.position, d.mark
    from public.pledges p
    join public.instalment_standings s on s.pledge_id = p.id
    cross join lateral private.reminder_mark(private.today() - s.due_on, before, every) d (mark)
    where p.status = 'signed' and d.mark is not null
      and s.waived_fen + s.received_fen + s.reported_fen < s.amount_fen
      and (d.mark < 0 or most > (
        select count(*) from public.instalment_reminders e
        where (e.pledge_id, e.position) = (s.pledge_id, s.position) and e.days_after > 0))
    on conflict do nothing
    returning r as reminder
  )
  select coalesce(array_agg(m.reminder), '{}') into noted from made m;
  for person in
    select a.account_id, count(*) as waiting, count(*) filter (where n.days_after > 0) as overdue,
      min(i.due_on) as first_day
    from unnest(noted) n
    join public.instalments i on (i.pledge_id, i.position) = (n.pledge_id, n.position)
    join public.pledges p on p.id = n.pledge_id
    cross join lateral private.payers(p.donor_organization_id) a (account_id)
    group by a.account_id
  loop
    perform private.tell_of_instalments(person.account_id, person.waiting, person.overdue,
      person.first_day);
  end loop;
  return cardinality(noted);
end
$$;

create function public.remind_of_instalments(before integer[], every integer, most integer)
returns integer
language sql volatile set search_path = '' as $$
  select private.remind_of_instalments(before, every, most)
$$;
comment on function public.remind_of_instalments is
  'Reminds donors so many days before an instalment is due, then every so many days after, at most '
  'so many times; answers of how many instalments.';
grant execute on function private.remind_of_instalments, public.remind_of_instalments
  to service_role;
