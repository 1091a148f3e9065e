-- What the work process does to a what-if. One that no longer runs (it was thrown away, or a second
-- process was faster) takes no more word from it.
create function private.running_what_if(id uuid) returns public.what_ifs
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.what_ifs;
begin
  select w.* into held from public.what_ifs w where w.id = running_what_if.id for update;
  if held.status is distinct from 'running' then
    perform private.refuse('what_if.not_running', jsonb_build_object('status', held.status));
  end if;
  return held;
end
$$;

create function private.what_if_input(what_if_id uuid) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.what_ifs := private.running_what_if(what_if_id);
begin
  return (
    select jsonb_build_object('input', i.input, 'base', r.changes, 'changes', held.changes)
    from public.round_inputs i join public.rounds r on r.id = i.round_id
    where i.round_id = held.round_id
  );
end
$$;

create function private.set_what_if_progress(what_if_id uuid, progress integer) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.what_ifs := private.running_what_if(what_if_id);
begin
  update public.what_ifs w set progress = set_what_if_progress.progress where w.id = held.id;
end
$$;

create function private.answer_what_if(what_if_id uuid, delta jsonb) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.what_ifs := private.running_what_if(what_if_id);
begin
  update public.what_ifs w
  set status = 'answered', progress = 100, delta = answer_what_if.delta, finished_at = now()
  where w.id = held.id;
end
$$;

create function private.fail_what_if(what_if_id uuid, failure text) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.what_ifs := private.running_what_if(what_if_id);
begin
  update public.what_ifs w
  set status = 'failed', failure = left(fail_what_if.failure, 2000), finished_at = now()
  where w.id = held.id;
end
$$;

create function public.what_if_input(what_if_id uuid) returns jsonb
language sql volatile set search_path = '' as $$
  select private.what_if_input(what_if_id)
$$;
comment on function public.what_if_input is
  '{input: as round_input, base: the changes its round was made with, changes: what is asked}. '
  'Refuses what_if.not_running.';

create function public.set_what_if_progress(what_if_id uuid, progress integer) returns void
language sql volatile set search_path = '' as $$
  select private.set_what_if_progress(what_if_id, progress)
$$;
comment on function public.set_what_if_progress is
  'Percent done, 0 to 100. Refuses what_if.not_running.';

create function public.answer_what_if(what_if_id uuid, delta jsonb) returns void
language sql volatile set search_path = '' as $$
  select private.answer_what_if(what_if_id, delta)
$$;
comment on function public.answer_what_if is 'Keeps the difference. Refuses what_if.not_running.';

create function public.fail_what_if(what_if_id uuid, failure text) returns void
language sql volatile set search_path = '' as $$
  select private.fail_what_if(what_if_id, failure)
$$;
comment on function public.fail_what_if is
  'Ends a question that cannot be answered, with the reason. Refuses what_if.not_running.';

grant execute on function private.what_if_input, private.set_what_if_progress,
  private.answer_what_if, private.fail_what_if, public.what_if_input,
  public.set_what_if_progress, public.answer_what_if, public.fail_what_if to service_role;
