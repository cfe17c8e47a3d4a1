-- One row per term and bronze file, or part of one: the articles there that hold it; the index behind search_articles(). · 每行是一个词项及某一青铜层文件中含有它的各篇文章。
-- Each load's rows are sorted by term, so that a query reads only the blocks its terms are in.
-- Replaces: shard of staging.shard
select
    term.term, -- Two Han characters, a lone one, or a word in lower case · 两个相邻汉字、单个汉字或小写单词
    term.document_nos, -- search.document, of the same bronze file: the articles · 同一青铜层文件中含有它的文章编号
    term.frequencies, -- How often each article's title and body hold it · 在各篇文章标题与正文中出现的次数
    shard.batch_date, -- Day the pages were first seen, in Asia/Shanghai · 网页首次采集日期（北京时间）
    term.shard, -- Name of the bronze file the pages came from · 所属青铜层文件名
from staging.term as term
inner join (select distinct shard, batch_date from staging.page) as shard using (shard)
order by term.term
