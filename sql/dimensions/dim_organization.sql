-- One row per organisation that a page names, and the unknown organisation. · 每行是网页提及的一个机构，另有一行未知机构。
-- Key: organization_key
-- Replaces: organization_key of staging.organization
select
    organization_key, -- Key of organization_name; -1 is the unknown organisation · 代理键，由 organization_name 生成；-1 为未知机构
    organization_name, -- Name in full, as pages write it: 常州市人力资源和社会保障局 · 机构全称，以网页写法为准，如“常州市人力资源和社会保障局”
    organization_type, -- 'government', 'party', 'university', 'company', 'institute', 'media' or 'other' · 机构类型：政府、党委、高校、企业、院所、媒体或其他
    region_key, -- dim_region: the region it belongs to by its name or its page, in that region's newest version; -1 where none · 所属地区（按机构名称或所在网页判定，取该地区最新版本）；无则为 -1
from staging.organization
