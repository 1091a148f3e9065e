-- A project closes with its money reconciled: nothing that was allocated to it or paid out for it
-- lies unspent, and nothing waits for a second person. Funds know projects, not the other way
-- round, so the guard stands here.
create function private.check_money_reconciled() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
declare
  open_fen bigint := coalesce(sum(a.balance_fen), 0) from public.fund_accounts a
    where a.project_id = new.id and a.bucket in ('allocated', 'disbursed');
begin
  if open_fen > 0 then
    perform private.refuse('project.money_open',
      jsonb_build_object('yuan', (open_fen / 100.0)::numeric(15, 2)::text));
  end if;
  if exists (select from public.allocations a
      where a.project_id = new.id and a.status = 'pending')
    or exists (select from public.project_payments p
      where p.project_id = new.id and p.status = 'pending') then
    perform private.refuse('project.money_waiting');
  end if;
  return new;
end
$$;
create trigger projects_money_reconciled before update of status on public.projects
  for each row when (new.status = 'closed' and old.status <> 'closed')
  execute function private.check_money_reconciled();
