-- One row per person that a page names, and the unknown person. Namesakes share a row: a name is all that pages give. · 每行是网页提及的一个人物，另有一行未知人物；同名者共用一行，因为网页只给出姓名。
-- Key: person_key
-- Replaces: person_key of staging.person
select
    person_key, -- Key of person_name; -1 is the unknown person · 代理键，由 person_name 生成；-1 为未知人物
    person_name, -- Name, in Simplified, without padding · 姓名（简体，去除字间空格）
from staging.person
