"""Who is told to stop puts away what he started, as at Ctrl-C: these tests run in the background, where a shell has the
interrupt ignored."""

from __future__ import annotations

import signal
import threading

import pytest


def pytest_configure(config: pytest.Config) -> None:
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)
