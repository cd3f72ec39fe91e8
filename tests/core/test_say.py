"""The command line speaks to the bot as anybody does: lines, and whole files."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.cli import main

ROWS = "name;company\nAnn Lee;Beta\nGus Globe;Globex\n;Nameless\n"


def referral(folder: Path, *words: str) -> int:
    return main(words, {"REFERRAL_DATA_DIR": str(folder)})


def test_a_file_is_shown_before_it_is_imported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "people.csv"
    file.write_bytes(b"\xef\xbb\xbf" + ROWS.encode())
    assert referral(tmp_path, "import", "contacts", str(file)) == 0
    shown = capsys.readouterr().out
    assert "2 contacts to import" in shown
    assert "Row 4: there is no name" in shown
    assert "imported" not in shown
    assert referral(tmp_path, "import", "contacts", str(file), "--yes") == 0
    assert "2 contacts imported" in capsys.readouterr().out
    referral(tmp_path, "say", "ann")
    assert "Ann Lee of Beta" in capsys.readouterr().out


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_in_any_encoding_of_a_spreadsheet(
    encoding: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "people.csv"
    file.write_bytes("name;company\r\nJörg Weiß;Größe & Söhne\r\n".encode(encoding))
    referral(tmp_path, "import", "contacts", str(file), "--yes")
    assert "1 contact imported" in capsys.readouterr().out
    referral(tmp_path, "say", "Jörg")
    assert "Jörg Weiß of Größe & Söhne" in capsys.readouterr().out


def test_a_file_far_longer_than_a_message_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "people.csv"
    file.write_text("name,company\n" + "".join(f"Person {chr(97 + n % 26)}{n},Firm {n}\n" for n in range(300)))
    assert referral(tmp_path, "import", "contacts", str(file), "--yes") == 0
    assert "300 contacts imported" in capsys.readouterr().out


def test_what_is_no_table_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "x.csv"
    file.write_text("hello\nworld\n")
    referral(tmp_path, "import", "deals", str(file), "--yes")
    assert "no column with names" in capsys.readouterr().out
