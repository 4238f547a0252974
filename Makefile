PY ?= python3
UV := .venv/.boot/bin/uv
BIN := .venv/app/bin
export UV_PROJECT_ENVIRONMENT := .venv/app
export UV_PYTHON_DOWNLOADS := never

.PHONY: run test check format bench bench-quick bench-choosing bench-scanning mutants

run: $(UV)
	@$(UV) sync -q --frozen --no-dev --inexact
	@$(BIN)/limber start

test: $(UV)
	@$(UV) sync -q --frozen
	@$(BIN)/pytest

check: $(UV)
	@$(UV) sync -q --frozen
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/limber content check

bench: $(UV)
	@$(UV) sync -q --frozen --group bench
	@$(BIN)/python -m bench.timers
	@$(BIN)/python -m bench.sending

bench-quick: $(UV)
	@$(UV) sync -q --frozen --group bench
	@$(BIN)/python -m bench.timers --quick --out data/bench
	@$(BIN)/python -m bench.sending --quick --out data/bench

bench-choosing: $(UV)
	@$(UV) sync -q --frozen
	@$(BIN)/python -m bench.choosing

bench-scanning: $(UV)
	@$(UV) sync -q --frozen
	@$(BIN)/python -m bench.scanning

mutants: $(UV)
	@$(UV) sync -q --frozen
	@$(UV) run -q --frozen --with 'mutmut>=3.3' mutmut run --max-children 2
	@$(UV) run -q --frozen --with 'mutmut>=3.3' mutmut results

format: $(UV)
	@$(UV) sync -q --frozen
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# uv reads the lock; it lives beside the project's own environment, not on the machine.
$(UV):
	@$(PY) -c 'import sys, venv; sys.version_info >= (3, 11) or sys.exit("Limber needs Python 3.11 or newer: try make PY=python3.12 run")'
	@$(PY) -m venv .venv/.boot
	@.venv/.boot/bin/pip install -q --disable-pip-version-check uv==0.13.8
