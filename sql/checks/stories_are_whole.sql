-- fact_article: every story has one page that stands for it and bears the least key of its articles, as they do.
select story_key
from staging.story_member
where story_key in (select story_key from fact_article)
group by story_key
having count(*) filter (is_canonical) <> 1 or min(article_key) <> story_key
union all
select article.story_key
from fact_article as article
anti join staging.story_member as member
    on
        article.article_key = member.article_key
        and article.story_key = member.story_key
        and article.is_canonical = member.is_canonical
