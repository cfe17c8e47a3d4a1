-- One row per unit or counter as it is written after a number, and one for the unknown unit.
-- Source: seeds/reference/units.csv. A value times factor is the value in base_unit; a currency is its own base unit.

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
    unit_key::bigint as unit_key, -- Key: surrogate_key(unit); -1 is the unknown unit
    unit::varchar as unit, -- Unit or counter as written, without its multiplier: 人, 亩, %, 个百分点; 未知 for the unknown unit
    dimension::varchar as dimension, -- What it measures: people, money, count, area, ratio, time, mass, length, volume, energy, other
    base_unit::varchar as base_unit, -- Unit to compare values in; only values with the same base_unit compare
    factor::double as factor -- Multiplier from unit to base_unit: 666.6667 for 亩 in 平方米
from with_unknown
