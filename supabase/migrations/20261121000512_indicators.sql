-- The library as it stands. Who is counted is worded by its year: 脱贫 until 2025, at risk from
-- 2026 on. People, workshops and companies were reported by hand until 2025; from 2026 on they are
-- made of the exchanges that the other side confirmed.
insert into public.indicators (code, valid_from, valid_to, position, field, name, english_name,
  unit, english_unit, source, record_kinds) values
  ('fiscal_aid', 2016, null, 10, 'funds', '财政援助资金', 'Fiscal aid', 'fen', 'fen', 'money',
    '{fiscal_aid}'),
  ('social_donation', 2016, null, 20, 'funds', '社会帮扶资金', 'Social donation, cash', 'fen',
    'fen', 'money', '{social_donation}'),
  ('donated_goods', 2016, null, 30, 'funds', '社会帮扶物资折价', 'Donated goods, as valued', 'fen',
    'fen', 'goods', '{social_donation}'),
  ('investment', 2016, null, 50, 'industry', '企业到位投资', 'Investment in place', 'fen', 'fen',
    'money', '{investment}'),
  ('labour_lifted', 2016, 2025, 90, 'labour', '其中脱贫劳动力',
    'Of them from lifted households', '人', 'people', 'reported', '{}'),
  ('labour_at_risk', 2026, null, 90, 'labour', '其中防止返贫致贫对象',
    'Of them from households at risk', '人', 'people', 'exchanges', '{labour_monitored}'),
  ('purchase', 2016, null, 100, 'consumption', '消费帮扶采购（已认捐）',
    'Consumption purchases, pledged', 'fen', 'fen', 'money', '{purchase}'),
  ('sales', 2026, null, 105, 'consumption', '消费帮扶采购（未认捐）',
    'Consumption purchases, not pledged', 'fen', 'fen', 'exchanges', '{purchases_fen}'),
  ('paired_townships', 2016, null, 140, 'pairing', '结对乡镇', 'Paired townships', '个',
    'townships', 'pairings', '{township}'),
  ('paired_villages', 2016, null, 150, 'pairing', '结对村', 'Paired villages', '个', 'villages',
    'pairings', '{village,enterprise_village}'),
  ('paired_schools', 2016, null, 160, 'pairing', '结对学校', 'Paired schools', '对', 'pairs',
    'pairings', '{school}'),
  ('paired_hospitals', 2016, null, 170, 'pairing', '结对医院', 'Paired hospitals', '对', 'pairs',
    'pairings', '{hospital}'),
  ('model_villages', 2021, null, 180, 'pairing', '乡村振兴示范村', 'Model villages built', '个',
    'villages', 'reported', '{}');

insert into public.indicators (code, valid_from, valid_to, position, field, name, english_name,
  unit, english_unit, source, record_kinds)
select i.code, y.valid_from, y.valid_to, i.position, i.field, i.name, i.english_name, i.unit,
  i.english_unit, y.source, case y.source when 'exchanges' then array[i.figure] else '{}' end
from (values
  ('enterprises_led', 40, 'industry', '引导落地企业', 'Enterprises brought in', '家', 'enterprises',
    'enterprises'),
  ('industrial_parks', 60, 'industry', '共建产业园区', 'Co-built parks', '个', 'parks', 'parks'),
  ('workshops', 70, 'labour', '就业帮扶车间', 'Employment workshops', '个', 'workshops',
    'workshops'),
  ('labour', 80, 'labour', '帮助农村劳动力就业', 'Rural workers placed', '人', 'people',
    'labour_people'),
  ('officials', 110, 'talent', '互派挂职干部', 'Seconded officials', '人', 'people',
    'posted_officials'),
  ('specialists', 120, 'talent', '互派专业技术人才', 'Specialists sent', '人', 'people',
    'posted_specialists'),
  ('trainings', 130, 'talent', '培训干部人才', 'People trained', '人次', 'attendances', 'trainees')
) as i (code, position, field, name, english_name, unit, english_unit, figure)
cross join (values (2016, 2025, 'reported'), (2026, null, 'exchanges'))
  as y (valid_from, valid_to, source);
