-- Needs: what a village asks for. The village states it, or its township on its behalf (代填);
-- the record of the village's own decision (四议两公开) goes with it; the county verifies and
-- opens it. How much is matched is counted from proposals and pledges, and is no status.

-- One list for what is asked and what is offered.
create function private.need_categories() returns text[]
language sql immutable set search_path = '' as $$
  select array['industry', 'roads', 'water', 'energy', 'education', 'health', 'elderly_care',
    'housing', 'culture', 'training', 'employment', 'digital', 'environment', 'emergency']
$$;
grant execute on function private.need_categories to authenticated, service_role;

-- The least that anything is cut to: a fen (no unit), a thousandth of what is weighed or measured,
-- a whole one of all that is counted. Mirrors domain/needs/measure.ts.
create function private.least_part(unit text) returns numeric
language sql immutable set search_path = '' as $$
  select case when unit in ('吨', '公斤', '千克', '斤', '克', '升', '毫升', '米', '公里', '千米',
    '亩', '公顷', '平方米', '立方米', '方') then 0.001 else 1 end
$$;

create function private.is_quantity(quantity numeric, unit text) returns boolean
language sql immutable set search_path = '' as $$
  select quantity > 0 and quantity <= 10000000000000
    and mod(quantity, private.least_part(unit)) = 0
$$;

create table public.needs (
  id uuid primary key default gen_random_uuid(),
  village_code text not null references public.regions,
  title text not null,
  description text not null default '',
  category text not null,
  commodity text not null,
  amount_fen bigint,
  quantity numeric(15, 3),
  unit text,
  estimate_fen bigint,
  urgency smallint not null,
  beneficiary_households integer,
  beneficiary_persons integer,
  decision_record_id uuid references public.documents,
  verified_level smallint not null default 0,
  entered_by_organization_id uuid not null references public.organizations,
  is_entered_on_behalf boolean not null default false,
  status text not null default 'draft',
  version integer not null default 1,
  review_note text,
  reviewed_by uuid references public.accounts,
  reviewed_at timestamptz,
  outcome text,
  fulfilled_by uuid references public.accounts,
  fulfilled_at timestamptz,
  created_by uuid not null references public.accounts,
  edited_by uuid not null references public.accounts,
  created_at timestamptz not null default now(),
  edited_at timestamptz not null default now(),
  is_demo boolean not null default false,
  constraint needs_place_key unique (id, village_code),
  constraint needs_village check (right(village_code, 3) <> '000'),
  constraint needs_title_length check (char_length(btrim(title)) between 2 and 60),
  constraint needs_description_length check (char_length(description) <= 2000),
  constraint needs_category check (category = any (private.need_categories())),
  constraint needs_commodity
    check (commodity in ('money', 'goods', 'talent', 'jobs', 'purchase')),
  constraint needs_measure check (case when commodity in ('money', 'purchase')
    then amount_fen is not null and quantity is null and unit is null
    else amount_fen is null and quantity is not null and unit is not null end),
  constraint needs_jobs_are_heads check (commodity <> 'jobs' or unit = '人'),
  constraint needs_amount check (amount_fen between 1 and 10000000000000),
  constraint needs_quantity check (private.is_quantity(quantity, unit)),
  constraint needs_unit_length check (char_length(unit) between 1 and 12),
  constraint needs_estimate check (estimate_fen between 0 and 10000000000000),
  constraint needs_urgency check (urgency between 1 and 5),
  constraint needs_beneficiaries check (beneficiary_households >= 0 and beneficiary_persons >= 0),
  constraint needs_verified_level check (verified_level between 0 and 3
    and (verified_level > 0 or status not in ('verified', 'open', 'fulfilled', 'closed'))),
  constraint needs_decision_record check (decision_record_id is not null
    or status in ('draft', 'returned', 'withdrawn', 'reopened')),
  constraint needs_status check (status in ('draft', 'submitted', 'returned', 'verified', 'open',
    'fulfilled', 'closed', 'withdrawn', 'reopened')),
  constraint needs_review_note_length check (char_length(review_note) between 1 and 500),
  constraint needs_outcome_length check (char_length(outcome) between 1 and 500),
  constraint needs_fulfilment check ((status in ('fulfilled', 'closed'))
    = (num_nonnulls(outcome, fulfilled_by, fulfilled_at) = 3)),
  constraint needs_two_people check (verified_level = 0
    or coalesce(reviewed_by not in (created_by, edited_by), false))
);
create index needs_village_code_idx on public.needs (village_code text_pattern_ops, status);
create index needs_status_idx on public.needs (status, category);
create index needs_decision_record_id_idx on public.needs (decision_record_id);
create index needs_entered_by_organization_id_idx on public.needs (entered_by_organization_id);
create index needs_reviewed_by_idx on public.needs (reviewed_by);
create index needs_fulfilled_by_idx on public.needs (fulfilled_by);
create index needs_created_by_idx on public.needs (created_by);
create index needs_edited_by_idx on public.needs (edited_by);
-- The orders of the list.
create index needs_edited_at_idx on public.needs (edited_at, id);
create index needs_urgency_idx on public.needs (urgency, id);
create index needs_amount_fen_idx on public.needs (amount_fen desc nulls last, id desc);
create index needs_place_idx on public.needs (village_code, id);
alter table public.needs enable row level security;
create policy select_in_charge on public.needs
  for select to authenticated using (
    (select private.actor_kind()) in ('village', 'township', 'county', 'city', 'supervisor')
    and starts_with(village_code, (select private.actor_prefix()))
  );
