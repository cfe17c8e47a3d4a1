-- A value in its base unit, to 15 significant digits: a double holds as many, and what multiplying leaves behind them
-- (394866686.40999997 平方米) is no part of the number.
create or replace macro in_base_unit(value, factor) as
    cast(printf('%.15g', cast(value as double) * factor) as double);
comment on macro in_base_unit is 'A value in its base unit, to 15 significant digits · 折算为基准单位的数值，保留 15 位有效数字';
