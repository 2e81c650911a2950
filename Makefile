# Everything that is built, tested and given away. `make` alone says what there is.
#
# What is downloaded or built as a tool stays in target/tools and www/node_modules and is not fetched twice, so that all
# of this works offline once it has worked online. CI runs these targets and nothing else.

ifeq ($(filter oneshell,$(.FEATURES)),)
$(error This needs GNU Make 3.82 or later; on macOS: brew install make, then gmake)
endif

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
MAKEFLAGS += --no-builtin-rules

export CARGO_TARGET_DIR := $(CURDIR)/target
export PORT ?= 8080

# The glue's generator must be of the version that the crate is built with.
WASM_BINDGEN_VERSION := $(shell sed -n '/^name = "wasm-bindgen"$$/{n;s/^version = "\(.*\)"/\1/p;}' Cargo.lock 2>/dev/null)
TOOLS := target/tools
WASM_BINDGEN := $(TOOLS)/wasm-bindgen-$(WASM_BINDGEN_VERSION)/bin/wasm-bindgen
WASM_TARGET := wasm32-unknown-unknown
WASM_BUILT := target/$(WASM_TARGET)/release/corroborate.wasm
WASM := pkg/wasm/corroborate_bg.wasm
NPM := www/node_modules/.package-lock.json
PKG := target/pkg.stamp

RUST_SOURCES := $(shell find src -type f ! -name main.rs) Cargo.toml Cargo.lock rust-toolchain.toml
WWW_SOURCES := $(shell find www -type f -not -path '*/node_modules/*') src/types.d.ts LICENSE
# Plain names and paths in error messages, so that two machines build the same bytes.
REMAP := --remap-path-prefix=$(CURDIR)=. --remap-path-prefix=$(or $(CARGO_HOME),$(HOME)/.cargo)=cargo
# -Os makes the file 7 % smaller as it is, and 5 % larger as brotli sends it; these make it smaller both ways.
# The order of the functions moves what brotli sends by 2 KB up or down with each change of the code: by name it is 0.3 KB
# less of this tree. Where a change is over the budget, try it without.
WASM_PASSES := --coalesce-locals --duplicate-function-elimination --remove-unused-module-elements --vacuum --optimize-instructions \
	--precompute --merge-blocks --remove-unused-brs --remove-unused-names --vacuum \
	--rse --vacuum --optimize-instructions --vacuum --reorder-locals --duplicate-function-elimination --dae-optimizing --code-pushing \
	--reorder-functions-by-name

# Instructions on sixteen bytes at once: Chrome 91, Firefox 89, Safari 16.4 and Node 16.4 have them.
VECTORS := -C target-feature=+simd128

# With opt-level 2 the code does what it does in a fifth less time than with "s"; what makes it larger is held back here, so
# that it is 4 KB smaller all the same: inlining (the threshold is 225 otherwise), loops unrolled or made vectors by the
# compiler, and jumps copied. 42 in place of 60 sends 3 KB less, and reading and comparing take 2 % longer.
SMALL := -C no-vectorize-loops -C no-vectorize-slp -C llvm-args=-inline-threshold=42 \
	-C llvm-args=-jump-threading-threshold=2 -C llvm-args=-unroll-runtime=false \
	-C llvm-args=-unroll-allow-partial=false -C llvm-args=-unroll-threshold=30

# What rustc turns on for this target, and the vectors; wasm-opt may use no more than that.
WASM_FEATURES := --enable-bulk-memory --enable-bulk-memory-opt --enable-multivalue --enable-mutable-globals \
  --enable-nontrapping-float-to-int --enable-reference-types --enable-sign-ext --enable-simd

NODE_TEST := node --test --test-reporter=spec --test-timeout=300000

# The browser of the tests: CHROMIUM and CHROMEDRIVER, or what is found, or Debian's packages where we may install them.
define BROWSER
export CHROMIUM="$${CHROMIUM:-$$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}"
export CHROMEDRIVER="$${CHROMEDRIVER:-$$(command -v chromedriver || true)}"
endef

.PHONY: help
help: ## this list
	@echo "make TARGET, where TARGET is one of"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-13s %s\n", $$1, $$2 }' Makefile

.PHONY: serve
serve: $(PKG) ## build what is missing and serve the page at http://localhost:8080 (PORT=... for another port)
	@exec node www/serve.mjs

.PHONY: pkg
pkg: $(PKG) ## build the npm package and the site into pkg/

