# One door for developers and for CI. Everything is set up on first use, in .venv.
PYTHON ?= python3
VENV := .venv
CONSTRAINTS := .ci/constraints.txt
BIN := $(VENV)/bin
READY := $(VENV)/.ready
RUNS := $(VENV)/.runs
COMPILED := $(VENV)/.compiled
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint $(CONSTRAINTS)
EDITABLE := $(INSTALL) --no-build-isolation --editable

.DEFAULT_GOAL := help
.PHONY: help run test quick tools test-lowest test-latest test-python check lint types layers fresh schemas docs words \
	mutants torture bench fuzz fix constraints dist audit clean

help:  ## show these targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

# What the program needs, and first what builds it, of which pip would take the newest, whatever the constraints say.
$(RUNS): pyproject.toml $(CONSTRAINTS)
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(INSTALL) hatchling editables
	$(EDITABLE) .
	@touch $@

# Where Python writes no bytecode, each start would compile every module again.
$(COMPILED): $(RUNS) $(shell find cdsplan -name '*.py')
	@$(BIN)/python -m compileall -q cdsplan
	@touch $@

# What the developers need besides.
$(READY): pyproject.toml $(RUNS)
	$(EDITABLE) '.[dev]'
	@touch $@

run: $(COMPILED)  ## validate plans/ and print the gap table of xã Thành Vinh
	$(BIN)/cdsplan validate
	$(BIN)/cdsplan progress xa-thanh-vinh

test: $(READY) $(COMPILED)  ## run the tests (ARGS="-k name" for some)
	$(BIN)/python -m pytest $(ARGS)

quick: $(READY) $(COMPILED)
	$(BIN)/python -m pytest -m "not slow" $(ARGS)

tools:  ## install the browser, shells and npm packages that some tests use (Debian, as root)
	.ci/tools

# The same rules with other versions, each in a virtual environment of its own: a gigabyte, kept where a test failed.
test-lowest: $(VENV)/lowest.txt  ## run the quick tests with the lower bounds of pyproject.toml
	$(MAKE) quick VENV=$(VENV)/lowest CONSTRAINTS=$<
	rm -rf $(VENV)/lowest

$(VENV)/lowest.txt: .ci/lowest.py pyproject.toml
	@mkdir -p $(VENV)
	$(PYTHON) $< > $@

test-latest:  ## run the quick tests with what is newest of everything
	rm -rf $(VENV)/latest
	$(MAKE) quick VENV=$(VENV)/latest CONSTRAINTS=/dev/null
	rm -rf $(VENV)/latest

# But for the one that `make test` takes itself.
test-python:  ## run the quick tests with each other Python from 3.11 to 3.14 that runs here
	.ci/pythons | while read -r python; do \
		cmp -s "$$python" "$$($(PYTHON) -c 'import sys; print(sys._base_executable)')" && continue; \
		$(MAKE) quick PYTHON=$$python VENV=$(VENV)/$$(basename $$python) </dev/null || exit 1; \
		rm -rf $(VENV)/$$(basename $$python); done

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

docs: $(READY)  ## write the lists of the rules' pages, cdsplan/checks/manual/*/README.md
	$(BIN)/python -m tests.checks.test_manual

words: $(READY)  ## write what the program says, in both languages, for a proofreader: .venv/words.csv
	$(BIN)/python -m tests.words > $(VENV)/words.csv

bench: $(READY) $(COMPILED)  ## measure against a bare yaml.load and check-jsonschema, for some minutes (ARGS="--runs 5")
	$(BIN)/python -m tests.bench.bench $(VENV)/bench $(ARGS)

mutants: $(READY) $(COMPILED)  ## put every small fault into figures and rules: do the tests notice? For long (ARGS="model/period" for some)
	$(BIN)/python -m tests.mutants $(ARGS)

torture: $(READY) $(COMPILED)  ## kill the program, fill its disk, take files from under it, for half an hour (ARGS="--rounds 4")
	$(BIN)/python -m tests.torture $(VENV)/torture $(ARGS)

TIME ?= 60
fuzz: $(READY) $(COMPILED)  ## feed the program what nobody should, for TIME=60 seconds (ARGS="--target form --seed 7")
	$(BIN)/python -m tests.fuzz.fuzz $(VENV)/fuzz --time $(TIME) $(ARGS)

fix: $(READY)  ## format, and mend what ruff can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# With the oldest Python, because what it takes the others take too.
constraints: PYTHON = $(shell .ci/pythons 2>/dev/null | head -n 1)
constraints: test-latest  ## write .ci/constraints.txt anew: what is newest, once the quick tests pass with it
	echo "# Written by 'make constraints'. What make and CI install, to the digit." > $(CONSTRAINTS)
	$(VENV)/latest/bin/python -m pip install --quiet --upgrade pip
	$(VENV)/latest/bin/python -m pip freeze --all --exclude setuptools --exclude-editable >> $(CONSTRAINTS)

# For machines without a network; what is downloaded for them is kept, and what is made is the same each time.
dist: $(READY)  ## build the wheel, the source archive, and a zip a system that installs without a network: dist/
	rm -rf dist
	$(BIN)/python -m hatchling build --directory dist
	PYTHONPATH=.ci $(BIN)/python -m offline dist $(VENV)/wheels

# Strict: where the database cannot be reached, nothing was looked up, and that is a failure.
audit:  ## look up the known vulnerabilities of the versions in .ci/constraints.txt
	@test -x $(VENV)/audit/bin/python || $(PYTHON) -m venv $(VENV)/audit
	$(VENV)/audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit
	$(VENV)/audit/bin/pip-audit --strict --no-deps --disable-pip --requirement $(CONSTRAINTS)

clean:  ## remove what was set up and built
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
