#!/usr/bin/env bash
# Runs tests/web.rs, compiled to wasm, in real browser engines:
#
#   tests/browsers.sh [chromium] [firefox] [webkit]      none named: all three
#   tests/browsers.sh bundle                             only what they need to be compiled
set -euo pipefail
cd "$(dirname "$0")/.."

# Cargo hands the compiled tests to wasm-bindgen's runner, which serves them on
# loopback, opens them through the WebDriver that is named, and ends both.
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner
export WASM_BINDGEN_TEST_WEBDRIVER_JSON=$PWD/tests/webdriver.json
export WASM_BINDGEN_TEST_TIMEOUT=120 # seconds; a browser's first start is slow
unset CHROMEDRIVER GECKODRIVER SAFARIDRIVER

run_with() { # VARIABLE=DRIVER [COMMAND...]
  mkdir -p target
  env "$1" tools/web.sh "${@:2}" \
    cargo test --target wasm32-unknown-unknown --package surasura --test web | tee target/browsers.log
  # The runner is content when there is nothing to run.
  grep -q 'test result: ok. [1-9]' target/browsers.log
}

tools/web.sh esbuild tests/web/all.js --bundle --format=esm --charset=utf8 --log-level=warning --outfile=target/web/all.js

(($#)) || set -- chromium firefox webkit
for engine; do
  printf '\n-- %s\n' "$engine"
  case $engine in
    bundle) ;;
    chromium) run_with CHROMEDRIVER=chromedriver ;;
    firefox) run_with GECKODRIVER=geckodriver ;;
    # The runner knows Safari; WebKitGTK answers the same protocol, in a window.
    webkit) run_with SAFARIDRIVER=WebKitWebDriver xvfb-run --auto-servernum ;;
    *) echo "unknown engine: $engine" >&2 && exit 2 ;;
  esac
done
