-- People counted: how many, where, said by which outlet, in which line of which page; one witness per story.
select region_name, published_on, outlet_name, modifier, value, unit, sentence, source_path, line_no
from mart_figure
where base_unit = '人' and statistic = 'count' and contains(sentence, '人才') and is_canonical
order by region_name, published_on, source_path, line_no, char_start
