-- Figures of an agreement that the sides report themselves, with evidence; a correction is a new
-- fact of the house that reported the old one.
create function private.check_report(
  held public.agreements, indicator text, occurred_on date
) returns void
language plpgsql stable security definer set search_path = '' as $$
declare
  pairing public.pairings;
  source text;
begin
  if held.status <> 'signed' then perform private.refuse('agreement.not_signed'); end if;
  select i.source into source from public.indicators i
  where i.code = check_report.indicator
    and held.year between i.valid_from and coalesce(i.valid_to, held.year);
  if source is null then
    perform private.refuse('indicator.unknown', jsonb_build_object('indicator', indicator));
  end if;
  if source <> 'reported' then perform private.refuse('indicator.computed'); end if;
  select p.* into pairing from public.pairings p where p.id = held.pairing_id;
  if extract(year from occurred_on) <> held.year or occurred_on > private.today()
    or occurred_on < pairing.valid_from or occurred_on > pairing.valid_to then
    perform private.refuse('agreement_report.outside_year',
      jsonb_build_object('year', held.year));
  end if;
end
$$;

-- What may be corrected: a fact of the same house, agreement and indicator, and once.
create function private.check_correction(corrects_id uuid, agreement_id uuid, indicator text,
  house uuid) returns void
language plpgsql stable security definer set search_path = '' as $$
begin
  if corrects_id is null then return; end if;
  if not exists (select from public.agreement_reports r
    where r.id = check_correction.corrects_id and r.agreement_id = check_correction.agreement_id
      and r.indicator = check_correction.indicator and r.organization_id = house) then
    perform private.refuse('agreement_report.unknown', code => 'PT404');
  end if;
  if exists (select from public.agreement_reports r
    where r.corrects_id = check_correction.corrects_id) then
    perform private.refuse('agreement_report.corrected_already');
  end if;
end
$$;

create function private.report_agreement(
  id uuid, agreement_id uuid, indicator text, value bigint, occurred_on date, note text,
  document_id uuid, number text, corrects_id uuid, reason text
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'city', 'county', 'township', 'village',
    'enterprise', 'social_organization');
  held public.agreements := private.hold_agreement(agreement_id, actor, of_part => true);
  pairing public.pairings;
begin
  if exists (select from public.agreement_reports r
    where r.id = report_agreement.id and r.organization_id = actor.id
      and (r.agreement_id, r.indicator, r.value, r.occurred_on) = (held.id,
        report_agreement.indicator, report_agreement.value, report_agreement.occurred_on)) then
    return id;
  end if;
  perform private.check_report(held, indicator, occurred_on);
  perform private.check_correction(corrects_id, held.id, indicator, actor.id);
  if num_nonnulls(document_id, nullif(btrim(number), '')) = 0 then
    perform private.refuse('agreement_report.evidence_missing');
  end if;
  select p.* into pairing from public.pairings p where p.id = held.pairing_id;
  perform private.attach_document(document_id,
    array[pairing.supporting_region_code, pairing.receiving_region_code],
    array_remove(array[pairing.supporting_organization_id, pairing.receiving_organization_id],
      null));
  insert into public.agreement_reports (id, agreement_id, indicator, value, occurred_on, note,
    document_id, number, corrects_id, reason, reported_by, organization_id)
  values (id, held.id, indicator, value, occurred_on, btrim(note), document_id,
    nullif(btrim(number), ''), corrects_id, nullif(btrim(reason), ''), auth.uid(), actor.id)
  on conflict on constraint agreement_reports_pkey do nothing;
  if not found then
    perform private.refuse('id.reused', '{"record": "agreement_report"}');
  end if;
  return id;
end
$$;

create function public.report_agreement(
  id uuid, agreement_id uuid, indicator text, value bigint, occurred_on date, note text,
  document_id uuid default null, number text default null, corrects_id uuid default null,
  reason text default null
) returns uuid
language sql volatile set search_path = '' as $$
  select private.report_agreement(id, agreement_id, indicator, value, occurred_on, note,
    document_id, number, corrects_id, reason)
$$;
comment on function public.report_agreement is
  'An editor of either side, or of a part of it, reports a figure of a signed agreement that no '
  'record tells, with a paper or its number; corrects_id, with a reason, replaces an earlier one '
  'of the same house. Refuses agreement.unknown, agreement.not_signed, indicator.unknown, '
  'indicator.computed, agreement_report.outside_year, agreement_report.unknown, '
  'agreement_report.corrected_already, agreement_report.evidence_missing and document.unknown.';
grant execute on function private.report_agreement, public.report_agreement to authenticated;
