"""Every table. The first key column is `organization_id`, except in the *directory* tables, which are asked before the
organization is known, and in the two due indexes, which begin with the time.

A writing transaction locks its organization's row before anything else (PostgreSQL; SQLite has one writer), so two
writers of one organization never wait for each other in a circle. Ids come from that row as well (`next_id`; for
introductions `next_number`, the number people see), so an organization's rows can be moved as they are.
"""

from core.store.tables.base import Instant, Json, metadata
from core.store.tables.book import contact, contact_word, draft, introduction, reminder, touch
from core.store.tables.erasing import forgetting
from core.store.tables.history import audit, delivery, tally
from core.store.tables.numbers import contest, flow, funnel, profile, sale, share, target
from core.store.tables.partners import ask, care, complaint, knows, named_date, partnership, promise, review
from core.store.tables.people import account, channel, link_code, member, organization, route, team, workspace
from core.store.tables.saying import agenda, post

__all__ = [
    "Instant", "Json", "account", "agenda", "ask", "audit", "care", "channel", "complaint", "contact", "contact_word",
    "contest", "delivery", "draft", "flow", "forgetting", "funnel", "introduction", "knows", "link_code", "member",
    "metadata", "named_date", "organization", "partnership", "post", "profile", "promise", "reminder", "review",
    "route", "sale", "share", "tally", "target", "team", "touch", "workspace",
]  # fmt: skip
