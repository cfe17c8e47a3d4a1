-- fact_capture: each capture is an article, a duplicate, or in quarantine with a reason.
select capture_key
from fact_capture
anti join ops.quarantine using (capture_key)
where status = 'quarantined'
union all
select capture_key
from fact_capture
where status = 'loaded' and article_key = -1 or status = 'quarantined' and reason is null
