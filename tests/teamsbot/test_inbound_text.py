"""A message's text as the line that was meant."""

from __future__ import annotations

import pytest

from teamsbot.inbound_shape import activity_of
from teamsbot.inbound_text import line_of, strangers
from tests.teamsbot.cloud import APP, TENANT

BOB = f"teams:{TENANT}:bob"


def message(text: str, *tags: tuple[str, str, str]) -> dict[str, object]:
    """`tags` are (text in the message, id, name)."""
    return {
        "type": "message", "id": "1", "channelId": "msteams", "serviceUrl": "https://x/", "text": text,
        "conversation": {"id": "19:x", "tenantId": TENANT}, "from": {"id": "29:ana"}, "recipient": {"id": f"28:{APP}"},
        "entities": [{"type": "mention", "text": t, "mentioned": {"id": i, "name": n}} for t, i, n in tags],
    }  # fmt: skip


def line(text: str, *tags: tuple[str, str, str]) -> str:
    return line_of(activity_of(message(text, *tags)), {"29:bob": BOB})[0]


US = ("<at>Bot</at>", f"28:{APP}", "Bot")
BOBS = ("<at>Bob</at>", "29:bob", "Bob Stone")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/referral log Ann", "log Ann"),
        ("/Referral", ""),
        ("referral log Ann", "log Ann"),
        ("REFERRAL\u00a0log Ann", "log Ann"),
        ("log Ann", "log Ann"),
        ("referrals Inc from Carl", "referrals Inc from Carl"),
        ("/referralx", "/referralx"),
        ("  log R&amp;D of AT&amp;T  ", "log R&D of AT&T"),
        ("log &lt;at&gt;Bob&lt;/at&gt;", "log <at>Bob</at>"),
        ("&amp;lt;", "&lt;"),
    ],
)
def test_the_commands_own_name_is_optional_and_text_is_unescaped_once(text: str, expected: str) -> None:
    assert line(text) == expected


def test_only_the_bots_mention_is_taken_out_not_its_name() -> None:
    assert line("<at>Bot</at> log Botanical Gardens", US) == "log Botanical Gardens"
    assert line("<at>Bot</at> log Bot from Bot Inc", US) == "log Bot from Bot Inc"


def test_a_mention_of_the_bot_may_stand_anywhere_and_twice() -> None:
    assert line("log Ann <at>Bot</at> from Carl <at>Bot</at>", US, US) == "log Ann  from Carl"


def test_people_are_their_accounts_or_their_names() -> None:
    assert line("<at>Bot</at> log Ann for <at>Bob</at>", US, BOBS) == f"log Ann for @{{{BOB}}}"
    stranger = ("<at>Zoe</at>", "29:zoe", 'Zoe "Z" Hart')
    assert line("log Ann for <at>Zoe</at>", stranger) == 'log Ann for "Zoe Z Hart"'
    assert line("log Ann for <at>Zoe</at>", ("<at>Zoe</at>", "29:zoe", "Zoe")) == "log Ann for Zoe"


def test_two_people_of_one_name_keep_their_order() -> None:
    other = ("<at>Bob</at>", "29:bob2", "Bob Two")
    assert line("<at>Bob</at> and <at>Bob</at>", BOBS, other) == f'@{{{BOB}}} and "Bob Two"'


def test_tags_that_do_not_stand_in_the_text_change_nothing() -> None:
    assert line("log Ann", US, BOBS) == "log Ann"
    assert line("<at>Bot</at> log <at>Nobody</at>", US) == "log <at>Nobody</at>"


def test_tags_with_ids_inside() -> None:
    ours = ('<at id="0">Bot</at>', f"28:{APP}", "Bot")
    assert line('<at id="0">Bot</at>&nbsp;help', ours) == "help"


def test_who_is_to_be_looked_up() -> None:
    zoe = ("<at>Zoe</at>", "29:zoe", "Zoe")
    activity = activity_of(message("<at>Bot</at> <at>Bob</at> <at>Zoe</at> <at>Zoe</at>", US, BOBS, zoe, zoe))
    assert strangers(activity, {"29:bob": BOB}) == ("29:zoe",)
