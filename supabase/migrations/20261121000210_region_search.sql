-- Finding things by two characters. Chinese has no blanks between words, so texts are kept by the
-- pairs of their characters; names, which people get slightly wrong, also by the pairs that have
-- one character between them (a_c). pg_trgm would need three characters for its first trigram.

-- One spelling for what is written in several: full width and compatibility forms, small letters.
create function private.fold(written text) returns text
language sql immutable parallel safe set search_path = '' as $$
  select lower(normalize(written, nfkc))
$$;

-- ab, bc, … and, where `reach` is 2, a_c. In plpgsql: it is called for every village, and a set
-- would have to be made for each. The same separators as in src/domain/regions/search.ts.
create function private.pairs(written text, reach integer) returns tsvector
language plpgsql immutable parallel safe set search_path = '' as $$
declare
  signs constant text[] := string_to_array(regexp_replace(private.fold(written),
    '[\s!-/:-@\[-`{-~\u0080-\u00bf\u2000-\u206f\u2e00-\u2e7f'
    || '\u3000-\u3004\u3008-\u3020\u3030\ufe10-\ufe1f\ufe30-\ufe4f]+', ' ', 'g'), null);
  found text[] := '{}';
begin
  for place in 1 .. coalesce(cardinality(signs), 0) - 1 loop
    continue when signs[place] = ' ' or signs[place + 1] = ' ';
    found := found || (signs[place] || signs[place + 1]);
    if reach = 2 and signs[place + 2] <> ' ' then
      found := found || (signs[place] || '_' || signs[place + 2]);
    end if;
  end loop;
  return array_to_tsvector(found);
end
$$;

-- The first letters of Chinese characters, by where they stand in the dictionary: 青岛 → qd. For
-- names that are written without their pinyin; a character of several readings has its usual one.
create function private.initials(written text) returns text
language sql immutable parallel safe set search_path = '' as $$
  select coalesce(string_agg(case
    when sign ~ '[\u3400-\u9fff]' then substr('abcdefghjklmnopqrstwxyz', greatest(1, width_bucket(
      sign collate "zh-Hans-CN-x-icu",
      string_to_array('阿八嚓咑妸发旮铪丌咔垃呣拏噢妑七呥仨他屲夕丫帀', null)
    )), 1)
    else sign
  end, '' order by place), '')
  from regexp_split_to_table(private.fold(written), '') with ordinality as c (sign, place)
$$;

-- A name that has no pinyin of its own.
create function private.spelt_pairs(name text) returns tsvector
language sql immutable parallel safe set search_path = '' as $$
  select private.pairs(name || ' ' || private.initials(name), 2)
$$;

create function private.text_pairs(variadic texts text[]) returns tsvector
language sql immutable parallel safe set search_path = '' as $$
  select private.pairs((select string_agg(t, ' ') from unnest(texts) as t), 1)
$$;

