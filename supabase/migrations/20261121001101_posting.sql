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

-- Which bucket gives and which receives, by the kind of movement. Money goes from the left to the
-- right in the order of private.bucket.
create function private.posting_route(kind text) returns text[]
language plpgsql immutable set search_path = '' as $$
begin
  return case kind
    when 'commit' then array['donor', 'committed']
    when 'report' then array['committed', 'in_transit']
    when 'receive' then array['in_transit', 'received']
    when 'excess' then array['committed', 'received']
    when 'allocate' then array['received', 'allocated']
    when 'disburse' then array['allocated', 'disbursed']
    when 'spend' then array['disbursed', 'spent']
    when 'return' then array['received', 'returned']
    when 'lapse' then array['committed', 'lapsed']
    when 'write_off' then array['committed', 'written_off'] end;
end
$$;

-- Several postings follow in one transaction: all accounts of the pledge first, in the order in
-- which each posting locks its two.
create function private.lock_funds(pledge_id uuid) returns void
language sql volatile security definer set search_path = '' as $$
  select from public.fund_accounts a where a.pledge_id = lock_funds.pledge_id
  order by array_position(array['donor', 'committed', 'in_transit', 'received', 'allocated',
    'disbursed', 'spent', 'returned', 'written_off', 'lapsed'], a.bucket), a.id
  for update
$$;

-- The account of a bucket of a pledge, made when it is first needed.
create function private.open_account(bucket text, pledge_id uuid, project_id uuid) returns void
language sql volatile set search_path = '' as $$
  insert into public.fund_accounts (bucket, pledge_id, project_id)
  values (bucket, pledge_id,
    case when bucket in ('allocated', 'disbursed', 'spent') then project_id end)
  on conflict do nothing
$$;

-- Appends one movement and moves the two counters, or answers the posting that the same key made
-- before. Who calls has locked both accounts, so that everything is asked under the lock, first the
-- one that money comes from when it moves on, so that no two postings wait for each other. Every
-- statement more is felt: a key is looked up only where it proves to be used, or before a refusal.
create function private.post(
  kind text, giver public.fund_accounts, receiver public.fund_accounts, amount_fen bigint,
  source_table text, source_id uuid, occurred_on date, key text, reason text, corrects bigint
) returns bigint
language plpgsql volatile security definer set search_path = '' as $$
declare
  -- A correction is dated when it is made, so its day tells nothing about being sent twice.
  hash text := encode(sha256(convert_to(jsonb_build_array(kind, giver.id, receiver.id, amount_fen,
    source_table, source_id, case when corrects is null then occurred_on end, reason, corrects
    )::text, 'UTF8')), 'hex');
  refused text;
  left_fen bigint;
  earlier public.postings;
  seq bigint;
begin
  if corrects is not null then
    select c.amount_fen - coalesce(sum(r.amount_fen), 0) into left_fen
    from public.postings c left join public.postings r on r.corrects_seq = c.seq
    where c.seq = corrects group by c.seq;
  end if;
  refused := case
    when amount_fen > left_fen then 'posting.exceeds_corrected'
    when giver.bucket <> 'donor' and giver.balance_fen < amount_fen then 'funds.insufficient' end;
  if refused is null then
    insert into public.postings (kind, debit_account_id, credit_account_id, amount_fen, pledge_id,
      project_id, source_table, source_id, occurred_on, account_id, organization_id, corrects_seq,
      reason, idempotency_key, input_hash)
    values (kind, receiver.id, giver.id, amount_fen, giver.pledge_id,
      coalesce(receiver.project_id, giver.project_id), source_table, source_id, occurred_on,
      auth.uid(), (auth.jwt() ->> 'organization_id')::uuid, corrects, reason, key, hash)
    on conflict on constraint postings_key do nothing
    returning postings.seq into seq;
  end if;
  if seq is null then
    select p.* into earlier from public.postings p where p.idempotency_key = key;
    if earlier.input_hash = hash then return earlier.seq; end if;
    if earlier.seq is not null or refused is null then
      perform private.refuse('posting.key_reused', jsonb_build_object('seq', earlier.seq));
    end if;
    perform private.refuse(refused, case refused
      when 'funds.insufficient' then jsonb_build_object('bucket', giver.bucket,
        'available_fen', giver.balance_fen, 'asked_fen', amount_fen)
      else jsonb_build_object('seq', corrects, 'left_fen', left_fen, 'asked_fen', amount_fen) end);
  end if;
  update public.fund_accounts a set
    balance_fen = a.balance_fen + case a.id when receiver.id then amount_fen else -amount_fen end,
    inflow_fen = a.inflow_fen + case
      when a.id = receiver.id and corrects is null then amount_fen
      when a.id = giver.id and corrects is not null then -amount_fen
      else 0 end
  where a.id in (giver.id, receiver.id);
  return seq;
end
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
  route text[] := private.posting_route(kind);
  giver public.fund_accounts;
  receiver public.fund_accounts;
begin
  if kind = 'allocate' then perform private.check_allocable(pledge_id); end if;
  loop
    select a.* into giver from public.fund_accounts a
    where a.pledge_id = move_funds.pledge_id and a.bucket = route[1]
      and (a.project_id is null or a.project_id = move_funds.project_id) for update;
    -- Another posting may make both in this very moment: none is held before the giver is.
    if giver.id is not null then
      select a.* into receiver from public.fund_accounts a
      where a.pledge_id = move_funds.pledge_id and a.bucket = route[2]
        and (a.project_id is null or a.project_id = move_funds.project_id) for update;
      exit when receiver.id is not null;
    end if;
    perform private.open_account(case when giver.id is null then route[1] else route[2] end,
      pledge_id, project_id);
  end loop;
  return private.post(kind, giver, receiver, amount_fen, source_table, source_id, occurred_on, key,
    null, null);
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
  giver public.fund_accounts;
  receiver public.fund_accounts;
begin
  select p.* into corrected from public.postings p where p.seq = reverse.seq;
  if corrected.seq is null then perform private.refuse('posting.unknown', code => 'PT404'); end if;
  if corrected.corrects_seq is not null then
    perform private.refuse('posting.is_correction', jsonb_build_object('seq', corrected.seq));
  end if;
  if coalesce(btrim(reason), '') = '' then perform private.refuse('note.missing'); end if;
  select a.* into receiver from public.fund_accounts a
  where a.id = corrected.credit_account_id for update;
  select a.* into giver from public.fund_accounts a
  where a.id = corrected.debit_account_id for update;
  return private.post(kind, giver, receiver, amount_fen, corrected.source_table,
    corrected.source_id, private.today(), key, btrim(reason), corrected.seq);
end
$$;
