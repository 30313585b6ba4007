#!/usr/bin/env bash
# The running API against its own OpenAPI document, by schemathesis: every answer is one that the document tells of, with the
# body that it tells of, and nothing that it forbids is taken. Skipped, and said so, where schemathesis is not installed.
set -euo pipefail
cd "$(dirname "$0")/.."

hoso=${HOSO:-.build/debug/hoso}
tool=.build/python/bin/st
[ -x "$tool" ] || {
  echo "bỏ qua: chưa có schemathesis (make setup cài khi máy có python3-venv và kho gói)"
  exit 0
}

home=$(mktemp -d)
log=$home/log
# A key of every scope, and more requests than a minute or a dossier is allowed by default.
key=$("$hoso" keys create --label schemathesis --scope check --scope review --scope audit --scope selfcheck --store "$home/store" 2>/dev/null)
"$hoso" serve --rules Rules --port 0 --store "$home/store" --rate 100000 --self-checks 100000 2>"$log" &
server=$!
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; rm -rf "$home"' EXIT
for _ in $(seq 100); do
  url=$(grep -o 'http://127.0.0.1:[0-9]*' "$log" || true)
  [ -z "$url" ] || break
  sleep 0.2
done
[ -n "$url" ] || { echo "API không khởi động:" >&2; cat "$log" >&2; exit 1; }

"$tool" --config-file scripts/schemathesis.toml run "$url/openapi.json" --header "Authorization: Bearer $key" --phases examples,coverage,fuzzing \
  --max-examples "${EXAMPLES:-30}" --seed 20260901

# Thousands of requests later the chain of the audit is whole.
"$hoso" audit verify --store "$home/store"
