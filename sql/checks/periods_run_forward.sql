-- fact_figure: a period has a first and a last day, in this order, and a figure that stands at a day has no period.
select figure_key
from fact_figure
where
    (period_start is null) <> (period_end is null)
    or period_end < period_start
    or (as_of is not null and period_start is not null)
