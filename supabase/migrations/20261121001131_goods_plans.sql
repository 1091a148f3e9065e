-- Distribution plans: who gets how much of what stands in one store, and why. One person writes a
-- plan, another approves it, it hangs on the wall for its days, and only then it is handed out
-- against signatures. Households are numbers and never names.
create table public.goods_plans (
  id uuid primary key,
  pledge_id uuid not null,
  position smallint not null,
  village_code text references public.regions,
  way text not null,
  scope text not null,
  step numeric(15, 3),
  quantity numeric(15, 3) not null,
  reason text,
  status text not null default 'pending',
  version integer not null default 1,
  submission smallint not null default 1,
  organization_id uuid not null references public.organizations,
  drawn_up_by uuid not null references public.accounts,
  edited_by uuid not null references public.accounts,
  edited_at timestamptz not null default now(),
  reviewed_by uuid references public.accounts,
  reviewed_at timestamptz,
  review_note text,
  closing_note text,
  created_at timestamptz not null default now(),
  constraint goods_plans_line_fkey foreign key (pledge_id, position)
    references public.pledge_goods (pledge_id, position),
  constraint goods_plans_way check (way in ('equal', 'focused', 'directed')),
  constraint goods_plans_scope check (scope in ('villages', 'facilities', 'households')),
  constraint goods_plans_store check (scope <> 'villages' or village_code is null),
  constraint goods_plans_step check ((way = 'equal') = (step is not null)),
  constraint goods_plans_step_size check (step > 0),
  constraint goods_plans_quantity check (quantity > 0),
  constraint goods_plans_reason check (way = 'equal' or reason is not null),
  constraint goods_plans_reason_length check (char_length(reason) between 1 and 500),
  constraint goods_plans_status check (status in ('pending', 'returned', 'approved', 'closed')),
  constraint goods_plans_review
    check (num_nulls(reviewed_by, reviewed_at) = case status when 'pending' then 2 else 0 end),
  constraint goods_plans_review_note check (status <> 'returned' or review_note is not null),
  constraint goods_plans_review_note_length check (char_length(review_note) between 1 and 500),
  constraint goods_plans_closing_note_length check (char_length(closing_note) between 1 and 500),
  constraint goods_plans_two_people check (reviewed_by not in (drawn_up_by, edited_by))
);
create index goods_plans_line_idx on public.goods_plans (pledge_id, position);
create index goods_plans_village_code_idx on public.goods_plans (village_code);
create index goods_plans_status_idx on public.goods_plans (status, created_at, id);
create index goods_plans_organization_id_idx on public.goods_plans (organization_id);
create index goods_plans_drawn_up_by_idx on public.goods_plans (drawn_up_by);
create index goods_plans_edited_by_idx on public.goods_plans (edited_by);
create index goods_plans_reviewed_by_idx on public.goods_plans (reviewed_by);
alter table public.goods_plans enable row level security;
create policy select_with_pledge on public.goods_plans
  for select to authenticated using (
    exists (select from public.pledges p where p.id = pledge_id)
  );
create trigger goods_plans_status before insert or update of status on public.goods_plans
  for each row execute function private.check_transition('goods_plan');
create trigger goods_plans_audit after insert or update or delete on public.goods_plans
  for each row execute function private.audit();
create trigger goods_plans_no_delete before delete on public.goods_plans
  for each row execute function private.forbid_change();
comment on table public.goods_plans is 'Plans by which received goods are handed out.';
comment on column public.goods_plans.village_code is
  'Whose store it draws on: a village''s, or (null) the receiving entity''s.';
comment on column public.goods_plans.step is 'Equal parts are whole multiples of it.';
comment on column public.goods_plans.quantity is 'What its lines sum to.';
comment on column public.goods_plans.submission is
  'How often it was submitted: a notice counts for the submission it was given in.';

create table public.goods_plan_lines (
  plan_id uuid not null references public.goods_plans,
  number smallint not null,
  village_code text not null references public.regions,
  target text,
  quantity numeric(15, 3) not null,
  handed_over numeric(15, 3) not null default 0,
  primary key (plan_id, number),
  constraint goods_plan_lines_target_key
    unique nulls not distinct (plan_id, village_code, target),
  constraint goods_plan_lines_target_length check (char_length(btrim(target)) between 1 and 40),
  constraint goods_plan_lines_quantity check (quantity > 0),
  constraint goods_plan_lines_handed_over check (handed_over between 0 and quantity)
);
create index goods_plan_lines_village_code_idx on public.goods_plan_lines (village_code);
alter table public.goods_plan_lines enable row level security;
create policy select_with_plan on public.goods_plan_lines
  for select to authenticated using (
    exists (select from public.goods_plans p where p.id = plan_id)
  );
create trigger goods_plan_lines_audit after insert or update or delete on public.goods_plan_lines
  for each row execute function private.audit('plan_id');
comment on table public.goods_plan_lines is 'Who gets how much by a plan, and what they got of it.';
comment on column public.goods_plan_lines.target is
  'A household by its number or a facility by its name; null: the village itself.';
comment on column public.goods_plan_lines.handed_over is
  'A counter of the approved hand-overs; a CHECK keeps it within what was planned.';

create table public.goods_notices (
  id uuid primary key,
  plan_id uuid not null references public.goods_plans,
  submission smallint not null,
  starts_on date not null,
  ends_on date not null,
  days smallint not null default 10,
  basis text,
  place text not null,
  recorded_by uuid not null references public.accounts,
  organization_id uuid not null references public.organizations,
  recorded_at timestamptz not null default now(),
  constraint goods_notices_days check (days between 5 and 60),
  constraint goods_notices_duration check (ends_on - starts_on >= days),
  constraint goods_notices_basis check (days >= 10 or basis is not null),
  constraint goods_notices_basis_length check (char_length(basis) between 1 and 200),
  constraint goods_notices_place_length check (char_length(btrim(place)) between 1 and 100)
);
create index goods_notices_plan_id_idx on public.goods_notices (plan_id, submission);
create index goods_notices_recorded_by_idx on public.goods_notices (recorded_by);
create index goods_notices_organization_id_idx on public.goods_notices (organization_id);
alter table public.goods_notices enable row level security;
create policy select_with_plan on public.goods_notices
  for select to authenticated using (
    exists (select from public.goods_plans p where p.id = plan_id)
  );
create trigger goods_notices_append_only before update or delete on public.goods_notices
  for each row execute function private.forbid_change();
create trigger goods_notices_no_truncate before truncate on public.goods_notices
  for each statement execute function private.forbid_change();
create trigger goods_notices_audit after insert on public.goods_notices
  for each row execute function private.audit();
comment on table public.goods_notices is
  'Public notices of plans. Notices of projects stand to the left and cannot know a plan.';

insert into public.status_transitions (record, from_status, to_status, act) values
  ('goods_plan', null, 'pending', 'propose'),
  ('goods_plan', 'pending', 'approved', 'approve'),
  ('goods_plan', 'pending', 'returned', 'return'),
  ('goods_plan', 'returned', 'pending', 'propose'),
  ('goods_plan', 'approved', 'returned', 'take_back'),
  ('goods_plan', 'approved', 'closed', 'close');
