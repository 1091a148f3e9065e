-- A list as somebody asked for it and means to ask again: filter, order and columns under a name.
create table public.saved_views (
  id uuid primary key,
  account_id uuid not null references public.accounts,
  list text not null,
  name text not null,
  query text not null,
  saved_at timestamptz not null default now(),
  constraint saved_views_name_key unique (account_id, list, name),
  constraint saved_views_list check (list ~ '^[a-z_]{1,40}$'),
  constraint saved_views_name check (name = btrim(name) and char_length(name) between 1 and 40),
  constraint saved_views_query check (query ~ '^(\?[!-~]+)?$' and char_length(query) <= 1000)
);
alter table public.saved_views enable row level security;
create policy select_own on public.saved_views
  for select to authenticated using (account_id = (select private.actor_account()));
create trigger saved_views_audit after insert or update or delete on public.saved_views
  for each row execute function private.audit();
comment on table public.saved_views is 'Named questions to lists, each of one person alone.';
comment on column public.saved_views.query is 'The query of the address of the list, or nothing.';

create function private.save_view(id uuid, list text, name text, query text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  kept uuid;
begin
  perform private.refuse_in_view();
  if auth.uid() is null then perform private.refuse('access.denied', code => 'PT403'); end if;
  if coalesce(btrim(name), '') = '' then perform private.refuse('saved_view.name_missing'); end if;
  if (select count(*) >= 20 from public.saved_views v where v.account_id = auth.uid()
      and v.list = save_view.list and v.name <> btrim(save_view.name)) then
    perform private.refuse('saved_view.too_many', '{"most": 20}');
  end if;
  insert into public.saved_views as v (id, account_id, list, name, query)
  values (save_view.id, auth.uid(), save_view.list, btrim(save_view.name), save_view.query)
  on conflict on constraint saved_views_name_key
    do update set query = excluded.query, saved_at = now()
    where v.query <> excluded.query
  returning v.id into kept;
  return coalesce(kept, save_view.id);
end
$$;

create function public.save_view(id uuid, list text, name text, query text) returns uuid
language sql volatile set search_path = '' as $$
  select private.save_view(id, list, name, query)
$$;
comment on function public.save_view is
  'Keeps what somebody asks of a list under a name of theirs, in the place of what had that name. '
  'Refuses saved_view.name_missing and saved_view.too_many (20 to a list).';

create function private.forget_view(id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform private.refuse_in_view();
  delete from public.saved_views v
  where v.id = forget_view.id and v.account_id = auth.uid();
  return id;
end
$$;

create function public.forget_view(id uuid) returns uuid
language sql volatile set search_path = '' as $$
  select private.forget_view(id)
$$;
comment on function public.forget_view is 'Forgets a view of one''s own; one that is not is left.';
grant execute on function private.save_view, public.save_view, private.forget_view,
  public.forget_view to authenticated;
