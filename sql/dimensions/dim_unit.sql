-- One row per unit or counter as it is written after a number, and one for the unknown unit. · 每行是数字后的一种计量单位或量词写法，另有一行未知单位。
-- Source: seeds/reference/units.csv. A value times factor is the value in base_unit; a currency is its own base unit.
-- · 来源：seeds/reference/units.csv。数值乘以 factor 即为以 base_unit 计的数值；各币种以自身为基准单位。
-- Key: unit_key

with

units as (

    select * from read_csv('seeds/reference/units.csv', header = true, all_varchar = true)

),

with_unknown as (

    select
        surrogate_key(unit) as unit_key,
        unit,
        dimension,
        base_unit,
        factor
    from units

    union all

    select
        -1 as unit_key,
        '未知' as unit,
        'other' as dimension,
        '未知' as base_unit,
        '1' as factor

)

select
    unit_key::bigint as unit_key, -- Key: surrogate_key(unit); -1 is the unknown unit · 代理键，由 unit 生成；-1 为未知单位
    unit::varchar as unit, -- Unit or counter as written, without its multiplier: 人, 亩, %, 个百分点; 未知 for the unknown unit · 计量单位或量词的原文写法，不含数量级，如“人”“亩”“%”“个百分点”；未知单位为“未知”
    dimension::varchar as dimension, -- What it measures: 'people', 'money', 'count', 'area', 'ratio', 'time', 'mass', 'length', 'volume', 'energy' or 'other' · 量纲：人数、金额、个数、面积、比率、时间、质量、长度、体积、能量或其他
    base_unit::varchar as base_unit, -- Unit to compare values in; only values with the same base_unit compare · 比较用的基准单位；仅基准单位相同的数值可比
    factor::double as factor -- Multiplier from unit to base_unit: 666.6666666666666 for 亩 in 平方米 · 由 unit 换算为 base_unit 的系数，如亩换算为平方米取 666.6666666666666
from with_unknown
