-- The list of what a county or city keeps an eye on 重点关注: why, and when it looks again. No
-- mark and no rank: who stands on it is to be helped.
create table public.attentions (
  id uuid primary key,
  region_code text not null references public.regions,
  project_id uuid references public.projects,
  reason text not null,
  review_on date not null,
  status text not null default 'listed',
  organization_id uuid not null references public.organizations,
  listed_by uuid not null references public.accounts,
  listed_at timestamptz not null default now(),
  is_demo boolean not null default false,
  constraint attentions_reason_length check (char_length(btrim(reason)) between 1 and 500),
  constraint attentions_status check (status in ('listed', 'lifted'))
);
create index attentions_region_code_idx on public.attentions (region_code);
create index attentions_review_on_idx on public.attentions (review_on, id);
create index attentions_project_id_idx on public.attentions (project_id);
create index attentions_organization_id_idx on public.attentions (organization_id);
create index attentions_listed_by_idx on public.attentions (listed_by);
create unique index attentions_listed_key on public.attentions (region_code, project_id)
  nulls not distinct where status = 'listed';
alter table public.attentions enable row level security;
create policy select_in_charge on public.attentions
  for select to authenticated using (
    (select private.actor_kind()) in ('village', 'township', 'county', 'city', 'supervisor')
    and starts_with(region_code, (select private.actor_prefix()))
  );
-- Whoever supports the place sees where help is wanted most.
create policy select_supporting on public.attentions
  for select to authenticated using (
    (select private.actor_kind()) in ('city', 'county')
    and region_code ^@ any ((select private.assisted_prefixes())::text[])
  );
create trigger attentions_status before insert or update of status on public.attentions
  for each row execute function private.check_transition('attention');
create trigger attentions_words before update of region_code, project_id, reason, organization_id,
  listed_by, listed_at on public.attentions
  for each row execute function private.forbid_change();
create trigger attentions_no_delete before delete on public.attentions
  for each row execute function private.forbid_change();
create trigger attentions_audit after insert or update on public.attentions
  for each row execute function private.audit();
comment on table public.attentions is 'What is looked at again on a day, and why.';

insert into public.status_transitions (record, from_status, to_status, act) values
  ('attention', null, 'listed', 'list'),
  ('attention', 'listed', 'listed', 'keep'),
  ('attention', 'listed', 'lifted', 'lift');

create table public.attention_reviews (
  id uuid primary key,
  attention_id uuid not null references public.attentions,
  note text not null,
  next_on date,
  reviewed_by uuid not null references public.accounts,
  organization_id uuid not null references public.organizations,
  reviewed_at timestamptz not null default now(),
  constraint attention_reviews_note_length check (char_length(btrim(note)) between 1 and 500)
);
create index attention_reviews_attention_id_idx
  on public.attention_reviews (attention_id, reviewed_at);
create index attention_reviews_reviewed_by_idx on public.attention_reviews (reviewed_by);
create index attention_reviews_organization_id_idx on public.attention_reviews (organization_id);
alter table public.attention_reviews enable row level security;
create policy select_with_attention on public.attention_reviews
  for select to authenticated using (
    exists (select from public.attentions a where a.id = attention_id)
  );
create trigger attention_reviews_append_only before update or delete on public.attention_reviews
  for each row execute function private.forbid_change();
create trigger attention_reviews_audit after insert on public.attention_reviews
  for each row execute function private.audit();
comment on table public.attention_reviews is
  'What was found when it was looked at again; next_on null: taken off the list.';

create function private.check_review_day(day date, refusal text) returns void
language plpgsql stable security definer set search_path = '' as $$
begin
  if day is null or day not between private.today() and private.today() + 366 then
    perform private.refuse(refusal);
  end if;
end
$$;

create function private.list_attention(
  id uuid, place text, project_id uuid, reason text, review_on date
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('approver', 'city', 'county');
  earlier public.attentions;
begin
  select a.* into earlier from public.attentions a where a.id = list_attention.id;
  if earlier.id is not null then
    if (earlier.region_code, earlier.project_id, earlier.reason, earlier.organization_id)
      is not distinct from (place, project_id, btrim(reason), actor.id) then return id; end if;
    perform private.refuse('id.reused', '{"record": "attention"}');
  end if;
  if not private.region_covers(actor.region_code, place) then
    perform private.refuse('attention.place_elsewhere');
  end if;
  if project_id is not null and not exists (
    select from public.projects p where p.id = list_attention.project_id
      and private.region_covers(place, p.village_code)
  ) then
    perform private.refuse('attention.project_unknown');
  end if;
  perform private.check_review_day(review_on, 'attention.day_out_of_range');
  if exists (
    select from public.attentions a where a.status = 'listed' and a.region_code = place
      and a.project_id is not distinct from list_attention.project_id
  ) then
    perform private.refuse('attention.listed_already');
  end if;
  insert into public.attentions (id, region_code, project_id, reason, review_on, organization_id,
    listed_by)
  values (id, place, project_id, btrim(reason), review_on, actor.id, auth.uid())
  on conflict on constraint attentions_pkey do nothing;
  return id;
end
$$;

create function public.list_attention(
  id uuid, place text, reason text, review_on date, project_id uuid default null
) returns uuid
language sql volatile set search_path = '' as $$
  select private.list_attention(id, place, project_id, reason, review_on)
$$;
comment on function public.list_attention is
  'An approver of a county or city puts a place of its own, or a project there, on its list. '
  'Refuses attention.place_elsewhere, attention.project_unknown, attention.listed_already, '
  'attention.day_out_of_range and id.reused.';

create function private.review_attention(id uuid, review_id uuid, note text, next_on date)
returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('approver', 'city', 'county');
  held public.attentions;
  earlier public.attention_reviews;
begin
  select a.* into held from public.attentions a
  where a.id = review_attention.id and a.organization_id = actor.id for update;
  if held.id is null then perform private.refuse('attention.unknown', code => 'PT404'); end if;
  select r.* into earlier from public.attention_reviews r where r.id = review_id;
  if earlier.id is not null then
    if (earlier.attention_id, earlier.note, earlier.next_on)
      is not distinct from (held.id, btrim(note), next_on) then return id; end if;
    perform private.refuse('id.reused', '{"record": "attention_review"}');
  end if;
  if held.status <> 'listed' then perform private.refuse('attention.lifted'); end if;
  if coalesce(btrim(note), '') = '' then perform private.refuse('note.missing'); end if;
  if next_on is not null then
    perform private.check_review_day(next_on, 'attention.next_out_of_range');
  end if;
  insert into public.attention_reviews
    (id, attention_id, note, next_on, reviewed_by, organization_id)
  values (review_id, held.id, btrim(note), next_on, auth.uid(), actor.id);
  update public.attentions a
  set status = case when review_attention.next_on is null then 'lifted' else 'listed' end,
    review_on = coalesce(review_attention.next_on, a.review_on)
  where a.id = held.id;
  return id;
end
$$;

create function public.review_attention(
  id uuid, review_id uuid, note text, next_on date default null
) returns uuid
language sql volatile set search_path = '' as $$
  select private.review_attention(id, review_id, note, next_on)
$$;
comment on function public.review_attention is
  'An approver of the house that listed it looks again: it stays until next_on, or is taken off. '
  'Refuses attention.unknown, attention.lifted, note.missing, attention.next_out_of_range '
  'and id.reused.';
grant execute on function private.list_attention, private.review_attention,
  public.list_attention, public.review_attention to authenticated;
