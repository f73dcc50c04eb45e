#!/usr/bin/env bash
# Runs a command with what building for the page needs:
#
#   tools/web.sh wasm-pack build --target web
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
path=$root/.tools/bin:$root/tools/node_modules/.bin:$PATH
cargo_home=${CARGO_HOME:-$HOME/.cargo}

# Panic messages name source files. What ships must be the same wherever it was
# built, and must not tell where.
flags=(${CARGO_ENCODED_RUSTFLAGS:+"$CARGO_ENCODED_RUSTFLAGS"} "--remap-path-prefix=$root=.")
for sources in "$cargo_home"/registry/src/*; do
  flags+=("--remap-path-prefix=$sources=/deps")
done

# Set up with Debian's Rust (tools/setup.sh): its compiler, our std, and its
# linker, which a rustup toolchain would bring along.
rust=$root/.tools/rust
if [[ -d $rust ]]; then
  # Cargo looks for its subcommands in its home first, unless the PATH has that.
  path=$rust/bin:$path:$cargo_home/bin
  flags+=("--remap-path-prefix=$rust/lib/rustlib/src/rust=/rustc")
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-22
  export SYSROOT=$rust # clippy-driver does not ask our rustc
  unset RUSTC RUSTUP_TOOLCHAIN
fi

export PATH=$path
CARGO_ENCODED_RUSTFLAGS=$(IFS=$'\x1f' && printf '%s' "${flags[*]}")
export CARGO_ENCODED_RUSTFLAGS
exec "$@"
