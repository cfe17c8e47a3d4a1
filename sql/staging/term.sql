-- One row per term in the batches being loaded, of each bronze file, or of each part of one that was read by itself. · 每行是本批各青铜层文件（或其一部分）中的一个词项。
-- Source: the silver layer. · 来源：银层。
select
    term, -- Two Han characters, a lone one, or a word · 两个相邻汉字、单个汉字或单词
    document_nos, -- The articles that hold it · 含有该词项的文章编号
    frequencies, -- How often each of them does · 在各篇文章中出现的次数
    parse_filename(filename) as shard, -- Name of the bronze file · 所属青铜层文件名
from read_parquet(getvariable('search_terms'), filename = true)
