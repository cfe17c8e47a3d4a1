"""Stories: which pages share one, which of them stands for it, and that no order of loading changes either."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from itertools import permutations

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.damage import gloss_table, mirror, to_traditional
from bench.pages import documents
from bench.story_tables import StoryTables
from pipelines.pages.articles import read_articles
from pipelines.pages.roles import label_roles
from pipelines.restore.lines import clean_lines
from pipelines.restore.metadata import clean_metadata
from tests.sql.story_loads import Loaded, Page

BRIDGE = """云溪县三号大桥昨日合龙，全长一千二百米，双向六车道，预计明年六月通车。
大桥去年三月开工，施工方先后克服汛期水位上涨、河床岩层破碎等困难，比计划提前四十天完成主体工程。
县交通局局长许望山说，通车以后城东到老城的车程由半小时缩短为八分钟，每天可分流车辆两万余辆。
桥头两侧同步建设的滨河步道长三点五公里，种植乔木四千株，计划与大桥一同开放。
沿线三个村的村民下月起搬入安置小区，小区配有幼儿园、卫生站和两处公交首末站。"""
HARVEST = """青石镇今年的晚稻喜获丰收，三万亩稻田平均亩产六百二十公斤，比去年多出三十五公斤。
镇农技站从春耕开始推广新的育秧办法，秧苗成活率提高到九成八，农药用量减少了两成。
种粮大户孟春和今年承包了八百亩水田，他算了一笔账，除去成本，纯收入能达到六十万元。
收割季节，镇里调来四十台收割机，十天之内就把稻谷全部收进了粮仓。"""
NOTICE = (
    "本栏目长期征集身边的新鲜事，欢迎广大读者拨打热线提供线索，一经采用将按照规定致送稿酬，本栏目对来信来电均予以保密。"
)
BRIDGES, HARVESTS = BRIDGE.split("\n"), HARVEST.split("\n")
SEEN = datetime(2024, 1, 1, tzinfo=UTC)


@pytest.fixture
def tables() -> Iterator[Loaded]:
    with StoryTables() as tables:
        yield Loaded(tables)


def loaded(batches: Iterable[Iterable[Page]]) -> list[tuple]:
    """Load batches one after the other into new tables; return which page tells which story in the end."""
    with StoryTables() as tables:
        for batch in batches:
            Loaded(tables).load(*batch)
        return Loaded(tables).members()


def captured(page_id: str, text: str) -> Page:
    """Send a raw page through restoration and the pages' rules, as the job does."""
    raw = clean_metadata(documents([text]))
    lines = label_roles(clean_lines(raw), raw)
    article = read_articles(lines, raw).to_dicts()[0]
    return Page(page_id, article["body_text"], article["is_damaged"], article["body_text"].count("\ufffd"))


class TestOneStory:
    @pytest.mark.parametrize(
        "other",
        [
            pytest.param("\n".join(["编者按，" + BRIDGES[0], *BRIDGES[1:], "来源见图。"]), id="another first word"),
            pytest.param("\n".join([*BRIDGES, HARVESTS[1]]), id="an added paragraph"),
            pytest.param("\n".join(BRIDGES[:2]), id="an excerpt from its beginning"),
            pytest.param("\n".join(BRIDGES[2:4]), id="an excerpt from its middle"),
            pytest.param("\n".join(reversed(BRIDGES)), id="another order"),
            pytest.param("".join(BRIDGES), id="all in one paragraph"),
            pytest.param(BRIDGE.replace("，", ", ").replace("三点五", " 三点五 "), id="other punctuation and spaces"),
            pytest.param(
                BRIDGE.replace("去年三月", "去年\ufffd月").replace("八分钟", "\ufffd钟"), id="lost characters"
            ),
        ],
    )
    def test_a_page_that_tells_the_same_shares_the_key(self, tables: Loaded, other: str) -> None:
        tables.load(Page("original", BRIDGE), Page("another story", HARVEST), Page("other", other))
        assert tables.stories() == {frozenset({"original", "other"}), frozenset({"another story"})}

    @pytest.mark.parametrize(
        "damage",
        [
            pytest.param(to_traditional, id="Traditional"),
            pytest.param(lambda text: mirror(text, gloss_table(1, 0.1)), id="a tenth glossed"),
            pytest.param(lambda text: mirror(text, gloss_table(2, 0.8)), id="most glossed"),
        ],
    )
    def test_a_mirror_and_its_original_are_one(self, tables: Loaded, damage: Callable[[str], str]) -> None:
        original = f"云溪县三号大桥合龙\n{BRIDGE}\n"
        tables.load(captured("mirror", damage(original)))
        tables.load(captured("original", original), Page("another story", HARVEST))
        assert tables.key("mirror") == tables.key("original")
        assert tables.key("original") != tables.key("another story")


class TestTwoStories:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            pytest.param(BRIDGE, HARVEST, id="nothing in common"),
            pytest.param(BRIDGE + "\n" + NOTICE, HARVEST + "\n" + NOTICE, id="the same notice below"),
            pytest.param(BRIDGES[0] + "\n" + NOTICE, HARVESTS[0] + "\n" + NOTICE, id="two briefs over one notice"),
            pytest.param("\n".join(BRIDGES[:3] + HARVESTS[:2]), HARVEST, id="half of it in passing"),
            pytest.param(
                "今天最高气温三十一度，东南风三级。明天多云转阴，午后有雷阵雨，最高气温二十九度。请市民注意防范短时强风。",
                "今天最高气温二十二度，西北风四级。明天晴到多云，早晚温差较大，最高气温二十四度。请市民注意防范短时强风。",
                id="bulletins of two days",
            ),
        ],
    )
    def test_pages_that_share_some_of_it_do_not_share_the_key(self, tables: Loaded, one: str, other: str) -> None:
        tables.load(Page("one", one), Page("other", other))
        assert len(tables.stories()) == 2

    def test_pages_too_short_to_tell_are_stories_of_their_own(self, tables: Loaded) -> None:
        tables.load(Page("one", "大桥昨日合龙。"), Page("other", "大桥昨日合龙。"))
        assert len(tables.stories()) == 2


