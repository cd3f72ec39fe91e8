"""The referral rules, and everything that is the same on every platform: the map of the house.

    model, policy, cards, asks, workdays                   nouns, numbers, what can be said and asked   [pure]
    grammar/    one line of text -> one command and its arguments                                       [pure]
    kinds, tokens, dates, days, moments, periods, money    what the words of one argument mean          [pure]
    rules/      one rule a file: gates (may I?) and nudges (say what, when)                             [pure]
    readings/   numbers and lists that are looked at, never stored                                      [pure]
    phrases/    every sentence the bot says                                                             [pure]
    spec         what a subcommand is: names, arguments, examples
    commands/   one subcommand a file; `turn` is what a command may use
    bot         `Bot.handle(Ask) -> Reply`, the whole application
    store/      tables, queries by noun, migrations: the only folder that imports sqlalchemy
    agenda      the sweep: due subjects -> rules -> post
    post        claim -> render -> send -> settle
    port        what a platform adapter must offer
    settings, serve, cli, playground/   how it is run

Pure files import the standard library and other pure files only. core never imports an adapter; adapters (`slackbot`,
`teamsbot`) import core and never each other. tests/test_architecture.py holds the house to this.
"""
