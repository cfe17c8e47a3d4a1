-- Which figures stand in a sentence with these words?
-- 哪些数字所在的句子提到这些词？
-- Row: one figure whose sentence holds all the words, the best twenty, best first.
-- Read: is_counted is true where the words are what the figure counts; the others only stand beside them. score is that
-- of the figure's article.
-- Caveat: figures of reprints are figures of their own. period is as the text words it; its days stand beside it.
-- Parameter: words = 人才公寓 · what to look for
from search_figures(coalesce(getvariable('words')::varchar, '人才公寓'))
