-- Forms that anybody may send and that write or cost something: registering an organization,
-- joining by an invitation, objecting to a notice, raising an issue, following a project. Counted
-- by the sender's network, each with a budget of its own, so that nobody is kept from signing in
-- by them. For the secret key alone, like 000110.

-- False when it is too early for another one.
create function private.take_form_attempt(scope text, address text, at timestamptz)
returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  if scope not in ('register', 'join', 'object', 'issue', 'follow') then
    raise exception 'no such form: %', scope;
  end if;
  return private.take_attempt(scope, private.hash_text(address), at);
end
$$;

create function public.take_form_attempt(scope text, address text, at timestamptz)
returns boolean
language sql volatile set search_path = '' as $$
  select private.take_form_attempt(scope, address, at)
$$;
comment on function public.take_form_attempt is
  'Counts one more form (register, join, object, issue, follow) from a network; false: wait.';

-- Whoever joined was invited: a whole training course may do so from one office.
create function private.return_join_attempt(address text) returns void
language sql volatile security definer set search_path = '' as $$
  update public.sign_in_attempts a set failures = greatest(a.failures - 1, 0)
  where a.scope = 'join' and a.key = private.hash_text(address)
$$;

create function public.return_join_attempt(address text) returns void
language sql volatile set search_path = '' as $$ select private.return_join_attempt(address) $$;
comment on function public.return_join_attempt is
  'Takes back the count of a joining that was right.';

grant execute on function private.take_form_attempt, private.return_join_attempt,
  public.take_form_attempt, public.return_join_attempt to service_role;
