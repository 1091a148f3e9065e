-- What the work process does to an import. One that is no longer read (it was discarded, or a
-- second process was faster) takes no more word from it.
create function private.reading_import(id uuid) returns public.imports
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.imports;
begin
  select i.* into held from public.imports i where i.id = reading_import.id for update;
  if held.status is distinct from 'reading' then
    perform private.refuse('import.not_reading', jsonb_build_object('status', held.status));
  end if;
  return held;
end
$$;

create function private.import_to_read(import_id uuid) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.imports := private.reading_import(import_id);
begin
  return (
    select jsonb_build_object('kind', held.kind, 'document_id', d.id, 'media_type', d.media_type,
      'organization', jsonb_build_object('id', o.id, 'kind', o.kind, 'region_code', o.region_code))
    from public.documents d join public.organizations o on o.id = held.organization_id
    where d.id = held.document_id
  );
end
$$;

create function private.set_import_progress(import_id uuid, progress integer) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.imports := private.reading_import(import_id);
begin
  update public.imports i set progress = set_import_progress.progress where i.id = held.id;
end
$$;

create function private.record_import(import_id uuid, head jsonb, sums jsonb, rows jsonb)
returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.imports := private.reading_import(import_id);
begin
  insert into public.import_rows (import_id, position, cells, issues, is_faulty, command)
  select held.id, r.position, r.cells, r.issues, r.command is null, r.command
  from jsonb_to_recordset(rows) as r (position integer, cells jsonb, issues jsonb, command jsonb);
  update public.imports i set status = 'ready', progress = 100, head = record_import.head,
    sums = record_import.sums, (row_count, fault_count) = (
      select count(*), count(*) filter (where r.is_faulty)
      from public.import_rows r where r.import_id = held.id
    )
  where i.id = held.id;
end
$$;

create function private.fail_import(import_id uuid, failure jsonb) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.imports := private.reading_import(import_id);
begin
  update public.imports i set status = 'failed', failure = fail_import.failure
  where i.id = held.id;
end
$$;

create function public.import_to_read(import_id uuid) returns jsonb
language sql volatile set search_path = '' as $$
  select private.import_to_read(import_id)
$$;
comment on function public.import_to_read is
  '{kind, document_id, media_type, organization: {id, kind, region_code}}. Refuses '
  'import.not_reading.';

create function public.set_import_progress(import_id uuid, progress integer) returns void
language sql volatile set search_path = '' as $$
  select private.set_import_progress(import_id, progress)
$$;
comment on function public.set_import_progress is
  'Percent read, 0 to 100. Refuses import.not_reading.';

create function public.record_import(import_id uuid, head jsonb, sums jsonb, rows jsonb)
returns void
language sql volatile set search_path = '' as $$
  select private.record_import(import_id, head, sums, rows)
$$;
comment on function public.record_import is
  'Keeps what was read: rows as [{position, cells, issues, command}], without command where they '
  'are faulty. All of them, or none. Refuses import.not_reading.';

create function public.fail_import(import_id uuid, failure jsonb) returns void
language sql volatile set search_path = '' as $$
  select private.fail_import(import_id, failure)
$$;
comment on function public.fail_import is
  'Ends the reading of a file that has no rows to show, with {name, facts}. Refuses '
  'import.not_reading.';

grant execute on function private.import_to_read, private.set_import_progress,
  private.record_import, private.fail_import, public.import_to_read, public.set_import_progress,
  public.record_import, public.fail_import to service_role;
