"""What happened at the sample company in the last three months, as its people would have typed it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Door:
    """One introduction: `days` ago `by` logged it, for `owner` to call; `then` is what the owner typed how many days
    after, with `{who}` for the prospect. `rest` is the line after the introducer."""

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
         ((1, "called {who}"), (2, "thank {who}"), (8, "met {who}"), (21, "proposed {who}"),
          (36, "won {who} 14k"), (37, "thank {who}"))),
    Door(90, "bob", "bob", "Tom Reyes", "Larkin", "Judy Park", "meeting value 20k",
         ((1, "called {who}"), (2, "thank {who}"), (6, "met {who}"), (19, "proposed {who}"),
          (41, "won {who} 22k"), (42, "thank {who}"))),
    Door(88, "tom", "tom", "Mia Koch", "Koch Logistics", "Omar Haddad", "introduction value 9k",
         ((2, "called {who}"), (9, "met {who}"), (26, "lost {who} went with another firm"),
          (27, "thank {who}"))),
    Door(85, "priya", "priya", "Jack Jones", "Jones Dental", "Judy Park", "introduction",
         ((1, "called {who}"), (1, "thank {who}"), (12, "met {who}"), (30, "won {who} 6.5k"),
          (31, "thank {who}"))),
    Door(83, "max", "max", "Gus Globe", "Globex & Sons", "Carl Smith", "mention value 30k",
         ((4, "left {who} a message"), (6, "called {who}"), (15, "met {who}"), (40, "proposed {who}"))),
    Door(80, "lena", "lena", "Ruth Adler", "Adler Verlag", "Ines Costa", "introduction value 18k EUR",
         ((1, "called {who}"), (1, "thank {who}"), (10, "met {who}"), (28, "proposed {who}"),
          (47, "won {who} 19k EUR"), (48, "thank {who}"))),
    Door(76, "ana", "bob", "Nora Quist", "Quist Architects", "Carl Smith", "introduction value 8k",
         ((1, "called {who}"), (2, "thank {who}"), (7, "met {who}"), (20, "declined {who} not this year"))),
    Door(73, "tom", "tom", "Pia Brandt", "Brandt & Partner", "Grace Kim", "introduction",
         ((1, "called {who}"), (3, "thank {who}"), (16, "met {who}"))),
    Door(70, "dana", "priya", "Leo Marsh", "Marsh Foods", "Omar Haddad", "meeting value 25k",
         ((1, "called {who}"), (2, "thank {who}"), (5, "met {who}"), (24, "proposed {who}"),
          (45, "won {who} 27k"), (46, "thank {who}"))),
    Door(66, "bob", "bob", "Hank Voss", "Voss Marine", "Walt Greer", "name",
         ((7, "left {who} a message"), (12, "called {who}"))),
    Door(62, "max", "max", "Elsa Lind", "Lind Studio", "Grace Kim", "introduction value 5k",
         ((1, "called {who}"), (1, "thank {who}"), (9, "met {who}"), (25, "won {who} 5.2k"),
          (26, "thank {who}"))),
    Door(58, "priya", "priya", "Omri Katz", "Katz Clinics", "Ann Lee", "introduction value 16k",
         ((1, "called {who}"), (1, "thank {who}"), (10, "met {who}"), (33, "proposed {who}"))),
    Door(54, "ana", "ana", "Vera Nagy", "Nagy Textiles", "Judy Park", "introduction value 11k",
         ((1, "called {who}"), (2, "thank {who}"), (13, "met {who}"), (34, "proposed {who}"))),
    Door(49, "lena", "lena", "Karl Weber", "Weber Optik", "Ruth Adler", "introduction value 7k EUR",
         ((2, "called {who}"), (3, "thank {who}"), (14, "met {who}"))),
    Door(44, "tom", "tom", "Ivy Chen", "Chen Capital", "Walt Greer", "meeting value 40k",
         ((1, "called {who}"), (1, "thank {who}"), (4, "met {who}"), (22, "proposed {who}"),
          (38, "won {who} 38k"))),
    Door(39, "bob", "bob", "Sam Ortiz", "Ortiz Builders", "Tom Reyes", "introduction value 15k",
         ((1, "called {who}"), (1, "thank {who}"), (9, "met {who}"))),
    Door(34, "max", "max", "Dora Field", "Field & Gray", "Elsa Lind", "mention", ((3, "called {who}"),)),
    Door(27, "ana", "ana", "Rolf Hansen", "Hansen Shipping", "Carl Smith", "introduction value 21k",
         ((1, "called {who}"), (2, "thank {who}"), (8, "met {who}"))),
    Door(20, "priya", "priya", "Uma Rao", "Rao Analytics", "Jack Jones", "introduction value 9k",
         ((1, "called {who}"), (2, "thank {who}"), (9, "met {who}"))),
    Door(12, "dana", "tom", "Finn Daly", "Daly Energy", "Ivy Chen", "introduction value 33k", ((1, "called {who}"),)),
    Door(7, "bob", "bob", "Gina Moretti", "Moretti Wines", "Judy Park", "introduction value 10k", ((1, "called {who}"),)),
    Door(4, "lena", "lena", "Paul Stern", "Stern Druck", "Ines Costa", "introduction"),
    Door(2, "tom", "ana", "Beth Nolan", "Nolan Homes", "Grace Kim", "introduction value 12k"),
    Door(1, "ana", "max", "Cody Marsh", "Marsh Foods", "Leo Marsh", "mention"),
)  # fmt: skip

# Talks, gifts of introductions, reminders and boards: how many days ago, who, and the line.
BESIDES = (
    (75, "ana", "gave Judy Park Nils Bergman"),
    (52, "bob", "gave Carl Smith Tess Doyle"),
    (45, "priya", "touch Judy Park meeting"),
    (33, "ana", "touch Ann Lee how-are-we-doing"),
    (29, "bob", "touch Tom Reyes call"),
    (16, "lena", "touch Ruth Adler call"),
    (10, "max", "gave Grace Kim Otto Frey"),
    (3, "ana", "remind me to call Vera Nagy in 5 days"),
    (2, "bob", "remind me to call Sam Ortiz tomorrow"),
)
