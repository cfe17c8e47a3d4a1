-- One row per line of business that a page names, and the unknown one. · 每行是网页提及的一个行业，另有一行未知行业。
-- Key: industry_key
-- Replaces: industry_key of staging.industry
select
    industry_key, -- Key of industry_name; -1 is the unknown industry · 代理键，由 industry_name 生成；-1 为未知行业
    industry_name, -- Canonical name · 规范名称
from staging.industry
