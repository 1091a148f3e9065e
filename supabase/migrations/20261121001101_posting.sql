-- The posting function and its three doors. Nothing else writes postings or counters.

create function private.hash_of(input jsonb) returns text
language sql immutable set search_path = '' as $$
  select encode(sha256(convert_to(input::text, 'UTF8')), 'hex')
$$;

-- What stands in a bucket, 0 if nothing ever did.
create function private.fund_balance(bucket text, pledge_id uuid, project_id uuid default null)
returns bigint
language sql stable security definer set search_path = '' as $$
  select coalesce((
    select a.balance_fen from public.fund_accounts a
    where a.pledge_id = fund_balance.pledge_id and a.bucket = fund_balance.bucket
      and a.project_id is not distinct from fund_balance.project_id
  ), 0)
$$;

-- The posting that a fact made under a key, null if it made none.
create function private.posting_of(key text) returns bigint
language sql stable security definer set search_path = '' as $$
  select p.seq from public.postings p where p.idempotency_key = key
$$;

-- Several postings follow in one transaction: all accounts of the pledge in one order first.
create function private.lock_funds(pledge_id uuid) returns void
language sql volatile security definer set search_path = '' as $$
  select from public.fund_accounts a where a.pledge_id = lock_funds.pledge_id
  order by a.id for update
$$;

-- The account of a bucket, made when it is first needed.
create function private.fund_account(bucket text, pledge_id uuid, project_id uuid) returns bigint
language plpgsql volatile security definer set search_path = '' as $$
declare
  whose uuid := case when bucket in ('allocated', 'disbursed', 'spent') then project_id end;
  found bigint;
begin
  for attempt in 1..2 loop
    select a.id into found from public.fund_accounts a
    where a.pledge_id = fund_account.pledge_id and a.bucket = fund_account.bucket
      and a.project_id is not distinct from whose;
    exit when found is not null;
    insert into public.fund_accounts (bucket, pledge_id, project_id)
    values (bucket, pledge_id, whose) on conflict do nothing;
  end loop;
  return found;
end
$$;

create function private.check_funds(giver public.fund_accounts, amount_fen bigint) returns void
language plpgsql immutable set search_path = '' as $$
begin
  if giver.bucket <> 'donor' and giver.balance_fen < amount_fen then
    perform private.refuse('funds.insufficient', jsonb_build_object('bucket', giver.bucket,
      'available_fen', giver.balance_fen, 'asked_fen', amount_fen));
  end if;
end
$$;

-- Appends one movement and moves the two counters, or answers the posting that the same key made
-- before. Both accounts are locked in the order of their ids, so that no two postings wait for
-- each other, and everything is asked under the lock.
create function private.post(
  kind text, giver_id bigint, receiver_id bigint, amount_fen bigint, source_table text,
  source_id uuid, occurred_on date, key text, reason text, corrects bigint
) returns bigint
language plpgsql volatile security definer set search_path = '' as $$
declare
  -- A correction is dated when it is made, so its day tells nothing about being sent twice.
  hash text := private.hash_of(jsonb_build_array(kind, giver_id, receiver_id, amount_fen,
    source_table, source_id, case when corrects is null then occurred_on end, reason, corrects));
  giver public.fund_accounts;
  receiver public.fund_accounts;
  earlier public.postings;
  left_fen bigint;
  seq bigint;
