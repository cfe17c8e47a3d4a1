-- Which figures have lost their value to damage, and where does a clean reprint have it?
-- 哪些数字因损坏而丢失，哪里的转载还保留着？
-- Row: one damaged figure.
-- Read: value is that of the figure in the same place of the story on another page, empty where no page has it.
-- Caveat: pages of one story are matched by unit and order: the third 吨 of one is the third 吨 of the other. That holds
-- where both have as many figures in that unit; where they have not, nothing is matched.
with lost as (
    select figure.article_key, article.story_key
    from fact_figure as figure
    inner join fact_article as article on figure.article_key = article.article_key
    where figure.is_damaged
),

placed as (
    select
        figure.figure_key,
        figure.article_key,
        article.story_key,
        figure.unit_key,
        figure.value::double as value,
        figure.value_max::double as value_max,
        figure.modifier,
        figure.is_damaged,
        figure.surface,
        figure.line_no,
        row_number() over (
            partition by figure.article_key, figure.unit_key order by figure.line_no, figure.char_start
        ) as place,
        count(*) over (partition by figure.article_key, figure.unit_key) as places
    from fact_figure as figure
    inner join fact_article as article on figure.article_key = article.article_key
    where article.story_key in (select story_key from lost)
),

clean as (
    select damaged.figure_key, other.*
    from placed as damaged
    inner join placed as other using (story_key, unit_key, place, places)
    where damaged.is_damaged and not other.is_damaged
    qualify row_number() over (partition by damaged.figure_key order by other.article_key, other.line_no) = 1
)

select
    damaged.surface,
    figure.raw_text,
    figure.indicator,
    figure.unit,
    clean.value,
    clean.value_max,
    clean.modifier,
    clean.surface as clean_surface,
    capture.source_path,
    damaged.line_no,
    clean_capture.source_path as clean_source_path,
    clean.line_no as clean_line_no,
    figure.sentence
from placed as damaged
inner join fact_figure as figure on damaged.figure_key = figure.figure_key
inner join fact_capture as capture on damaged.article_key = capture.article_key and capture.status = 'loaded'
left join clean on damaged.figure_key = clean.figure_key
left join fact_capture as clean_capture
    on clean.article_key = clean_capture.article_key and clean_capture.status = 'loaded'
where damaged.is_damaged
order by capture.source_path, damaged.line_no, figure.char_start
