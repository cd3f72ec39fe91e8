"""A double of Slack: Web API, limits, response_urls, signed requests, and the people of the sample company in it.

limits, blocks       what Slack refuses, each with the page that says so          [pure]
mrkdwn, reading      native JSON as a person sees it                              [pure]
workspace            the state: channels, modals, Homes, triggers
chat, views, look_up the Web API's methods; web_api serves them and the response_urls
wire, users          the people's hands: signed requests to the bot
"""

from __future__ import annotations

from core.playground.slack_cloud.users import Users
from core.playground.slack_cloud.web_api import routes
from core.playground.slack_cloud.wire import FrontDoor
from core.playground.slack_cloud.workspace import Workspace

__all__ = ["FrontDoor", "Users", "Workspace", "routes"]
