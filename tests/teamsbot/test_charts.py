"""Charts on Teams: its own elements, each with a table for clients that lack them."""

from __future__ import annotations

from core.cards import Card, Chart, as_table, plain
from teamsbot.render import LARGEST, card, size
from tests.gallery import CARDS


def test_bars_groups_and_lines_have_their_elements_and_a_table_behind() -> None:
    charts = [part for part in card(CARDS["charts"], {})["body"] if part["type"].startswith("Chart")]
    assert [part["type"] for part in charts] == ["Chart.VerticalBar.Grouped", "Chart.VerticalBar", "Chart.Line"]
    assert all(part["fallback"]["type"] == "Table" for part in charts)
    assert charts[0]["data"][0] == {
        "legend": "Planted", "values": [{"x": "Sep", "y": 4}, {"x": "Oct", "y": 0}, {"x": "Nov", "y": 7}],
    }  # fmt: skip
    assert charts[1]["data"][0] == {"x": "Ana", "y": 12}


def test_an_empty_chart_is_an_empty_table() -> None:
    (_, drawn) = card(Card("Numbers", (Chart("Won", (), ()),)), {})["body"]
    assert drawn["type"] in ("Table", "Container")


def test_where_there_is_no_room_lines_stand_for_charts() -> None:
    crowd = Chart("Many", tuple(f"Rep {n}" for n in range(20)), (("Points", tuple(range(20))),))
    drawn = card(Card("Numbers", (crowd,) * 30), {})
    assert size(drawn) <= LARGEST


def test_the_table_of_a_chart_has_all_its_numbers() -> None:
    table = as_table(Chart("Won", ("Oct", "Nov"), (("Ana", (1, 2)), ("Bob", (3, 4)))))
    assert [[plain(cell) for cell in row] for row in table.rows] == [["Oct", "1", "3"], ["Nov", "2", "4"]]
    assert (table.head, table.numeric) == (("Won", "Ana", "Bob"), (1, 2))
