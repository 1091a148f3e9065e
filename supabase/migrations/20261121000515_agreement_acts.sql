-- The acts on agreements: proposed and amended by an editor of either side, signed by an approver
-- of each, and reported on. None can be taken for the other side, and none changes what it wrote.

-- On which side of a pairing an organization acts: as the one that is paired, as the city or county
-- above it, or, to report, as a part of it. Schools and companies bind nobody else.
create function private.side_of(
  pairing public.pairings, actor public.organizations, of_part boolean default false
) returns text
language sql stable set search_path = '' as $$
  select case
    when actor.id = pairing.supporting_organization_id then 'supporting'
    when actor.id = pairing.receiving_organization_id then 'receiving'
    when actor.kind not in ('city', 'county', 'township', 'village') then null
    when actor.kind in ('city', 'county')
      and private.region_covers(actor.region_code, pairing.supporting_region_code)
      then 'supporting'
    when actor.kind in ('city', 'county')
      and private.region_covers(actor.region_code, pairing.receiving_region_code)
      then 'receiving'
    when not of_part then null
    when private.region_covers(pairing.supporting_region_code, actor.region_code)
      then 'supporting'
    when private.region_covers(pairing.receiving_region_code, actor.region_code)
      then 'receiving'
  end
$$;

-- The agreement of one of the actor's sides, locked.
create function private.hold_agreement(
  id uuid, actor public.organizations, of_part boolean default false
) returns public.agreements
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.agreements;
begin
  select a.* into held from public.agreements a
  join public.pairings p on p.id = a.pairing_id
  where a.id = hold_agreement.id and private.side_of(p, actor, of_part) is not null
  for update of a;
  if held.id is null then perform private.refuse('agreement.unknown', code => 'PT404'); end if;
  return held;
end
$$;

-- Begins the agreement of a year; the one that there is, if it was begun under the same id.
create function private.begin_agreement(
  id uuid, pairing_id uuid, year integer, actor public.organizations
) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  pairing public.pairings;
begin
  select p.* into pairing from public.pairings p where p.id = begin_agreement.pairing_id;
  if pairing.id is null or private.side_of(pairing, actor) is null then
    perform private.refuse('pairing.unknown', code => 'PT404');
  end if;
  if year < extract(year from pairing.valid_from) or year > extract(year from pairing.valid_to)
    or year > extract(year from private.today()) + 1 then
    perform private.refuse('agreement.outside_pairing', jsonb_build_object('from',
      pairing.valid_from, 'to', coalesce(pairing.valid_to::text, '—')));
  end if;
  insert into public.agreements (id, pairing_id, year, version)
  values (id, begin_agreement.pairing_id, begin_agreement.year, 0)
  on conflict do nothing;
  if not found then perform private.refuse('agreement.begun_already'); end if;
end
$$;

create function private.write_targets(held public.agreements, version integer, targets jsonb)
returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  odd text;
begin
  if targets is null or jsonb_array_length(targets) = 0 then
    perform private.refuse('agreement.no_targets');
  end if;
  select t.value ->> 'indicator' into odd from jsonb_array_elements(targets) as t
  where not exists (select from public.indicators i where i.code = t.value ->> 'indicator'
    and held.year between i.valid_from and coalesce(i.valid_to, held.year)) limit 1;
  if odd is not null then
    perform private.refuse('indicator.unknown', jsonb_build_object('indicator', odd));
  end if;
  insert into public.agreement_targets
  select held.id, write_targets.version, t.value ->> 'indicator', (t.value ->> 'value')::bigint
  from jsonb_array_elements(targets) as t;
end
$$;

create function private.propose_agreement(
  id uuid, pairing_id uuid, year integer, targets jsonb, note text, version integer
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'city', 'county', 'township', 'village',
    'enterprise', 'social_organization');
  said text := nullif(btrim(note), '');
  held public.agreements;
begin
  if not exists (select from public.agreements a where a.id = propose_agreement.id) then
    perform private.begin_agreement(id, pairing_id, year, actor);
  end if;
  held := private.hold_agreement(id, actor);
  if held.status <> 'draft' then perform private.refuse('agreement.signed_already'); end if;
  if coalesce(version, 0) <> held.version then
    -- Sent twice, or written on a version that somebody has amended meanwhile.
    if exists (
      select from public.agreement_versions v
      where v.agreement_id = held.id and v.version = coalesce(propose_agreement.version, 0) + 1
        and v.version = held.version and v.proposed_by = auth.uid()
        and v.note is not distinct from said
        and targets @> (select jsonb_agg(jsonb_build_object('indicator', t.indicator, 'value',
          t.value)) from public.agreement_targets t
          where t.agreement_id = held.id and t.version = held.version)
    ) then return id; end if;
    perform private.refuse('draft.changed_meanwhile',
      jsonb_build_object('version', held.version));
  end if;
  insert into public.agreement_versions
    (agreement_id, version, side, note, proposed_by, organization_id)
  select held.id, held.version + 1, private.side_of(p, actor), said, auth.uid(), actor.id
  from public.pairings p where p.id = held.pairing_id;
  perform private.write_targets(held, held.version + 1, targets);
  update public.agreements a
  set (version, document_id, number, signed_on) = (held.version + 1, null, null, null)
  where a.id = held.id;
  return id;
