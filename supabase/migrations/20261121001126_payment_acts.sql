-- Payments out of allocated money, recorded by the county of the project or by the receiver that
-- holds the money, and approved by another person of the same house.

create function private.record_project_payment(
  id uuid, kind text, project_id uuid, pledge_id uuid, amount_fen bigint, paid_on date,
  payee text, document_id uuid
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations :=
    private.act_as('editor', 'city', 'county', 'social_organization');
  earlier public.project_payments;
begin
  if not exists (
    select from public.projects j, public.pledges p
    where j.id = record_project_payment.project_id and p.id = record_project_payment.pledge_id
      and (p.receiving_organization_id = actor.id
        or (actor.kind = 'county' and private.region_covers(actor.region_code, j.village_code)))
  ) then
    perform private.refuse('project.unknown', code => 'PT404');
  end if;
  select t.* into earlier from public.project_payments t where t.id = record_project_payment.id;
  if earlier.id is not null then
    if (earlier.organization_id, earlier.kind, earlier.project_id, earlier.pledge_id,
      earlier.amount_fen, earlier.paid_on, earlier.payee, earlier.document_id)
      is not distinct from (actor.id, kind, project_id, pledge_id, amount_fen, paid_on, payee,
        document_id) then return id; end if;
    perform private.refuse('id.reused', '{"record": "project_payment"}');
  end if;
  if paid_on > private.today() then perform private.refuse('payment.in_the_future'); end if;
  perform private.check_available(case kind when 'disbursement' then 'allocated'
    else 'disbursed' end, pledge_id, project_id, amount_fen);
  perform private.attach_evidence(document_id, pledge_id);
  insert into public.project_payments (id, kind, project_id, pledge_id, organization_id,
    amount_fen, paid_on, payee, document_id, recorded_by)
  values (id, kind, project_id, pledge_id, actor.id, amount_fen, paid_on, payee, document_id,
    auth.uid());
  return id;
end
$$;

-- The payment, locked, for a second person of the house that recorded it.
create function private.hold_payment(id uuid, house uuid) returns public.project_payments
language plpgsql volatile security definer set search_path = '' as $$
declare
  held public.project_payments;
begin
  select t.* into held from public.project_payments t
  where t.id = hold_payment.id and t.organization_id = house for update;
  if held.id is null then perform private.refuse('payment.unknown', code => 'PT404'); end if;
  if held.recorded_by = auth.uid() then perform private.refuse('approval.same_person'); end if;
  return held;
end
$$;

create function private.approve_project_payment(id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.approve_as('city', 'county', 'social_organization');
  held public.project_payments := private.hold_payment(id, actor.id);
begin
  if held.status = 'approved' then return held.id; end if;
  update public.project_payments t
  set status = 'approved', reviewed_by = auth.uid(), reviewed_at = now()
  where t.id = held.id;
  perform private.move_funds(case held.kind when 'disbursement' then 'disburse' else 'spend' end,
    held.pledge_id, held.project_id, held.amount_fen, 'project_payments', held.id, held.paid_on,
    format('payment:%s', held.id));
  return held.id;
end
$$;

create function private.return_project_payment(id uuid, note text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations :=
    private.act_as('approver', 'city', 'county', 'social_organization');
  held public.project_payments := private.hold_payment(id, actor.id);
begin
  if held.status = 'returned' then return held.id; end if;
  if coalesce(btrim(note), '') = '' then perform private.refuse('note.missing'); end if;
  update public.project_payments t
  set status = 'returned', review_note = btrim(note), reviewed_by = auth.uid(), reviewed_at = now()
  where t.id = held.id;
  return held.id;
end
$$;

create function public.record_project_payment(
  id uuid, kind text, project_id uuid, pledge_id uuid, amount_fen bigint, paid_on date,
  payee text, document_id uuid default null
) returns uuid
language sql volatile set search_path = '' as $$
  select private.record_project_payment(id, kind, project_id, pledge_id, amount_fen, paid_on,
    payee, document_id)
$$;
comment on function public.record_project_payment is
  'An editor of the project''s county or of the pledge''s receiver records a disbursement (of '
  'allocated money) or an expenditure (of disbursed money). Refuses project.unknown, '
  'payment.in_the_future, funds.insufficient, document.unknown and id.reused.';

create function public.approve_project_payment(id uuid) returns uuid
language sql volatile set search_path = '' as $$
  select private.approve_project_payment(id)
$$;
comment on function public.approve_project_payment is
  'Another person of the house that recorded it, an approver, lets a payment count. Refuses '
  'payment.unknown, approval.same_person, funds.insufficient and status.not_allowed.';

create function public.return_project_payment(id uuid, note text) returns uuid
language sql volatile set search_path = '' as $$
  select private.return_project_payment(id, note)
$$;
comment on function public.return_project_payment is
  'Another person of the house that recorded it, an approver, sends a payment back. Refuses '
  'payment.unknown, approval.same_person, note.missing and status.not_allowed.';

grant execute on function private.record_project_payment, private.approve_project_payment,
  private.return_project_payment, public.record_project_payment, public.approve_project_payment,
  public.return_project_payment to authenticated;
