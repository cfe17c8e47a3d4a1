-- One row per region version: the place it is a version of, whatever its code and name. · 每行是一个地区版本：它所属的同一地方，不论代码与名称。
-- Key: region_key
-- 武进县, 武进市 and 武进区 are one place under four codes. A version goes on in the one of its level that takes over on
-- the day it ends: the one of the same name, or its only successor where that had no other predecessor.
with recursive version as (
    select
        region_key,
        coalesce(region_code, region_name) as place,
        level,
        valid_from,
        valid_to,
        successor_region_codes,
        regexp_replace(region_name, '(地区|自治[州县旗]|[市县区盟旗])$', '') as stem
    from dim_region
    where region_key <> -1
),

taken_over as (
    select
        earlier.region_key as earlier_key,
        later.region_key as later_key,
        earlier.stem = later.stem as keeps_name,
        len(earlier.successor_region_codes) < 2
        and count(*) over (partition by later.region_key) = 1 as is_whole
    from version as earlier
    inner join version as later
        on earlier.valid_to = later.valid_from
        and earlier.level = later.level
        and (earlier.place = later.place or list_contains(earlier.successor_region_codes, later.place))
),

gone_on as (
    select earlier_key, later_key
    from taken_over
    where keeps_name or is_whole
    qualify
        row_number() over (partition by earlier_key order by keeps_name desc, later_key) = 1
        and row_number() over (partition by later_key order by keeps_name desc, earlier_key) = 1
),

lineage as (
    select version.region_key as place_key, version.region_key
    from version
    anti join gone_on on version.region_key = gone_on.later_key
    union all
    select lineage.place_key, gone_on.later_key
    from lineage
    inner join gone_on on lineage.region_key = gone_on.earlier_key
)

select
    lineage.place_key, -- dim_region: the first version of the place, the same for all its versions; -1 for the unknown region · 该地方的最早版本，各版本相同；未知为 -1
    version.region_key, -- dim_region: the version · 地区版本
    version.valid_from, -- First day of the version · 版本首日
    version.valid_to, -- Day after its last · 版本末日的次日
from lineage
inner join version using (region_key)
union all
select -1, -1, date '0001-01-01', date '9999-12-31'
