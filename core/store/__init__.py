"""What is remembered: one layer over SQLite and PostgreSQL; the only folder that imports sqlalchemy.

`Store` runs a function whole inside one transaction; the modules named after nouns hold the queries, as functions of
the transaction and the organization; `book` is the way every change goes.
"""

from core.store.engine import Store, Tx

__all__ = ["Store", "Tx"]
