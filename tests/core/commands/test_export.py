"""Taking out what is in the book: everything, one's own part, all about one person; by a link that ends, or by hand."""

from __future__ import annotations

import csv
import io
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer
from cryptography.fernet import Fernet

from core.cli import main
from core.serve import Server
from core.settings import read
from core.store import Store
from core.store.exporting import Wanted
from tests.core.desk import Desk

LINES = (
    ("ana", 'log "Ann Lee" of Beta from "Carl Smith" note =cmd|calc'),
    ("bob", 'log "Gus Globe" of Globex from "Eve Stone"'),
    ("ana", "called ann she wants a report"),
    ("ana", 'remind fri to call "Carl Smith"'),
)


@pytest.fixture
async def book(either_desk: Desk) -> Desk:
    for who, line in LINES:
        await either_desk.says(who, line)
    return either_desk


def taken(store: Store, wanted: Wanted) -> dict[str, list[dict[str, str]]]:
    from core.store import exporting

    file = io.BytesIO()
    store.read_now(lambda tx: exporting.write(tx, wanted, file))
    return unzipped(file.getvalue())


def unzipped(data: bytes) -> dict[str, list[dict[str, str]]]:
    with zipfile.ZipFile(io.BytesIO(data)) as zipped:
        return {
            name.removesuffix(".csv"): list(csv.DictReader(io.StringIO(zipped.read(name).decode("utf-8-sig"))))
            for name in zipped.namelist()
        }


def names(rows: list[dict[str, str]]) -> set[str]:
    return {row["name"] for row in rows}


async def test_everything_is_everything_of_this_organization(book: Desk) -> None:
    found = taken(book.store, Wanted(1, "everything", 0))
    assert names(found["contact"]) == {"Ann Lee", "Carl Smith", "Gus Globe", "Eve Stone"}
    assert len(found["introduction"]) == 2
    assert taken(book.store, Wanted(2, "everything", 0)) == {}


async def test_ones_own_part_is_nobody_elses(book: Desk) -> None:
    ana = next(row["id"] for row in book.rows("member") if row["name"] == "Ana Ruiz")
    found = taken(book.store, Wanted(1, "mine", ana))
    assert names(found["contact"]) == {"Ann Lee", "Carl Smith"}
    assert [row["note"] for row in found["touch"]] == ["she wants a report"]
    assert names(found["member"]) == {"Ana Ruiz"}


async def test_all_about_one_person(book: Desk) -> None:
    carl = book.row("contact", name="Carl Smith")["id"]
    found = taken(book.store, Wanted(1, "person", carl))
    assert names(found["contact"]) == {"Carl Smith"}
    assert len(found["introduction"]) == 1
    assert "member" not in found


async def test_no_cell_is_a_formula(book: Desk) -> None:
    (entry,) = [row for row in taken(book.store, Wanted(1, "everything", 0))["introduction"] if row["note"]]
    assert entry["note"] == "'=cmd|calc"


@pytest.mark.parametrize(
    ("who", "line", "said"),
    [
        ("ana", "export everything", "Only an admin"),
        ("bob", "export Ann Lee", "Only whoever looks after"),
        ("ana", "export mine", "REFERRAL_PUBLIC_URL"),
        ("zoe", "export everything", "referral export everything"),
        ("ana", "export Carl Smith", "referral export person “Carl Smith”"),
        ("ana", "export", "export mine"),
    ],
)
async def test_who_may_and_what_is_said_where_there_is_no_address(desk: Desk, who: str, line: str, said: str) -> None:
    for speaker, typed in LINES:
        await desk.says(speaker, typed)
    assert said in await desk.says(who, line)


@pytest.fixture
def server(tmp_path: Path) -> Server:
    env = {"REFERRAL_DATA_DIR": str(tmp_path), "REFERRAL_SECRET_KEYS": Fernet.generate_key().decode()}
    return Server(read(env), env, bells=False)


async def fetched(server: Server, path: str) -> tuple[int, bytes, Any]:
    async with TestClient(TestServer(server.app)) as client:
        answer = await client.get(path)
        return answer.status, await answer.read(), answer.headers


async def test_the_link_brings_the_file_and_no_cache_keeps_it(server: Server) -> None:
    await server.start()
    try:
        path = server.downloads.link(Wanted(1, "everything", 0)).partition("3000")[2]
        status, body, headers = await fetched(server, path)
        assert (status, unzipped(body), headers["Cache-Control"]) == (200, {}, "no-store")
        assert "attachment" in headers["Content-Disposition"]
        wrong, *_ = await fetched(server, path[:-4] + "AAAA")
        assert wrong == 404
    finally:
        await server.stop()


async def test_a_link_ends_after_a_quarter_of_an_hour(server: Server) -> None:
    server.downloads._box = type("Box", (), {"decrypt": Fernet(Fernet.generate_key()).decrypt})()  # type: ignore[assignment]
    assert server.downloads._opened("gAAAAA") is None
    box = Fernet(Fernet.generate_key())
    server.downloads._box = box  # type: ignore[assignment]
    old = box.encrypt_at_time(b'[1,"everything",0]', int(time.time()) - 16 * 60)
    fresh = box.encrypt_at_time(b'[1,"everything",0]', int(time.time()) - 14 * 60)
    assert server.downloads._opened(old.decode()) is None
    assert server.downloads._opened(fresh.decode()) == Wanted(1, "everything", 0)
    server.store.close()


def test_by_hand_on_the_server(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    env = {"REFERRAL_DATA_DIR": str(tmp_path)}
    main(["say", 'log "Ann Lee" of Beta from "Carl Smith"'], env)
    out = tmp_path / "x.zip"
    assert main(["export", "person", "carl", "--out", str(out)], env) == 0
    assert "Wrote" in capsys.readouterr().out
    assert names(unzipped(out.read_bytes())["contact"]) == {"Carl Smith"}
    assert main(["export", "person", "nobody", "--out", str(out)], env) == 2
    assert "fits 0 people" in capsys.readouterr().err
