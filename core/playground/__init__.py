"""Both chats in a local browser page: the real server between doubles of the two clouds, with a sample company in it.

    people        who works at the sample company, and where they talk
    clock         real time plus an offset, turned forward by hand
    transcript    every message of both clouds, as it was said, changed and seen
    slack_cloud/  a double of Slack: its Web API, its limits, and the people typing and clicking in it
    teams_cloud/  a double of Teams: Bot Connector, login, keys, limits, and the people in it
    stage         the clouds, the server and the clock as one: say, click, submit, let time pass
    state, api    the same as JSON over HTTP, for the page, for stories and for anybody else
    company       the book of the sample company (`referral seed`)
    demo          `referral demo`

The clouds know nothing of the bot: they speak to it over HTTP only, as Slack and Teams do. `referral serve` never
imports this package.
"""
