"""The playground's JSON API: what the page, the stories and anybody else may see and do.

    GET  /playground/state    everything there is to draw (below)
    GET  /playground/events   server-sent events: `data: {"version": 18}` whenever something changed
    POST /playground/say      {"as": "ana", "platform": "slack", "where": "dm", "text": "/referral log ..."}
    POST /playground/click    {"as": "ana", "message": "s12", "button": "Contacted", "index": 0 (optional)}
    POST /playground/submit   {"as": "ana", "form": "f3", "values": {"prospect": "Gus Globe"}}
    POST /playground/dismiss  {"as": "ana", "form": "f3"}                 the X of a Slack modal
    POST /playground/home     {"as": "ana", "platform": "slack"}          opens the bot's Home
    POST /playground/clock    {"advance": "1 day"} or {"to": "2026-11-30T09:00"} or {"to": "mon 9:00"}
    POST /playground/reset    {"empty": true} starts again without a book; {} with the sample book

`where` is "dm" (the private conversation with the bot) or a channel's id ("#sales", on Teams "Sales").
`index` counts the message's `buttons`; without it the first of that label is clicked. Home and modals are clicked by
their own ids. say, click, submit, home and clock answer, when everything that came of it has been delivered,

    {"messages": [message...], "form": form or null, "clock": clock, "version": 18}

with the messages that are new or changed, in order, whoever sees them. Errors: 4xx {"error": "a sentence"}.

State:

    {"version": 17, "organization": "Brightwater Advisory",
     "clock": {"now": "2026-12-01T10:00:03-05:00", "zone": "America/New_York", "text": "Tue 1 Dec 2026, 10:00"},
     "people": [{"id": "ana", "name": "Ana Ruiz", "role": "member", "team": "North", "zone": "America/New_York"}],
     "channels": [{"id": "#sales", "platform": "slack", "members": ["ana", ...], "bot": true}],
     "messages": [message...], "forms": [form...],
     "homes": [{"id": "h-slack-ana", "platform": "slack", "as": "ana", "blocks": [...], "text": "...", "buttons": [...]}]}

message:

    {"id": "s12", "platform": "slack", "where": "dm", "with": "ana" (whose dm; null in a channel),
     "author": "bot" or a person's id or "slack"/"teams" (the client's own words), "name": "Referral", "at": ISO,
     "time": "10:00", "text": what a person reads, "markup": the native text, "blocks": [...] (Slack) or "card": {...} or
     null (Teams), "buttons": [{"label": "Contacted", "style": "primary", "confirm": null}], "private": true,
     "seen_by": "ana" or null (everybody there), "edited": false, "thread": a message's id or null,
     "views": {"ana": {"card": ..., "text": ..., "buttons": ...}} (Teams: what an answered click shows to one person)}

`buttons` stand in the order of the native JSON; each option of a menu (overflow) is one.

form (a Slack modal, or a Teams card with inputs):

    {"id": "f3", "platform": "slack", "as": "ana", "message": null or the id of the Teams message it stands in,
     "title": "Log an introduction", "view": {...} or "card": {...}, "submit": "Save" or null, "text": "...",
     "fields": [{"name": "prospect", "label": "Who", "kind": "text", "required": true, "value": "", "hint": null,
                 "placeholder": null, "options": [{"value": "a", "label": "A"}], "error": null}],
     "buttons": [...]}

`kind` is text, long, choice, date, yesno or number. A modal without fields is an answer to read.
"""
