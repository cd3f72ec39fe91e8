"""`partner` and `partners`: a partner's page, and all of them with their lights."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands import partnering
from core.commands.turn import Turn
from core.permissions import may_weigh
from core.phrases import evidence, fits
from core.phrases import partners as words
from core.rules import balance
from core.rules.status_light import status
from core.rules.views_partners import PartnershipView
from core.spec import Command


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    contact, known = partnering.found(turn, values)
    if known is None:
        return Reply(card=fits.not_yet(contact), replaces=True)
    view = partnering.view_of(turn, known)
    found = status(view, turn.policy, turn.today)
    page = words.Page(
        view=view,
        light=found.light.value,
        reasons=found.reasons,
        day=turn.day,
        today=turn.today,
        now=turn.now,
        weighed=_weighed(turn, view) if may_weigh(turn.me, known, turn.charge) else None,
    )
    return Reply(card=words.page(page), replaces=True)


def _weighed(turn: Turn, view: PartnershipView) -> tuple[tuple[str, str], ...]:
    out = balance.of(view, turn.policy, turn.today)
    seen = evidence.rows(view, turn.today)
    return words.weighed(fits.judged(view, turn.now), seen, out)


COMMAND = Command(
    name="partner",
    summary="A partner’s page: fit, agreement, promises, what passed between us; or begin one",
    examples=("partner Judy Park",),
    run=run,
    args=(partnering.WHO,),
    aliases=("partnership",),
    writes=False,
    group="Partners",
)
