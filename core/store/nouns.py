"""The nouns of partnerships, asks, serving and contests, each with its table; their queries stand in files by noun."""

from __future__ import annotations

from core.partners import (
    Asked,
    Care,
    Complaint,
    Knows,
    Mood,
    NamedDate,
    Partnership,
    PartnershipState,
    Promise,
    PromiseState,
    Review,
    Source,
)
from core.sales import Contest, Profile, Sale, Share, ShareState, Target
from core.store import tables
from core.store.noun import Noun

PARTNERSHIPS = Noun(tables.partnership, Partnership, read={"state": PartnershipState}, subject="partnership")
REVIEWS = Noun(tables.review, Review)
PROMISES = Noun(tables.promise, Promise, read={"state": PromiseState}, subject="promise")
KNOWS = Noun(tables.knows, Knows, read={"source": Source})
ASKS = Noun(tables.ask, Asked)
COMPLAINTS = Noun(tables.complaint, Complaint)
CARES = Noun(tables.care, Care, read={"answer": Mood}, subject="contact")
NAMED_DATES = Noun(tables.named_date, NamedDate)
SALES = Noun(tables.sale, Sale)
SHARES = Noun(tables.share, Share, read={"state": ShareState}, subject="share")
CONTESTS = Noun(tables.contest, Contest, subject="contest")
TARGETS = Noun(tables.target, Target)
PROFILES = Noun(tables.profile, Profile)
