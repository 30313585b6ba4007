#!/usr/bin/env bash
# Runs the tests of the model adapter against llm-katan, a server of third parties on loopback, with failures switched
# on and off. Skipped, and said so, where it cannot be installed.
set -euo pipefail
cd "$(dirname "$0")/.."

version=0.22.0
home=.build/llm-katan
port=${PORT:-18931}

if [ ! -x "$home/bin/llm-katan" ]; then
  if ! { python3 -m venv "$home" && "$home/bin/pip" install --quiet "llm-katan==$version"; } then
    rm -rf "$home"
    echo "skipped: llm-katan $version could not be installed (python3-venv and a package index are needed)"
    exit 0
  fi
fi

server=
stop() {
  [ -n "$server" ] || return 0
  kill "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  server=
}
trap stop EXIT

run() {
  local expected=$1
  shift
  stop
  "$home/bin/llm-katan" --model echo --backend echo --host 127.0.0.1 --port "$port" --stats-file "$home/stats.json" "$@" \
    >"$home/server.log" 2>&1 &
  server=$!
  for _ in $(seq 100); do
    if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then break; fi
    sleep 0.1
  done
  LLM_KATAN="http://127.0.0.1:$port" LLM_KATAN_STATUS=$expected swift test --skip-build --filter thirdPartyServer
}

echo "== it sends the question back"
run sai_dang
echo "== it fails every time"
run khong_san_sang --error-rate 1
echo "== it wants another key"
run khong_duoc_phep --validate-keys
echo "== it answers too late"
run qua_gio --latency-ms 9000
