-- What may be done with an import. Whoever may fill in the form may bring in a file of it; each row
-- goes through the function that the form calls, which asks again who is acting and refuses as it
-- would there. A kind is a branch in each of the three functions here, and nothing else.

create function private.act_as_importer(kind text) returns public.organizations
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.act_as('editor', 'village', 'township', 'city', 'county', 'enterprise',
    'social_organization');
  case kind
    when 'needs' then
      return private.act_as('editor', 'village', 'township');
    when 'pledges' then
      return private.act_as('editor', 'city', 'county', 'enterprise', 'social_organization');
    when 'villages' then
      return private.act_as('editor', 'village', 'township', 'county');
    when 'receipts' then
      return private.act_as('editor', 'city', 'county', 'social_organization');
    when 'goods' then
      return private.act_as('editor', 'city', 'county', 'enterprise', 'social_organization');
    when 'organizations' then
      return private.founder();
    else
      perform private.refuse('import.kind_unknown');
  end case;
end
$$;

create function private.write_imported(kind text, id uuid, command jsonb) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  case kind
    when 'needs' then
      perform private.save_need(id, jsonb_populate_record(null::private.need_draft, command), null);
    when 'pledges' then
      perform private.draw_up_pledge(id, null,
        jsonb_populate_record(null::private.pledge_terms, command), command -> 'lines',
        command -> 'goods', command -> 'instalments', null);
    when 'villages' then
      perform private.state_head_count(command ->> 'village_code',
        (command ->> 'counted_on')::date, (command ->> 'population')::integer,
        (command ->> 'households')::integer, command ->> 'source');
    when 'receipts' then
      perform private.confirm_receipt(id, (command ->> 'report_id')::uuid,
        (command ->> 'amount_fen')::bigint, (command ->> 'received_on')::date,
        command ->> 'receipt_code', command ->> 'receipt_number', null);
    when 'goods' then
      perform private.ship_goods(id, (command ->> 'pledge_id')::uuid,
        (command ->> 'goods_position')::smallint, (command ->> 'quantity')::numeric,
        (command ->> 'shipped_on')::date, command ->> 'village_code', command ->> 'carrier', null);
    when 'organizations' then
      perform private.begin_organization(private.founder(),
        command || jsonb_build_object('id', id), null);
  end case;
end
$$;

-- Takes a record back that nobody has touched since; false where somebody has.
create function private.undo_imported(kind text, id uuid) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  case kind
    when 'needs' then
      perform from public.needs n
      where n.id = undo_imported.id and n.status = 'draft' and n.version = 1 for update;
      if found then perform private.withdraw_need(id); return true; end if;
    when 'pledges' then
      perform from public.pledges p
      where p.id = undo_imported.id and p.status = 'draft' and p.version = 1 for update;
      if found then perform private.withdraw_pledge(id); return true; end if;
    when 'goods' then
      perform from public.goods_shipments s
      where s.id = undo_imported.id and s.status = 'shipped' for update;
      if found then perform private.withdraw_goods(id, '撤销批量导入'); return true; end if;
    when 'organizations' then
      begin
        -- Asks for itself whether somebody sits there or something names it.
        perform private.undo_founding(id);
        return true;
      exception when sqlstate 'PT404' or sqlstate 'PT409' then
        return false;
      end;
    else
      -- A receipt is its approver's to return, a head count is replaced by stating another.
      perform private.refuse('import.not_undoable');
  end case;
  return false;
end
$$;

-- The import, locked, if it is the actor's organization's and the actor may do this by hand.
create function private.own_import(id uuid) returns public.imports
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.imports;
begin
  -- Whoever may bring in nothing at all learns nothing.
  perform private.act_as('editor', 'village', 'township', 'city', 'county', 'enterprise',
    'social_organization');
  select i.* into held from public.imports i
  where i.id = own_import.id and i.organization_id = private.actor_organization()
  for update;
  if held.id is null then perform private.refuse('import.unknown', code => 'PT404'); end if;
  perform private.act_as_importer(held.kind);
  return held;
end
$$;

