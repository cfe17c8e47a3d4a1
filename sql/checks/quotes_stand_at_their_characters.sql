-- fact_quote: the surface is the slice of the clean line it names, and its raw text stands in the raw line.
select quote.quote_key
from fact_quote as quote
left join fact_line as line on quote.page_id = line.page_id and quote.line_no = line.line_no
where
    line.page_id is null
    or quote.surface <> substr(line.text, quote.char_start + 1, quote.char_end - quote.char_start)
    or quote.raw_text is null
    or not contains(line.raw_text, quote.raw_text)
