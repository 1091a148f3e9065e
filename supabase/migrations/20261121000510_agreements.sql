-- What the two sides of a pairing agree for a year. One side drafts, the other amends; each draft
-- is a version that stays. Both sign the very same version, and its targets hold. What was agreed
-- is for the two sides and the officials of their regions.

-- The library of indicators, by year: assessments change, and a figure of 2025 stays what it was.
-- Which record an indicator is made of is a value here, so that a kind of record that comes later
-- takes over from 'reported' by its year. The rows behind it: private.indicator_rows.
create table public.indicators (
  code text not null,
  valid_from smallint not null,
  valid_to smallint,
  position smallint not null,
  field text not null,
  name text not null,
  english_name text not null,
  unit text not null,
  english_unit text not null,
  source text not null,
  record_kinds text[] not null default '{}',
  constraint indicators_pkey primary key (code, valid_from),
  constraint indicators_code_form check (code ~ '^[a-z][a-z0-9_]{1,59}$'),
  constraint indicators_years check (valid_from between 2000 and 2100 and valid_to >= valid_from),
  constraint indicators_field check (field in ('funds', 'industry', 'labour', 'consumption',
    'talent', 'pairing')),
  constraint indicators_name_length check (char_length(name) between 2 and 60
    and char_length(english_name) between 2 and 80),
  constraint indicators_unit_length check (char_length(unit) between 1 and 12
    and char_length(english_unit) between 1 and 20),
  constraint indicators_source check (source in ('money', 'goods', 'pairings', 'exchanges',
    'reported'))
);
alter table public.indicators enable row level security;
create policy select_signed_in on public.indicators for select to authenticated using (true);
comment on table public.indicators is 'What agreements set targets for, from year to year.';
comment on column public.indicators.unit is
  'fen is money; anything else is a word, and is counted.';
comment on column public.indicators.source is
  'Of which records it is made; reported: of what the sides report with evidence.';
comment on column public.indicators.record_kinds is
  'Which of them: natures of money, kinds of pairings, figures of exchanges.';

create table public.agreements (
  id uuid primary key default gen_random_uuid(),
  pairing_id uuid not null references public.pairings,
  year smallint not null,
  status text not null default 'draft',
  version integer not null default 1,
  document_id uuid references public.documents,
  number text,
  signed_on date,
  is_demo boolean not null default false,
  created_at timestamptz not null default now(),
  constraint agreements_year_key unique (pairing_id, year),
  constraint agreements_year check (year between 2000 and 2100),
  constraint agreements_status check (status in ('draft', 'signed', 'closed')),
  constraint agreements_number_length check (char_length(btrim(number)) between 1 and 60),
  constraint agreements_paper check (num_nonnulls(document_id, number, signed_on) in (0, 3)),
  constraint agreements_signature check (status = 'draft' or signed_on is not null)
);
create index agreements_document_id_idx on public.agreements (document_id);
alter table public.agreements enable row level security;
create policy select_sides on public.agreements
  for select to authenticated using (pairing_id in (
    select p.id from public.pairings p
    where (select private.actor_organization())
      in (p.supporting_organization_id, p.receiving_organization_id)
  ));
create policy select_officials on public.agreements
  for select to authenticated using (
    (select private.actor_kind()) in ('village', 'township', 'county', 'city', 'supervisor')
    and pairing_id in (
      select p.id from public.pairings p
      where private.regions_meet(p.receiving_region_code, (select private.claim('region_code')))
        or private.regions_meet(p.supporting_region_code, (select private.claim('region_code')))
    )
  );
create trigger agreements_status before insert or update of status on public.agreements
  for each row execute function private.check_transition('agreement');
create trigger agreements_audit after insert or update or delete on public.agreements
  for each row execute function private.audit();
comment on table public.agreements is 'What a pairing undertakes for one year.';
comment on column public.agreements.version is 'The latest version; once signed, the agreed one.';
comment on column public.agreements.number is 'Of the paper that the first to sign puts forward.';

insert into public.status_transitions (record, from_status, to_status, act) values
  ('agreement', null, 'draft', 'draft'),
  ('agreement', 'draft', 'signed', 'sign'),
  ('agreement', 'signed', 'closed', 'close');

create table public.agreement_versions (
  agreement_id uuid not null references public.agreements,
  version integer not null,
  side text not null,
  note text,
  proposed_by uuid not null references public.accounts,
  organization_id uuid not null references public.organizations,
  proposed_at timestamptz not null default now(),
  constraint agreement_versions_pkey primary key (agreement_id, version),
  constraint agreement_versions_number check (version >= 1),
  constraint agreement_versions_side check (side in ('supporting', 'receiving')),
  constraint agreement_versions_note_length check (char_length(btrim(note)) between 1 and 500)
);
create index agreement_versions_proposed_by_idx on public.agreement_versions (proposed_by);
create index agreement_versions_organization_id_idx on public.agreement_versions (organization_id);
alter table public.agreement_versions enable row level security;
create policy select_with_agreement on public.agreement_versions
  for select to authenticated using (agreement_id in (select a.id from public.agreements a));
