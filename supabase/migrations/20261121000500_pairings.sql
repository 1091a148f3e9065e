-- Pairings: who assists whom, from when to when. A record belongs to the pairing that was valid on
-- the record's own date, so a pairing is never deleted: it ends, and its successor points back.
-- Governments publish their pairings, so everybody signed in may read them. What the two sides
-- agreed for a year is for the two sides and the officials of their regions.
create table public.pairings (
  id uuid primary key default gen_random_uuid(),
  programme text not null,
  kind text not null,
  supporting_organization_id uuid not null references public.organizations,
  receiving_organization_id uuid references public.organizations,
  supporting_region_code text not null references public.regions,
  receiving_region_code text not null references public.regions,
  valid_from date not null,
  valid_to date,
  predecessor_id uuid references public.pairings,
  basis text,
  is_demo boolean not null default false,
  created_at timestamptz not null default now(),
  constraint pairings_programme check (programme in ('east_west', 'designated_assistance',
    'ten_thousand_enterprises', 'counterpart_support')),
  constraint pairings_kind check (kind in ('province', 'city', 'county', 'township', 'village',
    'enterprise_village', 'social_organization', 'school', 'hospital')),
  constraint pairings_two_sides check (supporting_organization_id <> receiving_organization_id),
  constraint pairings_validity check (valid_to >= valid_from),
  constraint pairings_predecessor check (predecessor_id <> id),
  constraint pairings_basis_length check (char_length(basis) between 1 and 200),
  constraint pairings_key unique nulls not distinct (programme, kind, supporting_organization_id,
    receiving_organization_id, supporting_region_code, receiving_region_code, valid_from)
);
create index pairings_supporting_organization_id_idx
  on public.pairings (supporting_organization_id);
create index pairings_receiving_organization_id_idx on public.pairings (receiving_organization_id);
create index pairings_supporting_region_code_idx on public.pairings (supporting_region_code);
create index pairings_receiving_region_code_idx on public.pairings (receiving_region_code);
create index pairings_predecessor_id_idx on public.pairings (predecessor_id);
alter table public.pairings enable row level security;
create policy select_signed_in on public.pairings for select to authenticated using (true);
create trigger pairings_audit after insert or update or delete on public.pairings
  for each row execute function private.audit();
comment on table public.pairings is
  'Dated assistance between two sides; both ends of the validity belong to it, null is open.';
comment on column public.pairings.basis is 'The document that founds the pairing, by its number.';

-- Whether one of the two regions lies within the other.
create function private.regions_meet(one text, other text) returns boolean
language sql immutable set search_path = '' as $$
  select private.region_covers(one, other) or private.region_covers(other, one)
$$;
grant execute on function private.regions_meet to authenticated;

-- A school is paired with a school and an enterprise with a village: that says nothing about other
-- donors of the same city, so only pairings of whole regions count where regions are compared.
create function private.region_pairings(on_date date) returns setof public.pairings
language sql stable set search_path = '' as $$
  select p.* from public.pairings p
  where p.kind in ('province', 'city', 'county', 'township', 'village')
    and p.valid_from <= on_date and (p.valid_to is null or p.valid_to >= on_date)
$$;

-- The pairing that connects a supporting region with a receiving place on a day, null if none does.
-- A village pairing says more than the one of its county: the deepest wins.
create function private.pairing_on(supporting_region text, receiving_place text, on_date date)
returns uuid
language sql stable set search_path = '' as $$
  select p.id from private.region_pairings(on_date) p
  where private.region_covers(p.supporting_region_code, supporting_region)
    and private.region_covers(p.receiving_region_code, receiving_place)
  order by length(private.region_prefix(p.receiving_region_code)) desc,
    length(private.region_prefix(p.supporting_region_code)) desc, p.valid_from desc, p.id
  limit 1
$$;

