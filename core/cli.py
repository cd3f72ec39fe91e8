"""`referral …`: the command line. Each subcommand imports what it needs, when it runs."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from types import ModuleType
from typing import TypeAlias

from core.settings import Misconfigured, Settings

Env: TypeAlias = Mapping[str, str]
Run: TypeAlias = Callable[[argparse.Namespace, Env], int]


def main(argv: Sequence[str] | None = None, env: Env | None = None) -> int:
    """Run one subcommand; its exit status. Settings that are wrong are listed, and the status is 2."""
    given = _parser().parse_args(argv)
    run: Run = given.run
    try:
        return run(given, os.environ if env is None else env)
    except Misconfigured as wrong:
        print("These settings need attention:", file=sys.stderr)
        for problem in wrong.problems:
            print(f"  - {problem}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="referral", description="The referral bot for Slack and Microsoft Teams.")
    verbs = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    def verb(name: str, run: Run, help: str) -> argparse.ArgumentParser:
        made = verbs.add_parser(name, help=help, description=help)
        made.set_defaults(run=run)
        return made

    verb("serve", _serve, "Run the bot for the platforms that are configured.")
    demo = verb("demo", _demo, "Open the playground: both chats in a local page, with a sample company.")
    demo.add_argument("--port", type=int, default=4000)
    demo.add_argument("--no-browser", action="store_true", help="print the address, open nothing")
    say = verb("say", _say, "Put one line through the whole bot and print its answer.")
    say.add_argument("--as", dest="who", default="me", help="the member who speaks (name or account)")
    say.add_argument("line", nargs="+")
    _in_and_out(verb)
    verb("migrate", _migrate, "Bring the database up to date.")
    seed = verb("seed", _seed, "Fill an empty database with the sample company.")
    seed.add_argument("--yes", action="store_true", help="do not ask")
    doctor = verb("doctor", _doctor, "Check settings, database and counters; say what to do about what is wrong.")
    doctor.add_argument("--recount", action="store_true", help="compare every counter with the history behind it")
    bench = verb("bench", _bench, "Measure one thing against a named baseline, in the same run.")
    bench.add_argument("name", choices=("ack", "teams-turn", "agenda", "start", "year", "readings"))
    bench.add_argument("--rounds", type=int, default=3)
    manifest = verb(
        "slack-manifest", _slack_manifest, "Print the Slack app manifest (Socket Mode, or HTTP with --url)."
    )
    manifest.add_argument("--url", help="the public address of this server, such as https://referral.example.com")
    package = verb("teams-package", _teams_package, "Write the Teams app package (a zip to upload).")
    package.add_argument("--app-id", required=True, help="the bot's Microsoft app id")
    package.add_argument("--url", default="https://example.com", help="your company's page, shown to users")
    package.add_argument("--out", default="referral-teams.zip")
    verb("secret", _secret, "Print a fresh key for REFERRAL_SECRET_KEYS.")
    return parser


def _in_and_out(verb: Callable[[str, Run, str], argparse.ArgumentParser]) -> None:
    """What is brought in from files, and taken out into one."""
    bring = verb("import", _import, "Bring in contacts or deals from a CSV file; shows first how it was understood.")
    bring.add_argument("kind", choices=("contacts", "deals"))
    bring.add_argument("file", type=argparse.FileType("rb"))
    bring.add_argument("--as", dest="who", default="me", help="the member who brings them in (name or account)")
    bring.add_argument("--yes", action="store_true", help="import what was understood")
    out = verb("export", _export, "Write everything, one's own part, or all about one person, as CSV files in a zip.")
    out.add_argument("what", choices=("everything", "mine", "person"))
    out.add_argument("name", nargs="?", help="of a person: whom")
    out.add_argument("--as", dest="who", default="me", help="the member whose part it is (name or account)")
    out.add_argument("--out", default="referrals.zip")


def _serve(given: argparse.Namespace, env: Env) -> int:
    import asyncio

    from core import logs
    from core.serve import serve, settings_of

    settings = settings_of(env)
    logs.setup(settings.log)
    asyncio.run(serve(settings, env))
    return 0


def _demo(given: argparse.Namespace, env: Env) -> int:
    import asyncio

    from core.playground.demo import run_demo

    asyncio.run(run_demo(given.port, open_browser=not given.no_browser))
    return 0


def _say(given: argparse.Namespace, env: Env) -> int:
    from core.say import say

    print(say(_settings(env), given.who, " ".join(given.line)))
    return 0


def _import(given: argparse.Namespace, env: Env) -> int:
    from core.readings.sheets import text_of
    from core.say import bring_in

    with given.file as file:
        print(bring_in(_settings(env), given.who, given.kind, text_of(file.read()), sure=given.yes))
    return 0


def _export(given: argparse.Namespace, env: Env) -> int:
    from core.say import take_out

    many = take_out(_settings(env), given.who, given.what, given.name or "", given.out)
    print(f"Wrote {given.out}: {many:,} rows.")
    return 0


def _migrate(given: argparse.Namespace, env: Env) -> int:
    from core.store import Store

    store = Store.open(_settings(env).database_url)
    try:
        store.migrate()
    finally:
        store.close()
    print("The database is up to date.")
    return 0


def _seed(given: argparse.Namespace, env: Env) -> int:
    from core.say import seed_company

    print(seed_company(_settings(env), sure=given.yes))
    return 0


def _doctor(given: argparse.Namespace, env: Env) -> int:
    from core.doctor import examine

    healthy = True
    for finding in examine(env, recount=given.recount):
        print(("ok    " if finding.good else "WRONG ") + finding.sentence)
        healthy = healthy and finding.good
    return 0 if healthy else 1


def _bench(given: argparse.Namespace, env: Env) -> int:
    from core.bench import run

    return run(given.name, given.rounds)


def _slack_manifest(given: argparse.Namespace, env: Env) -> int:
    print(_adapter("slack").manifest_text(given.url), end="")
    return 0


def _teams_package(given: argparse.Namespace, env: Env) -> int:
    path = _adapter("teams").write_package(given.out, app_id=given.app_id, url=given.url)
    print(f"Wrote {path}. Upload it in the Teams admin center, or in Teams under Apps, Manage your apps.")
    return 0


def _secret(given: argparse.Namespace, env: Env) -> int:
    from core.keys import new_key

    print(new_key())
    return 0


def _settings(env: Env) -> Settings:
    from core.serve import settings_of

    return settings_of(env)


def _adapter(name: str) -> ModuleType:
    """An adapter's package, by entry point: core never imports one by name."""
    from importlib.metadata import entry_points

    from core.serve import GROUP

    module: ModuleType = entry_points(group=GROUP)[name].load()
    return module


if __name__ == "__main__":
    sys.exit(main())
