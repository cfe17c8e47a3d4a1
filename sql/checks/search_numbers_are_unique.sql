-- search.document: no two articles of a bronze file share a number.
select shard, document_no
from search.document
group by shard, document_no
having count(*) > 1
