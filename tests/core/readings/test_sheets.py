"""Tables as spreadsheets write them: what stands between cells, quotes, line breaks, encodings, heads, names."""

from __future__ import annotations

import codecs

import pytest

from core.readings.sheets import DEALS, FIELDS, Sheet, placed, read, text_of
from core.spec import Misunderstood


def rows(text: str, kind: str = "contacts") -> list[dict[str, str]]:
    """What is found in each row, by field."""
    sheet = read(kind, text)
    return [sheet.fields(cells) for _, cells in sheet.rows]


@pytest.mark.parametrize(
    "text",
    [
        "name,company\nAnn Lee,Beta\n",
        "name;company\nAnn Lee;Beta\n",
        "name\tcompany\nAnn Lee\tBeta",
        "name,company\r\nAnn Lee,Beta\r\n",
        "name,company\rAnn Lee,Beta\r",
        "\ufeffname,company\nAnn Lee,Beta",
        '\ufeff"name","company"\n"Ann Lee","Beta"',
        "\n \nname, company\nAnn Lee, Beta",
        "name , company \n  Ann   Lee ,Beta ",
        "name,company\n\n,,\n  ,\nAnn Lee,Beta\n\n",
        "NAME,Company Name\nAnn Lee,Beta",
        "Full_Name,company-name\nAnn Lee,Beta",
        "Kürzel;Náme;FIRMA\nAL;Ann Lee;Beta",
        "name,company,name\nAnn Lee,Beta,Somebody Else",
        "name,company\nAnn Lee,Beta,a cell too many",
        "First Name;Surname;Firm\nAnn;Lee;Beta",
        'name,company\n"Lee, Ann",Beta',
        "\tname\tcompany\n1\tAnn Lee\tBeta",
    ],
)
def test_the_same_row_however_it_is_written(text: str) -> None:
    assert rows(text) == [{"name": "Ann Lee", "company": "Beta"}]


@pytest.mark.parametrize(
    ("cell", "read_as"),
    [
        ('"Beta, Gamma & Co"', "Beta, Gamma & Co"),
        ('"The ""Best"" Ltd"', 'The "Best" Ltd'),
        ('"two\nlines"', "two lines"),
        ('"two\r\nlines"', "two lines"),
        ("one\u2028cell", "one cell"),
        ("one\x0bcell", "one cell"),
        ("one\x85cell", "one cell"),
        ('6" pipes', '6" pipes'),
        ("O’Hara; Sons", "O’Hara; Sons"),
        ("a\tb", "a b"),
    ],
)
def test_a_cell_arrives_whole_and_ends_no_row(cell: str, read_as: str) -> None:
    assert rows(f"name,company\nAnn Lee,{cell}\nBob,Acme") == [
        {"name": "Ann Lee", "company": read_as},
        {"name": "Bob", "company": "Acme"},
    ]


@pytest.mark.parametrize("head", ['"Betrag, netto";Client', '"a, b, c";Client;x', '"1;2;3",Client,x'])
def test_a_mark_inside_a_quoted_head_stands_between_no_cells(head: str) -> None:
    mark = ";" if '";' in head else ","
    assert rows(f"{head}\n5{mark}Ann Lee{mark}7", "deals") == [{"name": "Ann Lee"}]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ('"Smith, Carl"', "Carl Smith"),
        ('"Smith ,  Carl J."', "Carl J. Smith"),
        ('"Smith,"', "Smith"),
        ('"Smith, Carl, Jr."', "Smith, Carl, Jr."),
    ],
)
def test_a_name_turned_round_is_turned_back(name: str, meant: str) -> None:
    assert rows(f"name,company\n{name},Acme")[0]["name"] == meant


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("first name,last name\nAnn,Lee", "Ann Lee"),
        ("last name,first name\nLee,Ann", "Ann Lee"),
        ("first name,last name\n,Lee", "Lee"),
        ("first name,last name,full name\nAnn,Lee,Ann B. Lee", "Ann B. Lee"),
        ("first name,last name,full name\nAnn,Lee,", "Ann Lee"),
    ],
)
def test_a_name_in_two_columns_is_one(text: str, name: str) -> None:
    assert rows(text) == [{"name": name}]


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", "   "])
def test_nothing_is_an_empty_table(text: str) -> None:
    assert read("contacts", text) == Sheet("contacts", (), {}, ())


