-- One row per region or development zone and version: a code or zone name with one name and one parent over [valid_from, valid_to). · 每行是一个地区或开发区的一个版本：在 [valid_from, valid_to) 内，一个代码或开发区名对应一个名称和一个上级。
-- Source: seeds/reference/areacodes.csv (GB/T 2260 codes since 1981, in whole years: a code used from 1983 and dropped
-- in 1995 is valid in [1983-01-01, 1995-01-01)), region_aliases.csv for the short names, development_zones.csv for the zones.
-- 1981 is where the source begins, not where a region did. A code that was out of use for some years has a gap there.
-- · 来源：seeds/reference/areacodes.csv（1981 年以来的 GB/T 2260 代码，以整年计：1983 年启用、1995 年停用者有效期为
-- · [1983-01-01, 1995-01-01)）；简称取自 region_aliases.csv，开发区取自 development_zones.csv。1981 年是来源的起点，
-- · 并非地区设立之年；代码停用的年份留有空档。
-- Key: region_key

with

areacodes as (

    select * from read_csv('seeds/reference/areacodes.csv', header = true, all_varchar = true)

),

region_aliases as (

    select * from read_csv('seeds/reference/region_aliases.csv', header = true, all_varchar = true)

),

development_zones as (

    select * from read_csv('seeds/reference/development_zones.csv', header = true, all_varchar = true)

),

versions as (

    select
        region_code,
        region_name,
        province_name,
        nullif(prefecture_name, '直辖') as prefecture_name,
        case level when '省级' then 'province' when '地级' then 'prefecture' when '县级' then 'county' end as level,
        make_date(year_from::integer, 1, 1) as valid_from,
        coalesce(make_date(year_to::integer, 1, 1), date '9999-12-31') as valid_to,
        -- A code with a year in brackets took over a part before the end, so it does not succeed this version.
        list_filter(
            string_split(coalesce(successor_codes, ''), ';'), lambda code: regexp_full_match(code, '\d{6}')
        ) as successor_region_codes
    from areacodes

),

regions as (

    select
        versions.region_code,
        versions.region_code as natural_key,
        versions.region_name,
        -- Some aliases list several, the commonest first: 巴州/巴音郭楞.
        split_part(region_aliases.short_name, '/', 1) as short_name,
        versions.region_name as official_name,
        versions.level,
        case
            when versions.level = 'province' then null
            when versions.level = 'county' and versions.prefecture_name is not null then parents.region_code
            else left(versions.region_code, 2) || '0000'
        end as parent_region_code,
        versions.prefecture_name,
        versions.province_name,
        versions.valid_from,
        versions.valid_to,
        versions.successor_region_codes
    from versions
    left join versions as parents
        on parents.level = 'prefecture'
        and versions.province_name = parents.province_name
        and if(versions.level = 'county', versions.prefecture_name, null) = parents.region_name
        and versions.valid_from >= parents.valid_from
        and versions.valid_from < parents.valid_to
    left join region_aliases
        on versions.region_code = region_aliases.region_code
        and versions.region_name = region_aliases.region_name

),

-- A zone has a version for each version of its parent, because its row carries the parent's names.
zones as (

    select
        null as region_code,
        'zone:' || development_zones.zone_name as natural_key,
        development_zones.zone_name as region_name,
        development_zones.short_name,
        development_zones.official_name,
        'zone' as level,
        parents.region_code as parent_region_code,
        parents.prefecture_name,
        parents.province_name,
        greatest(make_date(development_zones.valid_from::integer, 1, 1), parents.valid_from) as valid_from,
        least(
            coalesce(make_date(development_zones.valid_to::integer, 1, 1), date '9999-12-31'), parents.valid_to
        ) as valid_to,
        [] as successor_region_codes
    from development_zones
    inner join versions as parents
        on development_zones.parent_region_code = parents.region_code
        and make_date(development_zones.valid_from::integer, 1, 1) < parents.valid_to
        and coalesce(make_date(development_zones.valid_to::integer, 1, 1), date '9999-12-31') > parents.valid_from

),

unknown as (

    select
        null as region_code,
        null as natural_key,
        '未知' as region_name,
        '未知' as short_name,
        '未知' as official_name,
        null as level,
        null as parent_region_code,
        '未知' as prefecture_name,
        '未知' as province_name,
        date '0001-01-01' as valid_from,
        date '9999-12-31' as valid_to,
        [] as successor_region_codes

),

unioned as (

    select * from regions
    union all
    select * from zones
    union all
    select * from unknown

)

select
    surrogate_key(natural_key || chr(31) || valid_from)::bigint as region_key, -- Key: surrogate_key of region_code (or 'zone:' and the zone's name), chr(31), valid_from; -1 is the unknown region · 代理键，由 region_code（开发区为 zone: 加名称）与 valid_from 生成；-1 为未知地区
    region_code::varchar as region_code, -- GB/T 2260 code, six digits; null for a zone and the unknown region · 六位行政区划代码（GB/T 2260）；开发区与未知地区为空
    region_name::varchar as region_name, -- Name in full, as of this version; for a zone the name in common use, such as 无锡高新区; 未知 for the unknown region · 该版本的全称；开发区取通用名称，如“无锡高新区”；未知地区为“未知”
    short_name::varchar as short_name, -- Name without its suffix, as news writes it, such as 武进; null where none is listed · 去掉通名的简称，即新闻中的写法，如“武进”；未列出时为空
    official_name::varchar as official_name, -- A zone's name in full, such as 无锡高新技术产业开发区; else the same as region_name · 开发区的正式全称，如“无锡高新技术产业开发区”；其余与 region_name 相同
    level::varchar as level, -- 'province', 'prefecture', 'county' or 'zone'; null for the unknown region · 级别：省级、地级、县级或开发区；未知地区为空
    parent_region_code::varchar as parent_region_code, -- Code of the region it stood under in this period: a county's prefecture, or its province where it has none; null for a province · 该时期上级地区的代码：县级取所属地级，无地级则取省级；省级为空
    prefecture_name::varchar as prefecture_name, -- Prefecture it stood in, or is; null for a province and what stands directly under one · 所属（或自身）地级名称；省级及省直辖者为空
    province_name::varchar as province_name, -- Province it stood in, or is · 所属（或自身）省级名称
    valid_from::date as valid_from, -- First day of this version; the source gives years, so always 1 January; a zone counts from its approval at national level · 生效日期；来源仅到年，故均为 1 月 1 日；开发区自国家级批复之年起算
    valid_to::date as valid_to, -- Day after the last of this version; 9999-12-31 while it is current · 失效日期（不含当日）；现行版本为 9999-12-31
    valid_to = date '9999-12-31' as is_current, -- True for the version in force · 是否现行版本
    successor_region_codes::varchar[] as successor_region_codes -- Codes that took over when this version ended, itself when only the name or parent changed; empty while current or not known · 该版本失效后承接的代码，仅更名或改隶时为自身；现行或不详时为空列表
from unioned
