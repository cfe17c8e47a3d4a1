-- How many people did each district say it recruited, counting each story once?
-- 各区县引进了多少人才（同一报道只算一次）？
-- Row: one claim about a district, a year and a kind of people: the value, and how many stories state it.
-- Read: a claim with more stories has more independent witnesses; two rows that differ in people alone disagree.
-- Caveat: a witness is the page that stands for its story; where that page is damaged the claim can be missing here
-- though a clean reprint has it (lost_figures_and_reprints). Rows overlap, so never add them up.
-- Parameter: region = · only districts whose name holds this, as in 武进
select
    region.prefecture_name,
    region.region_name,
    year(coalesce(figure.period_end, figure.as_of)) as year,
    indicator.indicator_name,
    figure.modifier,
    figure.value::double as people,
    figure.status,
    figure.is_cumulative,
    count(distinct article.story_key) as stories,
    min(article.published_on) as first_published_on,
    list_sort(list(distinct coalesce(figure.speaker, outlet.outlet_name))) as said_by
from fact_figure as figure
inner join fact_article as article on figure.article_key = article.article_key and article.is_canonical
inner join dim_outlet as outlet on article.outlet_key = outlet.outlet_key
inner join dim_region as region on figure.region_key = region.region_key
inner join dim_indicator as indicator on figure.indicator_key = indicator.indicator_key
where
    figure.unit_key in (select unit_key from dim_unit where base_unit = '人')
    and figure.statistic = 'count'
    and figure.value is not null
    and (
        contains(figure.indicator, '引进') or contains(figure.indicator, '招引') or contains(figure.indicator, '引才')
        or contains(figure.indicator, '招聘') or contains(figure.indicator, '招录') or contains(figure.indicator, '录用')
    )
    and (getvariable('region') is null or contains(region.region_name, getvariable('region')::varchar))
group by all
order by region.prefecture_name, region.region_name, year, indicator.indicator_name, people