-- All of the words; null, which finds nothing, where none has two characters.
create function private.words_query(words text[]) returns tsquery
language sql immutable parallel safe set search_path = '' as $$
  select string_agg(distinct '''' || pair || '''', ' & ')::tsquery
  from unnest(words[1:6]) as word, unnest(private.pairs(left(word, 20), 1)) as p (pair)
$$;

-- Any of the patterns, in which _ is one character, whichever.
create function private.patterns_query(patterns text[]) returns tsquery
language sql immutable parallel safe set search_path = '' as $$
  select string_agg('(' || pairs || ')', ' | ')::tsquery
  from (
    select string_agg(distinct '''' || one || two || '''', ' & ') as pairs
    from unnest(patterns[1:60]) with ordinality as p (pattern, nr),
      translate(private.fold(left(pattern, 20)), '''\', '') as run,
      generate_series(1, char_length(run) - 1) as place,
      substr(run, place, 1) as one,
      regexp_replace(substr(run, place + 1, 2), '^([^_]).?$', '\1') as two
    where one <> '_' and two not in ('_', '__')
    group by nr
  ) as q
$$;

-- How a name sounds to those who do not tell zh from z, n from l or ng from n: for what is typed
-- by ear. The same as `soundOf` in src/domain/regions/search.ts.
create function private.sound(pinyin text) returns text
language sql immutable parallel safe set search_path = '' as $$
  select translate(
    replace(replace(replace(replace(pinyin, 'zh', 'z'), 'ch', 'c'), 'sh', 's'), 'ng', 'n'),
    'lv', 'nu')
$$;

create index regions_pairs_idx on public.regions using gin (private.pairs(name, 2));
create index regions_sound_idx on public.regions (private.sound(name_pinyin) text_pattern_ops);

-- Regions of today whose name begins so, in characters, pinyin or first letters.
create function private.regions_beginning(beginning text) returns setof public.regions
language sql stable set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
  select g.* from public.regions g
  where g.valid_to is null
    and ((g.name ~>=~ beginning and g.name ~<~ (beginning || chr(1114111)))
      or (g.name_pinyin ~>=~ beginning and g.name_pinyin ~<~ (beginning || chr(1114111)))
      or (g.name_initials ~>=~ beginning and g.name_initials ~<~ (beginning || chr(1114111))))
$$;

-- Places by their names: the last word is the name or a part of it, those before it say within
-- what. Only where nothing is called so: what sounds so, or is written so but for one character.
create function private.find_places(words text[], near text[], sound text)
returns table (code text, level smallint, rank integer, is_near boolean)
language plpgsql stable set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare
  word constant text := left(words[cardinality(words)], 20);
  in_letters constant boolean := word ~ '^[a-z0-9]+$';
  wanted constant tsquery := private.words_query(array[word]);
  within text[] := array[''];
  around text;
begin
  foreach around in array coalesce(words[1:cardinality(words) - 1], '{}') loop
    select array_agg(private.region_prefix(r.code)) into within
    from private.regions_beginning(around) r
    where r.level < 5 and private.region_prefix(r.code) ^@ any (within);
  end loop;
  if in_letters and char_length(word) > 1 then
    return query select r.code, r.level, r.level * 100 + char_length(r.name), false
      from private.regions_beginning(word) r where r.code ^@ any (within);
  elsif wanted is not null then
    return query select r.code, r.level, r.level * 100 + char_length(r.name)
        + case when r.name ^@ word then 0 else 1000 end, false
      from public.regions r
      where r.valid_to is null and private.pairs(r.name, 2) @@ wanted
        and (char_length(word) = 2 or position(word in private.fold(r.name)) > 0)
        and r.code ^@ any (within);
  end if;
  if found or cardinality(words) is null then return; end if;
  if char_length(sound) > 2 then
    return query select r.code, r.level, 5000 + r.level * 100 + char_length(r.name), true
      from public.regions r
      where r.valid_to is null and r.code ^@ any (within)
        and private.sound(r.name_pinyin) ~>=~ sound
        and private.sound(r.name_pinyin) ~<~ (sound || chr(1114111));
    if found then return; end if;
  end if;
  return query select r.code, r.level, 6000 + r.level * 100
      + abs(char_length(r.name) - char_length(word)), true
    from private.regions_nearly(near, in_letters, left(sound, char_length(sound) / 2)) r
    where r.code ^@ any (within);
end
$$;

-- Regions written so but for one character: by a pattern of the name, or, where letters were typed,
-- of the sound, whose first half must be right.
create function private.regions_nearly(near text[], in_letters boolean, half text)
returns setof public.regions
language plpgsql stable set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
begin
  if in_letters then
    return query select r.* from public.regions r
      where r.valid_to is null and char_length(half) > 2
        and private.sound(r.name_pinyin) ~>=~ half
        and private.sound(r.name_pinyin) ~<~ (half || chr(1114111))
        and private.sound(r.name_pinyin) like any (
          select pattern || '%' from unnest(near[1:60]) as pattern);
  else
    return query select r.* from public.regions r
      where r.valid_to is null and private.pairs(r.name, 2) @@ private.patterns_query(near)
        and r.name like any (select '%' || pattern || '%' from unnest(near[1:60]) as pattern);
  end if;
end
$$;

-- The names from the province down, without those that only fill a level (北京市/市辖区/东城区).
create function private.path_of(code text) returns text[]
language sql stable set search_path = '' as $$
  select array_agg(a.name order by a.level) from public.regions a
  where a.code in (rpad(left(path_of.code, 2), 12, '0'), rpad(left(path_of.code, 4), 12, '0'),
      rpad(left(path_of.code, 6), 12, '0'), rpad(left(path_of.code, 9), 12, '0'), path_of.code)
    and a.name not in ('市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划')
$$;

grant execute on function private.fold, private.pairs, private.initials, private.spelt_pairs,
  private.text_pairs, private.words_query,
  private.patterns_query, private.sound, private.regions_beginning, private.find_places,
  private.regions_nearly, private.path_of to anon, authenticated, service_role;
