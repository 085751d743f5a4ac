# The environment is .venv, made from requirements/dev.txt and redone only when that file changes.
PYTHON ?= python3
BIN := .venv/bin
LOCK := build/venv/bin/uv pip compile pyproject.toml --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --custom-compile-command "make lock" --quiet

.PHONY: help run test lint bench pictures package lock clean setup

help: ## Say what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1|/' | column -t -s '|' 2>/dev/null \
		|| grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST)

setup: ## Make or renew .venv
	@$(PYTHON) installer/bootstrap.py

run: setup ## Open the program on the sample school; without a display do the main job into results/
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname -s)" = Darwin ]; then \
		$(BIN)/peerdesk --sample; \
	else \
		$(BIN)/peerdesk demo --out results; \
	fi

test: setup ## Run all tests, without a screen
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 --dist loadfile $(ARGS)

lint: setup ## Check style, types and layers
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: setup ## Print the budgets of the design as ratios
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m benchmarks $(ARGS)

pictures: setup ## Make a picture of every page and every print in pictures/
	@$(BIN)/python tests/tools/pictures.py $(ARGS)

package: ## Build the one-folder program in dist/ and prove that it works
	@$(PYTHON) installer/bootstrap.py --venv build/venv --lock build
	@build/venv/bin/python installer/build.py

lock: ## Renew the lock files from pyproject.toml
	@$(PYTHON) installer/bootstrap.py --venv build/venv --lock build
	@$(LOCK) $(ARGS) --output-file requirements/run.txt
	@$(LOCK) $(ARGS) --constraint requirements/run.txt --group dev --output-file requirements/dev.txt
	@$(LOCK) $(ARGS) --constraint requirements/run.txt --group build --output-file requirements/build.txt

clean: ## Remove everything that can be made again
	@rm -rf .venv build dist results pictures .pytest_cache .mypy_cache .ruff_cache \
		.hypothesis .import_linter_cache .coverage *.egg-info
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
