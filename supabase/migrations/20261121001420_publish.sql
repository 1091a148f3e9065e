-- Publication: the only functions that write the published tables. Each copies one record, whole
-- and anew, from the facts as they stand, when the record's turn has come in private.unpublished.

-- An enterprise's own pairing with a village is not published: it would name a donor who may have
-- asked not to be named.
create function private.publish_pairing(pairing_id uuid) returns void
language sql volatile security definer set search_path = '' as $$
  insert into public.published_pairings as t
  select p.id, p.programme, p.kind, coalesce(p.supporting_name, s.name),
    coalesce(p.receiving_name, r.name, region.name),
    p.supporting_region_code, p.receiving_region_code, p.valid_from, p.valid_to,
    p.predecessor_id, p.basis, p.is_demo
  from public.pairings p
  join public.organizations s on s.id = p.supporting_organization_id
  left join public.organizations r on r.id = p.receiving_organization_id
  join public.regions region on region.code = p.receiving_region_code
  where p.id = publish_pairing.pairing_id
    and p.kind not in ('enterprise_village', 'social_organization')
  on conflict (id) do update set supporting_name = excluded.supporting_name,
    receiving_name = excluded.receiving_name, valid_to = excluded.valid_to,
    basis = excluded.basis
$$;

-- A need is public once it was verified, and stays so when it is fulfilled or closed; withdrawn
-- or reopened for change it disappears.
create function private.publish_need(need_id uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  delete from public.published_needs t
  where t.id = publish_need.need_id and not exists (
    select from public.needs n where n.id = t.id and n.status in ('open', 'fulfilled', 'closed')
  );
  insert into public.published_needs as t
  select n.id, n.village_code, n.title, n.description, n.category, n.commodity, n.amount_fen,
    n.quantity, n.unit, n.urgency, n.beneficiary_households, n.beneficiary_persons, n.status,
    (select coalesce(sum(p.quantity), 0) from public.proposals p
      where p.need_id = n.id and p.status in ('agreed', 'pledged')),
    (coalesce(n.reviewed_at, n.created_at) at time zone 'Asia/Shanghai')::date, n.is_demo
  from public.needs n
  where n.id = publish_need.need_id and n.status in ('open', 'fulfilled', 'closed')
  on conflict (id) do update set title = excluded.title, description = excluded.description,
    amount_fen = excluded.amount_fen, quantity = excluded.quantity, unit = excluded.unit,
    urgency = excluded.urgency, status = excluded.status, agreed = excluded.agreed;
end
$$;

create function private.publish_donor(organization uuid) returns void
language sql volatile security definer set search_path = '' as $$
  insert into public.published_donors as t
  select o.id, o.name, o.kind, o.uscc, o.region_code, o.is_demo
  from public.organizations o where o.id = organization
  on conflict (id) do update set name = excluded.name, uscc = excluded.uscc
  where (t.name, t.uscc) is distinct from (excluded.name, excluded.uscc)
$$;

create function private.publish_pledge(pledge_id uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  pledge public.pledges;
begin
  select p.* into pledge from public.pledges p where p.id = publish_pledge.pledge_id;
  if pledge.signed_at is null then return; end if; -- never signed: never public
  if not pledge.is_anonymous then
    perform private.publish_donor(pledge.donor_organization_id);
  end if;
  insert into public.published_pledges as t
  select pledge.id, case when not pledge.is_anonymous then pledge.donor_organization_id end,
    r.name, r.kind, r.uscc, pledge.nature, pledge.form, pledge.amount_fen, pledge.amount_text,
    pledge.is_approximate, pledge.agreement_number, pledge.agreement_on,
    (select coalesce(array_agg(distinct l.village_code), '{}') from public.pledge_lines l
      where l.pledge_id = pledge.id),
    pledge.pairing_id, pledge.status, pledge.is_demo
  from public.organizations r where r.id = pledge.receiving_organization_id
  on conflict (id) do update set status = excluded.status;
  perform private.publish_instalments(pledge.id);
end
$$;

-- The village a movement is for: the project's, or the pledge's if it names only one.
create function private.posting_village(posting public.postings) returns text
language sql stable set search_path = '' as $$
  select coalesce(
    (select p.village_code from public.projects p where p.id = posting.project_id),
    (select min(l.village_code) from public.pledge_lines l
      where l.pledge_id = posting.pledge_id having count(distinct l.village_code) = 1)
  )
$$;

-- A movement counts in the bucket it goes into; a correction counts against the one it takes from.
-- What is in transit only one side says: it is not published, nor is its settling.
create function private.publish_posting(posting_seq bigint) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  posting public.postings;
  pledge public.pledges;
  counted text;
  signed bigint;
begin
  select p.* into posting from public.postings p where p.seq = posting_seq;
  select a.bucket into counted from public.fund_accounts a
  where a.id = case when posting.corrects_seq is null
    then posting.debit_account_id else posting.credit_account_id end;
  if counted in ('donor', 'in_transit') then return; end if;
  signed := case when posting.corrects_seq is null then 1 else -1 end * posting.amount_fen;

  select p.* into pledge from public.pledges p where p.id = posting.pledge_id;
  perform private.publish_pledge(pledge.id);
  if posting.project_id is not null then
    perform private.publish_project(posting.project_id);
  end if;
  if not exists (
    select from public.published_postings t where t.seq = posting.corrects_seq
  ) and posting.corrects_seq is not null then
    perform private.publish_posting(posting.corrects_seq);
  end if;
  insert into public.published_postings
  select posting.seq, posting.kind, counted, signed, pledge.nature, posting.occurred_on,
    posting.recorded_at, pledge.id, posting.project_id,
    case when not pledge.is_anonymous then pledge.donor_organization_id end, pledge.pairing_id,
    private.posting_village(posting), posting.corrects_seq, posting.reason, pledge.is_demo
  on conflict (seq) do nothing;
  if posting.project_id is null then return; end if;
  insert into public.published_entries
    (project_id, kind, source_id, occurred_on, body, facts, posting_seq, corrects_seq)
  values (posting.project_id, 'money', posting.seq::text, posting.occurred_on, posting.reason,
    jsonb_build_object('bucket', counted, 'nature', pledge.nature, 'signed_fen', signed),
    posting.seq,
    (select e.seq from public.published_entries e where e.posting_seq = posting.corrects_seq))
  on conflict on constraint published_entries_source_key do nothing;
end
$$;
