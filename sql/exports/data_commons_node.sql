-- One row per property of a node that the observations of data_commons_figure speak of. · 每行是观测值所涉节点的一个属性。
-- Nodes stand under two namespaces of our own: gbt2260/ and a region's code, news/ and a key. Only country/CHN is Data Commons'.

with recursive

observed as (

    select * from data_commons_figure where left_out is null

),

-- The latest version of each code; its names and parents changed over time.
regions as (

    select
        region_code,
        arg_max(region_name, valid_from) as region_name,
        arg_max(level, valid_from) as level,
        arg_max(parent_region_code, valid_from) as parent_region_code
    from dim_region
    where region_code is not null
    group by region_code

),

zones as (

    select distinct
        observed.entity,
        region.region_name,
        region.parent_region_code
    from observed
    inner join dim_region as region on observed.region_key = region.region_key
    where observed.entity_type = 'Place'

),

places as (

    select split_part(entity, '/', 2) as region_code
    from observed
    where entity_type like 'AdministrativeArea%'
    union
    select parent_region_code from zones
    union
    select regions.parent_region_code
    from places
    inner join regions on places.region_code = regions.region_code
    where regions.parent_region_code is not null

),

nodes as (

    select
        'gbt2260/' || region_code as node,
        case level
            when 'province' then 'AdministrativeArea1'
            when 'prefecture' then 'AdministrativeArea2'
            else 'AdministrativeArea3'
        end as type,
        region_name as name,
        map {
            'containedInPlace': coalesce('dcid:gbt2260/' || parent_region_code, 'dcid:country/CHN')
        } as others
    from places
    inner join regions using (region_code)

    union all

    select entity, 'Place', region_name, map { 'containedInPlace': 'dcid:gbt2260/' || parent_region_code }
    from zones

    union all

    select distinct observed.entity, 'Organization', organization.organization_name, map {}
    from observed
    inner join dim_organization as organization using (organization_key)
    where observed.entity_type = 'Organization'

    union all

    select distinct 'news/I' || indicator_key, 'Property', indicator.indicator_name, map { 'domainIncludes': 'dcid:Thing' }
    from observed
    inner join dim_indicator as indicator using (indicator_key)

    union all

    select distinct
        observed.variable,
        'StatisticalVariable',
        indicator.indicator_name || ' (' || concat_ws(', ', observed.statistic, nullif(observed.status, 'actual')) || ')',
        map {
            'populationType': 'dcid:Thing',
            'measuredProperty': 'dcid:news/I' || indicator_key,
            'statType': 'dcid:measuredValue'
        }
    from observed
    inner join dim_indicator as indicator using (indicator_key)

),

properties as (

    select node, 1 as position, 'typeOf' as property, 'dcid:' || type as value
    from nodes
    union all
    select node, 2, 'name', cast(to_json(name) as varchar)
    from nodes
    union all
    select node, 3, entry.key, entry.value
    from (select node, unnest(map_entries(others)) as entry from nodes)

)

select
    node, -- The node's dcid · 节点标识
    position, -- Order of the property in the node · 属性次序
    property, -- Property · 属性
    value -- Its value, as MCF writes it · 属性值
from properties
