-- People counted: how many of whom, where, for which period, who says so, in which line; one witness per story.
select
    region_name,
    coalesce(as_of, period_end) as until,
    period_text,
    indicator,
    modifier,
    value,
    unit,
    status,
    coalesce(speaker, outlet_name) as said_by,
    source_path,
    line_no
from mart_figure
where base_unit = '人' and statistic = 'count' and is_canonical
order by region_name, until, source_path, line_no, char_start
