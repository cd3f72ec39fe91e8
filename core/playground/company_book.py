"""What happened at the sample company in the last three months, as its people would have typed it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Door:
    """One introduction: `days` ago `by` logged it, for `owner` to call; `then` is what the owner typed how many days
    after, with `{n}` for its number. `rest` is the line after the introducer."""

    days: int
    by: str
    owner: str
    who: str
    company: str
    opener: str
    rest: str
    then: tuple[tuple[int, str], ...] = ()


DOORS = (
    Door(92, "ana", "ana", "Ann Lee", "Beta Bank", "Carl Smith", "introduction value 12k",
         ((1, "called {n}"), (2, "thanked {n}"), (8, "met {n}"), (21, "proposed {n}"),
          (36, "won {n} 14k"), (37, "thanked {n}"))),
    Door(90, "bob", "bob", "Tom Reyes", "Larkin", "Judy Park", "meeting value 20k",
         ((1, "called {n}"), (2, "thanked {n}"), (6, "met {n}"), (19, "proposed {n}"),
          (41, "won {n} 22k"), (42, "thanked {n}"))),
    Door(88, "tom", "tom", "Mia Koch", "Koch Logistics", "Omar Haddad", "introduction value 9k",
         ((2, "called {n}"), (9, "met {n}"), (26, "lost {n} went with another firm"),
          (27, "thanked {n}"))),
    Door(85, "priya", "priya", "Jack Jones", "Jones Dental", "Judy Park", "introduction",
         ((1, "called {n}"), (1, "thanked {n}"), (12, "met {n}"), (30, "won {n} 6.5k"),
          (31, "thanked {n}"))),
    Door(83, "max", "max", "Gus Globe", "Globex & Sons", "Carl Smith", "mention value 30k",
         ((4, "left {n} a message"), (6, "called {n}"), (15, "met {n}"), (40, "proposed {n}"))),
    Door(80, "lena", "lena", "Ruth Adler", "Adler Verlag", "Ines Costa", "introduction value 18k EUR",
         ((1, "called {n}"), (1, "thanked {n}"), (10, "met {n}"), (28, "proposed {n}"),
          (47, "won {n} 19k EUR"), (48, "thanked {n}"))),
    Door(76, "ana", "bob", "Nora Quist", "Quist Architects", "Carl Smith", "introduction value 8k",
         ((1, "called {n}"), (2, "thanked {n}"), (7, "met {n}"), (20, "declined {n} not this year"))),
    Door(73, "tom", "tom", "Pia Brandt", "Brandt & Partner", "Grace Kim", "introduction",
         ((1, "called {n}"), (3, "thanked {n}"), (16, "met {n}"))),
    Door(70, "dana", "priya", "Leo Marsh", "Marsh Foods", "Omar Haddad", "meeting value 25k",
         ((1, "called {n}"), (2, "thanked {n}"), (5, "met {n}"), (24, "proposed {n}"),
          (45, "won {n} 27k"), (46, "thanked {n}"))),
    Door(66, "bob", "bob", "Hank Voss", "Voss Marine", "Walt Greer", "name",
         ((7, "left {n} a message"), (12, "called {n}"))),
    Door(62, "max", "max", "Elsa Lind", "Lind Studio", "Grace Kim", "introduction value 5k",
         ((1, "called {n}"), (1, "thanked {n}"), (9, "met {n}"), (25, "won {n} 5.2k"),
          (26, "thanked {n}"))),
    Door(58, "priya", "priya", "Omri Katz", "Katz Clinics", "Ann Lee", "introduction value 16k",
         ((1, "called {n}"), (1, "thanked {n}"), (10, "met {n}"), (33, "proposed {n}"))),
    Door(54, "ana", "ana", "Vera Nagy", "Nagy Textiles", "Judy Park", "introduction value 11k",
         ((1, "called {n}"), (2, "thanked {n}"), (13, "met {n}"), (34, "proposed {n}"))),
    Door(49, "lena", "lena", "Karl Weber", "Weber Optik", "Ruth Adler", "introduction value 7k EUR",
         ((2, "called {n}"), (3, "thanked {n}"), (14, "met {n}"))),
    Door(44, "tom", "tom", "Ivy Chen", "Chen Capital", "Walt Greer", "meeting value 40k",
         ((1, "called {n}"), (1, "thanked {n}"), (4, "met {n}"), (22, "proposed {n}"),
          (38, "won {n} 38k"))),
    Door(39, "bob", "bob", "Sam Ortiz", "Ortiz Builders", "Tom Reyes", "introduction value 15k",
         ((1, "called {n}"), (1, "thanked {n}"), (9, "met {n}"))),
    Door(34, "max", "max", "Dora Field", "Field & Gray", "Elsa Lind", "mention", ((3, "called {n}"),)),
    Door(27, "ana", "ana", "Rolf Hansen", "Hansen Shipping", "Carl Smith", "introduction value 21k",
         ((1, "called {n}"), (2, "thanked {n}"), (8, "met {n}"))),
    Door(20, "priya", "priya", "Uma Rao", "Rao Analytics", "Jack Jones", "introduction value 9k",
         ((1, "called {n}"), (2, "thanked {n}"), (9, "met {n}"))),
    Door(12, "dana", "tom", "Finn Daly", "Daly Energy", "Ivy Chen", "introduction value 33k", ((1, "called {n}"),)),
    Door(7, "bob", "bob", "Gina Moretti", "Moretti Wines", "Judy Park", "introduction value 10k", ((1, "called {n}"),)),
    Door(4, "lena", "lena", "Paul Stern", "Stern Druck", "Ines Costa", "introduction"),
    Door(2, "tom", "ana", "Beth Nolan", "Nolan Homes", "Grace Kim", "introduction value 12k"),
    Door(1, "ana", "max", "Cody Marsh", "Marsh Foods", "Leo Marsh", "mention"),
)  # fmt: skip

# Talks, gifts of introductions, reminders and boards: how many days ago, who, and the line.
BESIDES = (
    (75, "ana", 'log "Nils Bergman" to "Judy Park"'),
    (52, "bob", 'log "Tess Doyle" to "Carl Smith"'),
    (45, "priya", "touch Judy Park meeting"),
    (34, "ana", "contact edit Ann Lee tier A"),
    (33, "ana", "check Ann Lee great promised a summary of the plan by mon"),
    (30, "ana", "care Ann Lee holiday christmas newsletter"),
    (29, "bob", "touch Tom Reyes call"),
    (28, "bob", "contact edit Tom Reyes tier B"),
    (16, "lena", "touch Ruth Adler call"),
    (13, "ana", "date Ann Lee birthday 3 may"),
    (10, "max", 'log "Otto Frey" to "Grace Kim"'),
    (3, "ana", "remind me to call Vera Nagy in 5 days"),
    (2, "bob", "remind me to call Sam Ortiz tomorrow"),
    (45, "bob", "contact edit Judy Park owner @ana"),
    (44, "ana", "fit Judy Park click 5 trust 4 focus 4 because she asked about my clients before she spoke of hers"),
    (43, "ana", 'ideal Judy Park ours title owner size "50 to 200 people" sector "family firms"'),
    (42, "ana", 'ideal Judy Park theirs title owner sector "family firms"'),
    (41, "ana", "terms Judy Park words you call me first, and never in front of the client"),
    (40, "ana", "agree Judy Park both"),
    (39, "ana", "promise Judy Park to send the guide on succession in 2 weeks"),
    (32, "ana", "kept Judy Park guide"),
    (20, "ana", "promise from Judy Park to ask her Monday group in 3 weeks"),
    (9, "ana", "promise Judy Park to meet her partner in 12 days"),
)