.PHONY: dist
dist: $(PKG) ## site.zip, corroborate.html (the whole page in one file) and their sums, in target/dist
	@node www/dist.mjs

.PHONY: size
size: $(PKG) ## sizes of the wasm and of the page's first load; fails when over the budget
	@node www/size.mjs

.PHONY: check
check: lint test size ## lint, all tests and the size: "all green"

.PHONY: test
test: test-native test-wasm test-types test-web ## all tests

.PHONY: test-native
test-native: Cargo.lock ## the crate and the command line
	cargo test --locked --features cli

.PHONY: test-wasm
test-wasm: $(WASM) $(WASM_BINDGEN) | rust-target browser ## the wasm boundary in headless Chromium
	@$(BROWSER)
	# Chromium as root needs --no-sandbox; the other switches keep it from calling out.
	printf '{"goog:chromeOptions":{"binary":"%s","args":["headless=new","no-sandbox","disable-gpu","disable-dev-shm-usage","disable-quic","no-first-run","disable-background-networking","disable-component-update","disable-sync"]}}\n' "$$CHROMIUM" > target/webdriver.json
	export WASM_BINDGEN_TEST_WEBDRIVER_JSON=$(CURDIR)/target/webdriver.json
	export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=$(CURDIR)/$(dir $(WASM_BINDGEN))wasm-bindgen-test-runner
	echo "cargo test --locked --target $(WASM_TARGET) --test wasm"
	RUSTFLAGS="$(VECTORS)" cargo test --locked --target $(WASM_TARGET) --test wasm