create policy select_supporting_side on public.needs
  for select to authenticated using (
    status not in ('draft', 'returned', 'withdrawn', 'reopened')
    and village_code ^@ any ((select private.assisted_prefixes())::text[])
  );
create policy select_donors on public.needs
  for select to authenticated using (
    (select private.actor_kind()) in ('enterprise', 'social_organization') and status = 'open'
  );
create trigger needs_status before insert or update of status on public.needs
  for each row execute function private.check_transition('need');
create trigger needs_audit after insert or update or delete on public.needs
  for each row execute function private.audit();
comment on table public.needs is
  'What a village asks for: money and purchases in fen, all else by quantity and unit.';
comment on column public.needs.review_note is
  'Why the county returned it, or why the village reopened it; the audit keeps the earlier ones.';
comment on column public.needs.outcome is
  'What met it, in the words of the village that says so; the county closes it after that.';
comment on column public.needs.verified_level is '0 unverified, 1 papers, 2 talks, 3 on the spot.';
comment on column public.needs.is_entered_on_behalf is 'A township wrote in it (代填).';

insert into public.status_transitions (record, from_status, to_status, act) values
  ('need', null, 'draft', 'draft'),
  ('need', 'draft', 'submitted', 'submit'),
  ('need', 'returned', 'submitted', 'submit'),
  ('need', 'reopened', 'submitted', 'submit'),
  ('need', 'submitted', 'returned', 'return'),
  ('need', 'submitted', 'verified', 'verify'),
  ('need', 'verified', 'open', 'open'),
  ('need', 'open', 'fulfilled', 'fulfil'),
  ('need', 'fulfilled', 'closed', 'close'),
  ('need', 'draft', 'withdrawn', 'withdraw'),
  ('need', 'submitted', 'withdrawn', 'withdraw'),
  ('need', 'returned', 'withdrawn', 'withdraw'),
  ('need', 'reopened', 'withdrawn', 'withdraw'),
  ('need', 'open', 'withdrawn', 'withdraw'),
  ('need', 'fulfilled', 'reopened', 'reopen'),
  ('need', 'closed', 'reopened', 'reopen'),
  ('need', 'withdrawn', 'reopened', 'reopen');
