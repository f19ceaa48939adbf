# make run      installs what the build needs, builds for debugging, and runs samples/ in hasil/
# make test     installs what the build needs and passes the tests
# make judge    whole runs of the fast program, judged from outside, two at a time: ONLY="roundtrip judge_logs/B"
# make rollup-test  the roll-up of many facilities' data packages; ROLLUP_PYTHON=python3 takes the engines that are there
# make docs     renews docs/RULES-REFERENCE.md from the rules' doc-comments
# make install  the fast program (takes some minutes): PREFIX=/usr/local DESTDIR=
# make bench    beside other programs, into Benchmarks/results/ (QUICK=1: a minute, nothing written)
# make fuzz     SECONDS=60 TARGETS="xlsx xml csv chat sms patch"
# make format, make lint, make clean

SHELL := /bin/bash
PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
PYTHON ?= python3
SOURCES := Sources Tests Package.swift templates Benchmarks/Package.swift Benchmarks/Sources
RELEASE := .build/release/sapa
DEBUG := .build/debug/sapa
SAMPLE_DATE := 2026-11-18
FEEDBACK_DATE := 2026-11-21
BENCH := Benchmarks/.work
SECONDS ?= 60
TARGETS ?= xlsx xml csv chat sms patch
FUZZ := .build-fuzz
ONLY ?=

# On Linux the Swift library goes into the program, where the toolchain brings it along.
RESOURCES := $(shell $(SWIFT) -print-target-info 2>/dev/null | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p')
STATIC := $(if $(and $(filter Linux,$(shell uname -s)),$(wildcard $(RESOURCES)_static)),--static-swift-stdlib)

# The machine code of a module is made on all cores; the program is as fast.
THREADS := -Xswiftc -num-threads -Xswiftc $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)

.PHONY: build run test judge rollup-test docs install fuzz format lint bench clean dependencies

build: dependencies
	@$(SWIFT) build -c release --product sapa $(STATIC) $(THREADS)

