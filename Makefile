# Two commands: `make demo` to look at it, `make test` to trust it. Both do all the set-up.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
export PASSERELLE_DATA ?= $(CURDIR)/var

.PHONY: demo test install install-test bench clean

demo: install
	@$(BIN)/passerelle demo

install: $(VENV)/.core $(VENV)/.messages

$(VENV)/.core: requirements/core.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Passerelle needs Python 3.11 or later: try make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/core.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python tools/vega.py
	@touch $@

# Words change without a requirement changing: after an upgrade they are compiled again.
$(VENV)/.messages: $(VENV)/.core $(wildcard passerelle/*/locale/*/LC_MESSAGES/*.po)
	$(BIN)/python tools/messages.py compile
	@touch $@

install-test: $(VENV)/.test

$(VENV)/.test: $(VENV)/.core requirements/test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@

# Compiled modules are kept, whatever the shell says: the tests start the command dozens of times, and run twice.
test: export PYTHONDONTWRITEBYTECODE =
test: install-test
	$(BIN)/python tools/messages.py compile
	$(BIN)/python tools/messages.py check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder --max-worker-restart=0
	$(BIN)/python -m tests.postgres -n 2 --dist loadfile --no-loadscope-reorder --max-worker-restart=0

bench: install-test
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) build *.egg-info
