-- Proposals: what a round suggests, or a donor of its own accord (no round then), and what the two
-- sides say to it. Nobody but the owner of the round sees one before publication, which is when it
-- gets its last day (`expires_on`). A proposal past that day binds nobody, from the first second of
-- the next; the night writes it down. private.live_proposals is what still binds.

create table public.proposals (
  id uuid primary key default gen_random_uuid(),
  round_id uuid references public.rounds,
  need_id uuid not null,
  offer_id uuid not null references public.offers,
  village_code text not null,
  donor_organization_id uuid references public.organizations,
  commodity text not null,
  unit text,
  quantity numeric(17, 3) not null,
  reduced_from numeric(17, 3),
  nature text,
  quality smallint not null default 0,
  reasons jsonb,
  status text not null default 'proposed',
  donor_decision text,
  donor_reason text,
  donor_decided_at timestamptz,
  village_decision text,
  village_reason text,
  village_decided_at timestamptz,
  is_decided_on_behalf boolean not null default false,
  decline_cause text,
  expires_on date,
  freed_at timestamptz,
  created_at timestamptz not null default now(),
  constraint proposals_pair_key unique (round_id, need_id, offer_id),
  constraint proposals_need_fkey foreign key (need_id, village_code)
    references public.needs (id, village_code),
  constraint proposals_commodity
    check (commodity in ('money', 'goods', 'talent', 'jobs', 'purchase')),
  constraint proposals_unit check ((unit is null) = (commodity in ('money', 'purchase'))
    and char_length(unit) between 1 and 12),
  constraint proposals_quantity check (private.is_quantity(quantity, unit)),
  constraint proposals_reduction check (reduced_from is null
    or (reduced_from > quantity and coalesce(donor_decision = 'accepted', false))),
  constraint proposals_origin
    check ((round_id is null) = (reasons is null) and (round_id is null) = (nature is not null)),
  constraint proposals_nature
    check (nature in ('fiscal_aid', 'social_donation', 'investment', 'purchase')),
  constraint proposals_quality check (quality >= 0),
  constraint proposals_reasons check (jsonb_typeof(reasons) = 'object'),
  constraint proposals_status check (status in ('proposed', 'half_accepted', 'agreed', 'pledged',
    'declined', 'expired')),
  constraint proposals_donor_decision check (donor_decision in ('accepted', 'declined')),
  constraint proposals_village_decision check (village_decision in ('accepted', 'declined')),
  constraint proposals_decline_cause check ((decline_cause is null)
    = (donor_decision is distinct from 'declined' and village_decision is distinct from 'declined')
    and (decline_cause <> 'other' or (case when donor_decision = 'declined' then donor_reason
      else village_reason end) is not null)),
  constraint proposals_reason_length check (char_length(donor_reason) between 1 and 500
    and char_length(village_reason) between 1 and 500),
  constraint proposals_decided_at check ((donor_decision is null) = (donor_decided_at is null)
    and (village_decision is null) = (village_decided_at is null)),
  constraint proposals_agreement check (status not in ('agreed', 'pledged')
    or coalesce(donor_decision = 'accepted' and village_decision = 'accepted', false)),
  constraint proposals_publication check (status = 'proposed' or expires_on is not null)
);
create index proposals_need_id_idx on public.proposals (need_id, village_code);
create index proposals_offer_id_idx on public.proposals (offer_id);
create index proposals_village_code_idx on public.proposals (village_code text_pattern_ops);
create index proposals_donor_organization_id_idx on public.proposals (donor_organization_id);
alter table public.proposals enable row level security;
create policy select_owner on public.proposals
  for select to authenticated using (round_id in (
    select r.id from public.rounds r
    where r.organization_id = (select private.actor_organization())
  ));
create policy select_donor on public.proposals
  for select to authenticated using (expires_on is not null and offer_id in (
    select o.id from public.offers o
    where o.organization_id = (select private.actor_organization())
  ));
create policy select_in_charge on public.proposals
  for select to authenticated using (
    expires_on is not null
    and (select private.actor_kind()) in ('village', 'township', 'county', 'city', 'supervisor')
    and starts_with(village_code, (select private.actor_prefix()))
  );
create trigger proposals_status before insert or update of status on public.proposals
  for each row execute function private.check_transition('proposal');
