-- Following and stopping. Whoever asks learns nothing: the same answer for an address that follows
-- already, one that never heard of us, and one that was asked too often today. What there is to do
-- is done by a job, so that not even the time tells.

create function private.follow(address text, locale text, subject text, key text) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  title text;
begin
  perform private.refuse_in_view();
  if not coalesce(private.is_mail_address(address) and char_length(address) <= 120
    and locale in ('zh-CN', 'en'), false) then
    perform private.refuse('address.malformed');
  end if;
  select private.followed_title(k.project_id, k.village_code, k.pairing_id) into title
  from private.followed_key(subject, key) k;
  if title is null then perform private.refuse('follow.unknown', code => 'PT404'); end if;
  perform graphile_worker.add_job('open_follow', json_build_object('address', lower(address),
    'locale', locale, 'subject', subject, 'key', key, 'at', now()),
    job_key := 'open_follow:' || private.hash_text(concat_ws(' ', lower(address), subject, key)));
end
$$;

create function public.follow(address text, locale text, subject text, key text) returns void
language sql volatile set search_path = '' as $$
  select private.follow(address, locale, subject, key)
$$;
comment on function public.follow is
  'Anybody asks for mails about a project, village or pairing (subject), by its id or code (key). '
  'Nothing is sent but a link to confirm it. Refuses address.malformed and follow.unknown.';

create function public.followed_title(subject text, key text) returns text
language sql stable set search_path = '' as $$
  select private.followed_title(k.project_id, k.village_code, k.pairing_id)
  from private.followed_key(subject, key) k
$$;
comment on function public.followed_title is
  'The public name of a project, village or pairing, null where there is none.';

-- The job: notes what was asked and writes the mail with the link. Nothing where it is confirmed
-- already, was asked a moment ago, the address has had three such mails today, or strangers flood
-- one subject. Whoever does not answer within a week was never here: private.clear_followers.
create function private.open_follow(
  address text, locale text, subject text, key text, at timestamptz
) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  follower uuid;
  followed record;
  asked uuid;
begin
  select k.*, private.followed_title(k.project_id, k.village_code, k.pairing_id) as title
  into followed from private.followed_key(subject, key) k;
  if 120 <= (
    select count(*) from private.follows f
    where (f.project_id, f.village_code, f.pairing_id) is not distinct from
        (followed.project_id, followed.village_code, followed.pairing_id)
      and f.confirmed_at is null and f.asked_at > at - interval '1 hour'
  ) then
    return;
  end if;
  insert into private.followers as r (address, locale, told_seq)
  values (open_follow.address, open_follow.locale, private.newest_entry())
  on conflict on constraint followers_address_key do update set address = excluded.address
  returning r.id into follower;
  if 3 <= (select count(*) from private.follow_links l
    where l.follower_id = follower and l.is_question and l.created_at > at - interval '1 day') then
    return;
  end if;
  insert into private.follows as f (follower_id, project_id, village_code, pairing_id, asked_at)
  values (follower, followed.project_id, followed.village_code, followed.pairing_id, at)
  on conflict on constraint follows_key do update set asked_at = at
    where f.confirmed_at is null and f.asked_at < at - interval '10 minutes'
  returning f.id into asked;
  if asked is null then return; end if;
  perform private.append_mail(open_follow.address, open_follow.locale, 'follow_asked',
    jsonb_build_object('title', followed.title,
      'token', private.make_follow_link(follower, true, at)),
    at + interval '3 days', at);
end
$$;

create function public.open_follow(
  address text, locale text, subject text, key text, at timestamptz
) returns void
language sql volatile set search_path = '' as $$
  select private.open_follow(address, locale, subject, key, at)
$$;
comment on function public.open_follow is
  'Notes what an address is asked to follow and writes the mail. For the work process.';

create function private.follower_behind(token_hash text) returns private.followers
language sql stable security definer set search_path = '' as $$
  select r.* from private.follow_links l join private.followers r on r.id = l.follower_id
  where l.token_hash = follower_behind.token_hash
$$;

