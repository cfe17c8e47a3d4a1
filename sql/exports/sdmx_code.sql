-- One row per code that the observations of sdmx_figure use, or may use, with its name. · 每行是一个代码及其名称。

with

standing as (

    select * from read_csv('sql/exports/sdmx_standing_code.csv', header = true, all_varchar = true)

),

observed as (

    select * from sdmx_figure where left_out is null

),

-- A code keeps its names through time; the latest is shown.
regions as (

    select
        if(level = 'zone', 'Z' || surrogate_key('zone:' || region_name), region_code) as code,
        arg_max(concat_ws(' ', province_name, nullif(prefecture_name, region_name), nullif(region_name, province_name)), valid_from) as name
    from dim_region
    where region_key <> -1
    group by all

),

named as (

    select 'CL_AREA' as codelist, regions.code, regions.name
    from regions
    where code in (select REF_AREA from observed)

    union all

    select 'CL_INDICATOR', 'I' || indicator_key, indicator_name
    from dim_indicator
    where 'I' || indicator_key in (select INDICATOR from observed)

    union all

    select 'CL_ORGANIZATION', 'O' || organization_key, organization_name
    from dim_organization
    where 'O' || organization_key in (select ORGANIZATION from observed)

    union all

    select 'CL_SOURCE', 'P' || person_key, person_name
    from dim_person
    where 'P' || person_key in (select SOURCE from observed)

    union all

    select 'CL_SOURCE', 'O' || organization_key, organization_name
    from dim_organization
    where 'O' || organization_key in (select SOURCE from observed)

    union all

    select 'CL_SOURCE', 'M' || outlet_key, outlet_name
    from dim_outlet
    where 'M' || outlet_key in (select SOURCE from observed)

    union all

    select 'CL_UNIT', 'U' || unit_key, unit
    from dim_unit
    where 'U' || unit_key in (select UNIT_MEASURE from observed)

)

select
    codelist, -- Code list · 代码表
    code, -- Code · 代码
    name_en, -- Name in English, null where the warehouse has none · 英文名称
    name_zh -- Name in Chinese · 中文名称
from standing
union all
select codelist, code, null, name
from named
