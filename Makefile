# Two commands are all that is needed: make demo, make test.
.PHONY: setup demo test lint bench bench-reading fuzz package test-package test-full clean

# The Swift libraries go into the binary: every file is read by a process of its own, and starting one must be cheap.
RELEASE := swift build -c release --static-swift-stdlib

SAMPLES := $(wildcard Samples/*/)
LARGEST = $(shell du -sb Samples/*/ | sort -n | tail -1 | cut -f2)

setup:
	@scripts/setup.sh

# Builds the release and screens every sample; the exit status of a screening tells its outcome and is no failure.
demo: setup
	$(RELEASE) --product hoso
	@for dossier in $(SAMPLES); do \
	  echo; echo "== hoso check $$dossier"; echo; \
	  .build/release/hoso check $$dossier --rules Rules --today 2026-09-10; \
	  test $$? -lt 64 || exit 1; \
	done

test: setup
	swift build --build-tests
	# Hundreds of runs of the command load the rules: once from their sources, then from the compiled file.
	.build/debug/hoso rules compile --rules Rules
	swift test --skip-build
	.build/debug/hoso rules test --mutants --rules Rules
	scripts/check-samples.sh
	scripts/sample-table.py --check
	scripts/check-schemas.py
	scripts/check-api.sh
	scripts/check-page.py
	scripts/check-dmn-kit.py
	scripts/test-third-party-model.sh

lint:
	swift format lint --strict --recursive Package.swift Sources Tests Benchmarks Fuzz

# Ratios beside the peer or the limit, in one run.
bench: setup
	$(RELEASE) --product hoso
	$(RELEASE) --product Benchmark
	.build/release/Benchmark Rules .build/release/hoso $(LARGEST)
	.build/release/Benchmark pdf .build/release/hoso
	Benchmarks/tables.py .build/release/Benchmark
	taskset -c 1 .build/release/Benchmark service .build/release/hoso Rules Benchmarks/ho-so.json

# How well papers are read: invented dossiers in fourteen formats, held against what they say. The corpus needs LibreOffice,
# PIL and numpy, which nothing else does; where they are missing it says what to install.
READING := .build/reading

$(READING)/xong: $(wildcard Benchmarks/corpus/*.py) Samples/word.py
	Benchmarks/corpus/make-corpus.py $(READING)
	touch $@

bench-reading: setup $(READING)/xong
	$(RELEASE) --product hoso
	$(RELEASE) --product Benchmark
	Benchmarks/reading.py .build/release/hoso $(READING) --speed 2

# Mutated expressions and models under the address sanitizer, 20 s each unless SECONDS_EACH says otherwise.
fuzz: setup
	scripts/fuzz.sh $(SECONDS_EACH)

# The Debian package, .build/package/hoso_VERSION_ARCHITECTURE.deb (docs/van-hanh.md).
package: setup
	$(RELEASE) --product hoso
	@scripts/package.sh

# Installs it on a clean Debian in a container; making that Debian for the first time takes packages from the registry. As root.
test-package: package
	@root=$$(scripts/package-root.sh .build/package/hoso_*.deb) && scripts/test-package.sh .build/package/hoso_*.deb $$root

# What takes longer than a change should wait for: the release build and its samples, decimals against
# Python's, a hundred thousand random expressions and tables, five minutes of fuzzing a target, the package.
test-full: test lint demo test-package
	HOSO=.build/release/hoso scripts/check-samples.sh
	scripts/check-decimal.py
	HOSO_LONG=1 swift test --skip-build --filter EvidenceTests
	scripts/fuzz.sh 300

clean:
	rm -rf .build
