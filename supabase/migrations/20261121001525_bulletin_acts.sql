-- The acts on bulletins: drawn up and worded by an editor, published by a second person, each of
-- the county, of either side of the pairing, or of the supporting region that it is about.

-- Whether this house reports on that.
create function private.reports_on(
  house public.organizations, scope text, region_code text, pairing_id uuid
) returns boolean
language sql stable set search_path = '' as $$
  select case reports_on.scope
    when 'county' then house.kind = 'county' and house.region_code = reports_on.region_code
    when 'supporting' then house.kind in ('city', 'county')
      and house.region_code = reports_on.region_code
      and exists (select from public.pairings p
        where p.kind in ('province', 'city', 'county', 'township', 'village')
          and private.region_covers(house.region_code, p.supporting_region_code))
    when 'pairing' then house.kind in ('city', 'county')
      and exists (select from public.pairings p where p.id = reports_on.pairing_id
        and p.kind in ('province', 'city', 'county', 'township', 'village')
        and house.region_code in (p.supporting_region_code, p.receiving_region_code))
    else false end
$$;

create function private.hold_bulletin(id uuid, actor public.organizations)
returns public.bulletins
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.bulletins;
begin
  select b.* into held from public.bulletins b where b.id = hold_bulletin.id for update;
  if held.id is null
    or not private.reports_on(actor, held.scope, held.region_code, held.pairing_id) then
    perform private.refuse('bulletin.unknown', code => 'PT404');
  end if;
  return held;
end
$$;

create function private.name_scope(scope text, region_code text, pairing_id uuid) returns text
language sql stable set search_path = '' as $$
  select r.name from public.regions r where r.code = name_scope.region_code
  union all
  select concat(s.name, '—', r.name)
  from public.pairings p
  join public.regions s on s.code = p.supporting_region_code
  join public.regions r on r.code = p.receiving_region_code
  where p.id = name_scope.pairing_id
$$;

-- The last row of the public ledger up to which every row of the scope is there: writers are waited
-- for, and what is still to be published bounds it. Rows up to it are the same for ever.
create function private.ledger_end(scope text, region_code text, pairing_id uuid) returns bigint
language plpgsql volatile security definer set search_path = '' as $$
begin
  lock table public.postings in share mode;
  return coalesce((
    select min(p.seq) - 1
    from private.unpublished u
    join public.postings p on p.seq = case when u.record = 'posting' then u.record_id::bigint end
    join public.pledges g on g.id = p.pledge_id
    where case ledger_end.scope
      when 'county' then private.region_covers(ledger_end.region_code, private.posting_village(p))
      when 'pairing' then g.pairing_id = ledger_end.pairing_id
      else g.pairing_id in (
        select s.id from private.supported_pairings(ledger_end.region_code) s) end
  ), (select max(p.seq) from public.published_postings p), 0);
end
$$;

-- Figures, as of the end of the month or today, into a bulletin that is held.
create function private.draw_figures(drawn public.bulletins) returns public.bulletins
language plpgsql volatile security definer set search_path = '' as $$
declare
  s text := drawn.scope;
  r text := drawn.region_code;
  p uuid := drawn.pairing_id;
begin
  drawn.up_to := private.ledger_end(s, r, p);
  drawn.as_of := least((drawn.month + interval '1 month - 1 day')::date, private.today());
  drawn.drawn_at := now();
  drawn.scope_name := private.name_scope(s, r, p);
  drawn.figures := jsonb_build_object(
    'money', (select coalesce(jsonb_agg(to_jsonb(m)), '[]')
      from private.bulletin_money(s, r, p, drawn.month, drawn.as_of, drawn.up_to) m),
    'idle', (select coalesce(jsonb_agg(to_jsonb(i)), '[]')
      from private.bulletin_idle(s, r, p, drawn.as_of, drawn.up_to) i),
    'goods', (select coalesce(jsonb_agg(to_jsonb(g)), '[]')
      from private.bulletin_goods(s, r, p, drawn.as_of) g),
    'projects', (select coalesce(jsonb_agg(to_jsonb(o)), '[]')
      from private.bulletin_projects(s, r, p, private.today()) o),
    'needs', (select coalesce(jsonb_agg(to_jsonb(n)), '[]')
      from private.bulletin_needs(s, r, p, date_trunc('year', drawn.month)::date,
        drawn.as_of) n));
  drawn.hash := encode(sha256(convert_to(drawn.figures::text, 'UTF8')), 'hex');
  return drawn;
end
$$;

create function private.draw_up_bulletin(
  id uuid, scope text, month date, region_code text, pairing_id uuid
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'city', 'county');
  drawn public.bulletins;
