"""Slack's documented limits, as tables.

Sources: https://docs.slack.dev/reference/block-kit/blocks (one page a block), /reference/block-kit/block-elements,
/reference/block-kit/composition-objects, https://docs.slack.dev/reference/views and
https://docs.slack.dev/apis/web-api/rate-limits.
"""

from __future__ import annotations

MESSAGE_BLOCKS, VIEW_BLOCKS = 50, 100
MARKDOWN_TOTAL = 12_000
TITLE, PRIVATE_METADATA, ID = 24, 3000, 255
BLOCKS = {
    "section", "header", "divider", "context", "actions", "input", "image", "markdown", "rich_text", "table",
    "data_visualization",
}  # fmt: skip
_CHOOSERS = {
    "static_select", "multi_static_select", "radio_buttons", "checkboxes", "datepicker", "timepicker", "datetimepicker",
    "users_select", "conversations_select", "channels_select",
}  # fmt: skip
ELEMENTS = {
    "actions": _CHOOSERS | {"button", "overflow"},
    "section": _CHOOSERS | {"button", "overflow", "image"},
    "input": _CHOOSERS | {"plain_text_input", "number_input", "email_text_input", "url_text_input"},
    "context": {"plain_text", "mrkdwn", "image"},
}
ELEMENTS_OF = {"context": 10, "actions": 25}  # the most elements of a block
OPTIONS = {"overflow": 5, "radio_buttons": 10, "checkboxes": 10}  # the most options; 100 elsewhere
TEXTS = {  # block or element -> the most characters of each text in it
    "section": {"text": 3000},
    "header": {"text": 150},
    "input": {"label": 2000, "hint": 2000},
    "button": {"text": 75},
    "plain_text_input": {"placeholder": 150},
    "static_select": {"placeholder": 150},
    "multi_static_select": {"placeholder": 150},
    "datepicker": {"placeholder": 150},
}
REQUIRED = {
    "header": ("text",), "context": ("elements",), "actions": ("elements",), "input": ("label", "element"),
    "image": ("alt_text",), "markdown": ("text",), "rich_text": ("elements",), "table": ("rows",),
    "data_visualization": ("title", "chart"), "button": ("text",),
    "overflow": ("options",), "static_select": ("options",), "multi_static_select": ("options",),
    "radio_buttons": ("options",), "checkboxes": ("options",), "number_input": ("is_decimal_allowed",),
}  # fmt: skip
CHARTS, CHART_TITLE, CHART_LABEL, CHART_LABELS, CHART_SERIES = 2, 50, 20, 20, 12
VIEW_BYTES = 250_000  # view_too_large, https://docs.slack.dev/reference/methods/views.publish
MODALS = 3  # open and two pushes, https://docs.slack.dev/reference/methods/views.push
TEXT = 40_000  # longer is truncated, https://docs.slack.dev/reference/methods/chat.postMessage
TRIGGER_SECONDS = 3.0  # https://docs.slack.dev/interactivity/handling-user-interaction
ANSWER_SECONDS = 3.0  # the same page: acknowledge within three seconds
RESPONSE_URL_USES, RESPONSE_URL_MINUTES = 5, 30  # the same page
POST_GAP = 0.9  # seconds: "one message per second per channel", with the short bursts it allows taken as a tenth
TIERS = {  # calls a minute; https://docs.slack.dev/apis/web-api/rate-limits and each method's own page
    "conversations.open": 50, "conversations.info": 50, "conversations.history": 50, "conversations.members": 100,
    "users.info": 100, "users.list": 20, "views.open": 100, "views.push": 100, "views.update": 100,
    "views.publish": 100, "chat.update": 50, "chat.delete": 50, "chat.postEphemeral": 100,
}  # fmt: skip
SCOPES = {  # what each method asks for, on its own page; missing_scope otherwise
    "chat.postMessage": "chat:write", "chat.update": "chat:write", "chat.delete": "chat:write",
    "chat.postEphemeral": "chat:write", "conversations.open": "im:write", "conversations.history": "im:history",
    "users.info": "users:read", "users.list": "users:read", "conversations.info": "channels:read",
    "conversations.members": "channels:read",
}  # fmt: skip
EVENT_RETRIES = (0, 60, 300)  # seconds after a failed delivery, https://docs.slack.dev/apis/events-api
