-- Rows of a form: how a list that is written in one call is checked before any of it is kept.

-- Whether a JSON value is what a field of a row must hold; `kind` is a type or a|list|of|words.
create function private.is_field(value jsonb, kind text) returns boolean
language sql stable set search_path = '' as $$
  select case
    when kind like '%|%' then value #>> '{}' = any (string_to_array(kind, '|'))
    when kind = 'fen' then jsonb_typeof(value) = 'number'
      and value #>> '{}' ~ '^([1-9][0-9]{0,12}|10000000000000)$'
    when kind = 'percent' then jsonb_typeof(value) = 'number'
      and value #>> '{}' ~ '^([0-9]|[1-9][0-9]|100)$'
    when kind = 'quantity' then jsonb_typeof(value) = 'number'
      and value #>> '{}' ~ '^(?![0.]+$)[0-9]{1,12}([.][0-9]{1,3})?$'
    when kind = 'count' then jsonb_typeof(value) = 'number'
      and value #>> '{}' ~ '^[1-9][0-9]{0,3}$'
    when jsonb_typeof(value) <> 'string' then false
    when kind = 'date' then value #>> '{}' ~ '^\d{4}-\d\d-\d\d$'
      and pg_input_is_valid(value #>> '{}', 'date')
    when kind = 'uuid' then pg_input_is_valid(value #>> '{}', 'uuid')
    when kind = 'village' then exists (
      select from public.regions r where r.code = value #>> '{}' and r.level = 5
    )
    else char_length(btrim(value #>> '{}')) between 1 and 100
  end
$$;

-- Rows of a form come as a JSON array. Each must be an object of exactly the fields of `shape`
-- ({"field": kind}; kind? may be left out), else `refusal` names the row (from 1) and the field.
create function private.check_rows(rows jsonb, shape jsonb, refusal text) returns void
language plpgsql stable set search_path = '' as $$
declare
  wrong record;
begin
  if jsonb_typeof(rows) is distinct from 'array' or jsonb_array_length(rows) > 1000 then
    perform private.refuse(refusal, '{"row": null, "field": null}');
  end if;
  select r.position, f.field into wrong
  from jsonb_array_elements(rows) with ordinality as r (value, position)
  cross join lateral (
    select jsonb_object_keys(shape || case jsonb_typeof(r.value)
      when 'object' then r.value else '{}' end)
  ) as f (field)
  cross join lateral (
    select shape ->> f.field, nullif(r.value -> f.field, 'null')
  ) as c (kind, value)
  where c.kind is null
    or case when c.value is null then c.kind not like '%?'
      else not private.is_field(c.value, rtrim(c.kind, '?')) end
  order by r.position, f.field
  limit 1;
  if found then
    perform private.refuse(refusal,
      jsonb_build_object('row', wrong.position, 'field', wrong.field));
  end if;
end
$$;
