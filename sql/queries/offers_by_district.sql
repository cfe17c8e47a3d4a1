-- What subsidies, grants and allowances does each district offer, and to what limit?
-- 各区县给出哪些补贴、资助，上限多少？
-- Row: one amount of money that a page calls a subsidy, grant, award or allowance, one witness per story.
-- Read: limit_word is what the page puts before or behind the number (最高, 不低于); a range has its high end in money_max.
-- is_per_person_or_time marks amounts for each person, month or year.
-- Caveat: offers in words beyond those below are missed. Totals paid out and single offers stand side by side; who gets
-- it, and for how long, is in the sentence alone.
-- Parameter: region = · only regions whose name holds this, as in 武进
select
    region.prefecture_name,
    region.region_name,
    indicator.indicator_name,
    figure.indicator,
    figure.qualifier as limit_word,
    figure.modifier,
    figure.value::double as money,
    figure.value_max::double as money_max,
    figure.unit,
    figure.statistic = 'rate' as is_per_person_or_time,
    figure.status,
    figure.is_cumulative,
    article.published_on,
    capture.source_path,
    figure.line_no,
    figure.sentence
from fact_figure as figure
inner join fact_article as article on figure.article_key = article.article_key and article.is_canonical
inner join fact_capture as capture on figure.article_key = capture.article_key and capture.status = 'loaded'
inner join dim_region as region on figure.region_key = region.region_key
inner join dim_indicator as indicator on figure.indicator_key = indicator.indicator_key
where
    figure.unit_key in (select unit_key from dim_unit where dimension = 'money')
    and figure.statistic in ('sum', 'rate')
    and (
        contains(figure.indicator, '补贴') or contains(figure.indicator, '补助') or contains(figure.indicator, '津贴')
        or contains(figure.indicator, '资助') or contains(figure.indicator, '奖补') or contains(figure.indicator, '奖励')
        or contains(figure.indicator, '安家费') or contains(figure.indicator, '支持')
        or contains(figure.indicator, '启动资金')
    )
    and (getvariable('region') is null or contains(region.region_name, getvariable('region')::varchar))
order by region.prefecture_name, region.region_name, capture.source_path, figure.line_no, figure.char_start
