-- The goods ledger: like that of money, with quantities in the place of fen. Each line of a goods
-- pledge has accounts of its own, since sacks and tons are never added together; a movement takes
-- from one and puts into another, and is never changed.
-- Two tables without an audit trigger: a movement carries its person, its fact and its time and
-- cannot change, an account is the fold of its movements.
create table public.goods_accounts (
  id bigint generated always as identity primary key,
  bucket text not null,
  pledge_id uuid not null,
  position smallint not null,
  village_code text references public.regions,
  plan_id uuid references public.goods_plans,
  balance numeric(15, 3) not null default 0,
  inflow numeric(15, 3) not null default 0,
  constraint goods_accounts_line_fkey foreign key (pledge_id, position)
    references public.pledge_goods (pledge_id, position),
  constraint goods_accounts_key
    unique nulls not distinct (pledge_id, position, bucket, village_code, plan_id),
  constraint goods_accounts_bucket check (bucket in ('donor', 'committed', 'shipped', 'received',
    'planned', 'handed_over', 'lapsed', 'written_off')),
  constraint goods_accounts_store check (bucket = 'received' or village_code is null),
  constraint goods_accounts_plan
    check ((bucket in ('planned', 'handed_over')) = (plan_id is not null)),
  constraint goods_accounts_not_negative check (balance >= 0 or bucket = 'donor'),
  constraint goods_accounts_turnover check (inflow >= 0)
);
create index goods_accounts_village_code_idx on public.goods_accounts (village_code);
create index goods_accounts_plan_id_idx on public.goods_accounts (plan_id);
alter table public.goods_accounts enable row level security;
create policy select_with_pledge on public.goods_accounts
  for select to authenticated using (
    exists (select from public.pledges p where p.id = pledge_id)
  );
create trigger goods_accounts_no_delete before delete on public.goods_accounts
  for each row execute function private.forbid_change();
create trigger goods_accounts_no_truncate before truncate on public.goods_accounts
  for each statement execute function private.forbid_change();
comment on table public.goods_accounts is
  'Counters of the movements of goods; private.post_goods alone moves them.';
comment on column public.goods_accounts.village_code is
  'Whose store holds what was received: a village''s, or (null) the receiving entity''s.';
comment on column public.goods_accounts.balance is 'What stands there; negative for the donor.';
comment on column public.goods_accounts.inflow is
  'What ever came in, net of what was taken back: the figure to publish.';

create table public.goods_movements (
  seq bigint generated always as identity primary key,
  kind text not null,
  debit_account_id bigint not null references public.goods_accounts,
  credit_account_id bigint not null references public.goods_accounts,
  quantity numeric(15, 3) not null,
  pledge_id uuid not null references public.pledges,
  plan_id uuid references public.goods_plans,
  source_table text not null,
  source_id uuid not null,
  occurred_on date not null,
  recorded_at timestamptz not null default now(),
  account_id uuid references public.accounts,
  organization_id uuid references public.organizations,
  corrects_seq bigint references public.goods_movements,
  reason text,
  idempotency_key text not null,
  input_hash text not null,
  constraint goods_movements_key unique (idempotency_key),
  constraint goods_movements_kind check (kind in ('commit', 'ship', 'receive', 'excess', 'plan',
    'hand_over', 'lapse', 'write_off', 'settle', 'release', 'reversal')),
  constraint goods_movements_two_accounts check (debit_account_id <> credit_account_id),
  constraint goods_movements_quantity check (quantity > 0),
  constraint goods_movements_correction
    check ((kind in ('settle', 'release', 'reversal')) = (corrects_seq is not null)),
  constraint goods_movements_reason check (corrects_seq is null or reason is not null),
  constraint goods_movements_reason_length check (char_length(reason) between 1 and 500)
);
create index goods_movements_debit_account_id_idx on public.goods_movements (debit_account_id);
create index goods_movements_credit_account_id_idx on public.goods_movements (credit_account_id);
create index goods_movements_pledge_id_idx on public.goods_movements (pledge_id, seq);
create index goods_movements_plan_id_idx on public.goods_movements (plan_id, seq);
create index goods_movements_source_idx on public.goods_movements (source_id);
create index goods_movements_corrects_seq_idx on public.goods_movements (corrects_seq)
  where corrects_seq is not null;
