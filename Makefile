# Everything a person or a machine does with this repository starts here.
# Set-up is judged by content, not by time: .ci/setup returns at once when nothing changed.

PYTHON ?= python3
BIN := .venv/bin
PY := $(BIN)/python

# Material's advertisement for its successor is not news to our users.
export NO_MKDOCS_2_WARNING := 1

.NOTPARALLEL:
.PHONY: help site serve offline check test bench screenshots lock clean setup setup-test setup-bench

help:
	@echo 'Kies wat u wilt doen:'
	@echo
	@echo '  make site         Maakt de website, in de map site/.'
	@echo '  make serve        Toont de website op http://127.0.0.1:8000/ en werkt hem bij als u iets wijzigt.'
	@echo '  make offline      Maakt de website als één zip, om mee te nemen: pilotwijzer.zip.'
	@echo '  make check        Controleert de beschrijvingen van de pilots.'
	@echo '  make test         Controleert alles: de code, de inhoud en de website in een browser.'
	@echo '  make bench        Meet hoe snel controleren, bouwen en zoeken gaan. Met GROOT=1 ook bij 5.000 pilots.'
	@echo '  make screenshots  Maakt de afbeeldingen voor README.md en de handleiding opnieuw.'
	@echo '  make lock         Legt de versies van alle pakketten opnieuw vast.'
	@echo '  make clean        Ruimt alles op wat hier gemaakt is.'
	@echo
	@echo 'De eerste keer haalt make op wat nodig is. Dat duurt een paar minuten.'

# The help that editors give knows the lists, so it follows them.
SCHEMA := @$(BIN)/pilotwijzer schema --out schema/pilot.json && $(BIN)/pilotwijzer schema --sessie --out schema/sessie.json

site: setup
	$(SCHEMA)
	@$(BIN)/pilotwijzer build

serve: setup
	$(SCHEMA)
	@$(PY) -m mkdocs serve --dev-addr 127.0.0.1:8000

offline: setup
	@$(BIN)/pilotwijzer build --offline

check: setup
	$(SCHEMA)
	@$(BIN)/pilotwijzer check

test: setup-test
	$(PY) -m tests.browser
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	$(BIN)/lint-imports
	$(PY) -m pytest -n auto --dist loadfile

bench: setup-bench
	@$(PY) -m tests.browser
	@$(PY) -m tests.bench.bench $(if $(GROOT),--large) $(if $(SINDS),--since $(SINDS))

screenshots: setup-test
	@$(PY) -m tests.tools.screenshots

# Without the settings of this machine: the lock holds what the public index has, and no address.
UV := env -u UV_INDEX -u UV_DEFAULT_INDEX -u UV_INDEX_URL -u UV_EXTRA_INDEX_URL -u UV_FIND_LINKS \
	.venv/lock/bin/uv --no-config
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --upgrade \
	--generate-hashes --no-build --no-emit-index-url --custom-compile-command 'make lock'

lock: setup
	@test -x .venv/lock/bin/uv || $(PY) -m venv --without-pip .venv/lock
	@$(PY) -m pip --python .venv/lock/bin/python install --quiet \
		--require-hashes --only-binary :all: -r requirements/lock.txt
	$(COMPILE) pyproject.toml --group build -o requirements/run.txt
	$(COMPILE) pyproject.toml --group build --group test -c requirements/run.txt -o requirements/test.txt
	$(COMPILE) pyproject.toml --group build --group bench -c requirements/test.txt -o requirements/bench.txt
	$(COMPILE) --group lock -o requirements/lock.txt

clean:
	rm -rf .venv site pilotwijzer.zip dist .bench .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find generator tests -name __pycache__ -type d -prune -exec rm -rf {} +

setup:
	@PYTHON='$(PYTHON)' .ci/setup run

setup-test:
	@PYTHON='$(PYTHON)' .ci/setup test

setup-bench:
	@PYTHON='$(PYTHON)' .ci/setup bench
