"""Who published each article: the source the page names, else the agency of the dateline, else the site itself."""

from collections.abc import Callable

import polars as pl

from pipelines.pages.vocabulary import DATE, HAN, TIME, WRITTEN_DATE, any_of, any_press, outlet, person, press, unpadded
from pipelines.pages.windows import PAGE
from pipelines.reference import table

TEXT = pl.col("text")
DOMAIN = r"(?i)\b((?:[a-z0-9-]+\.)+(?:com\.cn|gov\.cn|org\.cn|net\.cn|edu\.cn|com|cn|net|org|gov))\b"
MAILBOXES = r"^(?:.*\.)?(?:126|163|qq|sina|sohu|gmail|foxmail|outlook|hotmail|139|189|yeah|vip\.163)\.(?:com|net|cn)$"
# What some feeds write before the name in a field of its own.
LABEL = r"^\s*(?:文章|信息|稿件)?(?:来源|來源|出处|出處|稿源)\s*[:：]"
# The longest name that signs a notice.
SIGNATURE = 30
SITE_ROLES = ("navigation", "footer")
NAMING_ROLES = (*SITE_ROLES, "dateline", "byline", "body")
# Kinds of outlets by how their names end, for those that the reference table does not hold.
KINDS = (
    (r"(?:日报|晚报|早报|时报|商报|晨报|周报|快报|都市报|报)$", "newspaper"),
    (r"(?:通讯社|新闻社)$", "agency"),
    (r"(?:电视台|广播电台|电台|广播|卫视|融媒体中心|融媒体|融媒|广电|传媒集团|总台)$", "broadcaster"),
    (
        r"(?:政府|政府网|委员会|管委会|[省市区县]委|委办|发改委|宣传部|组织部|统计局|局|厅|办公室|人社部)(?:网站|官网)?$",
        "government",
    ),
    (r"(?:网|网站|在线|客户端|频道|门户|公众号)$", "portal"),
)


