-- Whether a text holds every term of the query; where the query has no letters with a case, the text is taken as it is,
-- for lower() takes longer than the search.
create or replace macro holds_terms(text, query) as
    list_bool_and(list_transform(
        search_terms(query), lambda term: contains(if(lower(query) = upper(query), text, lower(text)), term)
    ));
comment on macro holds_terms is 'Whether a text holds every term of a query · 文本是否含有检索式的全部词项';

-- One row per figure whose sentence holds every term of the query; the best ones, best first: figures that count what
-- the query says, then by the score of their article. Example: from search_figures('新增就业')
create or replace macro search_figures(query, best := 20) as table
with ranked as (
    select figure.figure_key, found.score, coalesce(holds_terms(figure.indicator, query), false) as is_counted
    from article_scores(query) as found
    inner join fact_figure as figure using (article_key)
    -- The score is named so that the sentences of articles found are looked through, and no others.
    where if(found.score is null, false, holds_terms(figure.sentence, query))
    order by is_counted desc, score desc, figure_key
    limit best
)

select
    ranked.figure_key,
    round(ranked.score, 4) as score,
    ranked.is_counted,
    figure.indicator,
    figure.value,
    figure.value_max,
    figure.unit,
    region.region_name as region,
    figure.period_text as period,
    figure.period_start,
    figure.period_end,
    figure.sentence,
    capture.source_path,
    figure.line_no
from ranked
inner join fact_figure as figure using (figure_key)
inner join dim_region as region using (region_key)
inner join fact_capture as capture on figure.page_id = capture.page_id and capture.status = 'loaded'
order by ranked.is_counted desc, ranked.score desc, figure_key;
comment on macro table search_figures is 'Figures whose sentence holds all terms of the query, best first · 所在句含有全部检索词的数字，按相关度排序';