end
$$;

-- The first to sign puts the paper forward, the other confirms the very same.
create function private.put_paper_forward(
  held public.agreements, document_id uuid, number text, signed_on date
) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  pairing public.pairings;
begin
  if held.signed_on is not null then return; end if;
  if num_nulls(document_id, nullif(btrim(number), ''), signed_on) > 0 then
    perform private.refuse('agreement.paper_missing');
  end if;
  if signed_on > private.today() then perform private.refuse('agreement.in_the_future'); end if;
  select p.* into pairing from public.pairings p where p.id = held.pairing_id;
  perform private.attach_document(document_id,
    array[pairing.supporting_region_code, pairing.receiving_region_code],
    array_remove(array[pairing.supporting_organization_id, pairing.receiving_organization_id],
      null));
  update public.agreements a
  set (document_id, number, signed_on) =
    (put_paper_forward.document_id, btrim(put_paper_forward.number), put_paper_forward.signed_on)
  where a.id = held.id;
end
$$;

create function private.sign_agreement(
  id uuid, version integer, document_id uuid, number text, signed_on date
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('approver', 'city', 'county', 'township',
    'village', 'enterprise', 'social_organization');
  held public.agreements := private.hold_agreement(id, actor);
  own text := (select private.side_of(p, actor)
    from public.pairings p where p.id = held.pairing_id);
begin
  if exists (select from public.agreement_signatures s
    where (s.agreement_id, s.version, s.side) = (held.id, sign_agreement.version, own)
      and s.signed_by = auth.uid()) then
    return id;
  end if;
  if held.status <> 'draft' then perform private.refuse('agreement.signed_already'); end if;
  if version is distinct from held.version then
    perform private.refuse('agreement.amended_meanwhile',
      jsonb_build_object('version', held.version));
  end if;
  if exists (select from public.agreement_versions v
    where (v.agreement_id, v.version) = (held.id, held.version)
      and v.proposed_by = auth.uid()) then
    perform private.refuse('agreement.own_draft', code => 'PT403');
  end if;
  perform private.put_paper_forward(held, document_id, number, signed_on);
  insert into public.agreement_signatures (agreement_id, version, side, signed_by, organization_id)
  values (held.id, held.version, own, auth.uid(), actor.id)
  on conflict do nothing;
  if (select count(*) from public.agreement_signatures s
    where (s.agreement_id, s.version) = (held.id, held.version)) = 2 then
    update public.agreements a set status = 'signed' where a.id = held.id;
  end if;
  return id;
end
$$;

create function public.propose_agreement(
  id uuid, targets jsonb, pairing_id uuid default null, year integer default null,
  note text default null, version integer default null
) returns uuid
language sql volatile set search_path = '' as $$
  select private.propose_agreement(id, pairing_id, year, targets, note, version)
$$;
comment on function public.propose_agreement is
  'An editor of either side drafts the agreement of a year (targets: [{indicator, value}]), or '
  'amends the given version: a new version, unsigned. Refuses pairing.unknown, agreement.unknown, '
  'agreement.outside_pairing, agreement.begun_already, agreement.signed_already, '
  'agreement.no_targets, indicator.unknown and draft.changed_meanwhile.';

create function public.sign_agreement(
  id uuid, version integer, document_id uuid default null, number text default null,
  signed_on date default null
) returns uuid
language sql volatile set search_path = '' as $$
  select private.sign_agreement(id, version, document_id, number, signed_on)
$$;
comment on function public.sign_agreement is
  'An approver of one side signs a version that somebody else proposed; the first gives the paper. '
  'With both the agreement is signed. Refuses agreement.unknown, agreement.signed_already, '
  'agreement.amended_meanwhile, agreement.own_draft, agreement.paper_missing, '
  'agreement.in_the_future and document.unknown.';

grant execute on function private.propose_agreement, private.sign_agreement,
  public.propose_agreement, public.sign_agreement to authenticated;