create trigger agreement_versions_append_only before update or delete on public.agreement_versions
  for each row execute function private.forbid_change();
create trigger agreement_versions_audit
  after insert or update or delete on public.agreement_versions
  for each row execute function private.audit('agreement_id');
comment on table public.agreement_versions is 'Who proposed which targets when; none is changed.';

create table public.agreement_targets (
  agreement_id uuid not null,
  version integer not null,
  indicator text not null,
  value bigint not null,
  constraint agreement_targets_pkey primary key (agreement_id, version, indicator),
  constraint agreement_targets_version_fkey foreign key (agreement_id, version)
    references public.agreement_versions,
  constraint agreement_targets_value check (value between 0 and 10000000000000)
);
alter table public.agreement_targets enable row level security;
create policy select_with_agreement on public.agreement_targets
  for select to authenticated using (agreement_id in (select a.id from public.agreements a));
create trigger agreement_targets_append_only before update or delete on public.agreement_targets
  for each row execute function private.forbid_change();
create trigger agreement_targets_audit after insert or update or delete on public.agreement_targets
  for each row execute function private.audit('agreement_id');
comment on table public.agreement_targets is
  'One promised figure per indicator of the year and version, in the unit of the indicator.';

-- One for each side and version; what is amended is signed anew.
create table public.agreement_signatures (
  agreement_id uuid not null,
  version integer not null,
  side text not null,
  signed_by uuid not null references public.accounts,
  organization_id uuid not null references public.organizations,
  signed_at timestamptz not null default now(),
  constraint agreement_signatures_pkey primary key (agreement_id, version, side),
  constraint agreement_signatures_version_fkey foreign key (agreement_id, version)
    references public.agreement_versions,
  constraint agreement_signatures_side check (side in ('supporting', 'receiving'))
);
create index agreement_signatures_signed_by_idx on public.agreement_signatures (signed_by);
create index agreement_signatures_organization_id_idx
  on public.agreement_signatures (organization_id);
alter table public.agreement_signatures enable row level security;
create policy select_with_agreement on public.agreement_signatures
  for select to authenticated using (agreement_id in (select a.id from public.agreements a));
create trigger agreement_signatures_append_only
  before update or delete on public.agreement_signatures
  for each row execute function private.forbid_change();
create trigger agreement_signatures_audit
  after insert or update or delete on public.agreement_signatures
  for each row execute function private.audit('agreement_id');
comment on table public.agreement_signatures is 'Whose approver confirmed which version.';

-- What no record of ours tells is reported, each fact for itself: a figure is the sum of them. A
-- correction stands in the place of the fact that it points at; 0 takes it back.
create table public.agreement_reports (
  id uuid primary key,
  agreement_id uuid not null references public.agreements,
  indicator text not null,
  value bigint not null,
  occurred_on date not null,
  note text not null,
  document_id uuid references public.documents,
  number text,
  corrects_id uuid references public.agreement_reports,
  reason text,
  reported_by uuid not null references public.accounts,
  organization_id uuid not null references public.organizations,
  reported_at timestamptz not null default now(),
  constraint agreement_reports_value check (value between 0 and 10000000000000),
  constraint agreement_reports_note_length check (char_length(btrim(note)) between 1 and 200),
  constraint agreement_reports_number_length check (char_length(btrim(number)) between 1 and 60),
  constraint agreement_reports_evidence check (num_nonnulls(document_id, number) > 0),
  constraint agreement_reports_reason check ((corrects_id is null) = (reason is null)),
  constraint agreement_reports_reason_length check (char_length(btrim(reason)) between 1 and 500)
);
create unique index agreement_reports_corrects_key on public.agreement_reports (corrects_id);
create index agreement_reports_agreement_idx
  on public.agreement_reports (agreement_id, indicator, occurred_on);
create index agreement_reports_document_id_idx on public.agreement_reports (document_id);
create index agreement_reports_reported_by_idx on public.agreement_reports (reported_by);
create index agreement_reports_organization_id_idx on public.agreement_reports (organization_id);
alter table public.agreement_reports enable row level security;
create policy select_with_agreement on public.agreement_reports
  for select to authenticated using (agreement_id in (select a.id from public.agreements a));
create trigger agreement_reports_append_only before update or delete on public.agreement_reports
  for each row execute function private.forbid_change();
create trigger agreement_reports_audit after insert or update or delete on public.agreement_reports
  for each row execute function private.audit();
comment on table public.agreement_reports is
  'Figures that the sides report, with evidence; in the unit of the indicator.';
