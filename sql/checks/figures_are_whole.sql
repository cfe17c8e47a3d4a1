-- fact_figure: a value is there unless the figure is damaged, and a range runs upwards.
select figure_key
from fact_figure
where (value is null) <> is_damaged or value_max < value
