"""Numbers and lists that are looked at, never stored; pure functions over rows the store has read."""
