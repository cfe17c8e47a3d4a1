-- fact_figure: the surface is the slice of the clean line it names, and its raw text stands in the raw line.
select figure.figure_key
from fact_figure as figure
left join fact_line as line on figure.page_id = line.page_id and figure.line_no = line.line_no
where
    line.page_id is null
    or figure.surface <> substr(line.text, figure.char_start + 1, figure.char_end - figure.char_start)
    or figure.raw_text is null
    or not contains(line.raw_text, figure.raw_text)
