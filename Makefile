# `make demo` and `make test` need Python 3.11 or newer, its venv module and make; everything else they install themselves.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test lint types bench clean

.venv/run.stamp: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed."; exit 1; }
	@echo "Making .venv (once, about a minute) ..."
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev.stamp: .venv/run.stamp requirements-dev.lock
	@echo "Adding what the tests need ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

demo: .venv/run.stamp
	@$(BIN)/referral demo $(DEMO)

# The judges need Node, the browser test Chromium; .ci/run installs both and runs them after this.
APART := tests/judges tests/browser tests/smoke

# Those that kill servers wait for leases to lapse and hardly use a core: they run beside the others.
BESIDE := tests/crash
BESIDE_LOG := .venv/$(notdir $(BESIDE)).log
PYTEST = $(BIN)/python -m pytest -q

test: .venv/dev.stamp
ifdef TESTS
	@$(PYTEST) -n 2 --dist worksteal $(APART:%=--ignore=%) $(TESTS)
else
	@echo "$(BESIDE) runs beside the others; what it says is in $(BESIDE_LOG)."
	@$(PYTEST) -p no:cacheprovider $(BESIDE) >$(BESIDE_LOG) 2>&1 & beside=$$!; trap 'kill $$beside' INT TERM; \
	$(PYTEST) -n 2 --dist worksteal $(APART:%=--ignore=%) --ignore=$(BESIDE); ended=$$?; \
	wait $$beside || ended=1; echo "$(BESIDE):"; cat $(BESIDE_LOG); exit $$ended
endif

lint: .venv/dev.stamp
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: .venv/dev.stamp
	@$(BIN)/mypy

bench: .venv/run.stamp
	@for name in start ack teams-turn agenda; do echo "-- $$name"; $(BIN)/referral bench $$name || true; done

clean:
	rm -rf .venv
