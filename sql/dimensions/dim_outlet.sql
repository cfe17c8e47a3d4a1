-- One row per outlet that published a page, and the unknown outlet. · 每行是一家发布网页的媒体，另有一行未知媒体。
-- Key: outlet_key
-- Replaces: outlet_key of staging.outlet
select
    outlet_key, -- Key of outlet_name; -1 where no outlet is known · 代理键，由 outlet_name 生成；-1 为未知媒体
    outlet_name, -- Canonical name · 规范名称
    domain, -- Its domain, null where no page tells · 域名；网页未注明时为空
    outlet_type, -- 'agency', 'newspaper', 'broadcaster', 'portal', 'government' or 'other' · 媒体类型：通讯社、报纸、广播电视、门户网站、政府网站或其他
from staging.outlet
