-- Pairings: who assists whom, from when to when. A record belongs to the pairing that was valid on
-- the record's own date, so a pairing is never deleted: it ends, and its successor points back.
-- Governments publish their pairings, so everybody signed in may read them.
create table public.pairings (
  id uuid primary key default gen_random_uuid(),
  programme text not null,
  kind text not null,
  supporting_organization_id uuid not null references public.organizations,
  receiving_organization_id uuid references public.organizations,
  supporting_region_code text not null references public.regions,
  receiving_region_code text not null references public.regions,
  supporting_name text,
  receiving_name text,
  valid_from date not null,
  valid_to date,
  predecessor_id uuid references public.pairings,
  basis text,
  basis_document_id uuid references public.documents,
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
  constraint pairings_names_length check (char_length(btrim(supporting_name)) between 2 and 60
    and char_length(btrim(receiving_name)) between 2 and 60),
  constraint pairings_key unique nulls not distinct (programme, kind, supporting_organization_id,
    receiving_organization_id, supporting_region_code, receiving_region_code, supporting_name,
    receiving_name, valid_from)
);
create index pairings_supporting_organization_id_idx
  on public.pairings (supporting_organization_id);
create index pairings_receiving_organization_id_idx on public.pairings (receiving_organization_id);
create index pairings_supporting_region_code_idx on public.pairings (supporting_region_code);
create index pairings_receiving_region_code_idx on public.pairings (receiving_region_code);
create index pairings_predecessor_id_idx on public.pairings (predecessor_id);
create index pairings_basis_document_id_idx on public.pairings (basis_document_id);
create index pairings_valid_from_idx on public.pairings (valid_from, id);
create index pairings_valid_to_idx on public.pairings (valid_to, id);
alter table public.pairings enable row level security;
create policy select_signed_in on public.pairings for select to authenticated using (true);
create trigger pairings_audit after insert or update or delete on public.pairings
  for each row execute function private.audit();
comment on table public.pairings is
  'Dated assistance between two sides; both ends of the validity belong to it, null is open.';
comment on column public.pairings.supporting_name is
  'Of a school, a hospital, an office that is no organization here; then the organization is the '
  'one that answers for it.';
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
