# One door for developers and for CI. Everything is set up on first use, in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
RUNS := $(VENV)/.runs
COMPILED := $(VENV)/.compiled
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable

.DEFAULT_GOAL := help
.PHONY: help run test check lint types layers fresh schemas docs bench fix clean

help:  ## show these targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

# What the program needs.
$(RUNS): pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) .
	@touch $@

# Where Python writes no bytecode, each start would compile every module again.
$(COMPILED): $(RUNS) $(shell find cdsplan -name '*.py')
	@$(BIN)/python -m compileall -q cdsplan
	@touch $@

# What the developers need besides.
$(READY): pyproject.toml $(RUNS)
	$(PIP) '.[dev]'
	@touch $@

run: $(COMPILED)  ## validate plans/ and print the gap table of xã Thành Vinh
	$(BIN)/cdsplan validate
	$(BIN)/cdsplan progress xa-thanh-vinh

test: $(READY) $(COMPILED)  ## run the tests (ARGS="-k name" for some)
	$(BIN)/python -m pytest $(ARGS)

check: lint types layers fresh  ## what CI runs: format, lint, types, layers, generated files, tests with coverage
	$(BIN)/python -m pytest --cov --cov-report=term-missing:skip-covered $(ARGS)

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(READY)
	$(BIN)/mypy

layers: $(READY)
	$(BIN)/lint-imports

fresh: $(READY)
	@rm -rf $(VENV)/schemas && $(BIN)/cdsplan schema --lang vi --output $(VENV)/schemas
	diff -r schemas $(VENV)/schemas

schemas: $(READY)  ## write schemas/ from the models
	$(BIN)/cdsplan schema --lang vi --output schemas

docs: $(READY)  ## write the reference of the rules from their modules
	$(BIN)/cdsplan rule --format markdown --lang en > cdsplan/rules/README.md
	$(BIN)/cdsplan rule --format markdown --lang vi > cdsplan/rules/README.vi.md

bench: $(READY) $(COMPILED)  ## measure against a bare yaml.load and check-jsonschema, for some minutes (ARGS="--runs 5")
	$(BIN)/python -m tests.bench.bench $(VENV)/bench $(ARGS)

fix: $(READY)  ## format, and mend what ruff can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:  ## remove what was set up and built
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
