-- Who built it, and what it left behind: the contracts of published projects from their signing on,
-- and their register of assets from the hand-over on. Organizations and offices stand here, persons
-- do not; what households own is told without them.

-- The name of an organization or an office, null for anything else, a person's name above all. It
-- is told by its last word, since a paper does not say what kind of name it holds. Given names may
-- end like a village (张建村), so those are believed only of four characters and more; and a duty
-- is told only where nobody is named beside it.
create function private.office_name(written text) returns text
language sql immutable set search_path = '' as $$
  select btrim(written)
  from (select regexp_replace(btrim(written), '[（(][^（）()]*[）)]$', '') as name) n
  where written !~ '\d{7}' and (
    n.name ~ (
      '(公司|集团|厂|商行|经营部|合作社|联合社|工程队|施工队|设计院|研究院|研究所|事务所|中心|医院|'
      '学校|幼儿园|基金会|慈善会|协会|商会|联合会|供销社|银行|农场|林场|基地|站|局|委员会|村委会|'
      '居委会|政府|办公室|项目办|管理处|街道办|集体|社区|'
      'Ltd\.?|Co\.?|Inc\.?|Company|Cooperative)$'
    )
    or n.name ~ '.{3}(村|社|组|委)$'
    or n.name ~ '^(村|社区|乡|镇)?(公益岗|公益性岗位|管护员|护林员)$'
  )
$$;

create table public.published_contracts (
  id uuid primary key,
  project_id uuid not null references public.published_projects,
  number text not null,
  subject text not null,
  contractor text,
  amount_fen bigint not null,
  method text not null,
  signed_on date not null
);
create index published_contracts_project_id_idx
  on public.published_contracts (project_id, signed_on, id);
alter table public.published_contracts enable row level security;
create policy select_public on public.published_contracts
  for select to anon, authenticated using (true);
create trigger published_contracts_append_only before update or delete
  on public.published_contracts for each row execute function private.forbid_change();
create trigger published_contracts_no_truncate before truncate
  on public.published_contracts for each statement execute function private.forbid_change();
create trigger published_contracts_version after insert
  on public.published_contracts for each statement execute function private.raise_version();
comment on table public.published_contracts is
  'Signed contracts of published projects; contractor is null where it may be a person.';

create table public.published_assets (
  id uuid primary key,
  project_id uuid not null references public.published_projects,
  name text not null,
  kind text not null,
  quantity numeric(15, 3) not null,
  unit text not null,
  value_fen bigint,
  owner text,
  keeper text,
  yearly_yield_fen bigint,
  constraint published_assets_household
    check (kind <> 'household' or num_nonnulls(owner, keeper) = 0)
);
create index published_assets_project_id_idx on public.published_assets (project_id, name, id);
alter table public.published_assets enable row level security;
create policy select_public on public.published_assets
  for select to anon, authenticated using (true);
create trigger published_assets_version after insert or update or delete
  on public.published_assets for each statement execute function private.raise_version();
comment on table public.published_assets is
  'The assets of handed-over projects; owner and keeper are null where they may be persons, '
  'and always for what went to households.';

-- A register is public once its project was handed over, and from then on as it stands.
create function private.publish_papers(project_id uuid) returns void
language sql volatile security definer set search_path = '' as $$
  insert into public.published_contracts
  select c.id, c.project_id, c.number, c.subject, private.office_name(c.contractor),
    c.amount_fen, c.method, c.signed_on
  from public.contracts c where c.project_id = publish_papers.project_id
  on conflict on constraint published_contracts_pkey do nothing;

  delete from public.published_assets t
  where t.project_id = publish_papers.project_id
    and not exists (select from public.assets a where a.id = t.id);

  insert into public.published_assets as t
  select a.id, a.project_id, a.name, a.kind, a.quantity, a.unit, a.value_fen,
    case when a.kind <> 'household' then private.office_name(a.owner) end,
    case when a.kind <> 'household' then private.office_name(a.keeper) end, a.yearly_yield_fen
  from public.assets a
  where a.project_id = publish_papers.project_id and exists (
    select from public.project_steps s
    where s.project_id = a.project_id and s.to_status = 'handed_over'
  )
  on conflict on constraint published_assets_pkey do update set name = excluded.name,
    kind = excluded.kind, quantity = excluded.quantity, unit = excluded.unit,
    value_fen = excluded.value_fen, owner = excluded.owner, keeper = excluded.keeper,
    yearly_yield_fen = excluded.yearly_yield_fen
  where t is distinct from excluded;

  insert into public.published_entries (project_id, kind, source_id, occurred_on, facts)
  select d.project_id, 'deliberation', d.id::text, d.villagers_met_on, jsonb_build_object(
    'due', d.villagers_due, 'present', d.villagers_present, 'for', d.villagers_for)
  from public.deliberations d where d.project_id = publish_papers.project_id
  on conflict on constraint published_entries_source_key do nothing;

  insert into public.published_entries (project_id, kind, source_id, occurred_on, facts)
  select c.project_id, 'contract', c.id::text, c.signed_on, jsonb_strip_nulls(jsonb_build_object(
    'subject', c.subject, 'contractor', c.contractor, 'amount_fen', c.amount_fen))
  from public.published_contracts c where c.project_id = publish_papers.project_id
  on conflict on constraint published_entries_source_key do nothing;

  insert into public.published_entries (project_id, kind, source_id, occurred_on, facts)
  select s.project_id, 'handover', s.seq::text, (s.taken_at at time zone 'Asia/Shanghai')::date,
    jsonb_build_object('asset_count',
      (select count(*) from public.assets a where a.project_id = s.project_id))
  from public.project_steps s
  where s.project_id = publish_papers.project_id and s.to_status = 'handed_over'
  on conflict on constraint published_entries_source_key do nothing;
$$;
