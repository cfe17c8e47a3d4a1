"""Where an article is about: the one place that its title, text and issuing office name most, or none."""

from datetime import date

import polars as pl
import pytest

from pipelines.pages.region import locate

SCHEMA = {
    "page_id": pl.String,
    "title": pl.String,
    "body_text": pl.String,
    "outlet_name": pl.String,
    "outlet_type": pl.String,
    "published_on": pl.Date,
}


def place(title: str, body: str, office: str | None = None) -> tuple[str | None, str | None]:
    row = {"page_id": "p", "title": title, "body_text": body, "outlet_name": office, "published_on": date(2024, 5, 6)}
    kind = "government" if office else None
    found = locate(pl.DataFrame([row | {"outlet_type": kind}], schema=SCHEMA)).to_dicts()[0]
    return found["region_code"], found["zone_name"]


PLACES = {
    "the title weighs most": ("绍兴修渠", "诸暨市派人参观。", None, ("330600", None)),
    "a county that the page is about": ("思南县修渠", "思南县邀请铜仁市、碧江区派人参观。", None, ("520624", None)),
    "counties side by side are about their municipality": (
        "沙坪坝区代表队夺冠",
        "重庆市运动会闭幕。沙坪坝区、渝中区、九龙坡区、涪陵区、巴南区的代表队都有金牌。",
        None,
        ("500000", None),
    ),
    "districts side by side, their city named once": (
        "购房补助发放",
        "市南区、崂山区、李沧区和城阳区同日发放,凭青岛的社保卡即可领取。",
        None,
        ("370200", None),
    ),
    "cities of many provinces are about none": (
        "各地修渠",
        "广州、杭州、成都、西安、长沙五市同日开工。",
        None,
        (None, None),
    ),
    "the office that issues the page": (
        "补助发放",
        "青岛同日发放,市内各区凭卡领取。青岛全市共三处。",
        "青岛市水利局",
        ("370200", None),
    ),
    "what the page calls the whole of": (
        "草场上的水井",
        "阿巴嘎旗新打了井。全旗共有三口,阿巴嘎旗还要再打。",
        None,
        ("152522", None),
    ),
    "a zone by the name it also has": (
        "光谷落子新项目",
        "项目在东湖高新区签约,武汉市派人到场。",
        None,
        (None, "东湖高新区"),
    ),
    "nothing but plain words": ("合作修渠", "两个村合作修渠,和平相处。", None, (None, None)),
}


@pytest.mark.parametrize("name", PLACES)
def test_where_an_article_is_about(name):
    title, body, office, wanted = PLACES[name]
    assert place(title, body, office) == wanted


def test_no_articles_have_no_places():
    assert locate(pl.DataFrame(schema=SCHEMA)).schema == SCHEMA | {"region_code": pl.String, "zone_name": pl.String}
