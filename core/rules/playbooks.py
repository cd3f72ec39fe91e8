"""The five ways of asking, each with its article and with the side that sees it otherwise."""

from __future__ import annotations

from core.rules.rule import Topic

PLAYBOOKS = (
    Topic(
        name="balanced",
        why=(
            "Earn first: know from the client himself that he is glad, thank for the last door, keep the peace between "
            "asks. A sale or a kept promise counts as earned. Then ask for one person, by name, and rarely."
        ),
        source="A1, A2, A3, A4, A5",
        against=(
            "A2 would not ask clients at all, A3 would ask at every close; this way asks seldom, and never before it "
            "is earned."
        ),
    ),
    Topic(
        name="earn-it",
        why=(
            "Referrals are a symptom of being served well. Serve, call, keep promises early, stay in touch; log what "
            "comes by itself. Clients are not asked: who is asked begins to ask himself what it was all for."
        ),
        source="A2, A5",
        against="A3: who doesn’t ask in the moment both are happy leaves the best moment unused. A4: ask, but by name.",
    ),
    Topic(
        name="ask-at-close",
        why=(
            "At the close both are happy, and a sincere question then is no begging. Ask at every sale and in the week "
            "after, write names down at once, follow up, and thank with more than words."
        ),
        source="A3",
        against="A2: never at every appointment, on nobody’s order. A5: plant in the spring or beg in the winter.",
    ),
    Topic(
        name="two-way",
        why=(
            "Partners who look for the same kind of client, tell each other whom, agree how, and meet again in sixty "
            "days bring more than any client could. Clients are served, and doors are opened for them too. A client "
            "who knows us well may be asked whom we should be calling on, in his place."
        ),
        source="A1",
        against="A3 and A4 ask clients: one at the close, the other for one person by name.",
    ),
    Topic(
        name="direct",
        why=(
            "Do the work: find out whom the client knows, choose one person, ask for a direct introduction to that "
            "one. No names are fished for, and nobody is put on the spot."
        ),
        source="A4",
        against="A1 and A5 ask first how we are doing; A2 would rather that no client were asked.",
    ),
)
