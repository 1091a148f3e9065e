-- Documents: files in Storage, described and protected by rows here. Whoever may read the row may
-- download the file, through the application's own address.
-- Two buckets: what people handed in, and the cleaned copies that were published.
insert into storage.buckets (id, name, public, file_size_limit) values
  ('documents', 'documents', false, 20971520),
  ('media', 'media', true, 20971520)
on conflict (id) do nothing;

create table public.documents (
  id uuid primary key,
  organization_id uuid not null references public.organizations,
  kind text not null,
  file_name text not null,
  media_type text not null,
  byte_size integer not null,
  sha256 text not null,
  uploaded_by uuid not null references public.accounts,
  created_at timestamptz not null default now(),
  constraint documents_kind check (kind in ('decision_record', 'agreement', 'basis', 'evidence',
    'receipt', 'minutes', 'photo', 'licence', 'import')),
  constraint documents_name_length check (char_length(file_name) between 1 and 120),
  constraint documents_media_type check (media_type in ('application/pdf', 'image/jpeg',
    'image/png', 'image/webp', 'text/csv',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')),
  constraint documents_size check (byte_size between 1 and 20971520),
  constraint documents_sha256_form check (sha256 ~ '^[0-9a-f]{64}$')
);
create index documents_organization_id_idx on public.documents (organization_id);
create index documents_uploaded_by_idx on public.documents (uploaded_by);
create index documents_sha256_idx on public.documents (sha256);
alter table public.documents enable row level security;
create policy select_owner on public.documents
  for select to authenticated using (organization_id = (select private.actor_organization()));
create trigger documents_append_only before update or delete on public.documents
  for each row execute function private.forbid_change();
create trigger documents_audit after insert on public.documents
  for each row execute function private.audit();
comment on table public.documents is 'One row per stored file; the object key is the id.';

-- A record that shows a document to another organization writes a row here when it is submitted.
create table public.document_readers (
  document_id uuid not null references public.documents,
  organization_id uuid not null references public.organizations,
  primary key (document_id, organization_id)
);
create index document_readers_organization_id_idx on public.document_readers (organization_id);
alter table public.document_readers enable row level security;
create policy select_reader on public.document_readers
  for select to authenticated using (organization_id = (select private.actor_organization()));
comment on table public.document_readers is 'Who besides the owner may read a document.';

create policy select_reader on public.documents
  for select to authenticated using (id in (select r.document_id from public.document_readers r));

-- Officials read what concerns the places in their charge.
create table public.document_places (
  document_id uuid not null references public.documents,
  region_code text not null references public.regions,
  primary key (document_id, region_code)
);
create index document_places_region_code_idx on public.document_places (region_code);
alter table public.document_places enable row level security;
create policy select_in_charge on public.document_places
  for select to authenticated using (
    (select private.actor_kind()) in ('village', 'township', 'county', 'city', 'supervisor')
    and starts_with(region_code, (select private.actor_prefix()))
  );
comment on table public.document_places is 'Which places a document concerns.';

create policy select_in_charge on public.documents
  for select to authenticated using (id in (select p.document_id from public.document_places p));

create function private.record_document(
  id uuid, kind text, file_name text, media_type text, byte_size integer, sha256 text
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'city', 'county', 'township', 'village',
    'enterprise', 'social_organization', 'supervisor');
begin
  insert into public.documents
    (id, organization_id, kind, file_name, media_type, byte_size, sha256, uploaded_by)
  values (id, actor.id, kind, file_name, media_type, byte_size, sha256, auth.uid())
  on conflict on constraint documents_pkey do nothing;
  if not found and not exists (select from public.documents d where d.id = record_document.id
    and d.organization_id = actor.id and d.sha256 = record_document.sha256) then
    perform private.refuse('document.other_file');
  end if;
  return id;
end
$$;
grant execute on function private.record_document to authenticated;

create function public.record_document(
  id uuid, kind text, file_name text, media_type text, byte_size integer, sha256 text
) returns uuid
language sql volatile set search_path = '' as $$
  select private.record_document(id, kind, file_name, media_type, byte_size, sha256)
$$;
grant execute on function public.record_document to authenticated;
comment on function public.record_document is
  'Describes a file that was just stored under its id. Repeating it changes nothing. Refuses '
  'document.other_file.';

-- Shows a document of the actor's to those who will read the record it belongs to.
-- Refuses a document that is not the actor's own.
create function private.attach_document(document uuid, places text[], readers uuid[])
returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  if document is null then return; end if;
  if not exists (
    select from public.documents d
    where d.id = document and d.organization_id = private.actor_organization()
  ) then
    perform private.refuse('document.unknown');
  end if;
  insert into public.document_places select document, unnest(places) on conflict do nothing;
  insert into public.document_readers select document, unnest(readers) on conflict do nothing;
end
$$;

-- The one file that an organization hands in before it is verified, hence without private.act_as:
-- the licence, for the officials who verify it.
create function private.record_licence(
  id uuid, file_name text, media_type text, byte_size integer, sha256 text
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  house public.organizations := private.own_registration();
begin
  insert into public.documents
    (id, organization_id, kind, file_name, media_type, byte_size, sha256, uploaded_by)
  values (id, house.id, 'licence', file_name, media_type, byte_size, sha256, auth.uid())
  on conflict on constraint documents_pkey do nothing;
  if found then perform private.attach_document(id, array[house.region_code], '{}'); end if;
  return id;
end
$$;

create function public.record_licence(
  id uuid, file_name text, media_type text, byte_size integer, sha256 text
) returns uuid
language sql volatile set search_path = '' as $$
  select private.record_licence(id, file_name, media_type, byte_size, sha256)
$$;
comment on function public.record_licence is
  'Describes the licence that was just stored under its id. For the admin of an organization that '
  'waits to be verified. Refuses organization.not_waiting.';
grant execute on function private.record_licence, public.record_licence to authenticated;
