# The verbs of this digest. `make` converts seeds/ into content/ and builds output/; `make help` lists the rest.
# The variables have the names that pelican-quickstart gives them and may be set on the command line.

BASEDIR ?= $(dir $(lastword $(MAKEFILE_LIST)))
CONFFILE ?= $(BASEDIR)pelican.conf.py
# Without them the settings say which folders: DATELINE_SEEDS, PATH, OUTPUT_PATH.
SEEDSDIR ?=
INPUTDIR ?=
OUTPUTDIR ?=
SITEURL ?=
PORT ?= 8000
SERVER ?= 127.0.0.1
PY ?= python3
SECONDS ?= 60
VENV ?= $(BASEDIR).venv
RUN = "$(VENV)/bin/python" "$(BASEDIR)plugins/dateline"
SOURCES := $(shell find "$(BASEDIR)plugins/dateline" -name '*.py')

SEEDS = $(if $(SEEDSDIR),--seeds "$(SEEDSDIR)")
OUTPUT = $(if $(OUTPUTDIR),--output "$(OUTPUTDIR)")
OPTIONS = --settings "$(CONFFILE)" $(SEEDS) $(if $(INPUTDIR),--content "$(INPUTDIR)") $(OUTPUT)
ifneq ($(filter-out 0,$(STRICT)),)
OPTIONS += --strict
endif
ifneq ($(WORKERS),)
OPTIONS += --workers "$(WORKERS)"
endif
ifneq ($(EXECUTOR),)
OPTIONS += --executor "$(EXECUTOR)"
endif
ifneq ($(filter-out 0,$(PROFILE)),)
OPTIONS += --profile
endif

# What the browser tests need beside a Chromium and a Java: only where Node is, or where nothing may be skipped.
ifneq ($(REQUIRE_BROWSER)$(shell command -v npm),)
BROWSER = $(BASEDIR)tests/browser/node_modules/.package-lock.json
endif

.DEFAULT_GOAL := html
.PHONY: html regenerate serve devserver publish search verify explain clean test check eval peers cost bench scale fuzz help

html: $(VENV)/.compiled  ## convert the seeds and build the site (what plain `make` does)
	@$(RUN) build $(OPTIONS) --search small

regenerate: $(VENV)/.compiled  ## build, then again whenever a seed, a page or the theme changes
	@$(RUN) watch $(OPTIONS) --search small

serve: $(VENV)/.compiled  ## show the built site at http://SERVER:PORT/
	@$(RUN) serve --settings "$(CONFFILE)" $(OUTPUT) --bind "$(SERVER)" --port "$(PORT)"

devserver: $(VENV)/.compiled  ## show the site and rebuild it whenever something changes
	@$(RUN) watch $(OPTIONS) --search small --serve --bind "$(SERVER)" --port "$(PORT)"

publish: $(VENV)/.compiled  ## build for the web: make publish SITEURL=https://example.org/digest
	@$(RUN) build $(OPTIONS) --search small --publish $(if $(SITEURL),--siteurl "$(SITEURL)")

search: $(VENV)/.compiled  ## build, and index the site for its search page however large it is
	@$(RUN) build $(OPTIONS) --search always $(if $(SITEURL),--publish --siteurl "$(SITEURL)")

verify: $(VENV)/.compiled  ## build it all again from nothing, elsewhere, and compare with what stands
	@$(RUN) verify $(OPTIONS) $(if $(SITEURL),--publish --siteurl "$(SITEURL)")

explain: $(VENV)/.compiled  ## say what is found in a seed, and why: make explain SEED=2024/alger-metro-aeroport.txt
	@$(RUN) explain --settings "$(CONFFILE)" $(SEEDS) $(if $(SEED),"$(SEED)",--help)

clean:  ## remove what we wrote into the output folder, and nothing else
	@if [ -x "$(VENV)/bin/python" ]; then $(RUN) clean --settings "$(CONFFILE)" $(OUTPUT); \
	else echo "nothing to clean: $(VENV) is not there, so nothing was ever built"; fi

check: $(VENV)/.dev  ## lint, formatting and types
	@cd "$(BASEDIR)." && "$(VENV)/bin/ruff" check plugins tests tools
	@cd "$(BASEDIR)." && "$(VENV)/bin/ruff" format --check plugins tests tools
	@cd "$(BASEDIR)." && "$(VENV)/bin/mypy" plugins/dateline

