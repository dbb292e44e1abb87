# Two commands to begin with: `make handbook` and `make test`. All work happens in .venv and build/.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: help handbook test lint bench messages docs clean

help:
	@echo "make handbook   check library/ and write build/handbook/"
	@echo "make test       run every test"
	@echo "make lint       ruff, mypy and the contracts of imports"
	@echo "make bench      measure; writes bench/RESULTS.md"
	@echo "make docs       write what is generated in docs/: the format, rules, keys, pictures"
	@echo "make messages   bring the message catalogues up to date"

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("usecases needs Python 3.11 or newer; this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $(READY)

handbook: $(READY)
	$(BIN)/usecases check library --today 2026-11-22
	$(BIN)/usecases export handbook -o build/handbook --library library
	@echo
	@echo "The handbook is in build/handbook/: open build/handbook/index.md."
	@echo "Next, try:"
	@echo "  $(BIN)/usecases show order-processing"
	@echo "  $(BIN)/usecases init my-library && $(BIN)/usecases check my-library"
	@echo "  $(BIN)/usecases export svg order-processing --lanes -o build/lanes --library library"

test: $(READY)
	$(BIN)/python -m pytest -n auto $(PYTEST)

lint: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)
	$(BIN)/python bench/run.py

docs: $(READY)
	$(BIN)/python tools/reference.py
	$(BIN)/usecases export svg order-processing -o docs/pictures --library library
	$(BIN)/python tools/picture.py

messages: $(READY)
	$(BIN)/python tools/messages.py

clean:
	rm -rf build $(VENV)
