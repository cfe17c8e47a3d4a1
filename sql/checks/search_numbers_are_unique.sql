-- search.document: no two articles share a number.
select document_no
from search.document
group by document_no
having count(*) > 1