create function private.find_follows(token_hash text)
returns table (follow_id uuid, subject text, key text, title text, is_confirmed boolean)
language sql stable security definer set search_path = '' as $$
  with reader as (select r.* from private.follower_behind(token_hash) r where r.id is not null)
  select f.id, case when f.project_id is not null then 'project'
      when f.village_code is not null then 'village' else 'pairing' end,
    coalesce(f.project_id::text, f.village_code, f.pairing_id::text),
    private.followed_title(f.project_id, f.village_code, f.pairing_id), f.confirmed_at is not null
  from private.follows f join reader r on r.id = f.follower_id
  union all
  select null, 'funded', null, null, true from reader r
  where r.account_id is not null and r.stopped_at is null
  order by 5, 4
$$;

create function public.find_follows(token_hash text)
returns table (follow_id uuid, subject text, key text, title text, is_confirmed boolean)
language sql stable set search_path = '' as $$
  select * from private.find_follows(token_hash)
$$;
comment on function public.find_follows is
  'What the address behind a link follows or was asked to; no row for any other link.';

create function private.confirm_follow(token_hash text, follow_id uuid, locale text)
returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  follower private.followers := private.follower_behind(token_hash);
begin
  perform private.refuse_in_view();
  update private.follows f
  set confirmed_at = coalesce(f.confirmed_at, now()),
    since_seq = coalesce(f.since_seq, private.newest_entry())
  where f.id = follow_id and f.follower_id = follower.id;
  if not found then perform private.refuse('follow.link_invalid', code => 'PT404'); end if;
  update private.followers r set locale = confirm_follow.locale where r.id = follower.id;
  return follow_id;
end
$$;

create function public.confirm_follow(token_hash text, follow_id uuid, locale text) returns uuid
language sql volatile set search_path = '' as $$
  select private.confirm_follow(token_hash, follow_id, locale)
$$;
comment on function public.confirm_follow is
  'The owner of the address wants these mails, from now on and in this language. Refuses '
  'follow.link_invalid.';

-- Who stops, once or for the second time, is answered alike.
create function private.stop_following(token_hash text, follow_id uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  follower private.followers := private.follower_behind(token_hash);
begin
  perform private.refuse_in_view();
  update private.followers r set stopped_at = now()
  where r.id = follower.id and r.account_id is not null and r.stopped_at is null;
  delete from private.follows f where f.follower_id = follower.id
    and (stop_following.follow_id is null or f.id = stop_following.follow_id);
  delete from private.followers r where r.id = follower.id and r.address is not null
    and not exists (select from private.follows f where f.follower_id = r.id);
  if found then
    delete from public.outbox_mails m where m.recipient = follower.address
      and m.kind in ('follow_asked', 'entries_published');
  end if;
end
$$;

create function public.stop_following(token_hash text, follow_id uuid default null)
returns void
language sql volatile set search_path = '' as $$
  select private.stop_following(token_hash, follow_id)
$$;
comment on function public.stop_following is
  'Ends one of the follows of the address behind a link, or all (null). With the last one the '
  'address and its mails are deleted.';

-- For the person who asks: whether mails come of what their organization funds.
create function private.wants_funded_mails() returns boolean
language sql stable security definer set search_path = '' as $$
  select not exists (select from private.followers r
    where r.account_id = auth.uid() and r.stopped_at is not null)
$$;

create function public.wants_funded_mails() returns boolean
language sql stable set search_path = '' as $$ select private.wants_funded_mails() $$;
comment on function public.wants_funded_mails is
  'Whether the person gets mails of the projects that their organizations fund.';

create function private.set_funded_mails(wanted boolean) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform private.refuse_in_view();
  insert into private.followers (account_id, told_seq)
  values (auth.uid(), private.newest_entry()) on conflict do nothing;
  update private.followers r set stopped_at = case when wanted then null else now() end
  where r.account_id = auth.uid() and (r.stopped_at is null) <> wanted;
end
$$;

create function public.set_funded_mails(wanted boolean) returns void
language sql volatile set search_path = '' as $$ select private.set_funded_mails(wanted) $$;
comment on function public.set_funded_mails is
  'Turns the mails of funded projects on or off, for the person who asks.';

grant execute on function private.follow, public.follow, private.followed_title,
  private.followed_key, public.followed_title, private.find_follows, public.find_follows,
  private.confirm_follow, public.confirm_follow, private.stop_following, public.stop_following
  to anon, authenticated;
grant execute on function private.wants_funded_mails, public.wants_funded_mails,
  private.set_funded_mails, public.set_funded_mails to authenticated;
grant execute on function private.open_follow, public.open_follow to service_role;
