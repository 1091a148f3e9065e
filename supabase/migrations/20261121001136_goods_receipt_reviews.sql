-- The second person's word on what arrived, and the end of a difference.

-- The receipt, locked, for a second person of the store.
create function private.hold_goods_receipt(id uuid, actor public.organizations)
returns public.goods_receipts
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.goods_receipts;
begin
  select r.* into held from public.goods_receipts r
  join public.goods_shipments s on s.id = r.shipment_id
  join public.pledges p on p.id = r.pledge_id
  where r.id = hold_goods_receipt.id
    and private.keeps_store(actor, p.receiving_organization_id, s.village_code)
  for update of r;
  if held.id is null then perform private.refuse('goods.unknown', code => 'PT404'); end if;
  if held.confirmed_by = auth.uid() then perform private.refuse('approval.same_person'); end if;
  return held;
end
$$;

-- First from what was shipped, then from what else is committed (more was on the truck than was
-- written down), and only what no promise covers is committed now as excess. Answers the excess.
create function private.post_goods_receipt(
  receipt public.goods_receipts, shipment public.goods_shipments
) returns numeric
language plpgsql volatile security definer set search_path = '' as $$
declare
  place private.goods_place :=
    row(shipment.pledge_id, shipment.position, shipment.village_code, null);
  facts text := 'goods_receipts';
  covered numeric;
  excess numeric;
begin
  perform private.lock_goods(place);
  covered := least(receipt.quantity,
    shipment.quantity + private.goods_balance('committed', place));
  excess := receipt.quantity - covered;
  if covered > shipment.quantity then
    perform private.move_goods('ship', place, covered - shipment.quantity, facts, receipt.id,
      receipt.received_on, format('goods_receipt:%s:ship', receipt.id));
  end if;
  perform private.move_goods('receive', place, covered, facts, receipt.id, receipt.received_on,
    format('goods_receipt:%s:receive', receipt.id));
  if excess > 0 then
    perform private.move_goods('commit', place, excess, facts, receipt.id, receipt.received_on,
      format('goods_receipt:%s:commit', receipt.id));
    perform private.move_goods('excess', place, excess, facts, receipt.id, receipt.received_on,
      format('goods_receipt:%s:excess', receipt.id));
  end if;
  return excess;
end
$$;

create function private.approve_goods(id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations :=
    private.approve_as('city', 'county', 'social_organization', 'village', 'township');
  held public.goods_receipts := private.hold_goods_receipt(id, actor);
  shipment public.goods_shipments := private.hold_shipment(held.shipment_id, actor);
  above numeric;
begin
  if held.status = 'approved' then return held.id; end if;
  update public.goods_receipts r
  set status = 'approved', reviewed_by = auth.uid(), reviewed_at = now()
  where r.id = held.id;
  update public.goods_shipments s set status = 'received' where s.id = shipment.id;
  above := private.post_goods_receipt(held, shipment);
  update public.goods_receipts r set excess = above where r.id = held.id and above > 0;
  return held.id;
end
$$;

create function private.return_goods(id uuid, note text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations :=
    private.act_as('approver', 'city', 'county', 'social_organization', 'village', 'township');
  held public.goods_receipts := private.hold_goods_receipt(id, actor);
begin
  if held.status = 'returned' then return held.id; end if;
  if coalesce(btrim(note), '') = '' then perform private.refuse('note.missing'); end if;
  update public.goods_receipts r
  set status = 'returned', review_note = btrim(return_goods.note), reviewed_by = auth.uid(),
    reviewed_at = now()
  where r.id = held.id;
  return held.id;
end
$$;

-- What was counted at the store is taken for true: what never arrived is owed again.
create function private.settle_goods(id uuid, note text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.approve_as('city', 'county', 'enterprise',
    'social_organization', 'village', 'township');
  held public.goods_receipts;
  shipment public.goods_shipments;
begin
  select r.* into held from public.goods_receipts r
  join public.goods_shipments s on s.id = r.shipment_id
  join public.pledges p on p.id = r.pledge_id
  where r.id = settle_goods.id and (p.donor_organization_id = actor.id
    or private.keeps_store(actor, p.receiving_organization_id, s.village_code))
  for update of r;
  select s.* into shipment from public.goods_shipments s where s.id = held.shipment_id;
  if held.id is null then perform private.refuse('goods.unknown', code => 'PT404'); end if;
  if held.confirmed_by = auth.uid() then perform private.refuse('approval.same_person'); end if;
  if held.settled_at is not null then return held.id; end if;
  if held.status <> 'approved' or held.quantity = shipment.quantity then
    perform private.refuse('goods.no_difference');
  end if;
  if coalesce(btrim(note), '') = '' then perform private.refuse('note.missing'); end if;
  update public.goods_receipts r
  set settled_at = now(), settled_by = auth.uid(),
    settlement_note = btrim(settle_goods.note)
  where r.id = held.id;
  if held.quantity < shipment.quantity then
    perform private.take_back_goods('settle',
      private.goods_movement_of(format('goods_shipment:%s', shipment.id)),
      shipment.quantity - held.quantity, note, format('goods_receipt:%s:settle', held.id));
  end if;
  return held.id;
end
$$;

create function public.approve_goods(id uuid) returns uuid
language sql volatile set search_path = '' as $$
  select private.approve_goods(id)
$$;
comment on function public.approve_goods is
  'Another person of the store, an approver, lets a receipt count: the goods stand in the store, '
  'an excess is committed and received at once. Refuses goods.unknown, approval.same_person and '
  'status.not_allowed.';

create function public.return_goods(id uuid, note text) returns uuid
language sql volatile set search_path = '' as $$
  select private.return_goods(id, note)
$$;
comment on function public.return_goods is
  'Another person of the store, an approver, sends a receipt back; the shipment may be confirmed '
  'anew. Refuses goods.unknown, approval.same_person, note.missing and status.not_allowed.';

create function public.settle_goods(id uuid, note text) returns uuid
language sql volatile set search_path = '' as $$
  select private.settle_goods(id, note)
$$;
comment on function public.settle_goods is
  'An approver of the donor or of the store, not who confirmed the receipt, settles its '
  'difference to what was shipped; what never came is owed again. Refuses goods.unknown, '
  'approval.same_person, goods.no_difference and note.missing.';

grant execute on function private.approve_goods, private.return_goods, private.settle_goods,
  public.approve_goods, public.return_goods, public.settle_goods to authenticated;
