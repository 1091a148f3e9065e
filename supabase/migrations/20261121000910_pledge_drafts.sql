-- Drafts of pledges: drawn up by the donor, or by the county for a match in one of its villages;
-- taken back by either. Signing stands with the money (commitments), because it commits it.

-- What an editor writes into a draft, apart from its lines, goods and instalments.
create type private.pledge_terms as (
  receiving_organization_id uuid,
  nature text,
  form text,
  amount_fen bigint,
  amount_text text,
  is_approximate boolean,
  earmark text,
  change_of_use_clause text,
  is_anonymous boolean
);

-- Lines, goods and instalments of a pledge as they were sent.
create function private.pledge_parts(pledge_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_strip_nulls(jsonb_build_array(
    (select coalesce(jsonb_agg(jsonb_build_object('village_code', l.village_code,
        'need_id', l.need_id, 'amount_fen', l.amount_fen) order by l.position), '[]')
      from public.pledge_lines l where l.pledge_id = pledge_parts.pledge_id),
    (select coalesce(jsonb_agg(to_jsonb(g) - 'pledge_id' - 'position' order by g.position), '[]')
      from public.pledge_goods g where g.pledge_id = pledge_parts.pledge_id),
    (select coalesce(jsonb_agg(jsonb_build_object('due_on', i.due_on,
        'amount_fen', i.amount_fen) order by i.position), '[]')
      from public.instalments i where i.pledge_id = pledge_parts.pledge_id)
  ))
$$;

-- Asks what the table cannot see for itself.
create function private.check_terms(terms private.pledge_terms, donor public.organizations)
returns void
language plpgsql stable security definer set search_path = '' as $$
declare
  taker text := o.kind from public.organizations o
    where o.id = terms.receiving_organization_id and o.id <> donor.id
      and o.receives_donations and o.status = 'verified';
begin
  if terms.nature = 'fiscal_aid' and donor.kind not in ('city', 'county') then
    perform private.refuse('pledge.fiscal_aid_not_yours', jsonb_build_object('kind', donor.kind));
  end if;
  if taker is null or (terms.nature = 'fiscal_aid' and taker not in ('city', 'county')) then
    perform private.refuse('pledge.receiver_not_entitled',
      jsonb_build_object('nature', terms.nature));
  end if;
  if (terms.form = 'cash') is distinct from (terms.amount_fen is not null) then
    perform private.refuse('pledge.amount_misplaced', jsonb_build_object('form', terms.form));
  end if;
  if terms.amount_text is null and (terms.form <> 'cash' or terms.is_approximate) then
    perform private.refuse('pledge.words_missing', jsonb_build_object('form', terms.form));
  end if;
end
$$;

create function private.check_needs(lines jsonb) returns void
language plpgsql stable security definer set search_path = '' as $$
declare
  closed text := min(l ->> 'need_id') from jsonb_array_elements(lines) as l
    where l ->> 'need_id' is not null and not exists (
      select from public.needs n
      where n.id = (l ->> 'need_id')::uuid and n.village_code = l ->> 'village_code'
        and n.status = 'open'
    );
begin
  if closed is not null then
    perform private.refuse('pledge.need_not_open', jsonb_build_object('need_id', closed));
  end if;
end
$$;

-- The offer behind an agreed match, locked with it. The pledge that follows from a match says what
-- was agreed and nothing else: this money, or these goods in words, for this need. People and
-- purchases are no gift: with them the agreement is the end.
create function private.offer_to_pledge(
  pledge_id uuid, proposal_id uuid, actor public.organizations, terms private.pledge_terms,
  lines jsonb
) returns public.offers
language plpgsql volatile security definer set search_path = '' as $$
declare
  agreed public.proposals;
  offer public.offers;
  amount_fen bigint;
begin
  select p.* into agreed from public.proposals p
  where p.id = offer_to_pledge.proposal_id for update;
  select o.* into offer from public.offers o where o.id = agreed.offer_id;
  if agreed.id is null or not (offer.organization_id = actor.id or (actor.kind = 'county'
    and private.region_covers(actor.region_code, agreed.village_code)))
  then
    perform private.refuse('proposal.unknown', code => 'PT404');
  end if;
  if agreed.status <> 'agreed' and not exists (
    select from public.pledges p
    where p.id = offer_to_pledge.pledge_id and p.proposal_id = agreed.id
  ) then
    perform private.refuse('pledge.proposal_not_agreed',
      jsonb_build_object('status', agreed.status));
  end if;
  if agreed.commodity not in ('money', 'goods') then
    perform private.refuse('pledge.not_of_this_commodity',
      jsonb_build_object('commodity', agreed.commodity));
  end if;
  amount_fen := case agreed.commodity when 'money' then agreed.quantity::bigint end;
  if (terms.nature, terms.form, terms.amount_fen) is distinct from (offer.nature,
      case agreed.commodity when 'money' then 'cash' else 'goods' end, amount_fen)
    or (offer.is_anonymous and not terms.is_anonymous)
    or lines <> jsonb_strip_nulls(jsonb_build_array(jsonb_build_object('village_code',
      agreed.village_code, 'need_id', agreed.need_id, 'amount_fen', amount_fen)))
  then
    perform private.refuse('pledge.differs_from_proposal',
      jsonb_build_object('nature', offer.nature, 'amount_fen', amount_fen,
        'is_anonymous', offer.is_anonymous, 'village', agreed.village_code,
        'need_id', agreed.need_id));
  end if;
  return offer;
end
$$;

create function private.write_parts(pledge_id uuid, lines jsonb, instalments jsonb) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  delete from public.pledge_lines l where l.pledge_id = write_parts.pledge_id;
  insert into public.pledge_lines (pledge_id, position, village_code, need_id, amount_fen)
  select write_parts.pledge_id, r.position, r.value ->> 'village_code',
    (r.value ->> 'need_id')::uuid, (r.value ->> 'amount_fen')::bigint
  from jsonb_array_elements(lines) with ordinality as r (value, position);
  delete from public.instalments i where i.pledge_id = write_parts.pledge_id;
  insert into public.instalments (pledge_id, position, due_on, amount_fen)
  select write_parts.pledge_id, r.position, (r.value ->> 'due_on')::date,
    (r.value ->> 'amount_fen')::bigint
  from jsonb_array_elements(instalments) with ordinality as r (value, position);
end
$$;

create function private.draw_up_pledge(
  id uuid, proposal_id uuid, terms private.pledge_terms, lines jsonb, goods jsonb,
  instalments jsonb, version integer
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations :=
    private.act_as('editor', 'city', 'county', 'enterprise', 'social_organization');
  held public.pledges;
  offer public.offers;
  donor public.organizations := actor;
begin
  lines := jsonb_strip_nulls(lines);
  goods := jsonb_strip_nulls(goods);
  perform private.check_rows(lines, '{"village_code": "village", "need_id": "uuid?",
    "amount_fen": "fen?"}', 'pledge.line_malformed');
  perform private.check_rows(goods, '{"item": "text", "unit": "text", "quantity": "quantity",
    "valuation_fen": "fen?", "valuation_basis": "text?"}', 'pledge.goods_malformed');
  perform private.check_rows(instalments, '{"due_on": "date", "amount_fen": "fen"}',
    'pledge.instalment_malformed');
  select p.* into held from public.pledges p where p.id = draw_up_pledge.id for update;
  if held.drawn_up_by_organization_id <> actor.id or (held.id is null and version is not null) then
    perform private.refuse('pledge.unknown', code => 'PT404');
  end if;
  -- The same words again are the same act again: an answer that got lost is no conflict.
  if to_jsonb(held) || to_jsonb(terms) = to_jsonb(held)
    and private.pledge_parts(id) = jsonb_build_array(lines, goods, instalments)
  then return id; end if;
  if held.status <> 'draft' then
    perform private.refuse('pledge.not_a_draft', jsonb_build_object('status', held.status));
  end if;
  if held.id is not null and (held.version, held.proposal_id)
    is distinct from (draw_up_pledge.version, draw_up_pledge.proposal_id) then
    perform private.refuse('draft.changed_meanwhile',
      jsonb_build_object('version', held.version));
  end if;
  if proposal_id is not null then
    offer := private.offer_to_pledge(id, proposal_id, actor, terms, lines);
    select o.* into donor from public.organizations o where o.id = offer.organization_id;
  elsif held.id is not null then
    -- Its giver need not be who drew it up: what was signed at a meeting an official draws up.
    select o.* into donor from public.organizations o where o.id = held.donor_organization_id;
  end if;
  perform private.check_terms(terms, donor);
  if terms.form <> 'goods' and goods <> '[]' then
    perform private.refuse('pledge.goods_misplaced', jsonb_build_object('form', terms.form));
  end if;
  perform private.check_needs(lines);

  insert into public.pledges as p (id, proposal_id, donor_organization_id, drawn_up_by,
    drawn_up_by_organization_id, edited_by, is_demo, receiving_organization_id, nature, form,
    amount_fen, amount_text, is_approximate, earmark, change_of_use_clause, is_anonymous)
  select draw_up_pledge.id, draw_up_pledge.proposal_id, donor.id, auth.uid(), actor.id, auth.uid(),
    donor.is_demo, terms.*
  on conflict on constraint pledges_pkey do update set
    (receiving_organization_id, nature, form, amount_fen, amount_text, is_approximate, earmark,
      change_of_use_clause, is_anonymous) = (select terms.*),
    edited_by = auth.uid(), version = p.version + 1
  where p.version = draw_up_pledge.version;
  -- Somebody drew it up under the same id in this very instant: judge again against that.
  if not found then
    return private.draw_up_pledge(id, proposal_id, terms, lines, goods, instalments, version);
  end if;
  perform private.write_parts(id, lines, instalments);
  perform private.write_goods(id, goods);
  update public.proposals p set status = 'pledged'
  where p.id = draw_up_pledge.proposal_id and p.status = 'agreed';
  return id;
end
$$;

create function public.draw_up_pledge(
  id uuid, receiving_organization_id uuid, nature text, form text,
  amount_fen bigint default null, lines jsonb default '[]', instalments jsonb default '[]',
  proposal_id uuid default null, amount_text text default null,
  is_approximate boolean default false, earmark text default null,
  change_of_use_clause text default null, is_anonymous boolean default false,
  version integer default null, goods jsonb default '[]'
) returns uuid
language sql volatile set search_path = '' as $$
  select private.draw_up_pledge(id, proposal_id, row(receiving_organization_id, nature, form,
    amount_fen, amount_text, is_approximate, earmark, change_of_use_clause,
    is_anonymous)::private.pledge_terms, lines, goods, instalments, version)
$$;
comment on function public.draw_up_pledge is
  'An editor of the donor (with a proposal also of the village''s county) begins a draft (no '
  'version) or edits one (the version last read). lines: [{"village_code", "need_id"?, '
  '"amount_fen"?}], none = unrestricted; instalments: [{"due_on", "amount_fen"}]; goods: '
  '[{"item", "unit", "quantity", "valuation_fen"?, "valuation_basis"?}]. Sums are asked at '
  'signing. Refuses pledge.unknown, pledge.line_malformed, pledge.goods_malformed, '
  'pledge.goods_misplaced (cash, service), pledge.instalment_malformed, '
  'pledge.not_a_draft, draft.changed_meanwhile, proposal.unknown, pledge.proposal_not_agreed, '
  'pledge.not_of_this_commodity, '
  'pledge.differs_from_proposal, pledge.fiscal_aid_not_yours, pledge.receiver_not_entitled, '
  'pledge.amount_misplaced, pledge.words_missing, pledge.need_not_open.';

-- The match stands: who withdraws the draft gives it back, so that another can be drawn up.
create function private.withdraw_pledge(id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations :=
    private.act_as('editor', 'city', 'county', 'enterprise', 'social_organization');
  held public.pledges;
begin
  select p.* into held from public.pledges p
  where p.id = withdraw_pledge.id
    and actor.id in (p.donor_organization_id, p.drawn_up_by_organization_id)
  for update;
  if held.id is null then perform private.refuse('pledge.unknown', code => 'PT404'); end if;
  if held.status = 'withdrawn' then return held.id; end if;
  update public.pledges p set status = 'withdrawn' where p.id = held.id;
  update public.proposals p set status = 'agreed' where p.id = held.proposal_id;
  return held.id;
end
$$;

create function public.withdraw_pledge(id uuid) returns uuid
language sql volatile set search_path = '' as $$
  select private.withdraw_pledge(id)
$$;
comment on function public.withdraw_pledge is
  'Takes a draft back, by an editor of the donor or of whoever drew it up, and gives its proposal '
  'back. Refuses pledge.unknown and status.not_allowed once it is signed.';

grant execute on function private.draw_up_pledge, private.withdraw_pledge,
  public.draw_up_pledge, public.withdraw_pledge to authenticated;
