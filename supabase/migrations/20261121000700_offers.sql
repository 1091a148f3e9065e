-- Offers: what a supporting organization can give, to whom. Fiscal aid and donations are never in
-- one market, and fiscal aid never leaves the pairings of the government that gives it.
--
-- Anonymity: the organization of an offer stands in this table only, and only the organization
-- itself and the officials of cities and counties, who must know whom they deal with, may read it.
-- Villages and townships meet an offer in a proposal, which names its donor only if it wants that.
create table public.offers (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references public.organizations,
  nature text not null,
  commodity text not null,
  title text not null,
  note text not null default '',
  budget_fen bigint,
  quantity numeric(15, 3),
  unit text,
  minimum_grant_fen bigint not null default 0,
  categories text[] not null default '{}',
  region_codes text[] not null default '{}',
  paired_only boolean not null default false,
  valid_from date not null,
  valid_to date,
  is_anonymous boolean not null default false,
  status text not null default 'draft',
  version integer not null default 1,
  published_by uuid references public.accounts,
  published_at timestamptz,
  created_by uuid not null references public.accounts,
  edited_by uuid not null references public.accounts,
  created_at timestamptz not null default now(),
  edited_at timestamptz not null default now(),
  is_demo boolean not null default false,
  constraint offers_nature
    check (nature in ('fiscal_aid', 'social_donation', 'investment', 'purchase')),
  constraint offers_fiscal_aid_is_paired check (nature <> 'fiscal_aid' or paired_only),
  constraint offers_commodity
    check (commodity in ('money', 'goods', 'talent', 'jobs', 'purchase')),
  constraint offers_title_length check (char_length(btrim(title)) between 2 and 60),
  constraint offers_note_length check (char_length(note) <= 2000),
  constraint offers_measure check (case when commodity in ('money', 'purchase')
    then budget_fen is not null and quantity is null and unit is null
    else budget_fen is null and quantity is not null and unit is not null end),
  constraint offers_jobs_are_heads check (commodity <> 'jobs' or unit = '人'),
  constraint offers_budget check (budget_fen between 1 and 10000000000000),
  constraint offers_quantity check (private.is_quantity(quantity, unit)),
  constraint offers_unit_length check (char_length(unit) between 1 and 12),
  constraint offers_minimum_grant
    check (minimum_grant_fen between 0 and coalesce(budget_fen, 0)),
  constraint offers_categories check (categories <@ private.need_categories()),
  constraint offers_region_count check (cardinality(region_codes) <= 200),
  constraint offers_validity check (valid_to >= valid_from),
  constraint offers_status
    check (status in ('draft', 'open', 'closed', 'expired', 'withdrawn')),
  constraint offers_publication check (status not in ('open', 'closed', 'expired')
    or (published_at is not null and published_by is not null)),
  constraint offers_two_people check (published_by not in (created_by, edited_by))
);
create index offers_organization_id_idx on public.offers (organization_id);
create index offers_market_idx on public.offers (status, commodity, nature);
create index offers_published_by_idx on public.offers (published_by);
create index offers_created_by_idx on public.offers (created_by);
create index offers_edited_by_idx on public.offers (edited_by);
alter table public.offers enable row level security;
create policy select_owner on public.offers
  for select to authenticated using (organization_id = (select private.actor_organization()));
-- Closed ones too: the proposals made from them live on.
create policy select_officials on public.offers
  for select to authenticated using (
    (select private.actor_kind()) in ('city', 'county') and published_at is not null
  );
create trigger offers_status before insert or update of status on public.offers
  for each row execute function private.check_transition('offer');
create trigger offers_audit after insert or update or delete on public.offers
  for each row execute function private.audit();
comment on table public.offers is
  'What an organization can give. Empty categories or regions mean any; null valid_to, no end.';
comment on column public.offers.nature is 'Kinds of money that are never added together.';
comment on column public.offers.region_codes is 'Full codes; each stands for all that lies in it.';

insert into public.status_transitions (record, from_status, to_status, act) values
  ('offer', null, 'draft', 'draft'),
  ('offer', 'draft', 'open', 'publish'),
  ('offer', 'draft', 'withdrawn', 'withdraw'),
  ('offer', 'open', 'withdrawn', 'withdraw'),
  ('offer', 'open', 'closed', 'close'),
  ('offer', 'open', 'expired', 'expire');

create type private.offer_draft as (
  nature text,
  commodity text,
  title text,
  note text,
  budget_fen bigint,
  quantity numeric(15, 3),
  unit text,
  minimum_grant_fen bigint,
  categories text[],
  region_codes text[],
  paired_only boolean,
  valid_from date,
  valid_to date,
  is_anonymous boolean
);

-- The offer, locked, if it is the actor's own. Foreign and missing look the same.
create function private.hold_offer(id uuid, actor public.organizations) returns public.offers
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.offers;
begin
  select o.* into held from public.offers o
  where o.id = hold_offer.id and o.organization_id = actor.id
  for update;
  if held.id is null then
    perform private.refuse('offer.unknown', code => 'PT404');
  end if;
  return held;
end
$$;

-- What the table cannot see for itself: who may give fiscal aid, and whether the regions exist.
create function private.check_offer(draft private.offer_draft, actor public.organizations)
returns void
language plpgsql stable security definer set search_path = '' as $$
declare
  unknown text[] := array(
    select c from unnest(draft.region_codes) c
    where not exists (select from public.regions r where r.code = c)
  );