# Samples are small: the quick build does for them, and `make test` goes on with it.
run: dependencies
	@$(SWIFT) build --product sapa
	@rm -rf hasil && mkdir hasil
	@for sample in samples/*/; do \
	  name=$$(basename "$$sample"); cp -R "$$sample" "hasil/$$name"; \
	  case "$$name" in puskesmas-*) date=$(FEEDBACK_DATE) ;; *) date=$(SAMPLE_DATE) ;; esac; \
	  echo; echo "sapa run hasil/$$name --date $$date"; \
	  $(DEBUG) run "hasil/$$name" --date $$date || test $$? -eq 1 || exit 2; \
	done

test: dependencies
	@$(SWIFT) test

judge: build
	@$(PYTHON) Tests/Acceptance/run_judges.py $(RELEASE) $(foreach name,$(ONLY),--only $(name))

docs: dependencies
	@SAPA_RECORD=1 $(SWIFT) test --filter RuleReferenceTests

# Without its symbols the program is smaller and does the same.
install: build
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -s -m 755 "$(RELEASE)" "$(DESTDIR)$(PREFIX)/bin/sapa"

format:
	@$(SWIFT) format -i -r $(SOURCES)

lint:
	@$(SWIFT) format lint --strict -r $(SOURCES)

# With the engines of rollup/requirements.txt, in a place of their own.
ROLLUP_PYTHON ?= rollup/.work/venv/bin/python

rollup-test: $(filter rollup/%,$(ROLLUP_PYTHON))
	@PYTHONPATH=.:Tests/Rollup $(ROLLUP_PYTHON) -m unittest discover -v -s Tests/Rollup

rollup/.work/venv/bin/python: rollup/requirements.txt
	@$(PYTHON) -m venv --clear rollup/.work/venv
	@rollup/.work/venv/bin/pip install --quiet --disable-pip-version-check -r rollup/requirements.txt
	@touch $@

# Beside other programs; QUICK=1 takes a minute and writes no results.
bench: build $(BENCH)/venv/complete
	@$(SWIFT) build -c release --product writing $(STATIC) $(THREADS)
	@$(SWIFT) build -c release --package-path Benchmarks $(STATIC)
	@mkdir -p $(BENCH)/bin
	@for program in line measured quotes; do \
	  $(CC) -O2 -o $(BENCH)/bin/$$program Benchmarks/C/$$program.c $$(test $$program != line || pkg-config --cflags --libs libzip xlsxwriter) || exit 2; \
	done
	@cd Benchmarks && .work/venv/bin/python -m bench $(if $(QUICK),--quick)

# What the comparison must have, then what it may do without.
$(BENCH)/venv/complete: Benchmarks/requirements.txt Benchmarks/optional.txt
	@$(PYTHON) -m venv --clear $(BENCH)/venv
	@$(BENCH)/venv/bin/python -m pip install --quiet --disable-pip-version-check -r Benchmarks/requirements.txt
	@$(BENCH)/venv/bin/python -m pip install --quiet --disable-pip-version-check -r Benchmarks/optional.txt || \
	  echo "not installable here, skipped: $$(paste -sd' ' Benchmarks/optional.txt)" >&2
	@touch $@

# Each target for so long; stops at the first input that crashes, hangs or takes too much memory, and names its file.
# The sanitizers are one flag: of two only the last would count, and which that is changes from build to build.
# Inputs that showed something new are kept in $(FUZZ)/grown; the seeds are made anew.
fuzz: dependencies
	@$(SWIFT) build --package-path Tests/Fuzzing --scratch-path $(FUZZ)/build -c release --sanitize fuzzer -Xswiftc -sanitize=fuzzer,address
	@rm -rf $(FUZZ)/seeds && $(PYTHON) Tests/Fuzzing/seeds.py $(FUZZ)/seeds $(TARGETS)
	@mkdir -p $(FUZZ)/findings; for target in $(TARGETS); do \
	  mkdir -p $(FUZZ)/grown/$$target; echo "fuzz $$target for $(SECONDS) s"; \
	  if [ -d /dev/shm ]; then export TMPDIR=/dev/shm; fi; \
	  FUZZ_TARGET=$$target SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=quarantine_size_mb=8 $(FUZZ)/build/release/fuzz \
	    -max_total_time=$(SECONDS) -rss_limit_mb=500 -timeout=5 -max_len=16384 -verbosity=0 -print_final_stats=1 \
	    -dict=Tests/Fuzzing/dictionaries/$$target.dict -artifact_prefix=$(FUZZ)/findings/$$target- \
	    $(FUZZ)/grown/$$target $(FUZZ)/seeds/$$target > $(FUZZ)/$$target.log 2>&1 </dev/null \
	  || { grep -v "^ *#" $(FUZZ)/$$target.log | tail -20 >&2; \
	    echo "$$target: $$(ls -t $(FUZZ)/findings/$$target-* | head -1)" >&2; exit 1; }; \
	  grep number_of_executed_units $(FUZZ)/$$target.log; \
	done

clean:
	rm -rf .build hasil Benchmarks/.build $(BENCH) $(FUZZ)

# libzip, libxlsxwriter, ISA-L and OpenSSL with their headers, and pkg-config that finds them; silent where they are there.
dependencies:
	@command -v $(SWIFT) >/dev/null || { echo "Swift 6.2 or later is needed: https://www.swift.org/install" >&2; exit 2; }
	@if pkg-config --exists libzip xlsxwriter libisal libcrypto 2>/dev/null; then :; \
	elif command -v apt-get >/dev/null; then \
	  sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq && \
	  $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libzip-dev libxlsxwriter-dev libisal-dev libssl-dev pkg-config; \
	elif command -v brew >/dev/null; then \
	  brew install libzip libxlsxwriter isa-l openssl@3 pkgconf; \
	else \
	  echo "Install libzip, libxlsxwriter, ISA-L, OpenSSL (with headers) and pkg-config, then run make again." >&2; exit 2; \
	fi
