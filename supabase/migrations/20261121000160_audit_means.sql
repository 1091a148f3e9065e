-- By what people prove who they are. That it came, changed or went, and whose, is told of like
-- every write; what it is, never. Not private.audit(): these functions run with the secret key, so
-- the person is the row's own where no token says who acted.
create function private.audit_means() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
declare
  account uuid := case tg_op when 'DELETE' then old.account_id else new.account_id end;
begin
  insert into public.audit_events
    (account_id, organization_id, act, record, record_id, request_id)
  values (
    coalesce(auth.uid(), account), private.actor_organization(), lower(tg_op), tg_table_name,
    account::text, private.request_id()
  );
  return null;
end
$$;

create trigger credentials_audit
  after insert or update of login, password_hash on public.credentials
  for each row execute function private.audit_means();
-- A secret that waits for its first code counts for nothing: its confirmation is what is told.
create trigger second_factors_audit after update of confirmed_at or delete on public.second_factors
  for each row execute function private.audit_means();
create trigger passkeys_audit after insert or delete on public.passkeys
  for each row execute function private.audit_means();
