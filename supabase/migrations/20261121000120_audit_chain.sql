-- The chain over the audit events, made by one sealer after commit, in the order in which it finds
-- them: writers do not wait for each other, and an event that commits late is sealed late. Who
-- edits a row as a superuser must seal everything after it anew, and then the heads that were
-- noted elsewhere (the daily log) no longer fit.
create table public.audit_seals (
  position bigint primary key,
  event_seq bigint not null references public.audit_events,
  hash text not null,
  previous_hash text not null,
  sealed_at timestamptz not null,
  constraint audit_seals_event_key unique (event_seq),
  constraint audit_seals_hash_form check (hash ~ '^[0-9a-f]{64}$')
);
alter table public.audit_seals enable row level security;
create policy select_audit_administrator on public.audit_seals
  for select to authenticated using ((select private.is_audit_administrator()));
create trigger audit_seals_append_only before update or delete on public.audit_seals
  for each row execute function private.forbid_change();
create trigger audit_seals_no_truncate before truncate on public.audit_seals
  for each statement execute function private.forbid_change();
comment on table public.audit_seals is
  'SHA-256 over the previous hash, the seal’s own place and time, and every column of the event.';

-- An event names accounts by id; whoever reads the events must be able to say who that is.
create policy select_audit_administrator on public.accounts
  for select to authenticated using ((select private.is_audit_administrator()));

-- All that an event says, as one text to hash. Instants as seconds since 1970, which no time zone
-- changes; documents as text, so that a missing one is not the same as the JSON null.
create function private.audit_text(event public.audit_events) returns text
language sql immutable set search_path = '' as $$
  select jsonb_build_array(
    event.seq, extract(epoch from event.at), event.account_id, event.organization_id, event.act,
    event.record, event.record_id, event.before::text, event.after::text, event.request_id
  )::text
$$;

create function private.audit_hash(
  place bigint, sealed_at timestamptz, previous_hash text, event public.audit_events
) returns text
language sql immutable set search_path = '' as $$
  select encode(sha256(convert_to(
    previous_hash || jsonb_build_array(place, extract(epoch from sealed_at))::text
      || private.audit_text(event), 'UTF8')), 'hex')
$$;

-- Seals what was committed since the last time; answers how many, at most `most`. It looks back as
-- far as the lowest event among the last `reach` seals: what took longer to commit than that is
-- found by the daily run, which passes null and looks at everything. A second sealer that comes
-- meanwhile does nothing.
create function private.seal_audit(reach integer, most integer) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  event public.audit_events;
  last public.audit_seals;
  lowest bigint;
  sealed integer := 0;
begin
  if not pg_try_advisory_xact_lock(hashtext('seal_audit')) then return 0; end if;
  select s.* into last from public.audit_seals s order by s.position desc limit 1;
  if reach is not null then
    select min(t.event_seq) into lowest from (
      select s.event_seq from public.audit_seals s order by s.position desc limit reach
    ) t;
  end if;
  for event in
    select e.* from public.audit_events e
    where e.seq > coalesce(lowest, 0)
      and not exists (select from public.audit_seals s where s.event_seq = e.seq)
    order by e.seq limit most
  loop
    last.position := coalesce(last.position, 0) + 1;
    last.previous_hash := coalesce(last.hash, repeat('0', 64));
    last.event_seq := event.seq;
    last.sealed_at := clock_timestamp();
    last.hash := private.audit_hash(last.position, last.sealed_at, last.previous_hash, event);
    insert into public.audit_seals values (last.*);
    sealed := sealed + 1;
  end loop;
  return sealed;
end
$$;

-- The first place from `first` on at which the chain is not what the sealer made, or null. Nothing
-- stands before the first of all; of another first one the link is the one before's to judge.
create function private.audit_break(first bigint) returns jsonb
language sql stable set search_path = '' as $$
  with linked as (
    select s.*, first - 1 + row_number() over chain as place, lag(s.hash) over chain as head
    from public.audit_seals s
    where s.position >= first
    window chain as (order by s.position)
  ), judged as (
    select l.place, l.event_seq, case
      when l.position <> l.place then 'seal_missing'
      when (l.place > first or first = 1)
        and l.previous_hash is distinct from coalesce(l.head, repeat('0', 64)) then 'link_broken'
      when e.seq is null then 'event_missing'
      when l.hash is distinct from
        private.audit_hash(l.position, l.sealed_at, l.previous_hash, e) then 'event_changed'
      end as fault
    from linked l
    left join public.audit_events e on e.seq = l.event_seq
  )
  select jsonb_build_object('position', j.place, 'event_seq', j.event_seq, 'fault', j.fault)
  from judged j where j.fault is not null order by j.place limit 1