-- What comes free is dealt out again by the next night's round, which asks since when.
create function private.mark_freed() returns trigger
language plpgsql volatile set search_path = '' as $$
begin
  new.freed_at := now();
  return new;
end
$$;
create trigger proposals_freed before update on public.proposals
  for each row when ((new.status in ('declined', 'expired') and new.status <> old.status)
    or new.quantity < old.quantity)
  execute function private.mark_freed();
create trigger proposals_audit_added after insert on public.proposals
  referencing new table as added
  for each statement execute function private.audit_rows();
create trigger proposals_audit_changed after update on public.proposals
  referencing old table as removed new table as added
  for each statement execute function private.audit_rows();
create trigger proposals_audit after delete on public.proposals
  for each row execute function private.audit();
comment on table public.proposals is 'Suggested grants of one offer to one need, with the reasons.';
comment on column public.proposals.donor_organization_id is
  'The donor as the village may know it: null where the offer is anonymous.';
comment on column public.proposals.unit is
  'Of need and offer, in which quantity is counted; null: fen. Kept here, because the donor reads '
  'no need that is closed and the village no offer.';
comment on column public.proposals.reduced_from is
  'What was proposed, where the donor accepted only a part of it: quantity is that part.';
comment on column public.proposals.nature is
  'Of what a donor proposes itself; a round''s proposals have the nature of their round.';
comment on column public.proposals.quality is 'Points of the pair; 0 where no round scored it.';
comment on column public.proposals.decline_cause is 'One of private.decline_causes(side).';
comment on column public.proposals.freed_at is 'When something of it last became free again.';
comment on column public.proposals.expires_on is 'Last day to decide; null until published.';
comment on column public.proposals.is_decided_on_behalf is 'The township spoke for the village.';

insert into public.status_transitions (record, from_status, to_status, act) values
  ('proposal', null, 'proposed', 'propose'),
  ('proposal', 'proposed', 'half_accepted', 'accept'),
  ('proposal', 'half_accepted', 'agreed', 'accept'),
  ('proposal', 'agreed', 'pledged', 'pledge'),
  ('proposal', 'proposed', 'declined', 'decline'),
  ('proposal', 'half_accepted', 'declined', 'decline'),
  ('proposal', 'proposed', 'expired', 'expire'),
  ('proposal', 'half_accepted', 'expired', 'expire'),
  ('proposal', 'agreed', 'expired', 'lapse'),
  ('proposal', 'pledged', 'expired', 'lapse');

-- Who decided, apart from what was decided: an account that stands in two proposals would tie an
-- anonymous donor to its other offers. The key holds that no person speaks for both sides. A side
-- may have two: the village answers anew when the donor lowers what it had said yes to.
create table public.proposal_signatures (
  proposal_id uuid not null references public.proposals,
  side text not null,
  account_id uuid not null references public.accounts,
  organization_id uuid not null references public.organizations,
  signed_at timestamptz not null default now(),
  constraint proposal_signatures_two_people primary key (proposal_id, account_id),
  constraint proposal_signatures_side check (side in ('donor', 'village'))
);
create index proposal_signatures_account_id_idx on public.proposal_signatures (account_id);
create index proposal_signatures_organization_id_idx
  on public.proposal_signatures (organization_id);
alter table public.proposal_signatures enable row level security;
create policy select_own on public.proposal_signatures
  for select to authenticated using (organization_id = (select private.actor_organization()));
create trigger proposal_signatures_append_only before update or delete
  on public.proposal_signatures for each row execute function private.forbid_change();
create trigger proposal_signatures_no_truncate before truncate
  on public.proposal_signatures for each statement execute function private.forbid_change();
create trigger proposal_signatures_audit after insert on public.proposal_signatures
  for each row execute function private.audit('proposal_id');
comment on table public.proposal_signatures is 'Which person decided for which side.';

-- Written once by the machine and never changed, so the audit has nothing to add.
create table public.round_unmet (
  round_id uuid not null references public.rounds,
  need_id uuid not null references public.needs,
  quantity numeric(17, 3) not null,
  why text not null,
  primary key (round_id, need_id),
  constraint round_unmet_quantity check (quantity > 0 and quantity <= 10000000000000),
  constraint round_unmet_why_form check (why ~ '^[a-z][a-z_]{1,39}$')
);
create index round_unmet_need_id_idx on public.round_unmet (need_id);
alter table public.round_unmet enable row level security;
create policy select_owner on public.round_unmet
  for select to authenticated using (round_id in (
    select r.id from public.rounds r
    where r.organization_id = (select private.actor_organization())
  ));
