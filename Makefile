# make run opens the workbench, make test tests it; both set up all they need, once.

PYTHON ?= python3
PORT ?= 8501
PYTEST_FLAGS ?=

# tests/conftest.py says what is one piece of work, and which comes first
WORKERS := -n 2 --dist loadfile --no-loadscope-reorder

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check -qq install
RUN := $(VENV)/ready-to-run
DEV := $(VENV)/ready-to-test

# pyright comes with its own Node.js, and does not look for a newer version of itself
export PYRIGHT_PYTHON_IGNORE_WARNINGS := 1

.PHONY: help run test check bench glossary lock clean

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' $(MAKEFILE_LIST)

run: $(RUN) ## open the workbench on http://localhost:8501 (or PORT=...)
	@$(PY) -m cxmodel doctor --prepare
	@$(PY) -m streamlit run app.py --server.port $(PORT)

test: $(DEV) ## run all tests, those in a real browser included
	@if browser="$$(bash scripts/browser.sh)"; then \
	    CHROMIUM="$$browser" $(PY) -m pytest $(WORKERS) $(PYTEST_FLAGS); \
	elif [ "$${CI:-}" = true ]; then exit 1; \
	else echo "The tests in the browser are left out."; $(PY) -m pytest $(WORKERS) -m "not browser" $(PYTEST_FLAGS); fi

check: $(DEV) ## lint, types, and the floors of the architecture
	$(PY) -m ruff check . --output-format concise
	$(PY) -m pyright --pythonpath $(PY)
	$(PY) $(VENV)/bin/lint-imports --no-logo

bench: $(DEV) ## measure speed and agreement against other tools
	@$(PY) -m benchmarks

glossary: $(RUN) ## write GLOSSARY.md anew from the code
	@CXMODEL_STORE=$$(mktemp -d)/shipped.duckdb $(PY) -m cxmodel glossary > GLOSSARY.md.new && mv GLOSSARY.md.new GLOSSARY.md

lock: ## write requirements.lock anew with the newest versions in bounds
	@bash scripts/lock.sh $(PYTHON)

clean: ## remove what the commands above have built (the store with its data stays)
	rm -rf $(VENV) .pytest_cache .ruff_cache .import_linter_cache .hypothesis .artifacts build dist *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(PY):
	@echo "Making $(VENV) ..."
	@bash scripts/venv.sh $(PYTHON) $(VENV)

$(RUN): requirements.txt requirements.lock | $(PY)
	@echo "Installing what the workbench needs ..."
	@$(PIP) -r requirements.txt -c requirements.lock
	@touch $@

$(DEV): requirements.txt requirements-dev.txt requirements.lock | $(PY)
	@echo "Installing what the workbench and its tests need ..."
	@$(PIP) -r requirements.txt -r requirements-dev.txt -c requirements.lock
	@bash scripts/node.sh $(PY)
	@touch $(RUN) $@
