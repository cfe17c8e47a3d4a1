-- fact_line: a page's lines are numbered from 1 without a gap, each once.
select page_id
from fact_line
group by page_id
having min(line_no) <> 1 or max(line_no) <> count(*) or count(distinct line_no) <> count(*)
