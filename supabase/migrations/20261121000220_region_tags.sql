-- What a county is called in a list of the state's, from when until when: such lists end and are
-- made anew, and what was decided under one stays decided under it.
create table public.region_tags (
  region_code text not null references public.regions,
  tag text not null,
  valid_from date not null,
  valid_to date,
  source text not null,
  primary key (region_code, tag, valid_from),
  constraint region_tags_tag check (tag in ('key_county', 'lifted_county', 'provincial_key_county',
    'old_revolutionary_area', 'border_county', 'ethnic_county')),
  constraint region_tags_validity check (valid_to is null or valid_to >= valid_from),
  constraint region_tags_source check (char_length(btrim(source)) between 2 and 200)
);
alter table public.region_tags enable row level security;
create policy select_public on public.region_tags for select to anon, authenticated using (true);
create trigger region_tags_audit after insert or update or delete on public.region_tags
  for each row execute function private.audit('region_code');
comment on table public.region_tags is 'Lists that a region stands on, dated, with their source.';