create policy select_in_charge on public.round_unmet
  for select to authenticated using (
    (select private.actor_kind()) in ('village', 'township', 'county', 'city', 'supervisor')
    and exists (
      select from public.rounds r where r.id = round_id and r.published_at is not null
    )
    and exists (
      select from public.needs n
      where n.id = need_id and starts_with(n.village_code, (select private.actor_prefix()))
    )
  );
create trigger round_unmet_append_only before update or delete on public.round_unmet
  for each row execute function private.forbid_change();
create trigger round_unmet_no_truncate before truncate on public.round_unmet
  for each statement execute function private.forbid_change();
comment on table public.round_unmet is 'What a round left open of a need, and the reason by name.';

-- Announced and not past its day, agreed, or pledged: what nobody else may be promised.
create view private.live_proposals as
select p.* from public.proposals p
where p.status in ('agreed', 'pledged')
  or (p.status in ('proposed', 'half_accepted') and p.expires_on >= private.today());

-- What of a need is not yet promised to it, in its unit.
create function private.need_open(need_id uuid) returns numeric
language sql stable security definer set search_path = '' as $$
  select coalesce(n.amount_fen, n.quantity) - coalesce((
    select sum(p.quantity) from private.live_proposals p where p.need_id = n.id
  ), 0)
  from public.needs n where n.id = need_open.need_id
$$;

-- What of an offer is not yet promised to anybody, in its unit.
create function private.offer_open(offer_id uuid) returns numeric
language sql stable security definer set search_path = '' as $$
  select coalesce(o.budget_fen, o.quantity) - coalesce((
    select sum(p.quantity) from private.live_proposals p where p.offer_id = o.id
  ), 0)
  from public.offers o where o.id = offer_open.offer_id
$$;

-- An agreed match is a promise on both sides. Needs and offers know nothing of proposals, so the
-- promise guards them from here.
create function private.hold_to_match() returns trigger
language plpgsql stable security definer set search_path = '' as $$
declare
  agreed bigint := (
    select count(*) from public.proposals p
    where p.status in ('agreed', 'pledged')
      and ((tg_argv[0] = 'need' and p.need_id = new.id)
        or (tg_argv[0] = 'offer' and p.offer_id = new.id))
  );
begin
  if agreed > 0 then
    perform private.refuse(tg_argv[0] || '.is_matched', jsonb_build_object('proposals', agreed));
  end if;
  return new;
end
$$;
create trigger needs_matched before update of status on public.needs
  for each row when (new.status = 'withdrawn' and old.status <> 'withdrawn')
  execute function private.hold_to_match('need');
create trigger offers_matched before update of status on public.offers
  for each row when (new.status = 'withdrawn' and old.status <> 'withdrawn')
  execute function private.hold_to_match('offer');

-- What is promised in one unit cannot be set against a need in another. An offer is fixed when it
-- is published; a need may be reopened and written anew.
create function private.keep_promised_market() returns trigger
language plpgsql stable security definer set search_path = '' as $$
begin
  if exists (select from private.live_proposals p where p.need_id = new.id) then
    perform private.refuse('need.is_promised');
  end if;
  return new;
end
$$;
create trigger needs_keep_market before update of commodity, unit, category on public.needs
  for each row when ((new.commodity, new.unit, new.category)
    is distinct from (old.commodity, old.unit, old.category))
  execute function private.keep_promised_market();

-- Nobody says that a need is met while somebody waits for its answer, or for the pledge agreed on.
create function private.hold_to_answer() returns trigger
language plpgsql stable security definer set search_path = '' as $$
declare
  waiting bigint := (
    select count(*) from public.proposals p
    where p.need_id = new.id and (p.status = 'agreed' or (
      p.status in ('proposed', 'half_accepted') and p.expires_on >= private.today()))
  );
begin
  if waiting > 0 then
    perform private.refuse('need.is_proposed', jsonb_build_object('proposals', waiting));
  end if;
  return new;
end
$$;
create trigger needs_answered before update of status on public.needs
  for each row when (new.status = 'fulfilled' and old.status = 'open')
  execute function private.hold_to_answer();
