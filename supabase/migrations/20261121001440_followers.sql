-- Followers: who gets a mail when something new is published of a project, a village or a pairing.
-- Anybody by an address of theirs, and by themselves those who act for a donor, of what it funds.
--
-- In the schema private, because an address is for nobody to read, the secret key included: only
-- the functions of this module see it. It stands here as long as it follows anything, and goes
-- with its mails when it stops.
create table private.followers (
  id uuid primary key default gen_random_uuid(),
  address text,
  account_id uuid references public.accounts on delete cascade,
  locale text,
  told_seq bigint not null,
  looked_on date,
  stopped_at timestamptz,
  created_at timestamptz not null default now(),
  constraint followers_one check (num_nonnulls(address, account_id) = 1),
  constraint followers_address_key unique (address),
  constraint followers_account_id_key unique (account_id),
  constraint followers_address_form check (private.is_mail_address(address)),
  constraint followers_address_length check (char_length(address) <= 120),
  constraint followers_address_folded check (address = lower(address)),
  constraint followers_locale check (locale in ('zh-CN', 'en')),
  constraint followers_stopped check (stopped_at is null or account_id is not null)
);
alter table private.followers enable row level security;
-- Of the public nothing is told: the audit would keep the address that they took away.
create trigger followers_audit after update of stopped_at on private.followers
  for each row when (new.account_id is not null) execute function private.audit();
comment on table private.followers is 'Addresses and accounts that get mails of what is published.';
comment on column private.followers.locale is 'Of their mails; null, for accounts: in both.';
comment on column private.followers.told_seq is
  'Up to which entry the follower was told of what concerns them. Publication goes one at a time, '
  'so no entry with a lower number comes later.';
comment on column private.followers.looked_on is 'The last day; once a day there may be a mail.';
comment on column private.followers.stopped_at is 'The person wants no mails of what they fund.';

create table private.follows (
  id uuid primary key default gen_random_uuid(),
  follower_id uuid not null references private.followers on delete cascade,
  project_id uuid references public.published_projects,
  village_code text references public.regions,
  pairing_id uuid references public.published_pairings,
  asked_at timestamptz not null,
  confirmed_at timestamptz,
  since_seq bigint,
  constraint follows_one check (num_nonnulls(project_id, village_code, pairing_id) = 1),
  constraint follows_key
    unique nulls not distinct (follower_id, project_id, village_code, pairing_id),
  constraint follows_confirmed check ((confirmed_at is null) = (since_seq is null))
);
create index follows_project_id_idx on private.follows (project_id);
create index follows_village_code_idx on private.follows (village_code);
create index follows_pairing_id_idx on private.follows (pairing_id);
alter table private.follows enable row level security;
comment on table private.follows is
  'What an address follows: asked for by somebody, confirmed by a link that only its owner gets.';
comment on column private.follows.since_seq is 'The newest entry when it was confirmed.';

create table private.follow_links (
  token_hash text primary key,
  follower_id uuid not null references private.followers on delete cascade,
  is_question boolean not null,
  created_at timestamptz not null,
  constraint follow_links_hash_form check (token_hash ~ '^[0-9a-f]{64}$')
);
create index follow_links_follower_id_idx on private.follow_links (follower_id, created_at);
alter table private.follow_links enable row level security;
comment on table private.follow_links is
  'SHA-256 of the link in each mail to a follower: who holds it reads that mailbox, may confirm '
  'what was asked and stop what is followed. is_question: the mail asked for a confirmation.';

-- The number of the newest published entry.
create function private.newest_entry() returns bigint
language sql stable security definer set search_path = '' as $$
  select coalesce(max(e.seq), 0) from public.published_entries e
$$;

-- A new link, in clear for its mail and hashed for us: 244 bits of chance.
create function private.make_follow_link(follower_id uuid, is_question boolean, at timestamptz)
returns text
language plpgsql volatile security definer set search_path = '' as $$
declare
  token text := replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
begin
  insert into private.follow_links (token_hash, follower_id, is_question, created_at)
  values (private.hash_text(token), make_follow_link.follower_id, make_follow_link.is_question, at);
  return token;
end
$$;

-- What is followed, by its name in public; null where there is no such thing there.
create function private.followed_title(project_id uuid, village_code text, pairing_id uuid)
returns text
language sql stable security definer set search_path = '' as $$
  select coalesce(
    (select p.title from public.published_projects p where p.id = followed_title.project_id),
    (select concat(county.name, township.name, village.name)
      from public.regions village
      join public.regions township on township.code = village.parent_code
      join public.regions county on county.code = township.parent_code
      where village.code = followed_title.village_code and village.level = 5),
    (select p.supporting_name || ' — ' || p.receiving_name
      from public.published_pairings p where p.id = followed_title.pairing_id)
  )
$$;

-- One of project, village and pairing, by its id or code, as the three columns have it.
create function private.followed_key(subject text, key text)
returns table (project_id uuid, village_code text, pairing_id uuid)
language sql immutable set search_path = '' as $$
  select case subject when 'project' then key::uuid end,
    case subject when 'village' then key end,
    case subject when 'pairing' then key::uuid end
$$;
