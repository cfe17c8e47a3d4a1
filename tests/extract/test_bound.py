"""Figures bound to what stands around them."""

import polars as pl

from pipelines.extract.bound import read_bound_figures
from pipelines.extract.organizations.organizations import read_organizations
from pipelines.extract.places.places import read_places
from pipelines.extract.programmes.programmes import read_programmes
from tests.extract.pages import articles_of, lines_of


def test_a_number_that_opens_the_name_of_a_place_is_no_figure() -> None:
    lines = lines_of("新疆焉耆县七个星镇建桥3座,浙江三门到江苏启东有两家渔场。")
    articles = articles_of().with_columns(published_precision=pl.lit("day"))
    organizations = read_organizations(lines, articles)
    places = read_places(lines, articles, organizations, read_programmes(lines))
    figures = read_bound_figures(lines, articles, places, organizations)
    assert figures["surface"].to_list() == ["3座", "两家"]
