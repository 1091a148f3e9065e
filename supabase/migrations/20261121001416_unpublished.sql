-- What waits to be published: one row per change, written in the transaction of the change, so that
-- a record never waits for the public site and none is forgotten. The work process empties it once
-- a second. A row of its own and no job: adding one of those took 3 of the 5 ms of a posting, and
-- every commit stood in one queue for its notification.
create table private.unpublished (
  seq bigint generated always as identity primary key,
  record text not null,
  record_id text not null,
  due_at timestamptz not null default now(),
  attempts smallint not null default 0,
  fault text
);
alter table private.unpublished enable row level security;
comment on table private.unpublished is
  'Changed and not published yet; several changes of one record are published at once.';
comment on column private.unpublished.due_at is 'Later than the change once publishing it failed.';
comment on column private.unpublished.fault is 'What went wrong when it was tried last.';

-- Not in the order of the rows alone: what cannot be published is put off and stands in no way.
create function private.list_unpublished(most integer)
returns table (record text, record_id text, seqs bigint[])
language sql stable security definer set search_path = '' as $$
  select u.record, u.record_id, array_agg(u.seq)
  from (
    select w.* from private.unpublished w where w.due_at <= now() order by w.seq limit most
  ) u
  group by u.record, u.record_id order by min(u.seq)
$$;

create function public.list_unpublished(most integer)
returns table (record text, record_id text, seqs bigint[])
language sql stable set search_path = '' as $$
  select * from private.list_unpublished(most)
$$;
comment on function public.list_unpublished is
  'The records of the first changes that are due, each with its changes. For the work process.';

-- Tried again after 2 seconds, and each time after twice as long, at most after half an hour.
create function private.put_off_publication(seqs bigint[], fault text) returns void
language sql volatile set search_path = '' as $$
  update private.unpublished u
  set attempts = u.attempts + 1, fault = left(put_off_publication.fault, 500),
    due_at = now() + 2 ^ least(u.attempts + 1, 11) * interval '1 second'
  where u.seq = any(seqs)
$$;

create function private.await_publication() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into private.unpublished (record, record_id)
  values (tg_argv[0], to_jsonb(coalesce(new, old)) ->> coalesce(tg_argv[1], 'id'));
  return null;
end
$$;

-- The same for postings, which must be fast: it need not look for the name of the key.
create function private.await_posting() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into private.unpublished (record, record_id) values ('posting', new.seq);
  return null;
end
$$;

create trigger pairings_publish after insert or update on public.pairings
  for each row execute function private.await_publication('pairing');
create trigger needs_publish after insert or update on public.needs
  for each row execute function private.await_publication('need');
create trigger proposals_publish after update of status on public.proposals
  for each row execute function private.await_publication('need', 'need_id');
create trigger pledges_publish after insert or update on public.pledges
  for each row execute function private.await_publication('pledge');
create trigger projects_publish after insert or update on public.projects
  for each row execute function private.await_publication('project');
create trigger notices_publish after insert on public.notices
  for each row execute function private.await_publication('project', 'project_id');
create trigger milestones_publish after update of status on public.milestones
  for each row execute function private.await_publication('project', 'project_id');
create trigger notice_stops_publish after insert on public.notice_stops
  for each row execute function private.await_publication('notice', 'notice_id');
create trigger objections_publish after insert or update of status on public.objections
  for each row execute function private.await_publication('notice', 'notice_id');
create trigger acceptances_publish after insert on public.acceptances
  for each row execute function private.await_publication('project', 'project_id');
create trigger contracts_publish after insert on public.contracts
  for each row execute function private.await_publication('project', 'project_id');
create trigger assets_publish after insert or update or delete on public.assets
  for each row execute function private.await_publication('project', 'project_id');
create trigger light_rulings_publish after insert on public.light_rulings
  for each row execute function private.await_publication('project', 'project_id');
create trigger goods_handovers_publish after update of status on public.goods_handovers
  for each row when (new.status = 'approved')
  execute function private.await_publication('handover');
create trigger meetings_publish after update of published_at on public.meetings
  for each row execute function private.await_publication('meeting');
create trigger exchanges_publish after insert on public.exchanges
  for each row execute function private.await_publication('exchange');
create trigger exchange_answers_publish after insert on public.exchange_answers
  for each row execute function private.await_publication('exchange', 'exchange_id');
create trigger postings_publish after insert on public.postings
  for each row execute function private.await_posting();
create trigger update_versions_publish after update of status on public.update_versions
  for each row when (new.status = 'approved')
  execute function private.await_publication('update', 'update_id');
