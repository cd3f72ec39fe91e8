"""Both chats in a local browser page: the real server between doubles of the two clouds, with a sample company in it.

    people        who works at the sample company, and where they talk
    clock         real time plus an offset, turned forward by hand
    transcript    every message of both clouds, as it was said, changed and seen
    seen          what a person sees of a message or form: words, buttons, questions
    slack_cloud/  a double of Slack: its Web API, its limits, and the people typing and clicking in it
    teams_cloud/  a double of Teams: Bot Connector, login, keys, limits, and the people in it
    trouble       what can go wrong with a cloud, on demand
    clouds        both running, with one clock
    stage         the clouds, the bot and the clock as one: say, click, submit, let time pass
    state, api    the same as JSON over HTTP, for page/, for stories and for anybody else
    company, company_book, seed   the sample company and three months of its book (`referral seed`)
    opening, demo   the real server between the clouds; `referral demo`

The clouds know nothing of the bot: they speak to it over HTTP only, as Slack and Teams do. `referral serve` never
imports this package.
"""
