# The front door. A fresh clone: `make run` starts the demo shop, `make test` runs every test.

.DEFAULT_GOAL := help
.PHONY: help setup run build test test-swift test-web test-replay test-soak test-attack test-browser test-config soak oracles judges lint ci docs certs bench bench-search bench-reports train evaluate clean

# Warnings of Hark's own targets are errors here (see Package.swift).
STRICT := HARK_STRICT=1
# A crash prints its own thread and ends; it never waits for somebody at a terminal.
export SWIFT_BACKTRACE ?= enable=yes,interactive=no,color=no,threads=crashed,limit=64
CHECKS := --explicit-target-dependency-import-check error
RELEASE := .build/release/hark
LISTEN ?=
JUDGE ?=
DATA ?= ../shared/data

help:
	@echo "make run      start the demo shop (installs what is missing, builds, makes a certificate)"
	@echo "make test     run all tests: Swift, pages, configuration, real dialogues, browser"
	@echo "make soak     play every fault against a real server and real clients (40 minutes; Linux, root)"
	@echo "make setup    install the Debian packages that building and testing need"
	@echo "make oracles  hold statistics against scikit-learn, statsmodels and mlxtend, from PyPI"
	@echo "make judges   let other programs judge a release build (docs/judges.md); JUDGE=tls for one"
	@echo "make lint     check the layout of the code and the house rules"
	@echo "make docs     build the reference of every library into .build/docs"
	@echo "make certs    make a development certificate in certs/"
	@echo "make bench    measure Hark beside a bare echo of the same frames"
	@echo "make bench-search  measure the index for search over public messages; DATA names their folder"
	@echo "make bench-reports  measure every report on an invented past; CONVERSATIONS says how many (100000)"
	@echo "make train    make the weights of the language stack again; DATA names the data sets, STORE a data directory"
	@echo "make evaluate measure them on texts they were not trained on; DATA names the data sets"
	@echo "make ci       lint, test and docs: all that a change must pass"

setup:
	@scripts/setup build test

run: build certs
	$(RELEASE) serve --config config/hark.yaml --data data --demo $(LISTEN)

build:
	@scripts/setup build
	@[ -x $(RELEASE) ] || echo "Building Hark; the first time takes about five minutes on two cores."
	swift build -c release --product hark

test: setup test-swift test-web test-config test-replay test-soak test-attack test-browser
	@echo "All tests passed."

# Tests that wait for sockets would run out of time beside those that reckon, so each kind runs apart.
WAITING = HarkTransportTests|HarkFetchTests|HarkServerTests|HarkAnswererTests
RECKONING = SimulationTests|HarkSimulatorTests|HarkRoutingTests|HistoryTests|HarkStatisticsTests|HarkSatisfactionTests|HarkAnalyticsTests|SatisfactionUpkeepTests

# Tests that begin all at once wait for one another until their time is up; so few run at a time.
SWIFT_TEST = $(STRICT) swift test --skip-build --experimental-maximum-parallelization-width 4

test-swift:
	$(STRICT) swift build --build-tests $(CHECKS)
	$(SWIFT_TEST) --skip '$(WAITING)|$(RECKONING)'
	$(SWIFT_TEST) --filter '$(WAITING)' --skip '$(RECKONING)'
	$(SWIFT_TEST) --filter '$(RECKONING)'

test-web:
	tsc -p web
	node --test web/tests/*.test.mjs

test-config:
	.build/debug/hark config check --config config/hark.yaml

test-replay:
	Tests/Replay/run

test-soak:
	python3 Tests/Soak/test_judge.py
	Tests/Soak/run --short

# The long form: `make soak` plays all, `make soak SCENARIOS="kills power"` some. HARK_STRICT as in test-swift.
soak: setup build
	$(STRICT) swift build --build-tests $(CHECKS)
	Tests/Soak/run --hark $(RELEASE) $(SCENARIOS)

test-attack:
	HARK=.build/debug/hark SECONDS_EACH=1 PATIENCE_MS=5000 Tests/Judges/run attack

test-browser: certs
	@scripts/venv
	.venv/bin/python -m pytest Tests/Browser -q -p no:cacheprovider

# The figures of `hark cluster`, `rules`, `forecast` and `satisfaction` beside those of scikit-learn and others, from PyPI.
oracles: build
	@scripts/venv .venv-oracles Tests/Oracles/requirements.txt
	HARK=$(RELEASE) .venv-oracles/bin/python -m pytest Tests/Oracles -q -p no:cacheprovider

judges: build
	Tests/Judges/run $(JUDGE)

lint:
	@scripts/lint

ci: lint test docs

docs:
	@$(STRICT) scripts/docs

certs:
	@scripts/certificate

bench: build
	@$(MAKE) --no-print-directory -C bench run

# Trains what ships; with STORE, that data directory's own corrections are learnt on top.
train: build
	$(RELEASE) language train --data $(DATA) --output Sources/HarkLanguage/Models
	@cp Sources/HarkLanguage/Models/* .build/release/hark_HarkLanguage.resources/Models/
	$(if $(STORE),$(RELEASE) language adapt --data $(STORE))

evaluate: build
	$(RELEASE) language evaluate --data $(DATA)

bench-search: setup
	bench/search/run $(DATA)

bench-reports: build
	HARK=$(RELEASE) bench/reports/run $(CONVERSATIONS)

clean:
	rm -rf .build .venv .venv-oracles
