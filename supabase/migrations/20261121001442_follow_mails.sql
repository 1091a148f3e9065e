-- Telling followers: once a day what was published since the last time, in one mail. The mail and
-- the mark up to which the follower was told are written in one transaction, so that no entry is
-- told twice and none is lost, whenever the work process stops. For it alone.

-- The projects to which money of the account's organizations was allocated.
create function private.funded_projects(account_id uuid) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select a.project_id
  from public.memberships m
  join public.organizations o on o.id = m.organization_id and o.status = 'verified'
  join public.pledges p on p.donor_organization_id = o.id
  join public.fund_accounts a on a.pledge_id = p.id and a.bucket = 'allocated'
  where m.account_id = funded_projects.account_id and m.status = 'active'
$$;

-- Where a follower is written to; null where there is no address, or no wish.
create function private.follower_address(follower private.followers) returns text
language sql stable security definer set search_path = '' as $$
  select coalesce(follower.address, (
    select c.login from public.credentials c
    join public.accounts a on a.id = c.account_id and a.disabled_at is null
    where c.account_id = follower.account_id and private.is_mail_address(c.login)
      and follower.stopped_at is null))
$$;

-- The entries of a span that concern a follower, oldest first.
create function private.entries_for(follower private.followers, up_to bigint)
returns setof public.published_entries
language sql stable security definer set search_path = '' as $$
  select e.*
  from public.published_entries e
  join public.published_projects p on p.id = e.project_id
  where e.seq > follower.told_seq and e.seq <= up_to and (
    exists (
      select from private.follows f
      where f.follower_id = follower.id and f.since_seq < e.seq and (f.project_id = p.id
        or f.village_code = p.village_code or f.pairing_id = p.pairing_id)
    )
    or p.id in (select private.funded_projects(follower.account_id))
  )
  order by e.seq
$$;

-- A mail names at most so many entries; how many there are it says.
create function private.tell_follower(follower private.followers, up_to bigint) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  recipient text := private.follower_address(follower);
  found_count bigint;
  entries jsonb;
begin
  if recipient is not null then
    select count(*), jsonb_agg(jsonb_build_object('seq', e.seq, 'kind', e.kind,
        'project_id', e.project_id, 'title', p.title, 'body', left(e.body, 200),
        'facts', e.facts) order by e.seq desc) filter (where e.place <= 20)
    into found_count, entries
    from (select n.*, row_number() over (order by n.seq desc) as place
      from private.entries_for(follower, up_to) n) e
    join public.published_projects p on p.id = e.project_id;
    if found_count > 0 then
      perform private.append_mail(recipient, follower.locale, 'entries_published',
        jsonb_build_object('count', found_count::text, 'entries', entries::text,
          'token', private.make_follow_link(follower.id, false, now()),
          'why', case when follower.account_id is null then 'asked' else 'funded' end),
        now() + interval '3 days', now());
    end if;
  end if;
  update private.followers r
  set told_seq = greatest(r.told_seq, up_to), looked_on = private.today()
  where r.id = follower.id;
end
$$;

-- Answers how many followers were looked at; none once all of today's were.
create function private.tell_followers(most integer) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  newest bigint := private.newest_entry();
  follower private.followers;
  looked integer := 0;
begin
  for follower in
    select r.* from private.followers r
    where r.looked_on is null or r.looked_on < private.today()
    order by r.id limit most for update skip locked
  loop
    perform private.tell_follower(follower, newest);
    looked := looked + 1;
  end loop;
  return looked;
end
$$;

-- Whoever acts for somebody who gives is a follower from the first night on.
create function private.enrol_donors() returns void
language sql volatile security definer set search_path = '' as $$
  insert into private.followers (account_id, told_seq)
  select distinct m.account_id, private.newest_entry()
  from public.memberships m
  join public.organizations o on o.id = m.organization_id and o.status = 'verified'
  where m.status = 'active'
    and o.kind in ('enterprise', 'social_organization', 'city', 'county')
  on conflict do nothing
$$;

-- What nobody confirmed is forgotten after a week, a link after half a year.
create function private.clear_followers() returns void
language sql volatile security definer set search_path = '' as $$
  delete from private.follows f
  where f.confirmed_at is null and f.asked_at < now() - interval '7 days';
  delete from private.followers r
  where r.address is not null and r.created_at < now() - interval '7 days'
    and not exists (select from private.follows f where f.follower_id = r.id);
  delete from private.follow_links l where l.created_at < now() - interval '180 days';
$$;

create function public.tell_followers(most integer) returns integer
language sql volatile set search_path = '' as $$ select private.tell_followers(most) $$;
comment on function public.tell_followers is
  'Writes the mails of up to so many followers who were not looked at today; answers of how many.';

create function public.enrol_donors() returns void
language sql volatile set search_path = '' as $$ select private.enrol_donors() $$;
comment on function public.enrol_donors is 'Makes followers of those who act for a donor.';

create function public.clear_followers() returns void
language sql volatile set search_path = '' as $$ select private.clear_followers() $$;
comment on function public.clear_followers is 'Forgets what was never confirmed, and old links.';

grant execute on function private.tell_followers, public.tell_followers, private.enrol_donors,
  public.enrol_donors, private.clear_followers, public.clear_followers to service_role;
