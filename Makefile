# make run     set up and start the main job          make demo    the same against a bundled demo site
# make test    lint, types and the whole test suite   make help    everything else

.DEFAULT_GOAL := help
VENV := .venv
BIN := $(VENV)/bin
# The newest Python on the path that is new enough, or the one named: make PYTHON=/opt/python3.12/bin/python3 run
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
PYTEST_ARGS ?=
FUZZ_ARGS ?= --max-examples 30

.PHONY: help run demo test lint types format check-format coverage accuracy fuzz-api bench-ask bench-extract bench-recrawl tests environment environment-dev clean

help:  ## show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 24

run: environment  ## crawl, detect, mail and serve the dashboard on http://127.0.0.1:8000
	@./regwatch run

demo: environment  ## the main job against a bundled demo regulator: changes and alerts within 30 seconds
	@./regwatch demo

test: lint tests  ## everything that must pass: lint, format, types, architecture and all tests

lint: check-format types  ## ruff and mypy

check-format: environment-dev
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --quiet --check .

types: environment-dev
	$(BIN)/python -m mypy --no-error-summary .

tests: environment-dev  ## the test suite (PYTEST_ARGS="-k extract" narrows it)
	$(BIN)/python -m pytest $(PYTEST_ARGS)

coverage: environment-dev  ## the same with branch coverage, which takes a third longer
	$(BIN)/python -m pytest --cov --cov-branch --cov-report=term:skip-covered $(PYTEST_ARGS)

accuracy: environment-dev  ## how well figures and dates are read, by kind and language; fails below the floors
	$(BIN)/python -m tests.extraction.accuracy

bench-ask: environment-dev  ## every page and API call over a million figures, as ratios to SELECT 1 and to LIKE
	$(BIN)/python -m benchmarks.asking_speed

fuzz-api: environment-dev  ## the API asked whatever its OpenAPI document allows and forbids (FUZZ_ARGS="-n 500" for longer)
	$(BIN)/python -m tests.web.fuzzing $(FUZZ_ARGS)

bench-extract: environment-dev  ## extraction against two public recognisers in the same run, as ratios
	$(BIN)/python -m benchmarks.extract_speed

bench-recrawl: environment-dev  ## what crawling an unchanged source of 1,000 releases again costs
	$(BIN)/python -m benchmarks.recrawl_cost

format: environment-dev  ## put imports and layout right
	$(BIN)/ruff check --quiet --fix .
	$(BIN)/ruff format .

environment: $(VENV)/.runtime  ## the Python environment that regwatch runs on

environment-dev: $(VENV)/.development  ## the same with the tools for development

clean:  ## remove the environment and every cache, but no data
	rm -rf $(VENV) build .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@if [ -z "$(PYTHON)" ]; then \
		echo "regwatch needs Python 3.11 or newer and found none; install it, or say where it is: make PYTHON=/path/to/python3" >&2; exit 1; fi
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "regwatch needs Python 3.11 or newer; $(PYTHON) is older or does not run" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "this Python cannot make virtual environments; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@echo "Setting up the Python environment in $(VENV) (once; about a minute) ..." >&2
	@"$(PYTHON)" -m venv --clear $(VENV)

$(VENV)/.runtime: requirements.txt | $(BIN)/python
	@$(PIP) install -r requirements.txt
	@touch $@

$(VENV)/.development: requirements-dev.txt requirements-browser.txt requirements-parquet.txt $(VENV)/.runtime | $(BIN)/python
	@$(PIP) install -r requirements-dev.txt
	@touch $@
