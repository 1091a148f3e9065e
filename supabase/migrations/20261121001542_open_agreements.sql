-- Which agreements wait for whom, for the list of what waits.

-- 青岛市—定西市
create function private.pairing_title(pairing public.pairings) returns text
language sql stable set search_path = '' as $$
  select coalesce(pairing.supporting_name, s.name) || '—'
    || coalesce(pairing.receiving_name, r.name, g.name)
  from public.regions g
  left join public.organizations s on s.id = pairing.supporting_organization_id
  left join public.organizations r on r.id = pairing.receiving_organization_id
  where g.code = pairing.receiving_region_code
$$;

-- The drafts that the reader's side has not signed, with who wrote their latest version.
create function private.open_agreements() returns table (
  id uuid, title text, own_side text, proposed_by uuid, proposed_by_side text,
  proposed_at timestamptz, is_signed_by_other boolean
)
language sql stable set search_path = '' as $$
  select a.id, concat_ws(' ', private.pairing_title(p), a.year), d.side, v.proposed_by, v.side,
    v.proposed_at, a.signed_on is not null
  from public.agreements a
  join public.pairings p on p.id = a.pairing_id
  join public.organizations o on o.id = (select private.actor_organization())
  join public.agreement_versions v on (v.agreement_id, v.version) = (a.id, a.version)
  cross join lateral (select private.side_of(p, o)) as d (side)
  where a.status = 'draft' and d.side is not null
    and not exists (select from public.agreement_signatures s
      where (s.agreement_id, s.version, s.side) = (a.id, a.version, d.side))
$$;
grant execute on function private.pairing_title, private.open_agreements, private.side_of
  to authenticated;
