-- The acts on exchanges: recorded and corrected by the house that did it, confirmed or questioned
-- by an approver of the other side. Neither side can alter what the other reported.

-- What an editor writes of one, apart from its id and version.
create type private.exchange_terms as (
  pairing_id uuid,
  kind text,
  began_on date,
  ended_on date,
  place_code text,
  subject text,
  role text,
  field text,
  people_count integer,
  monitored_count integer,
  days smallint,
  amount_fen bigint,
  jobs_count integer,
  is_park boolean,
  from_name text,
  to_name text,
  transport text,
  channel text,
  person_name text,
  note text
);

-- On which side of a pairing an organization stands, null on none. Where whole regions are paired
-- everybody registered there does; of a company's own pairing with a village its city is no side,
-- while the village's county is.
create function private.exchange_side(pairing public.pairings, organization uuid, region text)
returns text
language sql stable set search_path = '' as $$
  select case
    when organization = pairing.supporting_organization_id then 'supporting'
    when organization = pairing.receiving_organization_id then 'receiving'
    when pairing.kind in ('province', 'city', 'county', 'township', 'village')
      and private.regions_meet(pairing.supporting_region_code, region) then 'supporting'
    when private.regions_meet(pairing.receiving_region_code, region) then 'receiving'
  end
$$;

-- Whether an organization answers what the other side reported: on the receiving side whoever the
-- place lies with.
create function private.answers_exchange(
  pairing public.pairings, side text, place_code text, organization uuid, region text
) returns boolean
language sql stable set search_path = '' as $$
  select case private.exchange_side(pairing, organization, region)
    when 'supporting' then side = 'receiving'
    when 'receiving' then side = 'supporting'
      and (place_code is null or private.region_covers(region, place_code))
    else false
  end
$$;
grant execute on function private.exchange_side, private.answers_exchange to authenticated;

create function private.check_exchange(
  terms private.exchange_terms, actor public.organizations
) returns text
language plpgsql stable security definer set search_path = '' as $$
declare
  pairing public.pairings;
  side text;
begin
  select p.* into pairing from public.pairings p where p.id = terms.pairing_id;
  side := private.exchange_side(pairing, actor.id, actor.region_code);
  if side is null then
    perform private.refuse('exchange.pairing_not_yours', code => 'PT403');
  end if;
  if terms.began_on < pairing.valid_from or terms.began_on > pairing.valid_to then
    perform private.refuse('exchange.pairing_not_valid', jsonb_build_object('from',
      pairing.valid_from, 'to', coalesce(pairing.valid_to::text, '—')));
  end if;
  if terms.began_on > private.today()
    or (terms.kind <> 'posting' and terms.ended_on > private.today()) then
    perform private.refuse('exchange.in_the_future');
  end if;
  if terms.ended_on < terms.began_on then perform private.refuse('exchange.ends_before'); end if;
  if terms.kind = 'purchase'
    and extract(year from terms.ended_on) <> extract(year from terms.began_on) then
    perform private.refuse('exchange.across_years');
  end if;
  if not private.region_covers(pairing.receiving_region_code, terms.place_code)
    or (side = 'receiving' and not private.regions_meet(actor.region_code, terms.place_code)) then
    perform private.refuse('exchange.place_elsewhere');
  end if;
  return side;
end
$$;

-- The newest version, its first one locked: a fact is never updated, so nothing else can be.
create function private.hold_exchange(id uuid) returns public.exchanges
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.exchanges;
begin
  perform from public.exchanges e where (e.id, e.version) = (hold_exchange.id, 1) for update;
  select e.* into held from public.exchanges e
  where e.id = hold_exchange.id order by e.version desc limit 1;
  return held;
end
$$;

-- What a correction and a withdrawal ask of the version that they follow.
create function private.check_correction(
  held public.exchanges, actor public.organizations, version integer, reason text
) returns void
language plpgsql stable security definer set search_path = '' as $$
begin
  if held.organization_id is distinct from actor.id then
    perform private.refuse('exchange.unknown', code => 'PT404');
  end if;
  if held.is_withdrawn then perform private.refuse('exchange.withdrawn'); end if;
  if held.version is distinct from version then
    perform private.refuse('draft.changed_meanwhile',
      jsonb_build_object('version', held.version));
  end if;
  if coalesce(btrim(reason), '') = '' then perform private.refuse('note.missing'); end if;
end
$$;

create function private.save_exchange(
  id uuid, terms private.exchange_terms, version integer, reason text
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'city', 'county', 'township', 'village',
    'enterprise', 'social_organization');
  held public.exchanges := private.hold_exchange(id);
  side text;
begin
  if held.organization_id <> actor.id or (held.id is null and version is not null) then
    perform private.refuse('exchange.unknown', code => 'PT404');
  end if;
  -- The same words again are the same act again: an answer that got lost is no conflict.
  if to_jsonb(held) || to_jsonb(terms) = to_jsonb(held) and not held.is_withdrawn then
    return id;
  end if;
  if held.id is not null then
    perform private.check_correction(held, actor, version, reason);
    -- Whoever reads one version reads them all, so none moves to another pairing.
    if (held.pairing_id, held.kind) <> (terms.pairing_id, terms.kind) then
      perform private.refuse('exchange.pairing_changed');
    end if;
  end if;
  side := private.check_exchange(terms, actor);
  insert into public.exchanges (id, version, side, organization_id, reason, written_by, is_demo,
    pairing_id, kind, began_on, ended_on, place_code, subject, role, field, people_count,
    monitored_count, days, amount_fen, jobs_count, is_park, from_name, to_name, transport, channel,
    person_name, note)
  select save_exchange.id, coalesce(held.version, 0) + 1, coalesce(held.side, side), actor.id,
    case when held.id is not null then btrim(reason) end, auth.uid(), actor.is_demo, terms.*
  on conflict on constraint exchanges_pkey do nothing;
  -- Somebody wrote it under the same id in this very instant: judge again against that.
  if not found then return private.save_exchange(id, terms, version, reason); end if;
  return id;
