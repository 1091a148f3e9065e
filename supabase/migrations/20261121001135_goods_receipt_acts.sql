-- Reporting shipments and confirming what arrived of them.

-- Whether the actor keeps this store: the receiving entity its own, a village or its township the
-- village's.
create function private.keeps_store(
  actor public.organizations, receiver uuid, village_code text
) returns boolean
language sql immutable set search_path = '' as $$
  select case when village_code is null then receiver = actor.id
    else actor.kind in ('village', 'township')
      and private.region_covers(actor.region_code, village_code) end
$$;

-- A village to which goods of the pledge may go: one that it names or, where it names none, one
-- where its receiver is at home.
create function private.is_beneficiary(pledge public.pledges, village text) returns boolean
language sql stable security definer set search_path = '' as $$
  select case when exists (select from public.pledge_lines l where l.pledge_id = pledge.id)
    then exists (
      select from public.pledge_lines l
      where l.pledge_id = pledge.id and l.village_code = village
    )
    else exists (
      select from public.organizations o, public.regions r
      where o.id = pledge.receiving_organization_id and r.code = village and r.level = 5
        and private.region_covers(o.region_code, r.code)
    ) end
$$;

create function private.ship_goods(
  id uuid, pledge_id uuid, goods_position smallint, quantity numeric, shipped_on date,
  village_code text, carrier text, document_id uuid
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations :=
    private.act_as('editor', 'city', 'county', 'enterprise', 'social_organization');
  held public.pledges := private.hold_signed_pledge(pledge_id, actor.id);
  place private.goods_place := row(pledge_id, goods_position, null, null);
  earlier public.goods_shipments;
begin
  if held.donor_organization_id <> actor.id or not exists (
    select from public.pledge_goods g
    where (g.pledge_id, g.position) = (ship_goods.pledge_id, goods_position)
  ) then
    perform private.refuse('goods.unknown', code => 'PT404');
  end if;
  select s.* into earlier from public.goods_shipments s where s.id = ship_goods.id;
  if earlier.id is not null then
    if (earlier.pledge_id, earlier.position, earlier.quantity, earlier.shipped_on,
      earlier.village_code, earlier.carrier, earlier.document_id) is not distinct from
      (pledge_id, goods_position, quantity, shipped_on, village_code, carrier, document_id)
    then return id; end if;
    perform private.refuse('id.reused', '{"record": "goods_shipment"}');
  end if;
  if held.status <> 'signed' then
    perform private.refuse('pledge.ended_already', jsonb_build_object('status', held.status));
  end if;
  if shipped_on > private.today() then perform private.refuse('goods.in_the_future'); end if;
  if village_code is not null and not private.is_beneficiary(held, village_code) then
    perform private.refuse('goods.not_a_beneficiary');
  end if;
  perform private.attach_evidence(document_id, held.id);
  insert into public.goods_shipments (id, pledge_id, position, quantity, shipped_on,
    village_code, carrier, document_id, reported_by)
  values (id, held.id, goods_position, quantity, shipped_on, village_code, carrier, document_id,
    auth.uid());
  perform private.move_goods('ship', place, quantity, 'goods_shipments', id, shipped_on,
    format('goods_shipment:%s', id));
  return id;
end
$$;

create function private.withdraw_goods(id uuid, reason text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations :=
    private.act_as('editor', 'city', 'county', 'enterprise', 'social_organization');
  held public.goods_shipments;
begin
  select s.* into held from public.goods_shipments s
  join public.pledges p on p.id = s.pledge_id
  where s.id = withdraw_goods.id and p.donor_organization_id = actor.id
  for update of s;
  if held.id is null then perform private.refuse('goods.unknown', code => 'PT404'); end if;
  if held.status = 'withdrawn' then return held.id; end if;
  if coalesce(btrim(reason), '') = '' then perform private.refuse('note.missing'); end if;
  if exists (
    select from public.goods_receipts r
    where r.shipment_id = held.id and r.status <> 'returned'
  ) then
    perform private.refuse('report.already_confirmed');
  end if;
  update public.goods_shipments s set status = 'withdrawn', withdrawal_reason = btrim(reason)
  where s.id = held.id;
  perform private.take_back_goods('reversal',
    private.goods_movement_of(format('goods_shipment:%s', held.id)), held.quantity, reason,
    format('goods_shipment:%s:withdraw', held.id));
  return held.id;
end
$$;

-- The shipment that came to the actor's store, locked.
create function private.hold_shipment(id uuid, actor public.organizations)
returns public.goods_shipments
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.goods_shipments;
begin
  select s.* into held from public.goods_shipments s
  join public.pledges p on p.id = s.pledge_id
  where s.id = hold_shipment.id
    and private.keeps_store(actor, p.receiving_organization_id, s.village_code)
  for update of s;
  if held.id is null then perform private.refuse('goods.unknown', code => 'PT404'); end if;
  return held;
end
$$;

create function private.confirm_goods(
  id uuid, shipment_id uuid, quantity numeric, received_on date, photo_document_id uuid,
  document_id uuid, note text
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'city', 'county',
    'social_organization', 'village', 'township');
  held public.goods_shipments := private.hold_shipment(shipment_id, actor);
  earlier public.goods_receipts;
begin
  select r.* into earlier from public.goods_receipts r where r.id = confirm_goods.id;
  if earlier.id is not null then
    if (earlier.shipment_id, earlier.quantity, earlier.received_on, earlier.photo_document_id,
      earlier.document_id, earlier.note) is not distinct from (shipment_id, quantity,
      received_on, photo_document_id, document_id, note) then return id; end if;
    perform private.refuse('id.reused', '{"record": "goods_receipt"}');
  end if;
  if held.status = 'withdrawn' then perform private.refuse('report.withdrawn'); end if;
  if exists (
    select from public.goods_receipts r
    where r.shipment_id = held.id and r.status <> 'returned'
  ) then
    perform private.refuse('report.already_confirmed');
  end if;
  if received_on > private.today() then perform private.refuse('goods.in_the_future'); end if;
  if received_on < held.shipped_on then perform private.refuse('goods.before_shipping'); end if;
  if photo_document_id is null then perform private.refuse('goods.photo_missing'); end if;
  perform private.attach_evidence(photo_document_id, held.pledge_id);
  perform private.attach_evidence(document_id, held.pledge_id);
  insert into public.goods_receipts (id, shipment_id, pledge_id, organization_id, quantity,
    received_on, photo_document_id, document_id, note, confirmed_by)
  values (id, held.id, held.pledge_id, actor.id, quantity, received_on, photo_document_id,
    document_id, note, auth.uid());
  return id;
end
$$;

create function public.ship_goods(
  id uuid, pledge_id uuid, goods_position smallint, quantity numeric, shipped_on date,
  village_code text default null, carrier text default null, document_id uuid default null
) returns uuid
language sql volatile set search_path = '' as $$
  select private.ship_goods(id, pledge_id, goods_position, quantity, shipped_on, village_code,
    carrier, document_id)
$$;
comment on function public.ship_goods is
  'An editor of the donor reports a shipment of one line of a signed goods pledge, to a village '
  'or (null) to the receiving entity. Refuses pledge.unknown, pledge.not_signed, goods.unknown, '
  'pledge.ended_already, goods.in_the_future, goods.not_a_beneficiary, goods.insufficient, '
  'document.unknown and id.reused.';

create function public.withdraw_goods(id uuid, reason text) returns uuid
language sql volatile set search_path = '' as $$
  select private.withdraw_goods(id, reason)
$$;
comment on function public.withdraw_goods is
  'An editor of the donor takes a mistaken shipment back. Refuses goods.unknown, note.missing and '
  'report.already_confirmed.';

create function public.confirm_goods(
  id uuid, shipment_id uuid, quantity numeric, received_on date, photo_document_id uuid,
  document_id uuid default null, note text default null
) returns uuid
language sql volatile set search_path = '' as $$
  select private.confirm_goods(id, shipment_id, quantity, received_on, photo_document_id,
    document_id, note)
$$;
comment on function public.confirm_goods is
  'An editor of whoever the shipment went to (a township for its village) says what arrived, with '
  'a photo and perhaps the signed delivery note. Refuses goods.unknown, report.withdrawn, '
  'report.already_confirmed, goods.in_the_future, goods.before_shipping, goods.photo_missing, '
  'document.unknown and id.reused.';

grant execute on function private.ship_goods, private.withdraw_goods, private.confirm_goods,
  public.ship_goods, public.withdraw_goods, public.confirm_goods to authenticated;
