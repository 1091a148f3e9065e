-- What anybody does without an account: asks, follows by a code, says whether the answer will do.

-- More than a village asks, fewer than a program that would bury its questions. One network alone
-- does not get as far as that (000111).
create function private.slow_issues(place text) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  if (
    select count(*) from public.issues i
    where i.region_code = place and i.code_hash is not null
      and i.raised_at > now() - interval '1 hour'
  ) >= 60 then
    perform private.refuse('issue.too_many', code => 'PT429');
  end if;
end
$$;

create function private.raise_issue(
  id uuid, place text, project_id uuid, category text, body text, contact text,
  is_past_village boolean, code_hash text
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  earlier public.issues;
  holder uuid;
begin
  perform private.refuse_in_view();
  -- The same form again is the same act again: an answer that got lost is no second issue.
  select i.* into earlier from public.issues i where i.id = raise_issue.id;
  if earlier.id is not null then
    if (earlier.region_code, earlier.body, earlier.code_hash)
      is not distinct from (place, btrim(body), code_hash) then return id; end if;
    perform private.refuse('id.reused', '{"record": "issue"}');
  end if;
  if exists (select from public.issues i where i.code_hash = raise_issue.code_hash) then
    perform private.refuse('id.reused', '{"record": "issue"}');
  end if;
  holder := private.check_issue(place, project_id, is_past_village);
  perform private.slow_issues(place);
  insert into public.issues
    (id, region_code, project_id, category, body, code_hash, holder_id, is_demo)
  select raise_issue.id, place, raise_issue.project_id, raise_issue.category,
    btrim(raise_issue.body), raise_issue.code_hash, o.id, o.is_demo
  from public.organizations o where o.id = holder
  on conflict on constraint issues_pkey do nothing;
  if not found then return id; end if; -- sent twice at once
  perform private.take_issue_step(id, id, 'raise', to_organization_id => holder,
    is_by_code => true);
  if coalesce(btrim(contact), '') <> '' then
    insert into public.issue_contacts values (id, btrim(contact));
  end if;
  return id;
end
$$;

create function public.raise_issue(
  id uuid, place text, category text, body text, code_hash text, project_id uuid default null,
  contact text default null, is_past_village boolean default false
) returns uuid
language sql volatile set search_path = '' as $$
  select private.raise_issue(id, place, project_id, category, body, contact, is_past_village,
    code_hash)
$$;
comment on function public.raise_issue is
  'Anybody asks about a village or a published project of it. code_hash: SHA-256 in hex of the '
  'code that find_issue asks for; is_past_village: the township is asked first. Refuses '
  'issue.place_unknown, issue.project_unknown, issue.nobody_there, issue.too_many and id.reused.';

create function private.find_issue(code_hash text)
returns table (
  village_code text, project_id uuid, project_title text, category text, body text, status text,
  raised_at timestamptz, holder_side text, held_since timestamptz
)
language sql stable security definer set search_path = '' as $$
  select i.region_code, p.id, p.title, i.category, i.body, i.status, i.raised_at,
    private.issue_side(i.holder_id, i.region_code), i.held_since
  from public.issues i
  left join public.published_projects p on p.id = i.project_id
  where i.code_hash = find_issue.code_hash
$$;

create function public.find_issue(code_hash text)
returns table (
  village_code text, project_id uuid, project_title text, category text, body text, status text,
  raised_at timestamptz, holder_side text, held_since timestamptz
)
language sql stable set search_path = '' as $$ select * from private.find_issue(code_hash) $$;
comment on function public.find_issue is
  'How the issue stands whose code has this SHA-256; no row for any other.';

-- Without names: as what somebody held it, and of what was written only the words that were meant
-- for whoever asked. The reasons of transfers are for officials and may name people.
create function private.find_issue_steps(code_hash text)
returns table (act text, side text, words text, taken_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select s.act,
    private.issue_side(coalesce(s.to_organization_id, s.organization_id), i.region_code),
    case when s.act <> 'transfer' then s.note end, s.taken_at
  from public.issues i
  join public.issue_steps s on s.issue_id = i.id
  where i.code_hash = find_issue_steps.code_hash order by s.seq
$$;

create function public.find_issue_steps(code_hash text)
returns table (act text, side text, words text, taken_at timestamptz)
language sql stable set search_path = '' as $$
  select * from private.find_issue_steps(code_hash)
$$;
comment on function public.find_issue_steps is
  'What was done about the issue whose code has this SHA-256, in order and without names.';

-- Whoever asked judges the answer: it will do, or it comes back to who gave it, and says why.
create function private.judge_answer(
  issue public.issues, step_id uuid, is_satisfied boolean, note text, is_by_code boolean
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  act text := case when is_satisfied then 'approve' else 'reopen' end;
begin
  if issue.id is null then perform private.refuse('issue.unknown', code => 'PT404'); end if;
  if private.is_issue_step(step_id, issue.id, act, note, null) then return issue.id; end if;
  if issue.status <> 'answered' then
    perform private.refuse('issue.not_answered', jsonb_build_object('status', issue.status));
  end if;
  if not is_satisfied and coalesce(btrim(note), '') = '' then
    perform private.refuse('note.missing');
  end if;
  perform private.take_issue_step(step_id, issue.id, act, note, is_by_code => is_by_code);
  return issue.id;
end
$$;

create function private.rate_issue(
  code_hash text, step_id uuid, is_satisfied boolean, note text
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  issue public.issues;
begin
  perform private.refuse_in_view();
  select i.* into issue from public.issues i where i.code_hash = rate_issue.code_hash for update;
  return private.judge_answer(issue, step_id, is_satisfied, note, true);
end
$$;

create function public.rate_issue(
  code_hash text, step_id uuid, is_satisfied boolean, note text default null
) returns uuid
language sql volatile set search_path = '' as $$
  select private.rate_issue(code_hash, step_id, is_satisfied, note)
$$;
comment on function public.rate_issue is
  'Whoever holds the code says whether the answer will do; if not, why, and the issue is open '
  'again. Refuses issue.unknown, issue.not_answered, note.missing and id.reused.';

create function private.rate_own_issue(
  id uuid, step_id uuid, is_satisfied boolean, note text
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'village', 'enterprise',
    'social_organization');
  issue public.issues;
begin
  select i.* into issue from public.issues i
  where i.id = rate_own_issue.id and i.raised_by_organization_id = actor.id for update;
  return private.judge_answer(issue, step_id, is_satisfied, note, false);
end
$$;

create function public.rate_own_issue(
  id uuid, step_id uuid, is_satisfied boolean, note text default null
) returns uuid
language sql volatile set search_path = '' as $$
  select private.rate_own_issue(id, step_id, is_satisfied, note)
$$;
comment on function public.rate_own_issue is
  'The same by the organization that asked.';

grant execute on function private.raise_issue, public.raise_issue, private.find_issue,
  public.find_issue, private.find_issue_steps, public.find_issue_steps, private.rate_issue,
  public.rate_issue to anon, authenticated;
grant execute on function private.rate_own_issue, public.rate_own_issue to authenticated;
