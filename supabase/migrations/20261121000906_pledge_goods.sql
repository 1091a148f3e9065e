-- Goods of a pledge: what is given in kind, line by line. A valuation says on which basis it was
-- made, or there is none; it is never part of a sum of money.
create table public.pledge_goods (
  pledge_id uuid not null references public.pledges,
  position smallint not null,
  item text not null,
  unit text not null,
  quantity numeric(15, 3) not null,
  valuation_fen bigint,
  valuation_basis text,
  primary key (pledge_id, position),
  constraint pledge_goods_item_length check (char_length(btrim(item)) between 1 and 60),
  constraint pledge_goods_unit_length check (char_length(btrim(unit)) between 1 and 10),
  constraint pledge_goods_quantity check (quantity > 0),
  constraint pledge_goods_valuation check ((valuation_fen is null) = (valuation_basis is null)),
  constraint pledge_goods_valuation_range check (valuation_fen between 1 and 10000000000000),
  constraint pledge_goods_basis_length
    check (char_length(btrim(valuation_basis)) between 1 and 100)
);
alter table public.pledge_goods enable row level security;
create policy select_with_pledge on public.pledge_goods
  for select to authenticated using (
    exists (select from public.pledges p where p.id = pledge_id)
  );
create trigger pledge_goods_keep before insert or update or delete on public.pledge_goods
  for each row execute function private.keep_signed_parts();
create trigger pledge_goods_audit after insert or update or delete on public.pledge_goods
  for each row execute function private.audit('pledge_id');
comment on table public.pledge_goods is
  'What a pledge gives in kind: item, unit, quantity, and what it is worth on which basis.';
comment on column public.pledge_goods.valuation_fen is
  'Of the whole line, shown with its basis and never added to money; null: not valued.';

create function private.write_goods(pledge_id uuid, goods jsonb) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  delete from public.pledge_goods g where g.pledge_id = write_goods.pledge_id;
  insert into public.pledge_goods (pledge_id, position, item, unit, quantity, valuation_fen,
    valuation_basis)
  select write_goods.pledge_id, r.position, btrim(r.value ->> 'item'),
    btrim(r.value ->> 'unit'), (r.value ->> 'quantity')::numeric,
    (r.value ->> 'valuation_fen')::bigint, btrim(r.value ->> 'valuation_basis')
  from jsonb_array_elements(goods) with ordinality as r (value, position);
end
$$;