begin
  if draft.nature = 'fiscal_aid' and actor.kind not in ('city', 'county') then
    perform private.refuse('offer.fiscal_aid_not_yours', jsonb_build_object('kind', actor.kind));
  end if;
  if cardinality(unknown) > 0 then
    perform private.refuse('offer.region_unknown', jsonb_build_object('regions', unknown));
  end if;
end
$$;

create function private.save_offer(id uuid, draft private.offer_draft, version integer)
returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations :=
    private.act_as('editor', 'enterprise', 'social_organization', 'city', 'county');
  held public.offers;
begin
  perform private.check_offer(draft, actor);
  if version is null then
    insert into public.offers (id, organization_id, created_by, edited_by, nature, commodity,
      title, note, budget_fen, quantity, unit, minimum_grant_fen, categories, region_codes,
      paired_only, valid_from, valid_to, is_anonymous)
    select save_offer.id, actor.id, auth.uid(), auth.uid(), draft.*
    on conflict on constraint offers_pkey do nothing;
    if found then return id; end if;
  end if;
  held := private.hold_offer(id, actor);
  -- The same words again are the same act again: an answer that got lost is no conflict.
  if to_jsonb(held) || to_jsonb(draft) = to_jsonb(held) then return id; end if;
  if held.status <> 'draft' then
    perform private.refuse('offer.not_editable', jsonb_build_object('status', held.status));
  end if;
  if held.version is distinct from version then
    perform private.refuse('draft.changed_meanwhile',
      jsonb_build_object('version', held.version));
  end if;
  update public.offers o set
    (nature, commodity, title, note, budget_fen, quantity, unit, minimum_grant_fen, categories,
      region_codes, paired_only, valid_from, valid_to, is_anonymous) = (select draft.*),
    edited_by = auth.uid(), edited_at = now(), version = o.version + 1
  where o.id = held.id;
  return id;
end
$$;

-- Fiscal aid is paired whatever was ticked; lists are stored sorted, so that equal ones are equal.
create function public.save_offer(
  id uuid, nature text, commodity text, title text, valid_from date, note text default '',
  budget_fen bigint default null, quantity numeric default null, unit text default null,
  minimum_grant_fen bigint default 0, categories text[] default '{}',
  region_codes text[] default '{}', paired_only boolean default false,
  valid_to date default null, is_anonymous boolean default false, version integer default null
) returns uuid
language sql volatile set search_path = '' as $$
  select private.save_offer(id, row(nature, commodity, title, note, budget_fen, quantity, unit,
    minimum_grant_fen, array(select distinct c from unnest(categories) c order by c),
    array(select distinct c from unnest(region_codes) c order by c),
    paired_only or nature = 'fiscal_aid', valid_from, valid_to,
    is_anonymous)::private.offer_draft, version)
$$;
comment on function public.save_offer is
  'Begins an offer (no version) or edits a draft (the version last read). For editors of '
  'enterprises, social organizations, cities and counties. Refuses offer.fiscal_aid_not_yours, '
  'offer.region_unknown, offer.unknown, offer.not_editable and draft.changed_meanwhile.';

create function private.publish_offer(id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations :=
    private.act_as('approver', 'enterprise', 'social_organization', 'city', 'county');
  held public.offers := private.hold_offer(id, actor);
begin
  if held.status = 'open' then return held.id; end if;
  if auth.uid() in (held.created_by, held.edited_by) then
    perform private.refuse('approval.same_person');
  end if;
  if held.valid_to < private.today() then
    perform private.refuse('offer.expired', jsonb_build_object('valid_to', held.valid_to));
  end if;
  update public.offers o set status = 'open', published_by = auth.uid(), published_at = now()
  where o.id = held.id;
  return held.id;
end
$$;

create function public.publish_offer(id uuid) returns uuid
language sql volatile set search_path = '' as $$
  select private.publish_offer(id)
$$;
comment on function public.publish_offer is
  'Another person than its writers puts an offer on the market. Refuses offer.unknown, '
  'approval.same_person, offer.expired and status.not_allowed.';

-- A draft may go by any editor's hand; a published offer is the word of the house.
create function private.withdraw_offer(id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations :=
    private.act_as('editor', 'enterprise', 'social_organization', 'city', 'county');
  held public.offers := private.hold_offer(id, actor);
begin
  if held.status <> 'draft' then perform private.act_as('approver', actor.kind); end if;
  update public.offers o set status = 'withdrawn' where o.id = held.id;
  return held.id;
end
$$;

create function public.withdraw_offer(id uuid) returns uuid
language sql volatile set search_path = '' as $$
  select private.withdraw_offer(id)
$$;
comment on function public.withdraw_offer is
  'Takes an offer back. Refuses offer.unknown, status.not_allowed and, once a village has agreed '
  'with the donor on it, offer.is_matched.';

create function private.close_offer(id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations :=
    private.act_as('approver', 'enterprise', 'social_organization', 'city', 'county');
  held public.offers := private.hold_offer(id, actor);
begin
  update public.offers o set status = 'closed' where o.id = held.id;
  return held.id;
end
$$;

create function public.close_offer(id uuid) returns uuid
language sql volatile set search_path = '' as $$
  select private.close_offer(id)
$$;
comment on function public.close_offer is
  'Ends an offer for new proposals; those announced stand. Refuses offer.unknown and '
  'status.not_allowed.';

grant execute on function private.save_offer, private.publish_offer, private.withdraw_offer,
  private.close_offer, public.save_offer, public.publish_offer, public.withdraw_offer,
  public.close_offer to authenticated;
