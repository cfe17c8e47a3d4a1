-- fact_mention: the surface is the slice of the clean line it names, and its raw text stands in the raw line.
select mention.mention_key
from fact_mention as mention
left join fact_line as line on mention.page_id = line.page_id and mention.line_no = line.line_no
where
    line.page_id is null
    or mention.surface <> substr(line.text, mention.char_start + 1, mention.char_end - mention.char_start)
    or mention.raw_text is null
    or not contains(line.raw_text, mention.raw_text)