def test_a_row_is_counted_as_the_spreadsheet_counts_it() -> None:
    sheet = read("contacts", 'name,note\nAnn,"two\nlines"\n\nBob,\n')
    assert [line for line, _ in sheet.rows] == [2, 4]


def test_a_cell_longer_than_any_tables_is_said_not_cut() -> None:
    assert rows("name\n" + "a" * 131_072)
    with pytest.raises(Misunderstood, match="never closed") as wrong:
        read("contacts", "name\n" + "a" * 131_073)
    assert wrong.value.field == "rows"


@pytest.mark.parametrize(("kind", "field"), [(kind, field) for kind, fields in FIELDS.items() for field in fields])
def test_every_name_of_a_column_is_known_by_it(kind: str, field: str) -> None:
    for head in FIELDS[kind][field]:
        assert read(kind, f"{head.title()},x\n").places == {field: 0}, head


def test_no_head_means_two_fields() -> None:
    for fields in FIELDS.values():
        heads = [head for names in fields.values() for head in names]
        assert sorted(set(heads)) == sorted(heads)


def test_what_is_a_contacts_column_may_be_none_of_a_deals() -> None:
    assert read("deals", "name,phone,tier\n").unused == ("phone", "tier")
    assert "tier" not in DEALS


@pytest.mark.parametrize(
    ("chosen", "places"),
    [
        ({}, {"name": 0, "company": 1}),
        ({"email": "wer"}, {"name": 0, "company": 1, "email": 2}),
        ({"name": "wer"}, {"name": 2, "company": 1}),
        ({"company": ""}, {"name": 0}),
        ({"company": "no such head"}, {"name": 0}),
        ({"email": "WER"}, {"name": 0, "company": 1, "email": 2}),
        ({"name": "company", "company": "name"}, {"name": 1, "company": 0}),
        ({"email": "", "phone": ""}, {"name": 0, "company": 1}),
    ],
)
def test_columns_chosen_by_hand(chosen: dict[str, str], places: dict[str, int]) -> None:
    """The last column has no head, and is nobody's."""
    assert placed(read("contacts", "name,company,wer,\nAnn,Beta,x,y"), chosen).places == places


@pytest.mark.parametrize(
    "file",
    [
        "Jörg Weiß €".encode(),
        codecs.BOM_UTF8 + "Jörg Weiß €".encode(),
        "Jörg Weiß €".encode("utf-16"),
        codecs.BOM_UTF16_BE + "Jörg Weiß €".encode("utf-16-be"),
        "Jörg Weiß €".encode("cp1252"),
        "Jörg\x00 Weiß €\x00".encode(),
    ],
)
def test_a_file_in_the_encodings_spreadsheets_write(file: bytes) -> None:
    assert text_of(file) == "Jörg Weiß €"


@pytest.mark.parametrize("file", [b"", b"\xff\xfe", b"\xff\xfea", b"\x81\x8d\xff", bytes(range(256))])
def test_any_file_is_some_text(file: bytes) -> None:
    read("contacts", text_of(file))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("name,client\nAnn,yes\nBob,no\nCy,\n", ["client", "prospect", None]),
        ("name,Is client?\nAnn,x\nBob,\n", ["client", None]),
        ("client,name\nTRUE,Ann\nfalse,Bob\n", ["client", "prospect"]),
        ("name,partner\nAnn,Y\n", ["partner"]),
        ("name,role\nAnn,Customer\nBob,lead\n", ["client", "prospect"]),
        ("name,role\nAnn,client\nBob,managing partner\n", [None, None]),
        ("name,relationship\nAnn,Referral Partner\n", ["partner"]),
        ("name,status,type\nAnn,active,client\n", ["client"]),
        ("name,client status\nAnn,existing client\n", ["client"]),
        ("client,company\nAnn,Beta\n", ["client"]),
        ("Customer Name,status\nAnn,active\nBob,former\n", ["client", None]),
        ("name,company\nAnn,Client\n", [None]),
    ],
)
def test_who_is_a_client_is_seen_by_the_head_and_the_cells(text: str, kinds: list[str | None]) -> None:
    found = rows(text)
    assert [row.get("kind") for row in found] == kinds
    assert all(row["name"] in ("Ann", "Bob", "Cy") for row in found)


def test_no_deal_is_a_kind_of_person() -> None:
    assert rows("client,value,date\nAnn,9k,2026-05-09", "deals") == [
        {"name": "Ann", "value": "9k", "date": "2026-05-09"}
    ]
