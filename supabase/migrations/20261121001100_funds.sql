-- Funds: double entry. Money stands in buckets, one account per bucket and pledge, and per project
-- once it is allocated; a posting takes from one account and puts into another, and is never
-- changed. The sum over all accounts is zero, because what the donor gave stands there as a minus.
-- Two tables without an audit trigger: a posting carries its person, its fact and its time and
-- cannot change, an account is the fold of its postings; the audit would write the same twice.
-- What a single value must be is said by domains: every statement reads the checks of its table
-- anew from their text, a fifth of the time of a posting; those of a domain are kept.
create domain private.bucket as text constraint bucket check (value in ('donor', 'committed',
  'in_transit', 'received', 'allocated', 'disbursed', 'spent', 'returned', 'written_off',
  'lapsed'));
create domain private.posting_kind as text constraint posting_kind check (value in ('commit',
  'report', 'receive', 'excess', 'allocate', 'disburse', 'spend', 'return', 'lapse', 'write_off',
  'settle', 'reversal'));
create domain private.moved_fen as bigint
  constraint moved_fen check (value between 1 and 10000000000000);
create domain private.reason as text
  constraint reason_length check (char_length(value) between 1 and 500);

create table public.fund_accounts (
  id bigint generated always as identity primary key,
  bucket private.bucket not null,
  pledge_id uuid not null references public.pledges,
  project_id uuid references public.projects,
  balance_fen bigint not null default 0,
  inflow_fen bigint not null default 0,
  constraint fund_accounts_key unique nulls not distinct (pledge_id, bucket, project_id),
  constraint fund_accounts_project
    check ((bucket in ('allocated', 'disbursed', 'spent')) = (project_id is not null)),
  constraint fund_accounts_not_negative check (balance_fen >= 0 or bucket = 'donor'),
  constraint fund_accounts_turnover check (inflow_fen >= 0)
);
create index fund_accounts_project_id_idx on public.fund_accounts (project_id);
alter table public.fund_accounts enable row level security;
create policy select_party on public.fund_accounts
  for select to authenticated using (pledge_id in (select private.pledges_of_actor()));
create policy select_in_charge on public.fund_accounts
  for select to authenticated using (case
    when project_id is null then exists (select from public.pledges p where p.id = pledge_id)
    else project_id in (select private.projects_in_charge()) end);
create trigger fund_accounts_no_delete before delete on public.fund_accounts
  for each row execute function private.forbid_change();
create trigger fund_accounts_no_truncate before truncate on public.fund_accounts
  for each statement execute function private.forbid_change();
comment on table public.fund_accounts is 'Counters of the postings; private.post alone moves them.';
comment on column public.fund_accounts.balance_fen is 'What stands there; negative for the donor.';
comment on column public.fund_accounts.inflow_fen is
  'What ever came in, net of what was reversed: the figure that is published.';

create table public.postings (
  seq bigint generated always as identity primary key,
  kind private.posting_kind not null,
  debit_account_id bigint not null references public.fund_accounts,
  credit_account_id bigint not null references public.fund_accounts,
  amount_fen private.moved_fen not null,
  pledge_id uuid not null references public.pledges,
  project_id uuid references public.projects,
  source_table text not null,
  source_id uuid not null,
  occurred_on date not null,
  recorded_at timestamptz not null default now(),
  account_id uuid references public.accounts,
  organization_id uuid references public.organizations,
  corrects_seq bigint references public.postings,
  reason private.reason,
  idempotency_key text not null,
  input_hash text not null,
  constraint postings_key unique (idempotency_key),
  constraint postings_two_accounts check (debit_account_id <> credit_account_id),
  constraint postings_correction check (case when corrects_seq is null
    then kind not in ('settle', 'reversal')
    else kind in ('settle', 'reversal') and reason is not null end)
);
create index postings_debit_account_id_idx on public.postings (debit_account_id);
create index postings_credit_account_id_idx on public.postings (credit_account_id);
create index postings_pledge_id_idx on public.postings (pledge_id, seq);
create index postings_project_id_idx on public.postings (project_id, seq);
create index postings_source_idx on public.postings (source_id);
create index postings_corrects_seq_idx on public.postings (corrects_seq)
  where corrects_seq is not null;
create index postings_account_id_idx on public.postings (account_id);
create index postings_organization_id_idx on public.postings (organization_id);
alter table public.postings enable row level security;
create policy select_party on public.postings
  for select to authenticated using (pledge_id in (select private.pledges_of_actor()));
create policy select_in_charge on public.postings
  for select to authenticated using (case
    when project_id is null then exists (select from public.pledges p where p.id = pledge_id)
    else project_id in (select private.projects_in_charge()) end);
create trigger postings_append_only before update or delete on public.postings
  for each row execute function private.forbid_change();
create trigger postings_no_truncate before truncate on public.postings
  for each statement execute function private.forbid_change();
comment on table public.postings is
  'Movements of money: credit_account_id gives, debit_account_id receives.';
comment on column public.postings.source_id is 'The fact behind it, a row of source_table.';
comment on column public.postings.occurred_on is 'The day of the fact; recorded_at, of the entry.';
comment on column public.postings.corrects_seq is 'The posting of which it takes back a part.';

-- What the counters must equal. What a correction takes back is no inflow where it lands and less
-- inflow where it had come in.
create view public.fund_fold with (security_invoker = true) as
select e.account_id, sum(e.balance_fen)::bigint as balance_fen,
  sum(e.inflow_fen)::bigint as inflow_fen
from (
  select p.debit_account_id, p.amount_fen,
    case when p.corrects_seq is null then p.amount_fen else 0 end
  from public.postings p
  union all
  select p.credit_account_id, -p.amount_fen,
    case when p.corrects_seq is null then 0 else -p.amount_fen end
  from public.postings p
) as e (account_id, balance_fen, inflow_fen)
group by e.account_id;
comment on view public.fund_fold is 'Balances and turnovers folded from the postings themselves.';

-- How far a pledge has come. Derived: a signed pledge is partly received or fulfilled by what was
-- confirmed, and in what was reported nothing counts.
create view public.pledge_standings with (security_invoker = true) as
select p.id as pledge_id,
  case
    when p.status <> 'signed' or p.amount_fen is null then p.status
    when f.received_fen >= p.amount_fen then 'fulfilled'
    when f.received_fen > 0 then 'partly_received'
    else 'signed'
  end as standing,
  p.amount_fen, f.outstanding_fen, f.in_transit_fen, f.received_fen, f.available_fen,
  f.lapsed_fen, f.written_off_fen
from public.pledges p
cross join lateral (
  select
    coalesce(sum(a.balance_fen) filter (where a.bucket = 'committed'), 0)::bigint,
    coalesce(sum(a.balance_fen) filter (where a.bucket = 'in_transit'), 0)::bigint,
    coalesce(sum(a.inflow_fen) filter (where a.bucket = 'received'), 0)::bigint,
    coalesce(sum(a.balance_fen) filter (where a.bucket = 'received'), 0)::bigint,
    coalesce(sum(a.inflow_fen) filter (where a.bucket = 'lapsed'), 0)::bigint,
    coalesce(sum(a.inflow_fen) filter (where a.bucket = 'written_off'), 0)::bigint
  from public.fund_accounts a where a.pledge_id = p.id and a.project_id is null
) as f (outstanding_fen, in_transit_fen, received_fen, available_fen, lapsed_fen, written_off_fen);
comment on view public.pledge_standings is
  'Per pledge: its standing; outstanding, in transit and available (received, not allocated) are '
  'balances, received, lapsed and written off are turnovers.';
