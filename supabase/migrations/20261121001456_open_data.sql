-- What open data has besides the pages: the instalments that are still to come, sums up to one
-- place in the ledger, so that a file is one picture however long it is read, and the villages
-- that anything was published of.
create table public.published_instalments (
  pledge_id uuid not null references public.published_pledges,
  position smallint not null,
  due_on date not null,
  amount_fen bigint not null,
  primary key (pledge_id, position)
);
alter table public.published_instalments enable row level security;
create policy select_public on public.published_instalments
  for select to anon, authenticated using (true);
create trigger published_instalments_version after insert or update or delete
  on public.published_instalments for each statement execute function private.raise_version();
comment on table public.published_instalments is
  'The instalments of signed pledges as they were signed, but for those that were let go.';

create function private.publish_instalments(pledge_id uuid) returns void
language sql volatile security definer set search_path = '' as $$
  delete from public.published_instalments t
  where t.pledge_id = publish_instalments.pledge_id and exists (
    select from public.instalment_waivers w
    where w.pledge_id = t.pledge_id and w.position = t.position and w.status = 'approved'
  );
  insert into public.published_instalments
  select i.pledge_id, i.position, i.due_on, i.amount_fen
  from public.instalments i
  where i.pledge_id = publish_instalments.pledge_id and not exists (
    select from public.instalment_waivers w
    where w.pledge_id = i.pledge_id and w.position = i.position and w.status = 'approved'
  )
  on conflict on constraint published_instalments_pkey do nothing;
$$;

create trigger instalment_waivers_publish after update of status on public.instalment_waivers
  for each row when (new.status = 'approved')
  execute function private.await_publication('pledge', 'pledge_id');

-- One row per subject, since the gateway cuts an answer at 1,000 rows. The column is one of three
-- and no parameter, so that its index is used.
create function public.sum_published(subject text, keys text[], up_to bigint)
returns table (key text, sums jsonb)
language plpgsql stable set search_path = '' as $$
declare
  owner text := case subject when 'project' then 'project_id' when 'pledge' then 'pledge_id'
    when 'village' then 'village_code' end;
  kind text := case subject when 'village' then 'text[]' else 'uuid[]' end;
begin
  if owner is null then return; end if;
  return query execute format($sum$
    with summed as (
      select p.%1$s::text as key, p.nature, p.bucket, sum(p.signed_fen) as fen,
        count(*) as row_count
      from public.published_postings p where p.%1$s = any($1::%2$s) and p.seq <= $2
      group by 1, 2, 3
    )
    select s.key, jsonb_agg(jsonb_build_object(
      'nature', s.nature, 'bucket', s.bucket, 'fen', s.fen, 'row_count', s.row_count))
    from summed s group by s.key
  $sum$, owner, kind) using keys, up_to;
end
$$;
comment on function public.sum_published is
  'Per subject (project, pledge or village) what its rows of the public ledger up to a place in it '
  'sum to: [{"nature", "bucket", "fen", "row_count"}]. At most 200 keys at once.';

create function public.list_published_villages(after text, most integer)
returns table (code text)
language sql stable set search_path = '' as $$
  (select distinct n.village_code from public.published_needs n
    where n.village_code > after order by 1 limit most)
  union
  (select distinct p.village_code from public.published_projects p
    where p.village_code > after order by 1 limit most)
  union
  (select t.scope_key from public.published_totals t
    where t.scope = 'village' and t.scope_key > after group by 1 order by 1 limit most)
  order by 1 limit most
$$;
comment on function public.list_published_villages is
  'Codes of the villages that a need, a project or money was published of, by code.';
grant execute on function public.sum_published, public.list_published_villages
  to anon, authenticated;
