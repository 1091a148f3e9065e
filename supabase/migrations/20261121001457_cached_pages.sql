-- What public pages show besides the published tables: the chain, and the divisions with their
-- statistics. A page in a cache must see these change as well.
create trigger published_seals_version after insert
  on public.published_seals for each statement execute function private.raise_version();
create trigger regions_version after insert or update or delete
  on public.regions for each statement execute function private.raise_version();
create trigger region_statistics_version after insert or update or delete
  on public.region_statistics for each statement execute function private.raise_version();