.PHONY: test-types
test-types: $(PKG) | browser ## the TypeScript of the page, and the package as its users have it
	@$(BROWSER)
	echo "tsc -p www; tsc -p www/package"
	www/node_modules/.bin/tsc -p www
	www/node_modules/.bin/tsc -p www/package
	echo "node --test tests/types/*.test.mjs"
	$(NODE_TEST) tests/types/*.test.mjs

.PHONY: test-web
test-web: dist | browser ## the page, the element and the one-file page in Chromium
	@$(BROWSER)
	echo "node --test tests/web/*.test.mjs"
	$(NODE_TEST) tests/web/*.test.mjs

.PHONY: lint
lint: $(PKG) | rust-target ## formatting, clippy, documentation, types, unsafe HTML
	cargo fmt --check
	cargo clippy --locked --all-targets --all-features -- -D warnings
	cargo clippy --locked --features cli -- -D warnings
	RUSTFLAGS="$(VECTORS)" cargo clippy --locked --target $(WASM_TARGET) --lib --test wasm -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps --document-private-items --features cli
	www/node_modules/.bin/tsc -p www
	www/node_modules/.bin/tsc -p www/package
	@if grep -rnE '(inner|outer)HTML|insertAdjacentHTML|document\.write|unsafe(HTML|CSS|SVG)|\beval\(|new Function\(' www --include='*.ts' --exclude-dir=node_modules; then echo "text goes in as text: none of these, please"; exit 1; fi

.PHONY: format
format: ## rewrite the Rust sources in the one format
	cargo fmt

.PHONY: golden
golden: $(PKG) ## rewrite the expected results of the tests and the element's demonstration; then read the diff
	GOLDEN=overwrite cargo test --locked --features cli --test native
	node tests/web/make-demo.mjs

.PHONY: fixture
fixture: ## NAME=...: begin a new case in tests/fixtures
	@if [ -z "$(NAME)" ] || [ -e "tests/fixtures/$(NAME)" ]; then echo "make fixture NAME=what-it-shows (a name that is not taken)"; exit 1; fi
	mkdir "tests/fixtures/$(NAME)"
	touch "tests/fixtures/$(NAME)/a.txt" "tests/fixtures/$(NAME)/b.txt" "tests/fixtures/$(NAME)/expected.json"
	printf '# %s\n\nWhat it shows: \nOrigin and licence: written for this project\n' "$(NAME)" > "tests/fixtures/$(NAME)/about.md"
	echo "Write tests/fixtures/$(NAME)/a.txt, b.txt and about.md, then: make golden"

.PHONY: bench
bench: $(PKG) ## speed of analysing and comparing, with its growth, and of a pair beside other libraries
	cargo build --locked --profile native --features cli
	node tests/bench/analysis.mjs
	node tests/bench/compare.mjs
	node tests/bench/growth.mjs
	node tests/bench/scale.mjs
	node tests/bench/pairs.mjs

.PHONY: train
train: ## rebuild the tagger's weights from ../shared/polnear/train, byte for byte; some minutes
	cargo run --locked --profile native --features train --bin corroborate-train -- train --data ../shared/polnear/train --plain ../shared/clusters --parts 2

.PHONY: train-claims
train-claims: ## rebuild the weights of "these two say the same" from the verdicts in src/train/claims.tsv
	cargo run --locked --profile native --features train --bin corroborate-train -- claims --data ../shared/clusters

.PHONY: clean
clean: ## remove what was built; tools and node_modules stay
	rm -rf $(filter-out $(TOOLS),$(wildcard target/*)) $(filter-out pkg/package.json pkg/README.md,$(wildcard pkg/*))

# --- what the targets above are made of ---

$(PKG): $(WASM) $(NPM) $(WWW_SOURCES)
	@echo "Bundling the page, the element and the package into pkg/"
	cd www && node build.mjs
	touch ../$@

# pkg/wasm: the glue with its types, and the wasm made smaller.
$(WASM): Makefile $(RUST_SOURCES) $(WASM_BINDGEN) $(NPM) | rust-target
	@echo "Building the wasm"
	RUSTFLAGS="$${RUSTFLAGS:-} $(REMAP) $(VECTORS) $(SMALL)" cargo build --locked --lib --release --target $(WASM_TARGET)
	$(WASM_BINDGEN) --target web --omit-default-module-path --remove-producers-section --out-dir target/wasm-bindgen $(WASM_BUILT)
	mkdir -p pkg/wasm
	www/node_modules/.bin/wasm-opt $(WASM_PASSES) $(WASM_FEATURES) target/wasm-bindgen/corroborate_bg.wasm -o target/wasm-bindgen/small.wasm
	cp target/wasm-bindgen/corroborate.js target/wasm-bindgen/corroborate.d.ts target/wasm-bindgen/corroborate_bg.wasm.d.ts pkg/wasm/
	mv target/wasm-bindgen/small.wasm $@

Cargo.lock:
	cargo metadata --format-version 1 > /dev/null

$(WASM_BINDGEN): | Cargo.lock
	@version="$(WASM_BINDGEN_VERSION)"
	root="$(TOOLS)/wasm-bindgen-$$version"
	if [ -z "$$version" ]; then echo "Cargo.lock was just written: run make again."; exit 1; fi
	if [ "$$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $$version" ] && command -v wasm-bindgen-test-runner > /dev/null; then
	  echo "Using the wasm-bindgen $$version that is installed"
	  mkdir -p "$$root/bin"
	  for tool in wasm-bindgen wasm-bindgen-test-runner; do ln -sf "$$(command -v $$tool)" "$$root/bin/$$tool"; done
	  exit 0
	fi
	echo "Building wasm-bindgen-cli $$version from crates.io into $$root: some minutes, once"
	install() { cargo install wasm-bindgen-cli --version "=$$version" --root "$$root" --target-dir $(TOOLS)/build "$$@"; }
	if ! install --locked; then
	  echo "Its own lock file asks for a crate that could not be had: building it with the versions that there are"
	  install
	fi
	rm -rf $(TOOLS)/build

$(NPM): www/package-lock.json www/package.json
	@echo "Installing the front end's tools (esbuild, typescript, lit, …) into www/node_modules"
	cd www && npm ci --no-audit --no-fund --loglevel=error
	touch node_modules/.package-lock.json

.PHONY: rust-target
rust-target:
	@if [ ! -d "$$(rustc --print sysroot)/lib/rustlib/$(WASM_TARGET)" ]; then
	  echo "Adding Rust's $(WASM_TARGET)"
	  rustup target add $(WASM_TARGET)
	fi

.PHONY: browser
browser:
	@$(BROWSER)
	if [ -n "$$CHROMIUM" ] && [ -n "$$CHROMEDRIVER" ]; then exit 0; fi
	if [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
	  echo "Installing Debian's chromium and chromium-driver, for the tests"
	  apt-get update -q < /dev/null
	  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends chromium chromium-driver < /dev/null
	else
	  echo "The tests need Chromium and its driver. On Debian or Ubuntu: sudo apt-get install chromium chromium-driver"
	  echo "Elsewhere install both and name them: CHROMIUM=/path/to/chromium CHROMEDRIVER=/path/to/chromedriver make test"
	  exit 1
	fi

.ONESHELL:
