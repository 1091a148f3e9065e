-- Goods in public: what was handed out in a village against signatures, one row per hand-over and
-- village, never a household, a name or the sheet itself. Quantities are not added to each other,
-- nor a valuation to money.
create table public.published_handovers (
  id uuid not null,
  village_code text not null references public.regions,
  pledge_id uuid not null references public.published_pledges,
  donor_id uuid references public.published_donors,
  item text not null,
  unit text not null,
  quantity numeric(15, 3) not null,
  household_count integer,
  pledged numeric(15, 3) not null,
  valuation_fen bigint,
  valuation_basis text,
  handed_on date not null,
  is_demo boolean not null,
  primary key (id, village_code),
  constraint published_handovers_quantity check (quantity > 0),
  constraint published_handovers_households check (household_count >= 3),
  constraint published_handovers_valuation
    check ((valuation_fen is null) = (valuation_basis is null))
);
create index published_handovers_village_idx
  on public.published_handovers (village_code, handed_on desc, id);
create index published_handovers_donor_idx
  on public.published_handovers (donor_id, handed_on desc, id);
create index published_handovers_pledge_id_idx on public.published_handovers (pledge_id);
alter table public.published_handovers enable row level security;
create policy select_public on public.published_handovers
  for select to anon, authenticated using (true);
create trigger published_handovers_append_only before update or delete
  on public.published_handovers for each row execute function private.forbid_change();
create trigger published_handovers_no_truncate before truncate
  on public.published_handovers for each statement execute function private.forbid_change();
create trigger published_handovers_version after insert
  on public.published_handovers for each statement execute function private.raise_version();
comment on table public.published_handovers is
  'Goods handed over, by village; no donor_id means 爱心单位.';
comment on column public.published_handovers.household_count is
  'How many numbered households got some; null for fewer than three, or for others.';
comment on column public.published_handovers.valuation_fen is
  'Of all that was pledged of the item (pledged), on the basis told beside it; null: not valued.';
