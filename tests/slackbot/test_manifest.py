"""manifest.yml asks Slack for exactly what the code uses."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from core.commands import COMMANDS
from core.grammar import command_of
from slackbot import inbound, inbound_events
from slackbot.manifest import SCOPES, described, manifest

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCES = "\n".join(p.read_text() for p in (ROOT / "slackbot").glob("*.py"))
# Each method's and event's own page at https://docs.slack.dev/reference names its scope; those without need none.
METHODS = {
    "auth_test": set(),
    "chat_postEphemeral": {"chat:write"},
    "chat_postMessage": {"chat:write"},
    "chat_update": {"chat:write"},
    "conversations_history": {"im:history"},  # of direct messages; channels stay closed to us
    "conversations_info": {"channels:read", "groups:read"},  # whether another company shares it
    "conversations_open": {"im:write"},
    "users_info": {"users:read", "users:read.email"},
    "views_open": set(),
    "views_publish": set(),
    "views_update": set(),
}
EVENTS = {
    "app_home_opened": set(),
    "app_mention": {"app_mentions:read"},
    "app_uninstalled": set(),
    "member_joined_channel": {"channels:read", "groups:read"},
    "message.im": {"im:history"},
    "tokens_revoked": set(),
}


def test_the_shipped_manifest_is_the_described_one() -> None:
    assert (ROOT / "manifest.yml").read_text() == manifest()


def test_every_method_called_has_its_scope_and_every_scope_its_use() -> None:
    called = set(re.findall(r"client\.([a-z]+_[a-zA-Z_]+)\(", SOURCES))
    assert called == set(METHODS)
    needed = {"commands"}.union(*METHODS.values(), *EVENTS.values())
    assert needed == set(SCOPES)
    assert described()["oauth_config"]["scopes"]["bot"] == sorted(SCOPES)


def test_every_event_subscribed_is_read_and_the_other_way_round() -> None:
    assert set(described()["settings"]["event_subscriptions"]["bot_events"]) == set(EVENTS)
    read = Path(inbound_events.__file__).read_text()
    for event in EVENTS:
        assert f'case "{event.removesuffix(".im")}"' in read


def test_shortcuts_and_command_lead_somewhere() -> None:
    features = described()["features"]
    assert {s["callback_id"] for s in features["shortcuts"]} == {inbound.LOG, inbound.LOG_MESSAGE}
    (command,) = features["slash_commands"]
    assert command["command"] == "/referral"
    assert command["should_escape"] is True


def test_the_hint_shows_lines_that_are_understood() -> None:
    (command,) = described()["features"]["slash_commands"]
    meant = [command_of(example, COMMANDS)[0].name for example in command["usage_hint"].split(" | ")]
    assert meant == ["log", "called", "help"]


def test_a_public_address_replaces_socket_mode() -> None:
    made = yaml.safe_load(manifest("https://referral.example.com/"))
    address = "https://referral.example.com/slack/events"
    settings = made["settings"]
    assert settings["socket_mode_enabled"] is False
    assert settings["event_subscriptions"]["request_url"] == settings["interactivity"]["request_url"] == address
    assert made["features"]["slash_commands"][0]["url"] == address
    assert described()["settings"]["socket_mode_enabled"] is True


def test_lengths_are_slacks() -> None:
    about = described()["display_information"]
    assert len(about["name"]) <= 35
    assert len(about["description"]) <= 140
    assert 175 <= len(about["long_description"]) <= 4000
    for shortcut in described()["features"]["shortcuts"]:
        assert len(shortcut["name"]) <= 24
        assert len(shortcut["description"]) <= 150