class TestGrowth:
    def test_a_page_between_two_stories_makes_them_one_that_keeps_an_old_key(self, tables: Loaded) -> None:
        begin, end = "\n".join(BRIDGES[:2]), "\n".join(BRIDGES[2:])
        tables.load(Page("begin", begin))
        tables.load(Page("end", end))
        before = {tables.key("begin"), tables.key("end")}
        assert len(before) == 2
        tables.load(Page("whole", BRIDGE))
        assert tables.stories() == {frozenset({"begin", "end", "whole"})}
        assert before | {tables.key("whole")} <= tables.article_keys()

    def test_a_chain_of_links_is_one_story(self, tables: Loaded) -> None:
        sentences = [f"第{n}项工程由{n * 7}人在{n + 3}个月内完成并且交付使用。" for n in range(40)]
        chain = [Page(str(n), "".join(sentences[n : n + 12])) for n in range(0, 28, 2)]
        tables.load(*chain[::2])
        tables.load(*chain[1::2])
        assert len(tables.stories()) == 1

    def test_only_the_story_that_a_batch_touches_is_named(self, tables: Loaded) -> None:
        tables.load(Page("bridge", BRIDGE), Page("harvest", HARVEST))
        tables.load(Page("reprint", BRIDGE + "\n" + NOTICE))
        assert tables.touched() == {"bridge", "reprint"}

    def test_a_page_that_holds_no_article_any_more_leaves_its_story(self, tables: Loaded) -> None:
        pages = Page("begin", "\n".join(BRIDGES[:2])), Page("whole", BRIDGE), Page("end", "\n".join(BRIDGES[2:]))
        tables.load(*pages)
        tables.load(Page("whole", None))
        assert tables.stories() == {frozenset({"begin"}), frozenset({"end"})}
        assert tables.canonical() == {"begin", "end"}


class TestOrder:
    PAGES = (
        Page("a", BRIDGE, published_on=date(2024, 3, 2)),
        Page("b", BRIDGE, published_on=date(2024, 3, 1)),
        Page("c", "\n".join(BRIDGES[:2])),
        Page("d", HARVEST, is_damaged=True),
        Page("e", HARVEST + "\n" + NOTICE),
        Page("f", "\n".join(BRIDGES[2:]), published_on=date(2024, 2, 1)),
    )

    def test_every_order_of_three_batches_ends_in_the_same_rows(self) -> None:
        batches = [self.PAGES[:2], self.PAGES[2:4], self.PAGES[4:]]
        ends = [loaded(order) for order in permutations(batches)]
        assert all(end == ends[0] for end in ends)

    @settings(max_examples=12, deadline=None)
    @given(
        batches=st.lists(st.lists(st.sampled_from(PAGES), min_size=1, unique_by=lambda page: page.page_id), max_size=3)
    )
    def test_pages_loaded_again_in_any_batches_change_nothing(self, batches: list[list[Page]]) -> None:
        assert loaded([*batches, self.PAGES, *batches]) == loaded([self.PAGES])


class TestCanonical:
    @pytest.mark.parametrize(
        ("better", "worse"),
        [
            ({}, {"is_damaged": True, "published_on": date(2020, 1, 1)}),
            ({"is_damaged": True, "characters_lost": 1}, {"is_damaged": True, "characters_lost": 2}),
            ({"published_on": date(2024, 3, 1)}, {"published_on": date(2024, 3, 2)}),
            ({"published_on": date(2024, 3, 1)}, {"published_on": None}),
            ({"first_seen_at": SEEN}, {"first_seen_at": SEEN.replace(year=2025)}),
        ],
        ids=["not flagged", "fewer characters lost", "published first", "dated", "seen first"],
    )
    @pytest.mark.parametrize("names", ["ab", "ba"])
    def test_the_least_damaged_then_earliest_page_stands_for_its_story(
        self, tables: Loaded, names: str, better: dict, worse: dict
    ) -> None:
        tables.load(Page(names[0], BRIDGE, **better), Page(names[1], BRIDGE, **worse))
        assert tables.canonical() == {names[0]}

    def test_of_equals_the_least_page_id_stands_for_them(self, tables: Loaded) -> None:
        tables.load(Page("b", BRIDGE), Page("a", BRIDGE))
        assert tables.canonical() == {"a"}


class TestWarehouse:
    """What the whole job makes of the sample pages, two of which are one story's."""

    def test_every_article_bears_the_key_of_its_story(self, sample: duckdb.DuckDBPyConnection) -> None:
        query = "select article_key, story_key, is_canonical from {} order by all"
        articles = sample.sql(query.format("fact_article")).fetchall()
        assert articles == sample.sql(query.format("staging.story_member")).fetchall()
        assert sum(stands for *_, stands in articles) == len({story for _, story, _ in articles})

    def test_the_brief_and_its_reprint_are_one_story(self, sample: duckdb.DuckDBPyConnection) -> None:
        columns = "reprints, spread_days, first_outlet, outlet_names"
        query = f"select {columns} from mart_story where '半岛观察网' in outlet_names"
        assert sample.sql(query).fetchall() == [(1, 1, "胶州湾早报", ["半岛观察网", "胶州湾早报"])]
