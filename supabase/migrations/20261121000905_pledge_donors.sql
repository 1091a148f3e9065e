-- Who gave a pledge and who drew it up, in a table of its own, because not everybody who reads the
-- pledge may know: where the donor wants no name, its village, township and supervisors read the
-- terms and the money, but not this. The parties know each other, the supporting side answers for
-- its donors, and the officials of cities and counties must know whom they deal with, as with
-- offers. The two columns of public.pledges are read by nobody (private.apply_grants).
create table public.pledge_donors (
  pledge_id uuid primary key references public.pledges,
  organization_id uuid not null references public.organizations,
  drawer_id uuid not null references public.organizations
);
create index pledge_donors_organization_id_idx on public.pledge_donors (organization_id);
create index pledge_donors_drawer_id_idx on public.pledge_donors (drawer_id);
alter table public.pledge_donors enable row level security;
create policy select_named on public.pledge_donors
  for select to authenticated using (
    exists (select from public.pledges p where p.id = pledge_id and not p.is_anonymous)
  );
create policy select_party on public.pledge_donors
  for select to authenticated using (pledge_id in (select private.pledges_of_actor()));
create policy select_officials on public.pledge_donors
  for select to authenticated using (
    (select private.actor_kind()) in ('city', 'county')
    and pledge_id in (select private.pledges_in_charge())
  );
create trigger pledge_donors_append_only before update or delete on public.pledge_donors
  for each row execute function private.forbid_change();
create trigger pledge_donors_no_truncate before truncate on public.pledge_donors
  for each statement execute function private.forbid_change();
comment on table public.pledge_donors is
  'Donors of pledges as their readers may know them. Written with the pledge, and as unchanging.';

create function private.note_donor() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into public.pledge_donors (pledge_id, organization_id, drawer_id)
  values (new.id, new.donor_organization_id, new.drawn_up_by_organization_id);
  return null;
end
$$;
create trigger pledges_note_donor after insert on public.pledges
  for each row execute function private.note_donor();
