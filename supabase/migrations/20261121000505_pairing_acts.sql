-- A pairing is recorded, succeeded and ended by the receiving side: it opens the needs of the
-- receiving places to the supporting side, so an eastern city cannot let itself in. What was booked
-- to a pairing keeps it, whatever becomes of its dates (src/domain/pairings/README.md).

-- What the receiving side writes of a pairing, apart from its basis document.
create type private.pairing_terms as (
  programme text,
  kind text,
  supporting_organization_id uuid,
  receiving_organization_id uuid,
  supporting_region_code text,
  receiving_region_code text,
  supporting_name text,
  receiving_name text,
  valid_from date,
  valid_to date,
  predecessor_id uuid,
  basis text
);

-- A pairing of whole regions is of the level that it says; those of schools and companies stand
-- wherever they are. The supporting side may lie higher: a city for its district.
create function private.is_of_level(kind text, region_code text) returns boolean
language sql stable set search_path = '' as $$
  select coalesce(array_position(array['province', 'city', 'county', 'township', 'village'], kind)
    = (select r.level from public.regions r where r.code = region_code), true)
$$;

-- The one before, locked, which is ended the day before its successor begins if nobody ended it.
-- Both have the same kind and receive in the same place: it is the supporting side that changes.
create function private.end_predecessor(terms private.pairing_terms) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  former public.pairings;
begin
  if terms.predecessor_id is null then return; end if;
  select p.* into former from public.pairings p where p.id = terms.predecessor_id for update;
  if former.id is null or (former.kind, former.receiving_region_code)
    <> (terms.kind, terms.receiving_region_code) then
    perform private.refuse('pairing.predecessor_elsewhere');
  end if;
  if terms.valid_from <= former.valid_from or terms.valid_from <= former.valid_to then
    perform private.refuse('pairing.overlaps_predecessor', jsonb_build_object('day',
      coalesce(former.valid_to, former.valid_from)));
  end if;
  if former.valid_to is null then
    update public.pairings p set valid_to = terms.valid_from - 1 where p.id = former.id;
  end if;
end
$$;

create function private.record_pairing(
  id uuid, terms private.pairing_terms, basis_document_id uuid
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('approver', 'county', 'city');
begin
  if not private.region_covers(actor.region_code, terms.receiving_region_code) then
    perform private.refuse('pairing.place_not_yours',
      jsonb_build_object('region', terms.receiving_region_code), 'PT403');
  end if;
  if exists (select from public.pairings p where p.id = record_pairing.id
    and private.region_covers(actor.region_code, p.receiving_region_code)) then
    return id;
  end if;
  if not private.is_of_level(terms.kind, terms.receiving_region_code) then
    perform private.refuse('pairing.place_of_other_level');
  end if;
  perform private.end_predecessor(terms);
  insert into public.pairings (id, programme, kind, supporting_organization_id,
    receiving_organization_id, supporting_region_code, receiving_region_code, supporting_name,
    receiving_name, valid_from, valid_to, predecessor_id, basis, basis_document_id)
  values (id, terms.programme, terms.kind, terms.supporting_organization_id,
    terms.receiving_organization_id, terms.supporting_region_code,
    terms.receiving_region_code, terms.supporting_name, terms.receiving_name,
    terms.valid_from, terms.valid_to, terms.predecessor_id, terms.basis,
    basis_document_id)
  on conflict do nothing;
  if not found then perform private.refuse('pairing.recorded_already'); end if;
  perform private.attach_document(basis_document_id,
    array[terms.supporting_region_code, terms.receiving_region_code],
    array_remove(array[terms.supporting_organization_id, terms.receiving_organization_id], null));
  return id;
end
$$;

-- An end that is yet to come may be moved, since nothing was booked by it so far; one that has
-- passed is history. A first end may lie in the past: papers come late.
create function private.end_pairing(id uuid, valid_to date) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('approver', 'county', 'city');
  held public.pairings;
  next_day date;
begin
  select p.* into held from public.pairings p
  where p.id = end_pairing.id
    and private.region_covers(actor.region_code, p.receiving_region_code)
  for update;
  if held.id is null then
    perform private.refuse('pairing.unknown', code => 'PT404');
  end if;
  if held.valid_to = end_pairing.valid_to then return held.id; end if;
  if held.valid_to < private.today()
    or (held.valid_to is not null and end_pairing.valid_to < private.today()) then
    perform private.refuse('pairing.ended_already',
      jsonb_build_object('valid_to', held.valid_to));
  end if;
  if end_pairing.valid_to is null or end_pairing.valid_to < held.valid_from then
    perform private.refuse('pairing.ends_before_it_begins',
      jsonb_build_object('valid_from', held.valid_from));
  end if;
  select min(p.valid_from) into next_day from public.pairings p where p.predecessor_id = held.id;
  if next_day <= end_pairing.valid_to then
    perform private.refuse('pairing.runs_into_successor', jsonb_build_object('day', next_day));
  end if;
  update public.pairings p set valid_to = end_pairing.valid_to where p.id = held.id;
  return held.id;
end
$$;

create function public.record_pairing(
  id uuid, programme text, kind text, supporting_organization_id uuid,
  supporting_region_code text, receiving_region_code text, valid_from date,
  receiving_organization_id uuid default null, valid_to date default null,
  predecessor_id uuid default null, basis text default null,
  supporting_name text default null, receiving_name text default null,
  basis_document_id uuid default null
) returns uuid
language sql volatile set search_path = '' as $$
  select private.record_pairing(id, row(programme, kind, supporting_organization_id,
    receiving_organization_id, supporting_region_code, receiving_region_code,
    nullif(btrim(supporting_name), ''), nullif(btrim(receiving_name), ''), valid_from, valid_to,
    predecessor_id, basis)::private.pairing_terms, basis_document_id)
$$;
comment on function public.record_pairing is
  'An approver of the receiving county or city records a pairing; repeating it changes nothing. '
  'With a predecessor the one before ends on the day before. Refuses pairing.place_not_yours, '
  'pairing.place_of_other_level, pairing.predecessor_elsewhere, pairing.overlaps_predecessor, '
  'document.unknown, and pairing.recorded_already for its equal under another id.';

create function public.end_pairing(id uuid, valid_to date) returns uuid
language sql volatile set search_path = '' as $$
  select private.end_pairing(id, valid_to)
$$;
comment on function public.end_pairing is
  'An approver of the receiving county or city sets the last day, or moves one that is yet to '
  'come. Refuses pairing.unknown, pairing.ended_already, pairing.ends_before_it_begins and '
  'pairing.runs_into_successor.';

grant usage on type private.pairing_terms to authenticated;
grant execute on function private.record_pairing, private.end_pairing,
  public.record_pairing, public.end_pairing to authenticated;