def read_outlets(lines: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """Return page_id, outlet_name, outlet_domain and outlet_type, one row a page; nulls where nothing names one.

    A damaged line names nobody: half a name is not a name.
    """
    lines = lines.filter(~pl.col("is_damaged"), pl.col("role").is_in(NAMING_ROLES))
    pages = documents.select(PAGE, "html_site", domain=pl.col("html_url").str.extract(r"^https?://(?:www\.)?([^/:]+)"))
    named = _surest(lines, pages)
    return _canonical(pages.select(PAGE, "domain").join(named, on=PAGE, how="left", maintain_order="left"), lines)


def _surest(lines: pl.DataFrame, pages: pl.DataFrame) -> pl.DataFrame:
    """Return the outlet of each page that names one; what names it less surely is read of the other pages alone."""
    found = []
    for way in WAYS:
        named = way(lines, pages).unique(PAGE, keep="first", maintain_order=True)
        found.append(named)
        if not named.is_empty():
            lines, pages = (frame.join(named, on=PAGE, how="anti", maintain_order="left") for frame in (lines, pages))
        if pages.is_empty():
            break
    return pl.concat(found)


def _named(rows: pl.DataFrame, name: pl.Expr, is_site: bool) -> pl.DataFrame:
    # Patterns are compiled even where no line is searched.
    alias = name if rows.height else pl.lit(None, pl.String)
    found = rows.select(PAGE, alias=alias, is_site=pl.lit(is_site))
    return found.filter(pl.col("alias").str.len_chars() > 1)


def _stating(lines: pl.DataFrame) -> pl.DataFrame:
    """Return the lines that may name a source: those about the publication, and a story's or a footer's brackets."""
    about = pl.col("role").is_in(["dateline", "byline"])
    bracketed = pl.col("role").is_in(["body", "footer"]) & TEXT.str.contains(r"[)】\]]\s*$")
    return lines.filter(about | bracketed).with_columns(unpadded(TEXT))


def _source() -> pl.Expr:
    """Return the outlet after a label (`来源:X`), on a line of its own or closing a paragraph in brackets."""
    label = any_of("page_info_labels", "label", kind="source")
    near_end = pl.when(pl.col("role") == "body").then(TEXT.str.tail(30)).otherwise(TEXT.str.head(200))
    pattern = pl.when(pl.col("role").is_in(["body", "footer"])).then(
        near_end.str.extract(rf"[(【\[]{label}\s*[::]?\s*([^\s()【】\[\]|,。]{{2,24}})[)】\]]\s*$")
    )
    stated = near_end.str.extract(rf"{label}\s*[:丨|]\s*《?([^\s|()【】\[\]》,]{{2,24}})")
    return pattern.otherwise(stated).str.replace(
        r"(?:作者|编辑|责任编辑|记者|浏览|点击|发布(?:时间|日期|于)|时间|字号|\d{4}).*$", ""
    )


def _issuer() -> pl.Expr:
    """Return the office that a page names as its author or issuer (`作者:县水利局`)."""
    issuer = any_of("page_info_labels", "label", kind="issuer")
    return TEXT.str.extract(rf"{issuer}\s*[:丨]\s*[\[(]?({press()})(?:[\s|)\]]|$)")


def _signatures(lines: pl.DataFrame) -> pl.DataFrame:
    """Return the offices that sign a notice: lines of nothing but their names, above the date that ends it."""
    end = lines.filter(pl.col("role").is_in(["body", "dateline"]))
    is_office = (TEXT.str.len_chars() <= SIGNATURE) & TEXT.str.contains(
        rf"^{HAN}+{any_of('page_press_endings', 'ending')}$"
    )
    is_date = (pl.col("role") == "dateline") & TEXT.str.contains(rf"^(?:{DATE}|{WRITTEN_DATE})$")
    under = [pl.col(PAGE) == pl.col(PAGE).shift(-rows) for rows in (1, 2)]
    second = is_office.shift(-1) & under[1] & is_date.shift(-2)
    return end.filter(pl.col("role") == "body", is_office, under[0] & is_date.shift(-1) | second)


def _openings(lines: pl.DataFrame) -> pl.DataFrame:
    told = lines.filter(pl.col("role").is_in(["dateline", "byline", "body"]))
    paragraph = (pl.col("role") == "body").cast(pl.Int32).cum_sum().over(PAGE)
    return told.filter(paragraph <= 1)


def _agency() -> pl.Expr:
    """Return the outlet that opens a dateline, a byline or the first paragraph (`中新网常州11月9日电`)."""
    start = TEXT.str.head(60)
    dated = start.str.extract(rf"^[(【\[]?\s*据?({outlet()}).{{0,24}}?(?:日|[(].{{0,12}}[)])?(?:电|讯|消息)")
    signed = start.str.extract(rf"^[(【\[]?\s*({outlet()})(?:特约|见习|实习|首席|全媒体)?(?:记者|通讯员|评论员)")
    alone = pl.when(pl.col("role") == "dateline").then(start.str.extract(rf"(?:^|\s)({outlet()})(?:\s|$)"))
    title = r"(?:首席|见习|实习|特约|特派|全媒体|融媒体)?"
    told = pl.when(pl.col("role").is_in(["body", "dateline"])).then(
        start.str.extract(
            rf"^[(【\[□■◎]?\s*({press(kind='site')})"
            rf"(?:{title}(?:记者|讯|消息)|\p{{Han}}{{0,4}}(?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}日(?:电|讯|消息))"
        )
    )
    credited = pl.when(pl.col("role").is_in(["byline", "dateline"])).then(
        start.str.extract(rf"^[(【\[□■◎]?\s*({any_press()}){title}(?:记者|通讯员)")
    )
    return pl.coalesce(alone, dated, signed, told, credited)


def _beside_date() -> pl.Expr:
    """Return the name that stands unlabelled beside a page's date (`某某报 2024年1月15日`), or alone above it."""
    labels = f"(?:{any_of('page_info_labels', 'label')}|{any_of('page_byline_labels', 'label')})"
    other = rf"{labels}\s*[:丨]\s*\S*|(?:记者|作者|编辑|责编|通讯员|文)\s.*$|(?:星期|周)[一二三四五六日天]"
    bare = TEXT.str.replace_all(rf"{other}|第?[A-Z]?\d{{1,2}}版\S*|原创", " ")
    gap = r"[\s|丨·,《》()\[\]]+"
    after = bare.str.extract(rf"(?:{DATE})(?:\s*(?:{TIME}))?{gap}(?:来自{gap})?(\p{{Han}}{{2,14}})(?:[\s|·]|$)")
    ahead = bare.str.extract(rf"^\s*(\p{{Han}}{{2,14}}){gap}(?:\p{{Han}}{{2,6}}:?\s*)?(?:{DATE})")
    named = bare.str.extract(rf"(?:^|{gap})({press()})(?:{gap}|$)")
    printed = TEXT.str.extract(rf"《({any_press()})》")
    return pl.coalesce(printed, *[_not_label(name, labels) for name in (named, ahead, after)])


def _not_label(name: pl.Expr, labels: str) -> pl.Expr:
    button = any_of("page_navigation", "term", kind="function")
    is_other = name.str.contains(rf"^(?:{labels}|{button})+$|^{person()}$|^发表于")
    return pl.when(~is_other | name.str.contains(rf"^{press()}$")).then(name)


def _site() -> pl.Expr:
    """Return the site's own name in its header or footer."""
    owner = TEXT.str.extract(rf"(?i)(?:copyright|©|版权所有)[^\p{{Han}}]{{0,40}}({outlet()}|\p{{Han}}{{2,12}}网)")
    header = TEXT.str.extract(rf"^({outlet()}|\p{{Han}}{{2,8}}网)[\p{{Han}}]{{0,6}}(?:正文|首页|频道)$")
    return pl.coalesce(header, owner, TEXT.str.extract(r"(\p{Han}{2,10}网)\s*版权所有"))


def _by_domain(_: pl.DataFrame, pages: pl.DataFrame) -> pl.DataFrame:
    """Return the known outlet whose domain the page's address ends with."""
    known = table("page_outlets").filter(pl.col("domain") != "").unique("domain", keep="first", maintain_order=True)
    registered = pl.col("domain").str.extract(r"([^.]+\.(?:com\.cn|gov\.cn|org\.cn|net\.cn|com|cn|net|org))$")
    found = pages.select(PAGE, domain=registered).join(known.select("domain", "outlet_name"), on="domain")
    return _named(found, pl.col("outlet_name"), True)


def _datelines(lines: pl.DataFrame) -> pl.DataFrame:
    """Return the lines about the publication that hold more than digits."""
    return lines.filter(pl.col("role") == "dateline", TEXT.str.contains(r"[^\d\s:/.-]"))


# What names a page's outlet, by its lines and by what is declared of it: the surest first.
WAYS: tuple[Callable[[pl.DataFrame, pl.DataFrame], pl.DataFrame], ...] = (
    lambda lines, _: _named(_stating(lines), _source(), False),
    lambda lines, _: _named(_datelines(lines), _beside_date(), False),
    lambda _, pages: _named(pages, pl.col("html_site").str.replace(LABEL, "").str.strip_chars(), True),
    lambda lines, _: _named(_openings(lines), _agency(), False),
    lambda lines, _: _named(_datelines(lines), _issuer(), False),
    lambda lines, _: _named(_signatures(lines), TEXT, False),
    _by_domain,
    lambda lines, _: _named(lines.filter(pl.col("role").is_in(SITE_ROLES)), _site(), True),
)


def _canonical(named: pl.DataFrame, lines: pl.DataFrame) -> pl.DataFrame:
    """Replace an alias by the outlet's name; the site's printed domain counts only when the site is the outlet."""
    known = table("page_outlets").select(
        "outlet_name", "alias", pl.col("outlet_type"), own=pl.col("domain").replace("", None)
    )
    plain = pl.col("alias").str.replace(r"(?:客户端|官方网站|官网|网站|微信公众号)$", "")
    local = pl.col("alias").str.extract(
        rf"^({outlet()})(?:\p{{Han}}{{2,3}}|\p{{Han}}{{2,3}}(?:频道|新闻|站|分社|客户端))$"
    )
    spelled = named.join(_printed(lines), on=PAGE, how="left", maintain_order="left").with_columns(
        alias=pl.coalesce(
            *[pl.when(form.is_in(known["alias"].implode())).then(form) for form in (pl.col("alias"), plain, local)],
            pl.col("alias"),
        )
    )
    printed = pl.when("is_site").then(pl.coalesce("domain", "printed_domain"))
    name = pl.coalesce("outlet_name", "alias")
    return spelled.join(known, on="alias", how="left", maintain_order="left").select(
        PAGE,
        outlet_name=name,
        outlet_domain=pl.coalesce("own", printed),
        outlet_type=pl.coalesce("outlet_type", _kind(pl.col("alias"))),
    )


def _printed(lines: pl.DataFrame) -> pl.DataFrame:
    """Return the first domain a page's footer or header prints, mailbox providers aside."""
    site = lines.filter(pl.col("role").is_in(SITE_ROLES))
    found = site.select(PAGE, printed_domain=TEXT.str.head(300).str.extract(DOMAIN).str.to_lowercase())
    own = found.filter(pl.col("printed_domain").is_not_null() & ~pl.col("printed_domain").str.contains(MAILBOXES))
    return own.unique(PAGE, keep="first", maintain_order=True)


def _kind(name: pl.Expr) -> pl.Expr:
    kinds = [pl.when(name.str.contains(pattern)).then(pl.lit(kind)) for pattern, kind in KINDS]
    return pl.coalesce(*kinds, pl.when(name.is_not_null()).then(pl.lit("other")))
