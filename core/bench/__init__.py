"""`referral bench NAME`: each measures one promise against a named baseline in the same run, and prints their ratio.

A server under test is a process of its own, so its CPU time is its own; the load comes from this one. Rounds of ours
and the baseline alternate, because a machine's speed drifts; the ratio printed is the median of the rounds' ratios.
"""

from __future__ import annotations


def run(name: str, rounds: int) -> int:
    """Run one benchmark; 0 when its promise is kept, 1 when not."""
    from importlib import import_module

    module = import_module(f"core.bench.{name.replace('-', '_')}")
    kept: bool = module.bench(rounds)
    print("kept" if kept else "NOT kept")
    return 0 if kept else 1
