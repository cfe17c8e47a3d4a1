-- Where does one figure come from, step by step, down to the raw line and the run that read it?
-- 某个数字从何而来：逐步追溯到原始文本行和读取它的批次？
-- Row: one step of one figure's trail, from the value down to the bytes.
-- Read: the clean line shows the figure between 【 and 】; the raw slice is what stood there before cleaning. The page_id
-- is the SHA-256 of the page's bytes: `sha256sum` of a file with one page gives the same.
-- Caveat: a figure that is printed in several places has a trail for each.
-- Parameter: figure = 9800余亩 · the figure as cleaned, or its figure_key
with asked as (
    select figure.*
    from fact_figure as figure
    where
        figure.surface = coalesce(getvariable('figure')::varchar, '9800余亩')
        or figure.figure_key = try_cast(getvariable('figure') as bigint)
),

trail as (
    select
        asked.figure_key,
        unnest([
            {
                'step': '1 figure',
                'says': concat_ws(
                    ' ',
                    asked.surface,
                    '=',
                    coalesce(asked.value::double::varchar, 'lost'),
                    '~ ' || asked.value_max::double::varchar,
                    asked.unit
                ),
                'detail': concat_ws(', ', asked.modifier, asked.statistic, asked.status, asked.direction)
            },
            {
                'step': '2 meaning',
                'says': concat_ws(' | ', asked.indicator, indicator.indicator_name, region.region_name),
                'detail': coalesce(
                    asked.period_start || ' to ' || asked.period_end, 'as of ' || asked.as_of, 'no period'
                )
            },
            {
                'step': '3 who says so',
                'says': coalesce(asked.speaker, outlet.outlet_name),
                'detail': asked.attribution || ', read by rule ' || asked.rule
            },
            {
                'step': '4 clean line',
                'says': substr(line.text, 1, asked.char_start)
                || '【' || substr(line.text, asked.char_start + 1, asked.char_end - asked.char_start) || '】'
                || substr(line.text, asked.char_end + 1),
                'detail': 'line ' || asked.line_no || ', characters ' || asked.char_start || ' to ' || asked.char_end
            },
            {
                'step': '5 raw slice',
                'says': asked.raw_text,
                'detail': if(asked.raw_text = asked.surface, 'as cleaned', 'changed by cleaning')
            },
            {'step': '6 raw line', 'says': line.raw_text, 'detail': 'line ' || asked.line_no || ', ' || line.role},
            {
                'step': '7 page',
                'says': article.title,
                'detail': concat_ws(', ', outlet.outlet_name, article.published_on::varchar, article.published_basis)
            },
            {
                'step': '8 capture',
                'says': capture.source_path || ' record ' || capture.record_no,
                'detail': 'page_id ' || asked.page_id
            },
            {
                'step': '9 run',
                'says': asked.run_id,
                'detail': 'rules ' || asked.rules_version
            }
        ]) as step
    from asked
    inner join fact_line as line on asked.page_id = line.page_id and asked.line_no = line.line_no
    inner join fact_article as article on asked.article_key = article.article_key
    inner join dim_outlet as outlet on article.outlet_key = outlet.outlet_key
    inner join dim_region as region on asked.region_key = region.region_key
    inner join dim_indicator as indicator on asked.indicator_key = indicator.indicator_key
    inner join fact_capture as capture on asked.article_key = capture.article_key and capture.status = 'loaded'
)

select figure_key, step.step, step.says, step.detail
from trail
order by figure_key, step.step
