-- One row per time that a person is known to have held a post (type 2), and the unknown one. · 每行是一人担任一职的一段时间（缓慢变化维类型 2），另有一行未知任职。
-- Of a post that one person holds at a time (seeds/reference/single_holder_posts.csv), in a public body that belongs to a
-- region or in any other body, a holder's time ends on the day the next one is first seen; on a day with two, the one
-- more pages name counts. Other posts are held from the day they are first seen: 国家主席 and 财政部部长 may be those of
-- any country. Pages without a date tell of no time: a post known from them alone has no first day.
-- · 同一时间只有一人担任的职务（seeds/reference/single_holder_posts.csv；政府与党委机构须有所属地区），前任任期止于继任者首次
-- · 出现之日；同日出现两人时，取提及网页较多者。其他职务自首次出现之日起有效。无日期的网页不提供时间：仅见于此类网页的任职没有
-- · 生效日期。
-- Key: person_post_key
-- Replaces: post_key of staging.touched_post
with observation as (
    select
        observed.*,
        single.post_title is not null
        and bool_or(observed.organization_key <> -1 and observed.is_one_body) over (
            partition by observed.post_key
        ) as has_one_holder
    from staging.post_observation as observed
    left join
        read_csv('seeds/reference/single_holder_posts.csv', header = true, all_varchar = true) as single
        on observed.post_title = single.post_title
    where observed.post_key in (select post_key from staging.touched_post)
),

holder_of_day as (
    select organization_key, post_title, seen_on, person_key, min(article_key) as article_key
    from observation
    where has_one_holder and seen_on is not null
    group by organization_key, post_title, seen_on, person_key
    qualify row_number() over (partition by organization_key, post_title, seen_on order by count(*) desc, person_key) = 1
),

turn as (
    select *, person_key is distinct from lag(person_key) over post as is_turn
    from holder_of_day
    window post as (partition by organization_key, post_title order by seen_on)
),

numbered as (
    select *, count(*) filter (where is_turn) over (partition by organization_key, post_title order by seen_on) as term
    from turn
),

held_alone as (
    select
        organization_key,
        post_title,
        person_key,
        min(seen_on) as valid_from,
        coalesce(
            lead(min(seen_on)) over (partition by organization_key, post_title order by term), date '9999-12-31'
        ) as valid_to,
        arg_min(article_key, seen_on) as first_article_key,
        arg_max(article_key, seen_on) as last_article_key,
        true as has_one_holder
    from numbered
    group by organization_key, post_title, person_key, term
),

held as (
    select * from held_alone
    union all
    select
        organization_key,
        post_title,
        person_key,
        min(seen_on),
        date '9999-12-31',
        coalesce(arg_min(article_key, (seen_on, article_key)), min(article_key)),
        coalesce(arg_max(article_key, (seen_on, article_key)), max(article_key)),
        bool_or(has_one_holder)
    from observation
    anti join held_alone using (organization_key, post_title, person_key)
    where not has_one_holder or seen_on is null
    group by organization_key, post_title, person_key
)

select
    surrogate_key(
        concat_ws(chr(31), person_key, organization_key, post_title, valid_from)
    ) as person_post_key, -- Key of (person_key, organization_key, post_title, valid_from) · 代理键，由 (person_key, organization_key, post_title, valid_from) 生成
    surrogate_key(concat_ws(chr(31), organization_key, post_title)) as post_key, -- Key of (organization_key, post_title): the post, whoever holds it · 职务键，由 (organization_key, post_title) 生成，与任职者无关
    person_key, -- dim_person · 人物
    organization_key, -- dim_organization: the body; -1 where pages name none (院士) · 任职机构；网页未写明时（如“院士”）为 -1
    post_title, -- The post, as pages word it: 局长, 党组书记 · 职务，以网页写法为准，如“局长”“党组书记”
    valid_from, -- Day the holder was first seen in it, null where no dated page says so · 生效日期：首次见于该职务之日；无带日期的网页佐证时为空
    valid_to, -- Day the next holder was first seen; 9999-12-31 while none was · 失效日期：继任者首次出现之日；尚无继任者时为 9999-12-31
    valid_to = date '9999-12-31' as is_current, -- Whether no later holder was seen · 是否为当前任职（未见继任者）
    case
        when valid_to < date '9999-12-31' then 'next_holder'
        when has_one_holder then 'no_later_holder'
        else 'shared_post'
    end as end_basis, -- How the end is known: 'next_holder' (first seen on valid_to), 'no_later_holder' (one holds it at a time, and no other was seen since) or 'shared_post' (several may hold it, or its body is not known, so nothing tells an end) · 离任依据：继任者出现、未见继任者，或多人同任、机构不详而无从得知
    first_article_key, -- fact_article that first names the holder · 最早写明该任职的文章
    last_article_key, -- fact_article that last names the holder · 最近写明该任职的文章
from held
union all
select -1, -1, -1, -1, '未知', null, date '9999-12-31', true, 'shared_post', -1, -1
