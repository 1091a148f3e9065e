-- Pledges: what a donor promises, by a signed agreement, to a body that may receive donations, for
-- the good of villages that may not. The terms stand as they were signed for ever; what came of
-- them is read from postings (funds) and never written here.
create table public.pledges (
  id uuid primary key,
  proposal_id uuid references public.proposals,
  donor_organization_id uuid not null references public.organizations,
  receiving_organization_id uuid not null references public.organizations,
  nature text not null,
  form text not null,
  amount_fen bigint,
  amount_text text,
  is_approximate boolean not null default false,
  earmark text,
  change_of_use_clause text,
  is_anonymous boolean not null default false,
  pairing_id uuid references public.pairings,
  agreement_document_id uuid references public.documents,
  agreement_number text,
  agreement_on date,
  status text not null default 'draft',
  version integer not null default 1,
  drawn_up_by uuid not null references public.accounts,
  drawn_up_by_organization_id uuid not null references public.organizations,
  edited_by uuid not null references public.accounts,
  signed_by uuid references public.accounts,
  signed_at timestamptz,
  created_at timestamptz not null default now(),
  is_demo boolean not null default false,
  constraint pledges_two_sides check (donor_organization_id <> receiving_organization_id),
  constraint pledges_nature
    check (nature in ('fiscal_aid', 'social_donation', 'investment', 'purchase')),
  constraint pledges_form check (form in ('cash', 'goods', 'service')),
  constraint pledges_amount check ((form = 'cash') = (amount_fen is not null)),
  constraint pledges_amount_range check (amount_fen between 1 and 10000000000000),
  constraint pledges_amount_text_length check (char_length(amount_text) between 1 and 100),
  constraint pledges_words
    check (amount_text is not null or (form = 'cash' and not is_approximate)),
  constraint pledges_earmark_length check (char_length(earmark) between 1 and 500),
  constraint pledges_clause_length check (char_length(change_of_use_clause) between 1 and 500),
  constraint pledges_number_length check (char_length(agreement_number) between 1 and 60),
  constraint pledges_status
    check (status in ('draft', 'signed', 'withdrawn', 'lapsed', 'cancelled', 'written_off')),
  constraint pledges_signature check (num_nonnulls(agreement_document_id, agreement_number,
    agreement_on, signed_by, signed_at) = case when status in ('draft', 'withdrawn') then 0 else 5
    end),
  constraint pledges_two_people check (signed_by not in (drawn_up_by, edited_by))
);
-- One proposal, one pledge; a withdrawn draft gives its proposal back.
create unique index pledges_proposal_id_key on public.pledges (proposal_id)
  where status <> 'withdrawn';
create index pledges_proposal_id_idx on public.pledges (proposal_id);
create index pledges_donor_idx on public.pledges (donor_organization_id, agreement_on);
create index pledges_receiver_idx on public.pledges (receiving_organization_id, agreement_on);
create index pledges_drawn_up_by_organization_id_idx
  on public.pledges (drawn_up_by_organization_id);
create index pledges_pairing_id_idx on public.pledges (pairing_id, agreement_on);
create index pledges_agreement_document_id_idx on public.pledges (agreement_document_id);
create index pledges_drawn_up_by_idx on public.pledges (drawn_up_by);
create index pledges_edited_by_idx on public.pledges (edited_by);
create index pledges_signed_by_idx on public.pledges (signed_by);
-- The orders of the list.
create index pledges_agreement_on_idx on public.pledges (agreement_on, id);
create index pledges_amount_fen_idx on public.pledges (amount_fen desc nulls last, id desc);
alter table public.pledges enable row level security;
create policy select_party on public.pledges
  for select to authenticated using ((select private.actor_organization())
    in (donor_organization_id, receiving_organization_id, drawn_up_by_organization_id));
create trigger pledges_status before insert or update of status on public.pledges
  for each row execute function private.check_transition('pledge');
create trigger pledges_audit after insert or update or delete on public.pledges
  for each row execute function private.audit();
comment on table public.pledges is
  'Promises by agreement. Only cash has an amount; goods and services are told in words.';
comment on column public.pledges.amount_text is 'In the words of its source: 2300多万元.';
comment on column public.pledges.pairing_id is
  'The one that connected donor and villages on the day of the agreement; null if several did.';

insert into public.status_transitions (record, from_status, to_status, act) values
  ('pledge', null, 'draft', 'draw_up'),
  ('pledge', 'draft', 'signed', 'sign'),
  ('pledge', 'draft', 'withdrawn', 'withdraw'),
  ('pledge', 'signed', 'lapsed', 'lapse'),
  ('pledge', 'signed', 'cancelled', 'cancel'),
  ('pledge', 'signed', 'written_off', 'write_off'),
  ('proposal', 'pledged', 'agreed', 'withdraw_pledge');

