#!/usr/bin/env bash
# Screens every sample and compares the whole report with the expected one; `--renew` writes
# the expected ones and the README's screen anew.
set -euo pipefail
cd "$(dirname "$0")/.."

hoso=${HOSO:-.build/debug/hoso}
renew=${1:-}
failed=0
count=0

for dossier in Samples/*/; do
  name=$(basename "$dossier")
  count=$((count + 1))
  expected=Tests/Expected/$name.json
  status=0
  # Nobody screens a dossier before it is filed.
  today=2026-09-10
  received=$(grep -o '"luc": "[0-9-]*' "$dossier/ho-so.json" | head -1 | cut -d'"' -f4)
  [[ "$received" < "$today" ]] || today=2026-11-20
  report=$("$hoso" check "$dossier" --rules Rules --today "$today" --format json) || status=$?
  # From 64 on nothing was checked: no report to expect.
  [ "$status" -lt 64 ] || { echo "$name: hoso check thoát $status, không có báo cáo" >&2; exit 1; }
  report=$(printf '%s\n{"exit": %d}' "$report" "$status")
  if [ "$renew" = --renew ]; then
    mkdir -p Tests/Expected
    printf '%s\n' "$report" >"$expected"
  elif ! diff -u "$expected" <(printf '%s\n' "$report"); then
    failed=$((failed + 1))
    echo "$name: báo cáo khác bản mong đợi; nếu đúng là cần đổi: scripts/check-samples.sh --renew" >&2
  fi
done

# The screen in the README is the real one.
screen=$("$hoso" check Samples/gia-han-det-nhuom --rules Rules --today 2026-09-10 | sed 's/^\(.\)/    \1/') || true
count=$((count + 1))
if [ "$renew" = --renew ]; then
  readme=$(SCREEN=$screen awk '
    /^    \$ hoso check / { print; print ENVIRON["SCREEN"]; print ""; inside = 1; next }
    inside && /^[^ ]/ { inside = 0 }
    !inside' README.md)
  printf '%s\n' "$readme" >README.md
elif [[ "$(cat README.md)" != *"$screen"* ]]; then
  failed=$((failed + 1))
  echo "README.md: màn hình mẫu không còn đúng; viết lại bằng: scripts/check-samples.sh --renew" >&2
fi

echo "$((count - failed)) passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$count" -gt 0 ]
