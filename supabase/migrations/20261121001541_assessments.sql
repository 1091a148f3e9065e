-- The self-assessment with which an agreement is closed at the end of its year. Its figures are
-- kept as they were: what is corrected later does not change what was handed in.
create table public.assessments (
  agreement_id uuid primary key references public.agreements,
  as_of date not null,
  words text not null,
  assessed_by uuid not null references public.accounts,
  organization_id uuid not null references public.organizations,
  assessed_at timestamptz not null default now(),
  is_demo boolean not null default false,
  constraint assessments_words_length check (char_length(btrim(words)) between 10 and 5000)
);
create index assessments_assessed_by_idx on public.assessments (assessed_by);
create index assessments_organization_id_idx on public.assessments (organization_id);
alter table public.assessments enable row level security;
create policy select_with_agreement on public.assessments
  for select to authenticated using (agreement_id in (select a.id from public.agreements a));
create trigger assessments_append_only before update or delete on public.assessments
  for each row execute function private.forbid_change();
create trigger assessments_audit after insert or update or delete on public.assessments
  for each row execute function private.audit('agreement_id');
comment on table public.assessments is 'What the year came to, in words; one for each agreement.';

create table public.assessment_figures (
  agreement_id uuid not null references public.assessments,
  figure text not null,
  value bigint,
  row_count bigint not null,
  constraint assessment_figures_pkey primary key (agreement_id, figure)
);
alter table public.assessment_figures enable row level security;
create policy select_with_agreement on public.assessment_figures
  for select to authenticated using (agreement_id in (select a.id from public.agreements a));
create trigger assessment_figures_append_only
  before update or delete on public.assessment_figures
  for each row execute function private.forbid_change();
comment on table public.assessment_figures is 'Every figure of the sheet as it was handed in.';

create function private.close_agreement(id uuid, words text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('approver', 'city', 'county', 'township',
    'village', 'enterprise', 'social_organization');
  held public.agreements := private.hold_agreement(id, actor);
  last_day date := (select least(make_date(held.year, 12, 31), p.valid_to)
    from public.pairings p where p.id = held.pairing_id);
begin
  if held.status = 'closed' and exists (select from public.assessments s
    where s.agreement_id = held.id and s.assessed_by = auth.uid()) then return held.id; end if;
  if held.status <> 'signed' then
    perform private.refuse(case held.status when 'draft' then 'agreement.not_signed'
      else 'agreement.closed_already' end);
  end if;
  if private.today() < last_day then
    perform private.refuse('agreement.year_not_over', jsonb_build_object('day', last_day));
  end if;
  if coalesce(char_length(btrim(words)), 0) < 10 then
    perform private.refuse('assessment.words_missing');
  end if;
  insert into public.assessments (agreement_id, as_of, words, assessed_by, organization_id)
  values (held.id, last_day, btrim(words), auth.uid(), actor.id);
  insert into public.assessment_figures
  select held.id, r.figure, sum(r.value)::bigint, count(*)
  from (
    select * from private.indicator_rows(held.pairing_id, held.year, last_day)
    union all
    select * from private.rate_rows(held.pairing_id, last_day)
  ) r group by r.figure;
  update public.agreements a set status = 'closed' where a.id = held.id;
  return held.id;
end
$$;

create function public.close_agreement(id uuid, words text) returns uuid
language sql volatile set search_path = '' as $$
  select private.close_agreement(id, words)
$$;
comment on function public.close_agreement is
  'An approver of either side closes the agreement of a year that is over with its '
  'self-assessment. Refuses agreement.unknown, agreement.not_signed, agreement.closed_already, '
  'agreement.year_not_over and assessment.words_missing.';
grant execute on function private.close_agreement, public.close_agreement to authenticated;
