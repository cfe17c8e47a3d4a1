-- One row per figure, in words: what it says, on which page, in which line.
select
    figure.figure_key, -- fact_figure
    article.title, -- Headline of the article
    article.published_on, -- Publish date, null where not known
    outlet.outlet_name, -- Outlet that published the page
    indicator.indicator_name, -- What is counted, by its canonical name
    figure.indicator, -- What is counted, in the text's own words
    organization.organization_name, -- Whom the number is about, 未知 where no organisation
    figure.period_start, -- First day of the period it speaks of
    figure.period_end, -- Last day of that period
    figure.as_of, -- Day it stands at, instead of a period
    figure.period_text, -- The words the period was read from
    figure.attribution, -- 'direct', 'indirect' or 'outlet'
    figure.speaker, -- Who says so, null for the outlet itself
    source.organization_name as speaker_organization, -- Body that says so or for whom is spoken, 未知 where not known
    region.region_name, -- Region the number is about
    region.prefecture_name, -- Its prefecture
    region.province_name, -- Its province
    figure.surface, -- The figure as printed, cleaned
    figure.value, -- The number in the unit, the low end of a range
    figure.value_max, -- High end of a range
    case figure.direction when 'down' then -abs(figure.value) else figure.value end as signed_value, -- The value with the sign of its change
    figure.unit, -- Counter or measure as written
    unit.base_unit, -- Unit that figures of this dimension compare in
    cast(figure.value as double) * unit.factor as value_in_base_unit, -- The value in base_unit
    figure.modifier, -- How the number is bounded
    figure.qualifier, -- The words that bound it
    figure.statistic, -- What kind of number
    figure.direction, -- Where a change goes
    figure.status, -- Whether it happened or is meant to
    figure.is_cumulative, -- Whether it is a running total
    figure.is_damaged, -- Whether the number is damaged
    figure.sentence, -- The sentence that holds it
    figure.raw_text, -- The raw characters behind it
    capture.source_path, -- File of the page under the raw folder
    figure.page_id, -- SHA-256 (hex) of the page's raw bytes
    figure.line_no, -- Line of the page, from 1
    figure.char_start, -- First character in the clean line, from 0
    figure.char_end, -- Behind the last character
    article.story_key, -- The same for reprints
    article.is_canonical, -- Whether this page stands for its story
from fact_figure as figure
inner join fact_article as article on figure.article_key = article.article_key
inner join dim_outlet as outlet on article.outlet_key = outlet.outlet_key
inner join dim_region as region on figure.region_key = region.region_key
inner join dim_indicator as indicator on figure.indicator_key = indicator.indicator_key
inner join dim_organization as organization on figure.organization_key = organization.organization_key
inner join dim_organization as source on figure.speaker_organization_key = source.organization_key
inner join dim_unit as unit on figure.unit_key = unit.unit_key
inner join fact_capture as capture on figure.page_id = capture.page_id and capture.status = 'loaded'
