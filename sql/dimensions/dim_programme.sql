-- One row per programme, policy, event, award or platform that a page names, and the unknown one. · 每行是网页提及的一个计划、政策、活动、奖项或平台，另有一行未知项目。
-- Key: programme_key
-- Replaces: programme_key of staging.programme
select
    programme_key, -- Key of programme_name; -1 is the unknown programme · 代理键，由 programme_name 生成；-1 为未知项目
    programme_name, -- Name without the marks around it · 名称，不含两侧的引号或书名号
    programme_type, -- 'plan', 'policy', 'event', 'award', 'platform' or 'other' · 类型：计划、政策、活动、奖项、平台或其他
from staging.programme
