-- Assets: what a project leaves behind, whose it is, who looks after it and what it yields.
create table public.assets (
  id uuid primary key,
  project_id uuid not null references public.projects,
  name text not null,
  kind text not null,
  quantity numeric(15, 3) not null,
  unit text not null,
  value_fen bigint,
  owner text not null,
  keeper text not null,
  location text not null,
  yearly_yield_fen bigint,
  yield_use text,
  recorded_by uuid not null references public.accounts,
  recorded_at timestamptz not null default now(),
  constraint assets_name_length check (char_length(btrim(name)) between 1 and 80),
  constraint assets_kind check (kind in ('operating', 'public_benefit', 'household')),
  constraint assets_quantity check (quantity > 0),
  constraint assets_unit_length check (char_length(btrim(unit)) between 1 and 20),
  constraint assets_value check (value_fen between 0 and 10000000000000),
  constraint assets_owner_length check (char_length(btrim(owner)) between 1 and 100),
  constraint assets_keeper_length check (char_length(btrim(keeper)) between 1 and 100),
  constraint assets_location_length check (char_length(btrim(location)) between 1 and 200),
  constraint assets_yield check (yearly_yield_fen between 0 and 10000000000000),
  constraint assets_yield_use check (kind <> 'operating' or yield_use is not null),
  constraint assets_yield_use_length check (char_length(btrim(yield_use)) between 1 and 500)
);
create index assets_project_id_idx on public.assets (project_id);
create index assets_recorded_by_idx on public.assets (recorded_by);
alter table public.assets enable row level security;
create policy select_with_project on public.assets
  for select to authenticated using (
    exists (select from public.projects p where p.id = project_id)
  );
create trigger assets_audit after insert or update or delete on public.assets
  for each row execute function private.audit();
comment on table public.assets is 'The asset register of projects.';
comment on column public.assets.value_fen is 'What it cost; null where nobody knows.';
comment on column public.assets.owner is
  'Households are told by their number: no names of persons stand here.';
comment on column public.assets.yield_use is 'How what it yields is shared out; due for operating.';

-- The project, held, in a state in which its assets are still written down.
create function private.hold_for_assets(project_id uuid) returns public.projects
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'village', 'township', 'county');
  held public.projects := private.hold_project(project_id, actor);
begin
  if held.status not in ('completed', 'accepted', 'handed_over') then
    perform private.refuse('asset.not_this_stage', jsonb_build_object('status', held.status));
  end if;
  return held;
end
$$;

create function private.save_asset(id uuid, project_id uuid, asset jsonb) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.projects := private.hold_for_assets(project_id);
  told public.assets := jsonb_populate_record(null::public.assets, asset);
begin
  if told.kind = 'operating' and coalesce(btrim(told.yield_use), '') = '' then
    perform private.refuse('asset.yield_use_missing');
  end if;
  insert into public.assets as a (id, project_id, name, kind, quantity, unit, value_fen, owner,
    keeper, location, yearly_yield_fen, yield_use, recorded_by)
  values (save_asset.id, held.id, told.name, told.kind, told.quantity, told.unit, told.value_fen,
    told.owner, told.keeper, told.location, told.yearly_yield_fen, told.yield_use, auth.uid())
  on conflict on constraint assets_pkey do update set
    (name, kind, quantity, unit, value_fen, owner, keeper, location, yearly_yield_fen, yield_use,
      recorded_by, recorded_at) = (excluded.name, excluded.kind, excluded.quantity, excluded.unit,
      excluded.value_fen, excluded.owner, excluded.keeper, excluded.location,
      excluded.yearly_yield_fen, excluded.yield_use, excluded.recorded_by, now())
  where a.project_id = excluded.project_id;
  if not found then perform private.refuse('id.reused', '{"record": "asset"}'); end if;
  return id;
end
$$;

create function public.save_asset(id uuid, project_id uuid, asset jsonb) returns uuid
language sql volatile set search_path = '' as $$
  select private.save_asset(id, project_id, asset)
$$;
comment on function public.save_asset is
  'An editor of the village, township or county writes an asset of a completed project down, or '
  'anew. asset: {"name", "kind", "quantity", "unit", "value_fen", "owner", "keeper", "location", '
  '"yearly_yield_fen", "yield_use"}. Refuses project.unknown, asset.not_this_stage, '
  'asset.yield_use_missing (operating) and id.reused.';

create function private.remove_asset(id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.projects := private.hold_for_assets(
    (select a.project_id from public.assets a where a.id = remove_asset.id));
begin
  delete from public.assets a where a.id = remove_asset.id and a.project_id = held.id;
  return id;
end
$$;

create function public.remove_asset(id uuid) returns uuid
language sql volatile set search_path = '' as $$ select private.remove_asset(id) $$;
comment on function public.remove_asset is
  'Takes an asset that was written down by mistake out of the register; the audit keeps it. '
  'Refuses project.unknown and asset.not_this_stage.';
grant execute on function private.save_asset, private.remove_asset, public.save_asset,
  public.remove_asset to authenticated;
