-- The moving function of goods and its doors. Nothing else writes movements or counters.

-- Where goods stand: a line of a pledge, whose store (null: the receiving entity's), which plan.
create type private.goods_place as (
  pledge_id uuid,
  position smallint,
  village_code text,
  plan_id uuid
);

-- What stands in a bucket, 0 if nothing ever did.
create function private.goods_balance(bucket text, place private.goods_place) returns numeric
language sql stable security definer set search_path = '' as $$
  select coalesce(sum(a.balance), 0)
  from public.goods_accounts a
  where (a.pledge_id, a.position, a.bucket)
      = (place.pledge_id, place.position, goods_balance.bucket)
    and (a.village_code is not distinct from place.village_code or a.bucket <> 'received')
    and (a.plan_id = place.plan_id or a.plan_id is null)
$$;

create function private.goods_movement_of(key text) returns bigint
language sql stable security definer set search_path = '' as $$
  select m.seq from public.goods_movements m where m.idempotency_key = key
$$;

-- Several movements follow in one transaction: all accounts of the line in one order first.
create function private.lock_goods(place private.goods_place) returns void
language sql volatile security definer set search_path = '' as $$
  select from public.goods_accounts a
  where (a.pledge_id, a.position) = (place.pledge_id, place.position)
  order by a.id for update
$$;

-- The account of a bucket, made when it is first needed.
create function private.goods_account(bucket text, place private.goods_place) returns bigint
language plpgsql volatile security definer set search_path = '' as $$
declare
  store text := case bucket when 'received' then place.village_code end;
  plan uuid := case when bucket in ('planned', 'handed_over') then place.plan_id end;
  found bigint;
begin
  for attempt in 1..2 loop
    select a.id into found from public.goods_accounts a
    where (a.pledge_id, a.position, a.bucket)
        = (place.pledge_id, place.position, goods_account.bucket)
      and (a.village_code, a.plan_id) is not distinct from (store, plan);
    exit when found is not null;
    insert into public.goods_accounts (bucket, pledge_id, position, village_code, plan_id)
    values (bucket, place.pledge_id, place.position, store, plan) on conflict do nothing;
  end loop;
  return found;
end
$$;

-- Appends one movement and moves the two counters, or answers the movement that the same key made
-- before. Both accounts are locked in the order of their ids, and everything is asked under lock.
create function private.post_goods(
  kind text, giver_id bigint, receiver_id bigint, quantity numeric, source_table text,
  source_id uuid, occurred_on date, key text, reason text, corrects bigint
) returns bigint
language plpgsql volatile security definer set search_path = '' as $$
declare
  -- A correction is dated when it is made, so its day tells nothing about being sent twice.
  hash text := private.hash_of(jsonb_build_array(kind, giver_id, receiver_id,
    trim_scale(quantity), source_table, source_id,
    case when corrects is null then occurred_on end, reason, corrects));
  giver public.goods_accounts;
  receiver public.goods_accounts;
  earlier public.goods_movements;
  rest numeric;
  seq bigint;
begin
  perform from public.goods_accounts a where a.id in (giver_id, receiver_id)
  order by a.id for update;
  select m.* into earlier from public.goods_movements m where m.idempotency_key = key;
  if earlier.input_hash = hash then return earlier.seq; end if;
  if earlier.seq is not null then
    perform private.refuse('posting.key_reused', jsonb_build_object('seq', earlier.seq));
  end if;
  select a.* into giver from public.goods_accounts a where a.id = giver_id;
  select a.* into receiver from public.goods_accounts a where a.id = receiver_id;
  if corrects is not null then
    select c.quantity - coalesce(sum(r.quantity), 0) into rest
    from public.goods_movements c left join public.goods_movements r on r.corrects_seq = c.seq
    where c.seq = corrects group by c.seq;
    if quantity > rest then
      perform private.refuse('posting.exceeds_corrected', jsonb_build_object('seq', corrects));
    end if;
  end if;
  if giver.bucket <> 'donor' and giver.balance < quantity then
    perform private.refuse('goods.insufficient', jsonb_build_object('bucket', giver.bucket,
      'available', trim_scale(giver.balance), 'asked', trim_scale(quantity)));
  end if;

  insert into public.goods_movements (kind, debit_account_id, credit_account_id, quantity,
    pledge_id, plan_id, source_table, source_id, occurred_on, account_id, organization_id,
    corrects_seq, reason, idempotency_key, input_hash)
  values (kind, receiver_id, giver_id, quantity, giver.pledge_id,
    coalesce(receiver.plan_id, giver.plan_id), source_table, source_id, occurred_on, auth.uid(),
    private.actor_organization(), corrects, reason, key, hash)
  on conflict on constraint goods_movements_key do nothing
  returning goods_movements.seq into seq;
  if seq is null then -- the key was used in this very instant, between other accounts
    perform private.refuse('posting.key_reused');
  end if;
  update public.goods_accounts a set
    balance = a.balance + case a.id when receiver_id then post_goods.quantity
      else -post_goods.quantity end,
    inflow = a.inflow + case
      when a.id = receiver_id and corrects is null then post_goods.quantity
      when a.id = giver_id and corrects is not null then -post_goods.quantity
      else 0 end
  where a.id in (giver_id, receiver_id);
  return seq;
end
$$;

-- Which bucket gives and which receives, by the kind of movement.
create function private.goods_routes() returns table (kind text, gives text, receives text)
language sql immutable set search_path = '' as $$
  values
    ('commit', 'donor', 'committed'),
    ('ship', 'committed', 'shipped'),
    ('receive', 'shipped', 'received'),
    ('excess', 'committed', 'received'),
    ('plan', 'received', 'planned'),
    ('hand_over', 'planned', 'handed_over'),
    ('lapse', 'committed', 'lapsed'),
    ('write_off', 'committed', 'written_off')
$$;

-- Moves goods one step on, by reason of a fact (a row of source_table).
create function private.move_goods(
  kind text, place private.goods_place, quantity numeric, source_table text, source_id uuid,
  occurred_on date, key text
) returns bigint
language plpgsql volatile security definer set search_path = '' as $$
declare
  route record;
begin
  select r.* into strict route from private.goods_routes() r where r.kind = move_goods.kind;
  return private.post_goods(kind, private.goods_account(route.gives, place),
    private.goods_account(route.receives, place), quantity, source_table, source_id, occurred_on,
    key, null, null);
end
$$;

-- Takes a movement back, whole or in part: reversal, settle or release.
create function private.take_back_goods(
  kind text, seq bigint, quantity numeric, reason text, key text
) returns bigint
language plpgsql volatile security definer set search_path = '' as $$
declare
  corrected public.goods_movements;
begin
  select m.* into strict corrected from public.goods_movements m
  where m.seq = take_back_goods.seq;
  if coalesce(btrim(reason), '') = '' then perform private.refuse('note.missing'); end if;
  return private.post_goods(kind, corrected.debit_account_id, corrected.credit_account_id,
    quantity, corrected.source_table, corrected.source_id, private.today(), key, btrim(reason),
    corrected.seq);
end
$$;

-- Signing a goods pledge commits its lines; an exit takes what was never shipped out of the books.
create function private.carry_goods() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
declare
  line public.pledge_goods;
  place private.goods_place;
  rest numeric;
begin
  if new.status = 'signed' and not exists (
    select from public.pledge_goods g where g.pledge_id = new.id
  ) then
    perform private.refuse('pledge.goods_missing');
  end if;
  for line in
    select g.* from public.pledge_goods g where g.pledge_id = new.id order by g.position
  loop
    place := row(new.id, line.position, null, null);
    if new.status = 'signed' then
      perform private.move_goods('commit', place, line.quantity, 'pledges', new.id,
        new.agreement_on, format('pledge:%s:%s:commit', new.id, line.position));
      continue;
    end if;
    perform private.lock_goods(place);
    if private.goods_balance('shipped', place) > 0 then
      perform private.refuse('pledge.goods_on_the_way');
    end if;
    rest := private.goods_balance('committed', place);
    if rest > 0 then
      perform private.move_goods(case new.status when 'written_off' then 'write_off'
        else 'lapse' end, place, rest, 'pledges', new.id, private.today(),
        format('pledge:%s:%s:exit', new.id, line.position));
    end if;
  end loop;
  return null;
end
$$;
create trigger pledges_carry_goods after update of status on public.pledges
  for each row when (new.form = 'goods' and old.status <> new.status
    and new.status <> 'withdrawn')
  execute function private.carry_goods();

-- Nobody asks to end a promise of goods while some are on their way, nor when all have come.
create function private.check_goods_endable() returns trigger
language plpgsql stable security definer set search_path = '' as $$
declare
  left_over record;
begin
  select sum(a.balance) filter (where a.bucket = 'shipped') as moving,
    sum(a.balance) filter (where a.bucket = 'committed') as outstanding
  into left_over from public.goods_accounts a where a.pledge_id = new.pledge_id;
  if left_over.moving > 0 then perform private.refuse('pledge.goods_on_the_way'); end if;
  if left_over.outstanding = 0 then perform private.refuse('pledge.nothing_outstanding'); end if;
  return new;
end
$$;
create trigger pledge_exits_check_goods before insert on public.pledge_exits
  for each row execute function private.check_goods_endable();