create function private.begin_import(id uuid, kind text, document_id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as_importer(kind);
begin
  insert into public.imports (id, organization_id, kind, document_id, sha256, created_by)
  select begin_import.id, actor.id, begin_import.kind, d.id, d.sha256, auth.uid()
  from public.documents d
  where d.id = begin_import.document_id and d.kind = 'import' and d.organization_id = actor.id
  on conflict on constraint imports_pkey do nothing;
  if not found then
    -- Sent twice, or a file of somebody else's.
    perform from public.imports i
    where i.id = begin_import.id and i.organization_id = actor.id
      and i.document_id = begin_import.document_id;
    if not found then perform private.refuse('document.unknown'); end if;
    return id;
  end if;
  perform graphile_worker.add_job('read_import', json_build_object('import_id', id),
    job_key := 'read_import:' || id);
  return id;
end
$$;

create function private.confirm_import(id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.imports := private.own_import(id);
  earlier uuid;
  at integer;
  named text;
  facts text;
  row_of record;
begin
  if held.status = 'imported' then return held.id; end if;
  if held.status <> 'ready' then
    perform private.refuse('import.not_ready', jsonb_build_object('status', held.status));
  end if;
  if held.fault_count > 0 or held.row_count = 0 then
    perform private.refuse('import.has_faults', jsonb_build_object('count', held.fault_count));
  end if;
  -- First, so that of two imports of one file that are confirmed at once the second waits here.
  begin
    update public.imports i
    set status = 'imported', imported_by = auth.uid(), imported_at = now() where i.id = held.id;
  exception when unique_violation then
    select i.id into earlier from public.imports i
    where i.organization_id = held.organization_id and i.kind = held.kind
      and i.sha256 = held.sha256 and i.status = 'imported';
    perform private.refuse('import.same_file', jsonb_build_object('import', earlier));
  end;
  begin
    for row_of in
      select r.position, r.record_id, r.command from public.import_rows r
      where r.import_id = held.id order by r.position
    loop
      at := row_of.position;
      perform private.write_imported(held.kind, row_of.record_id, row_of.command);
    end loop;
  exception when sqlstate 'PT403' or sqlstate 'PT404' or sqlstate 'PT409' then
    get stacked diagnostics named = message_text, facts = pg_exception_detail;
    perform private.refuse('import.row_refused',
      coalesce(nullif(facts, '')::jsonb, '{}') || jsonb_build_object('row', at, 'why', named));
  end;
  return held.id;
end
$$;

create function private.undo_import(id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.imports := private.own_import(id);
  withdrawn integer := 0;
  one uuid;
begin
  if held.status = 'undone' then return held.id; end if;
  if held.status <> 'imported' then
    perform private.refuse('import.not_imported', jsonb_build_object('status', held.status));
  end if;
  for one in
    select r.record_id from public.import_rows r
    where r.import_id = held.id order by r.position
  loop
    if private.undo_imported(held.kind, one) then withdrawn := withdrawn + 1; end if;
  end loop;
  if withdrawn = 0 then perform private.refuse('import.all_moved_on'); end if;
  update public.imports i set status = 'undone', undone_by = auth.uid(), undone_at = now(),
    withdrawn_count = withdrawn
  where i.id = held.id;
  return held.id;
end
$$;

create function private.discard_import(id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.imports := private.own_import(id);
begin
  if held.status = 'discarded' then return held.id; end if;
  update public.imports i set status = 'discarded' where i.id = held.id;
  return held.id;
end
$$;

create function public.begin_import(id uuid, kind text, document_id uuid) returns uuid
language sql volatile set search_path = '' as $$
  select private.begin_import(id, kind, document_id)
$$;
comment on function public.begin_import is
  'Has a file read that was stored as a document of the kind import. For editors who may write '
  'such records by hand. Repeating it reads nothing anew. Refuses import.kind_unknown and '
  'document.unknown.';

create function public.confirm_import(id uuid) returns uuid
language sql volatile set search_path = '' as $$
  select private.confirm_import(id)
$$;
comment on function public.confirm_import is
  'Writes all rows of an import that is ready, or none. Repeating it changes nothing. Refuses '
  'import.unknown, import.not_ready, import.has_faults, import.same_file (this file is in '
  'already) and import.row_refused (row, and why: the refusal of its function with its facts).';

create function public.undo_import(id uuid) returns uuid
language sql volatile set search_path = '' as $$
  select private.undo_import(id)
$$;
comment on function public.undo_import is
  'Takes back what an import wrote and nobody has touched since; the rest stays. Repeating it '
  'changes nothing. Refuses import.unknown, import.not_imported, import.not_undoable '
  '(receipts, villages) and import.all_moved_on.';

create function public.discard_import(id uuid) returns uuid
language sql volatile set search_path = '' as $$
  select private.discard_import(id)
$$;
comment on function public.discard_import is
  'Lays aside an import that was not confirmed; also ends its reading. Refuses import.unknown and '
  'status.not_allowed.';

grant execute on function private.begin_import, private.confirm_import, private.undo_import,
  private.discard_import, public.begin_import, public.confirm_import, public.undo_import,
  public.discard_import to authenticated;