test: check $(BROWSER)  ## lint, types and all tests; REQUIRE_BROWSER=1 fails where a browser is missing
	@cd "$(BASEDIR)." && "$(VENV)/bin/python" -m pytest -n 2 --dist loadgroup --no-loadscope-reorder $(PYTEST)

eval: $(VENV)/.dev  ## score the labelled dev sets, where they are at hand
	@"$(VENV)/bin/python" "$(BASEDIR)tools/evaluate.py" $(EVAL)

peers: $(VENV)/.run  ## ask other installable systems for the countries of the dev sets, beside ours
	@"$(VENV)/bin/python" "$(BASEDIR)tools/peers.py" $(PEERS)

cost: $(VENV)/.run  ## measure what extraction costs: start-up, memory, time an article, growth
	@"$(VENV)/bin/python" "$(BASEDIR)tools/cost.py" $(COST)

bench: $(VENV)/.dev  ## measure beside Hugo, Eleventy and Pelican: make bench BENCH="1000 10000 --only hugo"
	@"$(VENV)/bin/python" "$(BASEDIR)tools/bench" $(BENCH)

scale: $(VENV)/.dev  ## measure how it grows with the archive: make scale SIZES="10000 30000"
	@"$(VENV)/bin/python" "$(BASEDIR)tools/bench/scale.py" $(SIZES)

fuzz: $(VENV)/.fuzz  ## feed the readers what nobody would write, guided by coverage: make fuzz SECONDS=60
	@for target in seeds dates pages; do "$(VENV)/bin/python" "$(BASEDIR)tools/fuzz.py" $$target \
	  -max_total_time=$$(( $(SECONDS) / 3 )) -print_final_stats=1 || exit 1; done

help:  ## this list
	@echo "make VERB [VARIABLE=value …]"; echo
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  \1\t\2/p' "$(BASEDIR)Makefile" | expand -t 14
	@echo; echo "  SEEDSDIR INPUTDIR OUTPUTDIR CONFFILE SITEURL PORT SERVER PY VENV"
	@echo "  STRICT=1     a seed that cannot be read makes the run fail; nothing is published"
	@echo "  WORKERS=n    processes to work with (default: one a core)"
	@echo "  EXECUTOR=dask://host:port   a Dask cluster to extract with (docs/scale.md)"
	@echo "  PROFILE=1    say where the time went"

$(VENV)/bin/python:
	@"$(PY)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "$(PY): Dateline needs Python 3.11 or newer; call make PY=/path/to/python3.11" >&2; exit 1; }
	@echo "creating $(VENV)"
	@"$(PY)" -m venv "$(VENV)" || \
	  { echo "$(PY): cannot make a virtual environment; on Debian: apt install python3-venv" >&2; exit 1; }

$(VENV)/.run: $(BASEDIR)requirements/run.txt $(BASEDIR)pyproject.toml | $(VENV)/bin/python
	@echo "installing the pinned requirements"
	@"$(VENV)/bin/python" -X utf8 -m pip install --quiet --disable-pip-version-check --require-hashes -r "$(BASEDIR)requirements/run.txt"
	@"$(VENV)/bin/python" -X utf8 -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index -e "$(BASEDIR)."
	@touch "$@"

# As pip does with what it installs: else a system that is told to keep no bytecode compiles all of it on every run.
$(VENV)/.compiled: $(SOURCES) $(VENV)/.run
	@"$(VENV)/bin/python" -X utf8 -m compileall -qq "$(BASEDIR)plugins/dateline" || true
	@touch "$@"

$(VENV)/.dev: $(BASEDIR)requirements/dev.txt $(VENV)/.run
	@echo "installing what the tests need"
	@"$(VENV)/bin/python" -X utf8 -m pip install --quiet --disable-pip-version-check --require-hashes -r "$(BASEDIR)requirements/dev.txt"
	@touch "$@"

$(BASEDIR)tests/browser/node_modules/.package-lock.json: $(BASEDIR)tests/browser/package-lock.json
	@echo "installing what the browser tests need"
	@cd "$(BASEDIR)tests/browser" && npm ci --no-progress --loglevel=error
	@touch "$@"

$(VENV)/.fuzz: $(BASEDIR)requirements/fuzz.txt $(VENV)/.dev
	@echo "installing the fuzzer"
	@"$(VENV)/bin/python" -X utf8 -m pip install --quiet --disable-pip-version-check --require-hashes -r "$(BASEDIR)requirements/fuzz.txt"
	@touch "$@"