end
$$;

create function public.save_exchange(
  id uuid, pairing_id uuid, kind text, began_on date, ended_on date default null,
  place_code text default null, subject text default null, role text default null,
  field text default null, people_count integer default null, monitored_count integer default null,
  days integer default null, amount_fen bigint default null, jobs_count integer default null,
  is_park boolean default false, from_name text default null, to_name text default null,
  transport text default null, channel text default null, person_name text default null,
  note text default null, version integer default null, reason text default null
) returns uuid
language sql volatile set search_path = '' as $$
  select private.save_exchange(id, row(pairing_id, kind, began_on, ended_on, place_code,
    btrim(subject), role, field, people_count, monitored_count, days::smallint, amount_fen,
    jobs_count, coalesce(is_park, false), btrim(from_name), btrim(to_name), transport, channel,
    btrim(person_name), btrim(note))::private.exchange_terms, version, reason)
$$;
comment on function public.save_exchange is
  'An editor on either side of the pairing records what the own house did (no version) or corrects '
  'it (the version last read, and why): appended, and to be confirmed anew. Refuses '
  'exchange.unknown, exchange.pairing_not_yours, exchange.pairing_not_valid (on its first day), '
  'exchange.pairing_changed, exchange.in_the_future, exchange.ends_before, exchange.across_years, '
  'exchange.place_elsewhere, exchange.withdrawn, draft.changed_meanwhile and note.missing.';

create function private.withdraw_exchange(id uuid, version integer, reason text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'city', 'county', 'township', 'village',
    'enterprise', 'social_organization');
  held public.exchanges := private.hold_exchange(id);
begin
  if held.organization_id = actor.id and held.is_withdrawn then return id; end if;
  perform private.check_correction(held, actor, version, reason);
  held.version := held.version + 1;
  held.is_withdrawn := true;
  held.reason := btrim(withdraw_exchange.reason);
  held.written_by := auth.uid();
  held.written_at := now();
  insert into public.exchanges select held.*;
  return id;
end
$$;

create function public.withdraw_exchange(id uuid, version integer, reason text) returns uuid
language sql volatile set search_path = '' as $$
  select private.withdraw_exchange(id, version, reason)
$$;
comment on function public.withdraw_exchange is
  'The house that recorded it takes a record back, as what should not be there; it stays readable. '
  'Refuses exchange.unknown, draft.changed_meanwhile and note.missing.';

create function private.answer_exchange(id uuid, version integer, verdict text, note text)
returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('approver', 'city', 'county');
  held public.exchanges := private.hold_exchange(id);
  pairing public.pairings;
begin
  select p.* into pairing from public.pairings p where p.id = held.pairing_id;
  if private.exchange_side(pairing, actor.id, actor.region_code) is null then
    perform private.refuse('exchange.unknown', code => 'PT404');
  end if;
  if not coalesce(private.answers_exchange(pairing, held.side, held.place_code, actor.id,
    actor.region_code), false) then
    perform private.refuse('exchange.not_yours_to_answer', code => 'PT403');
  end if;
  if held.is_withdrawn then perform private.refuse('exchange.withdrawn'); end if;
  if held.version is distinct from answer_exchange.version then
    perform private.refuse('draft.changed_meanwhile',
      jsonb_build_object('version', held.version));
  end if;
  if verdict = 'questioned' and coalesce(btrim(note), '') = '' then
    perform private.refuse('note.missing');
  end if;
  if verdict = 'questioned' and exists (
    select from public.exchange_answers a
    where (a.exchange_id, a.version, a.verdict) = (held.id, held.version, 'confirmed')
  ) then
    perform private.refuse('exchange.confirmed_already');
  end if;
  insert into public.exchange_answers (exchange_id, version, verdict, note, answered_by,
    organization_id)
  values (held.id, held.version, verdict, btrim(note), auth.uid(), actor.id)
  on conflict on constraint exchange_answers_pkey do nothing;
  return id;
end
$$;

create function public.answer_exchange(
  id uuid, version integer, verdict text, note text default null
) returns uuid
language sql volatile set search_path = '' as $$
  select private.answer_exchange(id, version, verdict, note)
$$;
comment on function public.answer_exchange is
  'An approver of a city or county of the other side confirms the version last read, or questions '
  'it in words; a confirmed one is public. Refuses exchange.unknown, '
  'exchange.not_yours_to_answer, '
  'exchange.withdrawn, draft.changed_meanwhile, note.missing and exchange.confirmed_already.';

grant execute on function private.save_exchange, private.withdraw_exchange,
  private.answer_exchange, public.save_exchange, public.withdraw_exchange, public.answer_exchange
  to authenticated;
