"""The few words a renderer puts around cards and forms, beside those of the doors."""

from __future__ import annotations

NEEDED = "This is needed."
CHOOSE = "Choose…"
DONE = "Done."
TOO_LONG = "There is more than fits into one message here. Ask for one part of it, please."

# Why a message could not be delivered, as an admin reads it.
BLOCKED = "this person has blocked me"
SWITCHED_OFF = "an administrator has switched me off"
TOO_LARGE = "the message was too large"
NOT_TAKEN = "the message was not accepted"
NO_WAY = "I don’t know how to reach this person yet"