begin
  perform from public.fund_accounts a where a.id in (giver_id, receiver_id)
  order by a.id for update;
  select p.* into earlier from public.postings p where p.idempotency_key = key;
  if earlier.input_hash = hash then return earlier.seq; end if;
  if earlier.seq is not null then
    perform private.refuse('posting.key_reused', jsonb_build_object('seq', earlier.seq));
  end if;
  select a.* into giver from public.fund_accounts a where a.id = giver_id;
  select a.* into receiver from public.fund_accounts a where a.id = receiver_id;
  if corrects is not null then
    select c.amount_fen - coalesce(sum(r.amount_fen), 0) into left_fen
    from public.postings c left join public.postings r on r.corrects_seq = c.seq
    where c.seq = corrects group by c.seq;
    if amount_fen > left_fen then
      perform private.refuse('posting.exceeds_corrected', jsonb_build_object('seq', corrects,
        'left_fen', left_fen, 'asked_fen', amount_fen));
    end if;
  end if;
  perform private.check_funds(giver, amount_fen);

  insert into public.postings (kind, debit_account_id, credit_account_id, amount_fen, pledge_id,
    project_id, source_table, source_id, occurred_on, account_id, organization_id, corrects_seq,
    reason, idempotency_key, input_hash)
  values (kind, receiver_id, giver_id, amount_fen, giver.pledge_id,
    coalesce(receiver.project_id, giver.project_id), source_table, source_id, occurred_on,
    auth.uid(), private.actor_organization(), corrects, reason, key, hash)
  on conflict on constraint postings_key do nothing
  returning postings.seq into seq;
  if seq is null then -- the key was used in this very instant, between other accounts
    perform private.refuse('posting.key_reused');
  end if;
  update public.fund_accounts a set
    balance_fen = a.balance_fen + case a.id when receiver_id then amount_fen else -amount_fen end,
    inflow_fen = a.inflow_fen + case
      when a.id = receiver_id and corrects is null then amount_fen
      when a.id = giver_id and corrects is not null then -amount_fen
      else 0 end
  where a.id in (giver_id, receiver_id);
  return seq;
end
$$;

-- Which bucket gives and which receives, by the kind of movement.
create function private.posting_routes() returns table (kind text, gives text, receives text)
language sql immutable set search_path = '' as $$
  values
    ('commit', 'donor', 'committed'),
    ('report', 'committed', 'in_transit'),
    ('receive', 'in_transit', 'received'),
    ('excess', 'committed', 'received'),
    ('allocate', 'received', 'allocated'),
    ('disburse', 'allocated', 'disbursed'),
    ('spend', 'disbursed', 'spent'),
    ('return', 'received', 'returned'),
    ('lapse', 'committed', 'lapsed'),
    ('write_off', 'committed', 'written_off')
$$;

-- Investments and purchases end when they are received: nobody allocates what is not given.
create function private.check_allocable(pledge_id uuid) returns void
language plpgsql stable security definer set search_path = '' as $$
declare
  nature text := p.nature from public.pledges p where p.id = check_allocable.pledge_id;
begin
  if nature not in ('fiscal_aid', 'social_donation') then
    perform private.refuse('allocation.ends_at_received', jsonb_build_object('nature', nature));
  end if;
end
$$;

-- Moves money one step on, by reason of a fact (a row of source_table). Amounts in fen.
create function private.move_funds(
  kind text, pledge_id uuid, project_id uuid, amount_fen bigint, source_table text,
  source_id uuid, occurred_on date, key text
) returns bigint
language plpgsql volatile security definer set search_path = '' as $$
declare
  route record;
begin
  select r.* into strict route from private.posting_routes() r where r.kind = move_funds.kind;
  if kind = 'allocate' then perform private.check_allocable(pledge_id); end if;
  return private.post(kind, private.fund_account(route.gives, pledge_id, project_id),
    private.fund_account(route.receives, pledge_id, project_id), amount_fen, source_table,
    source_id, occurred_on, key, null, null);
end
$$;

-- Takes a posting back, whole or in part; `kind` is reversal (a mistake) or settle (a report that
-- only partly arrived). A correction itself is not corrected: post the movement anew.
create function private.reverse(
  seq bigint, amount_fen bigint, reason text, key text, kind text default 'reversal'
) returns bigint
language plpgsql volatile security definer set search_path = '' as $$
declare
  corrected public.postings;
begin
  select p.* into corrected from public.postings p where p.seq = reverse.seq;
  if corrected.seq is null then perform private.refuse('posting.unknown', code => 'PT404'); end if;
  if corrected.corrects_seq is not null then
    perform private.refuse('posting.is_correction', jsonb_build_object('seq', corrected.seq));
  end if;
  if coalesce(btrim(reason), '') = '' then perform private.refuse('note.missing'); end if;
  return private.post(kind, corrected.debit_account_id, corrected.credit_account_id, amount_fen,
    corrected.source_table, corrected.source_id, private.today(), key, btrim(reason),
    corrected.seq);
end
$$;