-- For whose good, in shares. A pledge without lines is unrestricted.
create table public.pledge_lines (
  pledge_id uuid not null references public.pledges,
  position smallint not null,
  village_code text not null references public.regions,
  need_id uuid,
  amount_fen bigint,
  primary key (pledge_id, position),
  constraint pledge_lines_need_fkey foreign key (need_id, village_code)
    references public.needs (id, village_code),
  constraint pledge_lines_village check (right(village_code, 3) <> '000'),
  constraint pledge_lines_amount check (amount_fen between 1 and 10000000000000)
);
create index pledge_lines_village_code_idx
  on public.pledge_lines (village_code text_pattern_ops, pledge_id);
create index pledge_lines_need_id_idx on public.pledge_lines (need_id, village_code);
alter table public.pledge_lines enable row level security;
create trigger pledge_lines_audit after insert or update or delete on public.pledge_lines
  for each row execute function private.audit('pledge_id');
comment on table public.pledge_lines is 'Beneficiary villages of a pledge and what each shall get.';

create table public.instalments (
  pledge_id uuid not null references public.pledges,
  position smallint not null,
  due_on date not null,
  amount_fen bigint not null,
  primary key (pledge_id, position),
  constraint instalments_amount check (amount_fen between 1 and 10000000000000)
);
create index instalments_due_on_idx on public.instalments (due_on);
alter table public.instalments enable row level security;
create trigger instalments_audit after insert or update or delete on public.instalments
  for each row execute function private.audit('pledge_id');
comment on table public.instalments is 'When how much of a cash pledge is due.';

-- Pairings whose supporting side is the actor's city or county, those that ended too: a record
-- stays with the pairing of its day, and so with the city that answers for it.
create function private.actor_pairings() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select p.id from public.pairings p
  where private.actor_kind() in ('city', 'county')
    and starts_with(p.supporting_region_code, private.actor_prefix())
$$;

-- Pledges of which the actor may see all that hangs on them: as a party, or as the supporting side
-- from their signing on.
create function private.pledges_of_actor() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select p.id from public.pledges p
  where private.actor_organization()
    in (p.donor_organization_id, p.receiving_organization_id, p.drawn_up_by_organization_id)
  union all
  select p.id from public.pledges p
  where p.signed_at is not null and p.pairing_id in (select private.actor_pairings())
$$;

-- Signed pledges that officials see for the sake of their places: those that name a village there
-- and, for a county or city, those from which any of its villages may be helped.
create function private.pledges_in_charge() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select l.pledge_id
  from public.pledge_lines l
  join public.pledges p on p.id = l.pledge_id
  where private.actor_kind() in ('village', 'township', 'county', 'city', 'supervisor')
    and starts_with(l.village_code, private.actor_prefix()) and p.signed_at is not null
  union all
  select p.id
  from public.pledges p
  join public.organizations o on o.id = p.receiving_organization_id
  where private.actor_kind() in ('county', 'city', 'supervisor') and p.signed_at is not null
    and private.regions_meet(o.region_code, private.claim('region_code'))
    and not exists (select from public.pledge_lines l where l.pledge_id = p.id)
$$;
grant execute on function private.actor_pairings, private.pledges_of_actor,
  private.pledges_in_charge to authenticated;

create policy select_supporting_side on public.pledges
  for select to authenticated using (
    signed_at is not null and pairing_id in (select private.actor_pairings())
  );
create policy select_in_charge on public.pledges
  for select to authenticated using (id in (select private.pledges_in_charge()));
create policy select_party on public.pledge_lines
  for select to authenticated using (pledge_id in (select private.pledges_of_actor()));
create policy select_in_charge on public.pledge_lines
  for select to authenticated using (
    starts_with(village_code, (select private.actor_prefix()))
    and pledge_id in (select private.pledges_in_charge())
  );
create policy select_with_pledge on public.instalments
  for select to authenticated using (
    exists (select from public.pledges p where p.id = pledge_id)
  );

-- What was signed stays as it was signed, whichever function comes by: only the status may go on.
create function private.keep_signed_terms() returns trigger
language plpgsql stable security definer set search_path = '' as $$
begin
  if old.status <> 'draft' and to_jsonb(new) - 'status' <> to_jsonb(old) - 'status' then
    perform private.refuse('pledge.terms_are_signed');
  end if;
  return new;
end
$$;
create trigger pledges_keep_terms before update on public.pledges
  for each row execute function private.keep_signed_terms();

create function private.keep_signed_parts() returns trigger
language plpgsql stable security definer set search_path = '' as $$
begin
  if exists (
    select from public.pledges p
    where p.id in (new.pledge_id, old.pledge_id) and p.status <> 'draft'
  ) then
    perform private.refuse('pledge.terms_are_signed');
  end if;
  return coalesce(new, old);
end
$$;
create trigger pledge_lines_keep before insert or update or delete on public.pledge_lines
  for each row execute function private.keep_signed_parts();
create trigger instalments_keep before insert or update or delete on public.instalments
  for each row execute function private.keep_signed_parts();
create trigger pledges_no_delete before delete on public.pledges
  for each row execute function private.forbid_change();
