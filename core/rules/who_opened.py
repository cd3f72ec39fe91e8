"""The rule `who-opened`: deals came in from elsewhere; who opened the door to each, ten at a time."""

from __future__ import annotations

from datetime import datetime

from core.phrases import deals as words
from core.phrases import when
from core.policy import Policy
from core.rules.rule import Look, Rule, Say
from core.rules.shared import key
from core.rules.views_deals import DealsView


def look(view: DealsView, policy: Policy, now: datetime) -> Look:
    if not view.deals:
        return Look()
    zone, locale = view.member.tz(view.organization), view.member.locale or view.organization.locale
    rows = tuple((deal, view.clients[deal.contact_id], when.day(deal.at, now, zone, locale)) for deal in view.deals)
    newest = max(deal.id for deal in view.deals)
    say = Say(
        key=key("who-opened", "deals", view.member.id, str(newest), 1),
        to=view.member.id,
        card=words.card(rows),
        because=words.because(len(rows)),
        facts=tuple((client.name, day) for _, client, day in rows),
        headline=words.headline(len(rows)),
    )
    return Look((say,))


RULE = Rule(
    name="who-opened",
    looks_at="deals",
    look=look,
    why=(
        "Who asks himself when his last sale from a referral was has to know which sales were. Ten deals with a name "
        "beside each show whom to thank, and where the next one may come from."
    ),
    source="A5",
)
