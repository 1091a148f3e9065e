-- What goes into a round and what proves its plan: kept beside it, so that the same round can be
-- run and checked again, here or offline. All of it is written once, by the machine.

create table public.round_inputs (
  round_id uuid primary key references public.rounds,
  input jsonb not null,
  frozen_at timestamptz not null default now(),
  constraint round_inputs_input check (jsonb_typeof(input) = 'object')
);
alter table public.round_inputs enable row level security;
-- Not for everybody once it is published: it tells of anonymous offers and of those left out.
create policy select_owner on public.round_inputs
  for select to authenticated using (round_id in (
    select r.id from public.rounds r
    where r.organization_id = (select private.actor_organization())
  ));
create trigger round_inputs_append_only before update or delete on public.round_inputs
  for each row execute function private.forbid_change();
create trigger round_inputs_no_truncate before truncate on public.round_inputs
  for each statement execute function private.forbid_change();
comment on table public.round_inputs is
  'The market of a round as its first run read it. Frozen, so that every run reads the same.';

create table public.round_certificates (
  round_id uuid primary key references public.rounds,
  certificate jsonb not null,
  constraint round_certificates_certificate check (jsonb_typeof(certificate) = 'object')
);
alter table public.round_certificates enable row level security;
create policy select_owner on public.round_certificates
  for select to authenticated using (round_id in (
    select r.id from public.rounds r
    where r.organization_id = (select private.actor_organization())
  ));
create trigger round_certificates_append_only before update or delete
  on public.round_certificates for each row execute function private.forbid_change();
create trigger round_certificates_no_truncate before truncate on public.round_certificates
  for each statement execute function private.forbid_change();
comment on table public.round_certificates is
  'The prices that prove a plan best: with the frozen input they are checked without a solver.';

create table public.round_unspent (
  round_id uuid not null references public.rounds,
  offer_id uuid not null references public.offers,
  quantity numeric(17, 3) not null,
  why text not null,
  top_up numeric(17, 3),
  top_up_need_id uuid references public.needs,
  primary key (round_id, offer_id),
  constraint round_unspent_quantity check (quantity > 0 and quantity <= 10000000000000),
  constraint round_unspent_why_form check (why ~ '^[a-z][a-z_]{1,39}$'),
  constraint round_unspent_top_up check ((top_up is null) = (top_up_need_id is null)
    and top_up > 0 and top_up <= 10000000000000)
);
create index round_unspent_offer_id_idx on public.round_unspent (offer_id);
create index round_unspent_top_up_need_id_idx on public.round_unspent (top_up_need_id);
alter table public.round_unspent enable row level security;
create policy select_owner on public.round_unspent
  for select to authenticated using (round_id in (
    select r.id from public.rounds r
    where r.organization_id = (select private.actor_organization())
  ));
create policy select_donor on public.round_unspent
  for select to authenticated using (
    offer_id in (
      select o.id from public.offers o
      where o.organization_id = (select private.actor_organization())
    )
    and exists (
      select from public.rounds r where r.id = round_id and r.published_at is not null
    )
  );
create trigger round_unspent_append_only before update or delete on public.round_unspent
  for each row execute function private.forbid_change();
create trigger round_unspent_no_truncate before truncate on public.round_unspent
  for each statement execute function private.forbid_change();
comment on table public.round_unspent is
  'What a round left of an offer, the reason by name, and the least that would open a grant more.';

-- Beside why a need stays open: who came nearest ({id, points}), and the cheapest single change
-- that would bring it something ({what, offer, grade, amount, points}; amounts in its unit).
alter table public.round_unmet
  add column nearest jsonb,
  add column help jsonb,
  add constraint round_unmet_nearest check (jsonb_typeof(nearest) = 'object'),
  add constraint round_unmet_help check (jsonb_typeof(help) = 'object');

-- A page of a plan is read by village, or from the largest grant down.
create index proposals_round_village_idx on public.proposals (round_id, village_code, id);
create index proposals_round_quantity_idx on public.proposals (round_id, quantity desc, id);
create index round_unmet_quantity_idx on public.round_unmet (round_id, quantity desc, need_id);
