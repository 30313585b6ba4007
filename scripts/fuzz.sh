#!/usr/bin/env bash
# Feeds mutated texts, models, papers, letters, entries of archives and old encodings to their parsers under the address
# sanitizer: scripts/fuzz.sh [seconds for each target].
# Fails on a crash, a hang of 5 s or 2 GB of memory; the input that did it stays in the folder that is printed.
# Leaks are judged by memory alone: the sanitizer takes the constants of Swift enums, whose pointers bear tags, for lost.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-20}
export SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0

work=${FUZZ_BUILD:-$(mktemp -d)}
found=$(mktemp -d)
trap '[[ -n ${FUZZ_BUILD:-} ]] || rm -rf "$work"; rm -rf "$found/corpus"; rmdir "$found" 2>/dev/null || true' EXIT
mkdir -p "$work"

runtime=$(dirname "$(dirname "$(readlink -f "$(command -v swiftc)")")")/lib
if ! find "$runtime" -name 'libclang_rt.fuzzer*' 2>/dev/null | grep -q .; then
  echo "fuzz: skipped: this Swift toolchain has no fuzzer runtime (libclang_rt.fuzzer)"
  exit 0
fi

flags=(-O -swift-version 6 -package-name hoso -enable-testing -parse-as-library -sanitize=fuzzer,address
  -I "$work" -Xcc "-fmodule-map-file=$PWD/Sources/CCrypto/module.modulemap" ${FUZZ_FLAGS:-})
module() {
  find "Sources/$1" -name '*.swift' | sort | xargs swiftc "${flags[@]}" -wmo -module-name "$1" \
    -emit-module -emit-module-path "$work/$1.swiftmodule" -c -o "$work/$1.o"
}
module Values
module DMN
# What the papers' room stands on in C.
shims=(JailShim RecognitionShim)
for shim in "${shims[@]}"; do
  printf 'module %s { header "%s" export * }\n' "$shim" "$PWD/Sources/$shim/include/$shim.h" >"$work/$shim.modulemap"
  for source in "Sources/$shim"/*.c; do
    clang -O -I"Sources/$shim/include" -c "$source" -o "$work/$shim-$(basename "$source" .c).shim.o"
  done
done
for map in "$PWD"/Sources/{CArchive,CXML2}/module.modulemap "${shims[@]/#/$work/}"; do
  flags+=(-Xcc "-fmodule-map-file=${map%.modulemap}.modulemap")
done
for flag in $(pkg-config --cflags libarchive libxml-2.0); do flags+=(-Xcc "$flag"); done
module Dossiers
targets=(Expression Model Paper Mail Entry Encoding)
for target in "${targets[@]}"; do
  swiftc "${flags[@]}" -module-name "${target}Fuzz" "$work"/{Values,DMN,Dossiers}.o "$work"/*.shim.o \
    "Fuzz/${target}Fuzz.swift" -lcrypto -larchive -lxml2 -lm -o "$work/${target}Fuzz" 2> >(grep -v "Cannot export local symbol" >&2)
done

status=0
for target in "${targets[@]}"; do
  kept=Fuzz/corpus/$(tr '[:upper:]' '[:lower:]' <<<"$target")
  mkdir -p "$found/corpus/$target"
  cp "$kept"/* "$found/corpus/$target/"
  limit=$([[ $target == Expression ]] && echo 2000 || echo 16000)
  if "$work/${target}Fuzz" "$found/corpus/$target" -max_total_time="$seconds" -max_len="$limit" -len_control=0 -timeout=5 \
    -rss_limit_mb=2048 -dict="Fuzz/${target}.dict" -artifact_prefix="$found/$target-" -detect_leaks=0 -print_final_stats=1 \
    -verbosity="${FUZZ_VERBOSITY:-1}" >"$found/corpus/$target.log" 2>&1; then
    grep -E 'INITED|DONE' "$found/corpus/$target.log" | sed "s/^/fuzz $target: /"
  else
    status=1
    echo "fuzz $target: FAILED; input kept in $found"
    grep -vE '^#[0-9]+\s+(NEW|REDUCE|pulse|RELOAD)' "$found/corpus/$target.log" | tail -60
  fi
done
exit $status
