"""The chain that led to somebody, in words: whole, each one on it thanked for his own door; and in one line."""

from __future__ import annotations

from core.cards import Block, Bold, Button, Card, Item, Line, Text, line
from core.phrases.asking import who
from core.phrases.nudges import first
from core.readings.briefs import thanks_owed
from core.readings.chains import Chain, Link

WHOLE = "The whole chain"
CAME_OF_IT = "What came of it:"
SHOWN = 6  # of the doors that came of it: the newest tell enough


def card(chain: Chain) -> Card:
    blocks: list[Block] = [_link(link) for link in chain.links]
    if not chain.links:
        said = f"Nobody introduced {chain.start.name} to us, as far as I know: the chain begins here."
        blocks.append(Text(line(said)))
    above = {link.entry.id for link in chain.links}
    more = [link for link in chain.below if link.entry.id not in above]
    if more:
        blocks += [Text(line(CAME_OF_IT)), *(_link(link) for link in more[-SHOWN:])]
    if len(more) > SHOWN and not chain.cut:
        blocks.append(Text(line(f"And {len(more) - SHOWN} older."), small=True))
    blocks.append(Text(line(f"{brought(chain)}.")))
    return Card(f"The chain to {chain.start.name}", tuple(blocks))


def in_one_line(chain: Chain, token: str) -> tuple[Item, ...]:
    """`Carl Smith → Ann Lee → Gus Globe: 3 doors go back to Carl Smith, 1 won`, and the button to all of it; nothing
    while there is but one door. `token` is what `chain` is asked of."""
    if not chain.deep:
        return ()
    path = " → ".join([*(link.opener.name for link in reversed(chain.links)), chain.start.name])
    led = (Bold(path), ". ") if chain.links else ()
    return (Item(line("Chain: ", *led, f"{brought(chain)}."), (Button(WHOLE, f"chain {token}"),)),)


def brought(chain: Chain) -> str:
    """What the root has brought: `3 doors go back to Carl Smith, 1 won, worth $12,000`."""
    many = len(chain.below)
    if chain.cut:
        return f"More than {many} doors go back to {chain.root.name}"
    sums = f", worth {chain.worth}" if chain.worth else ""
    return f"{many} {'door goes' if many == 1 else 'doors go'} back to {chain.root.name}, {chain.won} won{sums}"


def _link(link: Link) -> Item:
    """`Carl Smith introduced Ann Lee (Beta): #1, won`; thanks where they are owed, for this door and no other."""
    by, entry = first(link.opener.name), link.entry
    said: Line = line(Bold(link.opener.name), f" introduced {who(link.prospect)}: #{entry.id}, {entry.stage.value}")
    return Item(
        said, (Button(f"Thank {by}", f"thank {entry.id}"),) if thanks_owed(entry, link.opener, link.prospect) else ()
    )
