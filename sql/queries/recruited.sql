-- People recruited: how many, where, said in which line of which page.
select province_name, region_name, published_on, value, modifier, unit, sentence, source_path, line_no
from mart_figure
where unit in ('人', '名') and regexp_matches(sentence, '引进|引育|招引|集聚') and is_canonical
order by province_name, region_name, published_on, source_path, line_no, char_start
