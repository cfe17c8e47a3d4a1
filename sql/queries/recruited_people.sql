-- How many people did each district say it recruited, in which year, who says so, and in which line?
-- 各区县各年引进了多少人才，谁说的，见哪一行？
-- Row: one figure as one page states it. Reprints repeat it: recruited_people_by_story counts each story once.
-- Read: year is that of the period the text gives; empty where the text gives none. A bound (over, at_least) is no
-- exact number.
-- Caveat: rows overlap (a part and its whole, a half and its year), so never add them up.
-- Parameter: region = · only districts whose name holds this, as in 武进
select
    region.prefecture_name,
    region.region_name,
    year(coalesce(figure.period_end, figure.as_of)) as year,
    figure.indicator,
    figure.modifier,
    figure.value::double as people,
    figure.status,
    figure.is_cumulative,
    figure.period_text,
    coalesce(figure.speaker, outlet.outlet_name) as said_by,
    outlet.outlet_name,
    article.published_on,
    capture.source_path,
    figure.line_no,
    figure.surface
from fact_figure as figure
inner join fact_article as article on figure.article_key = article.article_key
inner join fact_capture as capture on article.article_key = capture.article_key and capture.status = 'loaded'
inner join dim_outlet as outlet on article.outlet_key = outlet.outlet_key
inner join dim_region as region on figure.region_key = region.region_key
where
    figure.unit_key in (select unit_key from dim_unit where base_unit = '人')
    and figure.statistic = 'count'
    and (
        contains(figure.indicator, '引进') or contains(figure.indicator, '招引') or contains(figure.indicator, '引才')
        or contains(figure.indicator, '招聘') or contains(figure.indicator, '招录') or contains(figure.indicator, '录用')
    )
    and (getvariable('region') is null or contains(region.region_name, getvariable('region')::varchar))
order by region.prefecture_name, region.region_name, year, capture.source_path, figure.line_no, figure.char_start
