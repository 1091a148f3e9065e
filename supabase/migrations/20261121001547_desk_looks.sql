-- What was published since a person last looked at the desk of a house, of what concerns the house.
-- In the schema private: when somebody looked is for nobody to read, and tells nothing of business.
create table private.looks (
  account_id uuid not null references public.accounts on delete cascade,
  organization_id uuid not null references public.organizations,
  looked_at timestamptz not null default now(),
  seen_seq bigint not null,
  before_at timestamptz,
  before_seq bigint not null,
  constraint looks_pkey primary key (account_id, organization_id)
);
create index looks_organization_id_idx on private.looks (organization_id);
alter table private.looks enable row level security;
comment on table private.looks is 'When a person last looked at a desk, and up to which entry.';
comment on column private.looks.seen_seq is 'The newest entry at the look that goes on.';
comment on column private.looks.before_seq is 'The newest entry when the look before it ended.';

-- Whether a project is of a house: in its region, of a pairing that it supports, or paid by it.
create function private.concerns(house public.organizations, project public.published_projects)
returns boolean
language sql stable security definer set search_path = '' as $$
  select (house.kind in ('village', 'township', 'county', 'city', 'supervisor')
      and private.region_covers(house.region_code, project.village_code))
    or exists (
      select from public.pairings p
      where p.id = project.pairing_id and (p.supporting_organization_id = house.id
        or (house.kind in ('county', 'city', 'supervisor')
          and private.region_covers(house.region_code, p.supporting_region_code)))
    )
    or exists (
      select from public.fund_accounts a
      join public.pledges p on p.id = a.pledge_id and p.donor_organization_id = house.id
      where a.project_id = project.id and a.bucket = 'allocated'
    )
$$;

-- A look goes on for half an hour after each visit: whoever comes back within it finds the same
-- news again.
create function private.look_at_desk()
returns table (before_at timestamptz, row_count bigint, seqs bigint[])
language plpgsql volatile security definer set search_path = '' as $$
declare
  house public.organizations;
  look private.looks;
  newest bigint := private.newest_entry();
begin
  perform private.refuse_in_view();
  select (s.house).* into house from private.actor_seat() s;
  if house.id is null then return; end if;
  insert into private.looks as l (account_id, organization_id, seen_seq, before_seq)
  values (auth.uid(), house.id, newest, newest)
  on conflict on constraint looks_pkey do update set
    before_at = case when l.looked_at < now() - interval '30 minutes' then l.looked_at
      else l.before_at end,
    before_seq = case when l.looked_at < now() - interval '30 minutes' then l.seen_seq
      else l.before_seq end,
    looked_at = now(), seen_seq = excluded.seen_seq
  returning l.* into look;
  if look.before_at is null then return; end if;
  return query
    with news as materialized (
      select e.seq, e.project_id from public.published_entries e where e.seq > look.before_seq
    ), own as materialized (
      select p.id from public.published_projects p
      where p.id in (select n.project_id from news n) and private.concerns(house, p)
    )
    select look.before_at, count(*), coalesce((array_agg(n.seq order by n.seq desc))[:200], '{}')
    from news n join own on own.id = n.project_id;
end
$$;

create function public.look_at_desk()
returns table (before_at timestamptz, row_count bigint, seqs bigint[])
language sql volatile set search_path = '' as $$ select * from private.look_at_desk() $$;
comment on function public.look_at_desk is
  'Notes that the reader looks at the desk. Answers how many entries that concern the house were '
  'published since the look before, with the 200 newest; no row at the first look.';

-- What a new house does first, in this order; nothing once all but the invitation is done.
create function public.list_first_acts() returns table (act text, is_done boolean)
language sql stable set search_path = '' as $$
  with me as materialized (
    select private.actor_account() as account, private.actor_organization() as organization,
      private.actor_kind() as kind, private.actor_prefix() as prefix,
      private.claim('region_code') as region
  ), acts as (
    select a.place, a.act, a.is_done
    from me
    cross join lateral (values
      (1, 'member_invite', null::text[], exists (select from public.memberships m
        where m.organization_id = me.organization and m.status = 'active'
          and m.account_id <> me.account)),
      (2, 'offer_list', '{enterprise,social_organization}', exists (select from public.offers o
        where o.organization_id = me.organization)),
      (3, 'pledge_sign', '{enterprise,social_organization}', exists (
        select from public.pledge_donors d where d.organization_id = me.organization)),
      (2, 'need_file', '{village,township}', exists (select from public.needs n
        where starts_with(n.village_code, me.prefix))),
      (3, 'project_apply', '{village,township}', exists (select from public.projects p
        where starts_with(p.village_code, me.prefix))),
      (2, 'pairing_record', '{county,city}', exists (select from public.pairings p
        where private.regions_meet(p.receiving_region_code, me.region)
          or private.regions_meet(p.supporting_region_code, me.region))),
      (3, 'agreement_draft', '{city}', exists (select from public.agreements a)),
      (3, 'round_run', '{county}', exists (select from public.rounds r
        where r.organization_id = me.organization)),
      (2, 'visit_record', '{supervisor}', exists (select from public.visits v
        where v.organization_id = me.organization))
    ) as a (place, act, kinds, is_done)
    where (me.kind = any (a.kinds) or a.kinds is null) and me.kind <> 'operator'
      and private.role_rank(private.actor_role()) >= 2
  )
  select a.act, a.is_done from acts a
  where exists (select from acts o where o.place > 1 and not o.is_done)
  order by a.place
$$;
comment on function public.list_first_acts is
  'What a new house does first and whether it is done, for who may edit; no rows for a house that '
  'has begun with all of it.';
grant execute on function private.look_at_desk, public.look_at_desk, public.list_first_acts
  to authenticated;
