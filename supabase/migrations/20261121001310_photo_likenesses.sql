-- The same photo told of two projects: found by the work process when an update is sent to review,
-- shown to whoever reviews it. What is public has neither, and nothing is refused because of it.

-- What is read from a photo itself: a sketch of 48 × 48 grey values, a print for each window that a
-- crop may leave (domain/documents/print.ts), and when and where it says that it was taken. Time
-- and place are evidence for those who may read the photo; no public copy has them.
create table public.document_pictures (
  document_id uuid primary key references public.documents,
  sketch bytea not null,
  prints bigint[] not null,
  taken_at timestamp,
  latitude numeric(8, 5),
  longitude numeric(8, 5),
  constraint document_pictures_sketch check (octet_length(sketch) = 2304),
  constraint document_pictures_prints check (cardinality(prints) between 1 and 100),
  constraint document_pictures_latitude check (latitude between -90 and 90),
  constraint document_pictures_longitude check (longitude between -180 and 180)
);
alter table public.document_pictures enable row level security;
create policy select_with_document on public.document_pictures
  for select to authenticated using (document_id in (select d.id from public.documents d));
comment on table public.document_pictures is
  'What is read from a photo: its print, time and place.';
comment on column public.document_pictures.taken_at is
  'By the clock of the camera, wherever it was.';

create table public.photo_likenesses (
  update_id uuid not null references public.updates,
  document_id uuid not null references public.documents,
  other_update_id uuid not null references public.updates,
  other_document_id uuid not null references public.documents,
  is_same_file boolean not null,
  likeness smallint not null,
  found_at timestamptz not null default now(),
  primary key (update_id, document_id, other_update_id, other_document_id),
  constraint photo_likenesses_range check (likeness between 0 and 100)
);
create index photo_likenesses_document_id_idx on public.photo_likenesses (document_id);
create index photo_likenesses_other_update_id_idx on public.photo_likenesses (other_update_id);
create index photo_likenesses_other_document_id_idx on public.photo_likenesses (other_document_id);
alter table public.photo_likenesses enable row level security;
create policy select_in_charge on public.photo_likenesses
  for select to authenticated using (
    (select private.actor_kind()) in ('village', 'township', 'county', 'city', 'supervisor')
    and update_id in (
      select u.id from public.updates u join public.projects p on p.id = u.project_id
      where starts_with(p.village_code, (select private.actor_prefix()))
    )
  );
comment on table public.photo_likenesses is
  'Photos of an update that are, or look like, photos of another project. likeness: in percent.';

-- In how many of 64 bits a picture, or a window of it, differs from another one as a whole.
create function private.print_distance(one bigint[], other bigint[]) returns integer
language sql immutable set search_path = '' as $$
  select least(
    (select min(bit_count((p # other[1])::bit(64))) from unnest(one) as p),
    (select min(bit_count((p # one[1])::bit(64))) from unnest(other) as p)
  )::integer
$$;

-- Keeps what was read from a photo of an update. Answers the photos of other projects that may be
-- the same: the same file anywhere, and what is near within the county, whose photos are few enough
-- to be looked at one by one. Run again it keeps and answers the same.
create function public.note_picture(
  update_id uuid, document_id uuid, sketch text, prints text[], taken_at timestamp,
  latitude numeric, longitude numeric, near integer
) returns table (
  other_update_id uuid, other_document_id uuid, is_same_file boolean, other_sketch text
)
language plpgsql volatile set search_path = '' as $$
#variable_conflict use_column
declare
  own public.documents;
  told public.projects;
begin
  insert into public.document_pictures as c
  values (note_picture.document_id, decode(note_picture.sketch, 'base64'),
    note_picture.prints::bigint[], note_picture.taken_at, note_picture.latitude,
    note_picture.longitude)
  on conflict do nothing;
  select d.* into own from public.documents d where d.id = note_picture.document_id;
  select p.* into told from public.updates u join public.projects p on p.id = u.project_id
  where u.id = note_picture.update_id;
  return query
    select distinct u.id, c.document_id, d.sha256 = own.sha256, encode(c.sketch, 'base64')
    from public.document_pictures c
    join public.documents d on d.id = c.document_id
    join public.update_photos f on f.document_id = c.document_id
    join public.updates u on u.id = f.update_id
    join public.projects p on p.id = u.project_id
    where p.id <> told.id and c.document_id <> own.id and (d.sha256 = own.sha256
      or starts_with(p.village_code, left(told.village_code, 6))
        and private.print_distance(c.prints, note_picture.prints::bigint[]) <= near);
end
$$;
comment on function public.note_picture is
  'For the work process: keeps the print of a photo, answers photos of other projects near to it.';

create function public.note_likeness(
  update_id uuid, document_id uuid, other_update_id uuid, other_document_id uuid,
  is_same_file boolean, likeness integer
) returns void
language sql volatile set search_path = '' as $$
  insert into public.photo_likenesses
  values (update_id, document_id, other_update_id, other_document_id, is_same_file, likeness)
  on conflict do nothing
$$;
comment on function public.note_likeness is
  'For the work process: keeps for the reviewer that two photos are, or look, the same.';
grant execute on function public.note_picture, public.note_likeness, private.print_distance
  to service_role;

create function private.enqueue_comparison() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform graphile_worker.add_job('compare_photos', json_build_object('update_id', new.update_id),
    job_key := format('compare_photos:%s', new.update_id));
  return null;
end
$$;
create trigger update_photos_compare after insert on public.update_photos
  for each row execute function private.enqueue_comparison();
