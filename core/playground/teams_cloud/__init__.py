"""A double of Teams: Bot Connector, login, published keys, limits, signed activities, and the people in it.

limits               what Teams refuses or slows down, each with the page that says so   [pure]
markdown, reading    native JSON as a person sees it                                     [pure]
keys                 its own RSA key, OpenID metadata, the bot's tokens
tenant               the state: conversations, installations
connector            the REST methods a bot calls
users                the people's hands: signed activities to the bot
"""

from __future__ import annotations

from core.playground.teams_cloud.connector import routes
from core.playground.teams_cloud.keys import Keys
from core.playground.teams_cloud.tenant import Tenant
from core.playground.teams_cloud.users import Users

__all__ = ["Keys", "Tenant", "Users", "routes"]
