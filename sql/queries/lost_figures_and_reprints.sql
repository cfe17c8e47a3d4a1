-- Which figures have lost their value to damage, and where does a clean reprint have it?
-- 哪些数字因损坏而丢失，哪里的转载还保留着？
-- Row: one damaged figure.
-- Read: value is that of the figure in the same place of the story on another page, empty where no page has it.
-- Caveat: pages of one story are matched by unit and order: the third 吨 of one is the third 吨 of the other. That holds
-- where both have as many figures in that unit; where they have not, or clean pages differ, nothing is matched.
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

-- Copies that agree are one answer; where they do not, nobody knows which one the damaged page had.
clean as (
    select
        story_key,
        unit_key,
        place,
        places,
        min({
            'article_key': article_key,
            'line_no': line_no,
            'value': value,
            'value_max': value_max,
            'modifier': modifier,
            'surface': surface
        }) as copy
    from placed
    where not is_damaged
    group by all
    having min(value) = max(value)
)

select
    damaged.surface,
    figure.raw_text,
    figure.indicator,
    figure.unit,
    clean.copy.value,
    clean.copy.value_max,
    clean.copy.modifier,
    clean.copy.surface as clean_surface,
    capture.source_path,
    damaged.line_no,
    clean_capture.source_path as clean_source_path,
    clean.copy.line_no as clean_line_no,
    figure.sentence
from placed as damaged
inner join fact_figure as figure on damaged.figure_key = figure.figure_key
inner join fact_capture as capture on damaged.article_key = capture.article_key and capture.status = 'loaded'
left join clean
    on damaged.story_key = clean.story_key
    and damaged.unit_key = clean.unit_key
    and damaged.place = clean.place
    and damaged.places = clean.places
left join fact_capture as clean_capture
    on clean.copy.article_key = clean_capture.article_key and clean_capture.status = 'loaded'
where damaged.is_damaged
order by capture.source_path, damaged.line_no, figure.char_start
