"""Faults put into a copy of the code on purpose, one at a time: a test that holds an invariant must find each."""
