-- Mail leaves through an outbox: the row and its job are written in the transaction of what is
-- told, so that nothing is told that did not happen and nothing that happened goes untold. The work
-- process words the mail and sends it. Here stand facts, never a text.
--
-- A link that opens something stands in the facts in clear, because the mail must hold it. It goes
-- when the mail is sent, when it has expired, and when its row is cleared away.
create table public.outbox_mails (
  id uuid primary key default gen_random_uuid(),
  recipient text not null,
  locale text,
  kind text not null,
  facts jsonb not null,
  request_id text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  attempts integer not null default 0,
  last_error text,
  sent_at timestamptz,
  constraint outbox_mails_recipient check (recipient ~ '^[^[:space:]@,;<>"]+@[^[:space:]@,;<>"]+$'),
  constraint outbox_mails_locale check (locale in ('zh-CN', 'en')),
  constraint outbox_mails_kind check (kind in ('password_reset', 'reset_link_made',
    'password_changed', 'factor_removed', 'invitation', 'proposals_waiting',
    'instalments_due', 'follow_asked', 'entries_published', 'project_silent')),
  constraint outbox_mails_expiry check (expires_at > created_at),
  constraint outbox_mails_attempts check (attempts >= 0),
  constraint outbox_mails_error_length check (char_length(last_error) <= 60),
  constraint outbox_mails_sent_blank check (sent_at is null or facts = '{}')
);
create index outbox_mails_created_at_idx on public.outbox_mails (created_at);
alter table public.outbox_mails enable row level security;
-- The demo has no mail server, so its system administrator reads what would have been sent. Judged
-- by the mark on his own account, which nobody can set: a real installation has no such account,
-- and there this policy opens nothing. Whether a mail server is set the application asks besides.
create policy select_demo_administrator on public.outbox_mails
  for select to authenticated using (
    (select private.actor_kind()) = 'operator'
    and (select private.actor_role()) = 'system_administrator'
    and exists (
      select from public.accounts a where a.id = (select private.actor_account()) and a.is_demo
    )
  );
comment on table public.outbox_mails is
  'Mails to be sent and sent ones, as facts; blanked when sent or expired, cleared after 30 days.';
comment on column public.outbox_mails.locale is
  'The language in which somebody asked for the mail; null says it in both.';
comment on column public.outbox_mails.expires_at is 'Not sent later than this.';
comment on column public.outbox_mails.last_error is
  'Code and SMTP status of the last attempt. No words of the server: they quote addresses.';

-- Whether a login name is an address that mail can go to; the others are telephone numbers.
create function private.is_mail_address(login text) returns boolean
language sql immutable set search_path = '' as $$
  select login ~ '^[^[:space:]@,;<>"]+@[^[:space:]@,;<>"]+$'
$$;

-- Puts a mail into the outbox, and its job beside it. Called inside the transaction of what it
-- tells. Graphile waits longer after each failure; 25 attempts are about three days.
create function private.append_mail(
  recipient text, locale text, kind text, facts jsonb, expires_at timestamptz, at timestamptz
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  made uuid := gen_random_uuid();
begin
  insert into public.outbox_mails
    (id, recipient, locale, kind, facts, request_id, created_at, expires_at)
  values (made, append_mail.recipient, append_mail.locale, append_mail.kind, append_mail.facts,
    private.request_id(), at, append_mail.expires_at);
  perform graphile_worker.add_job('send_mail', json_build_object('mail_id', made),
    job_key := 'send_mail:' || made);
  return made;
end
$$;

-- Tells the person of an account, in both languages: nobody asked in one. Who signs in by a
-- telephone number has no address.
create function private.tell_account(account_id uuid, kind text, at timestamptz) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  address text := (
    select c.login from public.credentials c where c.account_id = tell_account.account_id
  );
begin
  if not coalesce(private.is_mail_address(address), false) then return; end if;
  perform private.append_mail(address, null, kind,
    jsonb_build_object('at', to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')),
    at + interval '3 days', at);
end
$$;

-- By triggers, so that no way to change them, of today or of tomorrow, goes untold.
create function private.tell_password_changed() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform private.tell_account(new.account_id, 'password_changed', new.changed_at);
  return null;
end
$$;
create trigger credentials_tell after update of password_hash on public.credentials
  for each row when (old.password_hash is distinct from new.password_hash)
  execute function private.tell_password_changed();

create function private.tell_factor_removed() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform private.tell_account(old.account_id, 'factor_removed', now());
  return null;
end
$$;
create trigger second_factors_tell after delete on public.second_factors
  for each row when (old.confirmed_at is not null)
  execute function private.tell_factor_removed();

-- The mail to be sent now, and one attempt counted; no row when it was sent before or is too late.
create function private.begin_mail(mail_id uuid, at timestamptz)
returns table (recipient text, locale text, kind text, facts jsonb, created_at timestamptz)
language sql volatile security definer set search_path = '' as $$
  update public.outbox_mails m set attempts = m.attempts + 1
  where m.id = mail_id and m.sent_at is null and m.expires_at > at
  returning m.recipient, m.locale, m.kind, m.facts, m.created_at
$$;

-- What became of an attempt. A sent mail keeps that it was sent, and nothing of what it said.
create function private.finish_mail(mail_id uuid, error text, at timestamptz) returns void
language sql volatile security definer set search_path = '' as $$
  update public.outbox_mails m set last_error = error,
    sent_at = case when error is null then at end,
    facts = case when error is null then '{}' else m.facts end
  where m.id = mail_id and m.sent_at is null
$$;

-- Jobs for what waits: a mail server was named only now, or a job was given up. Answers how many.
create function private.resume_mails(at timestamptz) returns integer
language sql volatile security definer set search_path = '' as $$
  select count(graphile_worker.add_job('send_mail', json_build_object('mail_id', m.id),
    job_key := 'send_mail:' || m.id))::integer
  from public.outbox_mails m
  where m.sent_at is null and m.expires_at > at
$$;

-- What is too late loses its facts, and so its link; what is old goes.
create function private.clear_mails(at timestamptz) returns void
language sql volatile security definer set search_path = '' as $$
  update public.outbox_mails m set facts = '{}' where m.expires_at <= at and m.facts <> '{}';
  delete from public.outbox_mails m where m.created_at < at - interval '30 days';
$$;

create function public.begin_mail(mail_id uuid, at timestamptz)
returns table (recipient text, locale text, kind text, facts jsonb, created_at timestamptz)
language sql volatile set search_path = '' as $$
  select * from private.begin_mail(mail_id, at)
$$;
comment on function public.begin_mail is
  'The mail to be sent, counting one attempt; no row when it was sent or is too late.';

create function public.finish_mail(mail_id uuid, error text, at timestamptz) returns void
language sql volatile set search_path = '' as $$
  select private.finish_mail(mail_id, error, at)
$$;
comment on function public.finish_mail is 'Notes that it was sent (null) or why it was not.';

create function public.resume_mails(at timestamptz) returns integer
language sql volatile set search_path = '' as $$ select private.resume_mails(at) $$;
comment on function public.resume_mails is 'Enqueues the mails that wait; answers how many.';

create function public.clear_mails(at timestamptz) returns void
language sql volatile set search_path = '' as $$ select private.clear_mails(at) $$;
comment on function public.clear_mails is 'Blanks expired mails and deletes old ones.';

grant execute on function private.begin_mail, private.finish_mail, private.resume_mails,
  private.clear_mails, public.begin_mail, public.finish_mail, public.resume_mails,
  public.clear_mails to service_role;
