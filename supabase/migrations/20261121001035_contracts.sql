-- Contracts: who carries a project out, for how much, and how they were chosen.
create table public.contracts (
  id uuid primary key,
  project_id uuid not null references public.projects,
  number text not null,
  subject text not null,
  contractor text not null,
  amount_fen bigint not null,
  method text not null,
  signed_on date not null,
  document_id uuid references public.documents,
  recorded_by uuid not null references public.accounts,
  organization_id uuid not null references public.organizations,
  recorded_at timestamptz not null default now(),
  constraint contracts_number_length check (char_length(btrim(number)) between 1 and 60),
  constraint contracts_subject_length check (char_length(btrim(subject)) between 1 and 100),
  constraint contracts_contractor_length check (char_length(btrim(contractor)) between 1 and 100),
  constraint contracts_amount check (amount_fen between 1 and 10000000000000),
  constraint contracts_method check (method in ('open_tender', 'invited_tender', 'consultation',
    'negotiation', 'inquiry', 'single_source', 'direct', 'self_built'))
);
create index contracts_project_id_idx on public.contracts (project_id);
create index contracts_document_id_idx on public.contracts (document_id);
create index contracts_recorded_by_idx on public.contracts (recorded_by);
create index contracts_organization_id_idx on public.contracts (organization_id);
alter table public.contracts enable row level security;
create policy select_with_project on public.contracts
  for select to authenticated using (
    exists (select from public.projects p where p.id = project_id)
  );
create trigger contracts_append_only before update or delete on public.contracts
  for each row execute function private.forbid_change();
create trigger contracts_no_truncate before truncate on public.contracts
  for each statement execute function private.forbid_change();
create trigger contracts_audit after insert on public.contracts
  for each row execute function private.audit();
comment on table public.contracts is
  'Signed contracts of projects; a change of one is another one.';

create function private.record_contract(
  id uuid, project_id uuid, number text, subject text, contractor text, amount_fen bigint,
  method text, signed_on date, document_id uuid
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  actor public.organizations := private.act_as('editor', 'county');
  held public.projects := private.hold_project(project_id, actor);
  earlier public.contracts;
begin
  select c.* into earlier from public.contracts c where c.id = record_contract.id;
  if earlier.id is not null then
    if (earlier.project_id, earlier.number, earlier.subject, earlier.contractor,
        earlier.amount_fen, earlier.method, earlier.signed_on, earlier.document_id)
      is not distinct from (held.id, btrim(number), btrim(subject), btrim(contractor), amount_fen,
        method, signed_on, document_id) then return id; end if;
    perform private.refuse('id.reused', '{"record": "contract"}');
  end if;
  if held.status not in ('in_pool', 'contracted', 'under_way', 'suspended', 'reopened') then
    perform private.refuse('contract.not_this_stage', jsonb_build_object('status', held.status));
  end if;
  if signed_on > private.today() then perform private.refuse('contract.in_the_future'); end if;
  perform private.attach_document(document_id, array[held.village_code], '{}');
  insert into public.contracts (id, project_id, number, subject, contractor, amount_fen, method,
    signed_on, document_id, recorded_by, organization_id)
  values (id, held.id, btrim(number), btrim(subject), btrim(contractor), amount_fen, method,
    signed_on, document_id, auth.uid(), actor.id);
  return id;
end
$$;

create function public.record_contract(
  id uuid, project_id uuid, number text, subject text, contractor text, amount_fen bigint,
  method text, signed_on date, document_id uuid default null
) returns uuid
language sql volatile set search_path = '' as $$
  select private.record_contract(id, project_id, number, subject, contractor, amount_fen, method,
    signed_on, document_id)
$$;
comment on function public.record_contract is
  'An editor of the county records a signed contract of a project, from the pool until the works '
  'end. Refuses project.unknown, contract.not_this_stage, contract.in_the_future, '
  'document.unknown and id.reused.';
grant execute on function private.record_contract, public.record_contract to authenticated;
