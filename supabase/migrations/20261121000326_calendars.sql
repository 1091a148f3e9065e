-- A calendar program cannot sign in: it follows an address that nobody can guess. Each seat has one
-- at most; asking for another ends the one before, and what it shows is what the seat may see.
create table public.calendars (
  token_hash text primary key,
  account_id uuid not null references public.accounts,
  organization_id uuid not null references public.organizations,
  opened_at timestamptz not null default now(),
  constraint calendars_seat_key unique (account_id, organization_id),
  constraint calendars_token_hash_form check (token_hash ~ '^[0-9a-f]{64}$')
);
create index calendars_organization_id_idx on public.calendars (organization_id);
alter table public.calendars enable row level security;
create policy select_own on public.calendars
  for select to authenticated using (account_id = (select private.actor_account()));
create trigger calendars_audit after insert or update or delete on public.calendars
  for each row execute function private.audit('account_id');
comment on table public.calendars is 'Addresses of calendars, SHA-256 of their tokens alone.';

create function private.open_calendar(token_hash text) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('viewer', 'city', 'county', 'township', 'village',
    'enterprise', 'social_organization', 'supervisor');
begin
  insert into public.calendars as c (token_hash, account_id, organization_id)
  values (open_calendar.token_hash, auth.uid(), actor.id)
  on conflict on constraint calendars_seat_key
    do update set token_hash = excluded.token_hash, opened_at = now()
    where c.token_hash <> excluded.token_hash;
end
$$;

create function private.close_calendar() returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform private.refuse_in_view();
  delete from public.calendars c
  where c.account_id = auth.uid() and c.organization_id = private.actor_organization();
end
$$;

create function public.open_calendar(token_hash text) returns void
language sql volatile set search_path = '' as $$ select private.open_calendar(token_hash) $$;
comment on function public.open_calendar is
  'Gives the seat of whoever asks a calendar at this token, in the place of an earlier one.';

create function public.close_calendar() returns void
language sql volatile set search_path = '' as $$ select private.close_calendar() $$;
comment on function public.close_calendar is 'The calendar of the seat answers nobody any more.';

grant execute on function private.open_calendar, private.close_calendar, public.open_calendar,
  public.close_calendar to authenticated;