begin
  select b.* into drawn from public.bulletins b where b.id = draw_up_bulletin.id;
  if drawn.id is not null then
    if (drawn.scope, drawn.region_code, drawn.pairing_id, drawn.month, drawn.organization_id)
      is not distinct from (scope, region_code, pairing_id, month, actor.id) then return id; end if;
    perform private.refuse('id.reused', '{"record": "bulletin"}');
  end if;
  if not private.reports_on(actor, scope, region_code, pairing_id) then
    perform private.refuse('bulletin.not_yours', code => 'PT403');
  end if;
  if coalesce(extract(day from month) <> 1 or month > private.today(), true) then
    perform private.refuse('bulletin.no_such_month');
  end if;
  -- One at a time for a subject: the second finds the first one's draft.
  perform pg_advisory_xact_lock(hashtext(concat('bulletin', scope, region_code, pairing_id)));
  if exists (select from public.bulletins b where (b.scope, b.month, b.status)
      = (draw_up_bulletin.scope, draw_up_bulletin.month, 'draft')
      and (b.region_code, b.pairing_id) is not distinct from
        (draw_up_bulletin.region_code, draw_up_bulletin.pairing_id)) then
    perform private.refuse('bulletin.drawn_up_already');
  end if;
  drawn.id := id;
  drawn.scope := scope;
  drawn.region_code := region_code;
  drawn.pairing_id := pairing_id;
  drawn.month := month;
  select coalesce(max(b.edition), 0) + 1 into drawn.edition from public.bulletins b
  where (b.scope, b.month) = (drawn.scope, drawn.month)
    and (b.region_code, b.pairing_id) is not distinct from (drawn.region_code, drawn.pairing_id);
  drawn := private.draw_figures(drawn);
  insert into public.bulletins (id, scope, region_code, pairing_id, scope_name, month, edition,
    as_of, up_to, drawn_at, figures, hash, organization_id, drawn_up_by, edited_by, is_demo)
  values (drawn.id, drawn.scope, drawn.region_code, drawn.pairing_id, drawn.scope_name,
    drawn.month, drawn.edition, drawn.as_of, drawn.up_to, drawn.drawn_at, drawn.figures,
    drawn.hash, actor.id, auth.uid(), auth.uid(), actor.is_demo);
  return id;
end
$$;

create function private.redraw_bulletin(id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'city', 'county');
  held public.bulletins := private.hold_bulletin(id, actor);
begin
  if held.status = 'published' then perform private.refuse('bulletin.published_already'); end if;
  held := private.draw_figures(held);
  update public.bulletins b set as_of = held.as_of, up_to = held.up_to, drawn_at = held.drawn_at,
    scope_name = held.scope_name, figures = held.figures, hash = held.hash, edited_by = auth.uid()
  where b.id = held.id;
  return id;
end
$$;

create function private.word_bulletin(
  id uuid, foreword text, outlook text, correction text, version integer
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'city', 'county');
  held public.bulletins := private.hold_bulletin(id, actor);
  -- A first edition corrects nothing.
  why text := case when held.edition > 1 then correction else '' end;
begin
  if held.status = 'published' then perform private.refuse('bulletin.published_already'); end if;
  if (held.foreword, held.outlook, held.correction) = (foreword, outlook, why) then
    return id;
  end if;
  if held.version is distinct from version then
    perform private.refuse('draft.changed_meanwhile',
      jsonb_build_object('version', held.version));
  end if;
  update public.bulletins b set foreword = word_bulletin.foreword,
    outlook = word_bulletin.outlook, correction = why, version = held.version + 1,
    edited_by = auth.uid()
  where b.id = held.id;
  return id;
end
$$;

-- The figures leave the house as they were frozen, or not at all.
create function private.publish_bulletin(id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('approver', 'city', 'county');
  held public.bulletins := private.hold_bulletin(id, actor);
begin
  if held.status = 'published' then return id; end if;
  if auth.uid() in (held.drawn_up_by, held.edited_by) then
    perform private.refuse('approval.same_person');
  end if;
  if held.edition > 1 and held.correction = '' then
    perform private.refuse('bulletin.correction_missing');
  end if;
  if held.hash <> encode(sha256(convert_to(held.figures::text, 'UTF8')), 'hex') then
    raise exception 'the figures of bulletin % are not those that were frozen', held.id;
  end if;
  update public.bulletins b
  set status = 'published', published_by = auth.uid(), published_at = now() where b.id = held.id;
  if held.pairing_id is not null then perform private.publish_pairing(held.pairing_id); end if;
  insert into public.published_reports (id, scope, region_code, pairing_id, scope_name, month,
    edition, as_of, up_to, drawn_at, figures, hash, foreword, outlook, correction,
    organization_name, is_demo)
  select held.id, held.scope, held.region_code, held.pairing_id, held.scope_name, held.month,
    held.edition, held.as_of, held.up_to, held.drawn_at, held.figures, held.hash, held.foreword,
    held.outlook, held.correction, o.name, held.is_demo
  from public.organizations o where o.id = held.organization_id;
  return id;
end
$$;
