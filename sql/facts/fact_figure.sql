-- One row per number that states something, as stated once, at one place in one page.
-- Replaces: page_id of staging.document
select
    surrogate_key(concat_ws(chr(31), figure.page_id, figure.line_no, figure.char_start)) as figure_key, -- Key of (page_id, line_no, char_start)
    surrogate_key(figure.page_id) as article_key, -- fact_article
    figure.page_id, -- SHA-256 (hex) of the page's raw bytes
    figure.line_no, -- Line of the page, from 1
    figure.char_start, -- First character in the clean line, from 0, in code points
    figure.char_end, -- Behind the last character
    figure.surface, -- The characters: substr(text, char_start + 1, char_end - char_start)
    figure.raw_text, -- The exact slice of the raw line they came from
    cast(figure.value as decimal(24, 6)) as value, -- The number in the unit, multiplied out; the low end of a range; null where damaged
    cast(figure.value_max as decimal(24, 6)) as value_max, -- High end of a range, else null
    figure.modifier, -- 'exact', 'approx', 'at_least', 'over', 'under' or 'range'
    figure.qualifier, -- The words that say so, or null
    coalesce(unit.unit_key, -1) as unit_key, -- dim_unit; -1 where the unit is not in it
    figure.unit, -- Counter or measure as written, without its multiplier
    figure.statistic, -- 'count', 'sum', 'rate', 'share', 'growth', 'rank' or 'other'
    figure.direction, -- Of a growth or change: 'up' or 'down'; the value stays as written
    figure.status, -- 'actual', 'target', 'planned' or 'estimate'
    figure.is_cumulative, -- Whether the text says that it is a running total
    surrogate_key(figure.indicator_name || chr(31) || figure.indicator_dimension) as indicator_key, -- dim_indicator; -1 where the text does not say what is counted
    figure.indicator, -- What is counted, in the text's own words
    coalesce(region.region_key, -1) as region_key, -- dim_region: the region the number is about, as it was on the article's date; -1 where the text names none
    surrogate_key(figure.organization_name) as organization_key, -- dim_organization: whom the number is about; -1 where no organisation
    figure.period_start, -- First day of the period the text gives, null where it gives none or a day it stands at
    figure.period_end, -- Last day of that period
    figure.as_of, -- Day that a stock or a running total stands at (截至9月底), else null
    figure.period_text, -- The words that the period was read from
    attribution.attribution, -- 'direct' (in a speaker's own words), 'indirect' (told of a named source) or 'outlet'
    attribution.speaker, -- Who says so: a person, an organisation, or the words that name the source; null for the outlet itself
    surrogate_key(attribution.speaker_person) as speaker_person_key, -- dim_person; -1 where no person is named
    surrogate_key(attribution.speaker_organization) as speaker_organization_key, -- dim_organization: the source, or the body the speaker speaks for; -1 where not known
    figure.is_damaged, -- Whether the number itself is damaged; its value is then null
    figure.rule, -- Grammar rule that read it
    figure.sentence, -- The sentence that holds it
    page.batch_date, -- Day the page was first seen, in Asia/Shanghai
    getvariable('run_id') as run_id, -- Run that loaded the row
    getvariable('rules_version') as rules_version, -- Version of the text rules that read it
from staging.figure as figure
inner join staging.attribution as attribution using (page_id, line_no, char_start)
inner join staging.article as article on figure.page_id = article.page_id and article.no_article_reason is null
inner join staging.page as page on figure.page_id = page.page_id
left join dim_unit as unit on figure.unit = unit.unit
left join staging.region_version as region
    on coalesce(figure.region_code, figure.zone_name) = region.place
    and coalesce(article.published_on, region.today) >= region.valid_from
    and coalesce(article.published_on, region.today) < region.valid_to