create index goods_movements_account_id_idx on public.goods_movements (account_id);
create index goods_movements_organization_id_idx on public.goods_movements (organization_id);
alter table public.goods_movements enable row level security;
create policy select_with_pledge on public.goods_movements
  for select to authenticated using (
    exists (select from public.pledges p where p.id = pledge_id)
  );
create trigger goods_movements_append_only before update or delete on public.goods_movements
  for each row execute function private.forbid_change();
create trigger goods_movements_no_truncate before truncate on public.goods_movements
  for each statement execute function private.forbid_change();
comment on table public.goods_movements is
  'Movements of goods: credit_account_id gives, debit_account_id receives.';
comment on column public.goods_movements.source_id is 'The fact behind it, a row of source_table.';
comment on column public.goods_movements.corrects_seq is
  'The movement of which it takes back a part: a mistake (reversal), a shipment of which only a '
  'part arrived (settle), or what a plan did not hand over (release).';

-- What the counters must equal.
create view public.goods_fold with (security_invoker = true) as
select e.account_id, sum(e.balance) as balance, sum(e.inflow) as inflow
from (
  select m.debit_account_id, m.quantity,
    case when m.corrects_seq is null then m.quantity else 0 end
  from public.goods_movements m
  union all
  select m.credit_account_id, -m.quantity,
    case when m.corrects_seq is null then 0 else -m.quantity end
  from public.goods_movements m
) as e (account_id, balance, inflow)
group by e.account_id;
comment on view public.goods_fold is 'Balances and turnovers folded from the movements themselves.';

-- How far each line of a goods pledge has come.
create view public.goods_standings with (security_invoker = true) as
select g.pledge_id, g.position, g.item, g.unit, g.quantity, f.*
from public.pledge_goods g
cross join lateral (
  select
    coalesce(sum(a.balance) filter (where a.bucket = 'committed'), 0) as outstanding,
    coalesce(sum(a.balance) filter (where a.bucket = 'shipped'), 0) as shipped,
    coalesce(sum(a.inflow) filter (where a.bucket = 'received'), 0) as received,
    coalesce(sum(a.balance) filter (where a.bucket = 'received'), 0) as in_stock,
    coalesce(sum(a.balance) filter (where a.bucket = 'planned'), 0) as planned,
    coalesce(sum(a.inflow) filter (where a.bucket = 'handed_over'), 0) as handed_over,
    coalesce(sum(a.inflow) filter (where a.bucket in ('lapsed', 'written_off')), 0) as ended
  from public.goods_accounts a where a.pledge_id = g.pledge_id and a.position = g.position
) as f
where exists (select from public.goods_accounts a where a.pledge_id = g.pledge_id);
comment on view public.goods_standings is
  'Per line of a signed goods pledge: outstanding, shipped, in stock and planned are balances; '
  'received, handed over and ended (lapsed or written off) are turnovers.';

-- How far a signed pledge of goods has come, all its lines together; null: nothing was sent yet.
-- Made of tables alone: apply_grants gives a view once all that it is made of may be read.
create view public.goods_stages with (security_invoker = true) as
select p.id as pledge_id,
  case
    when bool_and(f.coming = 0 and f.handed_over = f.received) and bool_or(f.handed_over > 0)
      then 'handed_over'
    when bool_or(f.handed_over > 0) then 'handing_over'
    when bool_and(f.coming = 0) then 'received'
    when bool_or(f.received > 0) then 'partly_received'
    when bool_or(f.shipped > 0) then 'shipped'
  end as stage
from public.pledges p
join public.pledge_goods g on g.pledge_id = p.id
cross join lateral (
  select
    coalesce(sum(a.balance) filter (where a.bucket in ('committed', 'shipped')), 0),
    coalesce(sum(a.balance) filter (where a.bucket = 'shipped'), 0),
    coalesce(sum(a.inflow) filter (where a.bucket = 'received'), 0),
    coalesce(sum(a.inflow) filter (where a.bucket = 'handed_over'), 0)
  from public.goods_accounts a where (a.pledge_id, a.position) = (g.pledge_id, g.position)
) as f (coming, shipped, received, handed_over)
where p.status = 'signed'
group by p.id;
comment on view public.goods_stages is
  'Per signed pledge of goods: shipped, partly_received, received, handing_over or handed_over.';