-- The digits that every place begins with which the actor's city or county assists today. Pairings
-- below it count (its districts' are its own), those above it do not.
create function private.assisted_prefixes() returns text[]
language sql stable set search_path = '' as $$
  select coalesce(array_agg(distinct private.region_prefix(p.receiving_region_code)), '{}')
  from private.region_pairings(private.today()) p
  where private.actor_kind() in ('city', 'county')
    and starts_with(p.supporting_region_code, private.actor_prefix())
$$;
grant execute on function private.region_pairings, private.assisted_prefixes to authenticated;

create table public.agreements (
  id uuid primary key default gen_random_uuid(),
  pairing_id uuid not null references public.pairings,
  year smallint not null,
  status text not null default 'draft',
  document_id uuid references public.documents,
  number text,
  signed_on date,
  created_at timestamptz not null default now(),
  constraint agreements_year_key unique (pairing_id, year),
  constraint agreements_year check (year between 2000 and 2100),
  constraint agreements_status check (status in ('draft', 'signed', 'closed')),
  constraint agreements_number_length check (char_length(number) between 1 and 60),
  constraint agreements_signature check (status = 'draft'
    or (document_id is not null and signed_on is not null))
);
create index agreements_document_id_idx on public.agreements (document_id);
alter table public.agreements enable row level security;
create policy select_sides on public.agreements
  for select to authenticated using (pairing_id in (
    select p.id from public.pairings p
    where (select private.actor_organization())
      in (p.supporting_organization_id, p.receiving_organization_id)
  ));
create policy select_officials on public.agreements
  for select to authenticated using (
    (select private.actor_kind()) in ('village', 'township', 'county', 'city', 'supervisor')
    and pairing_id in (
      select p.id from public.pairings p
      where private.regions_meet(p.receiving_region_code, (select private.claim('region_code')))
        or private.regions_meet(p.supporting_region_code, (select private.claim('region_code')))
    )
  );
create trigger agreements_status before insert or update of status on public.agreements
  for each row execute function private.check_transition('agreement');
create trigger agreements_audit after insert or update or delete on public.agreements
  for each row execute function private.audit();
comment on table public.agreements is
  'What a pairing undertakes for one year. Nothing but imports writes it yet.';

insert into public.status_transitions (record, from_status, to_status, act) values
  ('agreement', null, 'draft', 'draft'),
  ('agreement', 'draft', 'signed', 'sign'),
  ('agreement', 'signed', 'closed', 'close');

create table public.agreement_targets (
  agreement_id uuid not null references public.agreements,
  indicator text not null,
  value numeric(18, 3) not null,
  unit text not null,
  primary key (agreement_id, indicator),
  constraint agreement_targets_indicator_form check (indicator ~ '^[a-z][a-z0-9_]{1,59}$'),
  constraint agreement_targets_value check (value >= 0),
  constraint agreement_targets_unit_length check (char_length(unit) between 1 and 12)
);
alter table public.agreement_targets enable row level security;
create policy select_with_agreement on public.agreement_targets
  for select to authenticated using (agreement_id in (select a.id from public.agreements a));
create trigger agreement_targets_audit after insert or update or delete on public.agreement_targets
  for each row execute function private.audit('agreement_id');
comment on table public.agreement_targets is 'One promised figure per indicator of the year.';

-- A pairing opens the needs of the receiving places to the supporting side, so it is the receiving
-- side that records it: an eastern city cannot let itself in.
create function private.record_pairing(
  id uuid, programme text, kind text, supporting_organization_id uuid,
  supporting_region_code text, receiving_region_code text, valid_from date,
  receiving_organization_id uuid, valid_to date, predecessor_id uuid, basis text
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('approver', 'county', 'city');
begin
  if not private.region_covers(actor.region_code, receiving_region_code) then
    perform private.refuse('pairing.place_not_yours',
      jsonb_build_object('region', receiving_region_code), 'PT403');
  end if;
  insert into public.pairings (id, programme, kind, supporting_organization_id,
    supporting_region_code, receiving_region_code, valid_from, receiving_organization_id,
    valid_to, predecessor_id, basis)
  values (id, programme, kind, supporting_organization_id, supporting_region_code,
    receiving_region_code, valid_from, receiving_organization_id, valid_to, predecessor_id, basis)
  on conflict do nothing;
  if not found and not exists (
    select from public.pairings p
    where p.id = record_pairing.id
      and private.region_covers(actor.region_code, p.receiving_region_code)
  ) then
    perform private.refuse('pairing.recorded_already');
  end if;
  return id;
end
$$;

create function private.end_pairing(id uuid, valid_to date) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('approver', 'county', 'city');
  held public.pairings;
begin
  select p.* into held from public.pairings p
  where p.id = end_pairing.id
    and private.region_covers(actor.region_code, p.receiving_region_code)
  for update;
  if held.id is null then
    perform private.refuse('pairing.unknown', code => 'PT404');
  end if;
  if held.valid_to = end_pairing.valid_to then return held.id; end if;
  if held.valid_to is not null then
    perform private.refuse('pairing.ended_already',
      jsonb_build_object('valid_to', held.valid_to));
  end if;
  if end_pairing.valid_to is null or end_pairing.valid_to < held.valid_from then
    perform private.refuse('pairing.ends_before_it_begins',
      jsonb_build_object('valid_from', held.valid_from));
  end if;
  update public.pairings p set valid_to = end_pairing.valid_to where p.id = held.id;
  return held.id;
end
$$;

create function public.record_pairing(
  id uuid, programme text, kind text, supporting_organization_id uuid,
  supporting_region_code text, receiving_region_code text, valid_from date,
  receiving_organization_id uuid default null, valid_to date default null,
  predecessor_id uuid default null, basis text default null
) returns uuid
language sql volatile set search_path = '' as $$
  select private.record_pairing(id, programme, kind, supporting_organization_id,
    supporting_region_code, receiving_region_code, valid_from, receiving_organization_id,
    valid_to, predecessor_id, basis)
$$;
comment on function public.record_pairing is
  'An approver of the receiving county or city records a pairing; repeating it changes nothing. '
  'Refuses pairing.place_not_yours, and pairing.recorded_already for its equal under another id.';

create function public.end_pairing(id uuid, valid_to date) returns uuid
language sql volatile set search_path = '' as $$
  select private.end_pairing(id, valid_to)
$$;
comment on function public.end_pairing is
  'An approver of the receiving county or city sets the last day. Refuses pairing.unknown, '
  'pairing.ended_already with another day and pairing.ends_before_it_begins.';

grant execute on function private.record_pairing, private.end_pairing,
  public.record_pairing, public.end_pairing to authenticated;