$$;

-- What a head that was noted earlier says against the chain as it is now, or null.
create function private.audit_head_break(noted_position bigint, noted_hash text) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('position', noted_position, 'event_seq', s.event_seq,
    'fault', case when s.position is null then 'tail_cut' else 'head_differs' end)
  from (select) as noted
  left join public.audit_seals s on s.position = noted_position
  where noted_position is not null and s.hash is distinct from noted_hash
$$;

-- Recomputes the chain, or its last `most` seals: {sealed, unsealed, unsealed_since, head, broken}.
-- Events that no seal holds yet are counted apart; they are no fault, unless they grow old.
create function private.verify_audit(
  noted_position bigint, noted_hash text, most bigint default null
) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  head public.audit_seals;
  first bigint;
  lowest bigint := 0;
begin
  if private.claim('role') = 'authenticated' and not private.is_audit_administrator() then
    perform private.refuse('access.denied', code => 'PT403');
  end if;
  select s.* into head from public.audit_seals s order by s.position desc limit 1;
  first := greatest(1, coalesce(head.position - most + 1, 1));
  if first > 1 then
    select min(s.event_seq) into lowest from public.audit_seals s where s.position >= first;
  end if;
  return (
    select jsonb_build_object('unsealed', count(*), 'unsealed_since', min(e.at))
    from public.audit_events e
    where e.seq > lowest
      and not exists (select from public.audit_seals s where s.event_seq = e.seq)
  ) || jsonb_build_object(
    'sealed', (select count(*) from public.audit_seals s where s.position >= first),
    'head', case when head.position is not null
      then jsonb_build_object('position', head.position, 'hash', head.hash) end,
    'broken',
      coalesce(private.audit_break(first), private.audit_head_break(noted_position, noted_hash))
  );
end
$$;

create function public.seal_audit(reach integer default 10000, most integer default 10000)
returns integer
language sql volatile set search_path = '' as $$
  select private.seal_audit(reach, most)
$$;
comment on function public.seal_audit is
  'Chains the audit events committed since the last time; answers how many. For the work process.';

create function public.verify_audit(
  noted_position bigint default null, noted_hash text default null, most bigint default null
) returns jsonb
language sql stable set search_path = '' as $$
  select private.verify_audit(noted_position, noted_hash, most)
$$;
comment on function public.verify_audit is
  'Recomputes the audit chain, or its last seals, and names its first fault. For the audit '
  'administrator and the work process; a head noted earlier shows whether the end was cut off.';

-- What leaves no row behind: a right that was refused (its transaction rolled back), an export.
-- The acts of the triggers cannot be told by hand.
create function private.record_event(
  account_id uuid, organization_id uuid, act text, record text, record_id text, facts jsonb,
  request_id text
) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  if act in ('insert', 'update', 'delete', 'sign_in', 'sign_out', 'expire',
    'begin_view', 'end_view') then
    raise exception 'an event % is written by its trigger alone', act;
  end if;
  insert into public.audit_events
    (account_id, organization_id, act, record, record_id, after, request_id)
  values (record_event.account_id, record_event.organization_id, record_event.act,
    record_event.record, record_event.record_id, private.without_secrets(facts),
    record_event.request_id);
end
$$;

create function public.record_event(
  account_id uuid, organization_id uuid, act text, record text, record_id text, facts jsonb,
  request_id text
) returns void
language sql volatile set search_path = '' as $$
  select private.record_event(account_id, organization_id, act, record, record_id, facts,
    request_id)
$$;
comment on function public.record_event is
  'An audit event of something that writes no row: a refusal, an export. With the secret key only.';

grant execute on function private.seal_audit, public.seal_audit, private.record_event,
  public.record_event to service_role;
grant execute on function private.verify_audit, public.verify_audit to authenticated, service_role;

-- Who came and went. Of the session nothing is kept: its hash is as good as its name.
create function private.audit_session() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.sessions := case tg_op when 'INSERT' then new else old end;
begin
  insert into public.audit_events
    (account_id, organization_id, act, record, record_id, request_id)
  values (
    held.account_id, held.organization_id,
    case when tg_op = 'INSERT' then 'sign_in'
      when held.expires_at > now() then 'sign_out' else 'expire' end,
    'accounts', held.account_id::text, private.request_id()
  );
  return null;
end
$$;
create trigger sessions_audit after insert or delete on public.sessions
  for each row execute function private.audit_session();
