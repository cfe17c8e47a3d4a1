-- One row per thing that figures count and what it is measured in, and the unknown indicator. · 每行是一个统计指标及其量纲，另有一行未知指标。
-- Key: indicator_key
-- Replaces: indicator_key of staging.indicator
select
    indicator_key, -- Key of (indicator_name, dimension); -1 is the unknown indicator · 代理键，由 (indicator_name, dimension) 生成；-1 为未知指标
    indicator_name, -- Canonical name · 规范名称
    dimension, -- 'people', 'money', 'count', 'area', 'ratio', 'time' or 'other' · 量纲：人数、金额、个数、面积、比率、时间或其他
from staging.indicator
