#!/usr/bin/env bash
# Runs the tests of the model adapters against llm-katan, a server of third parties on loopback that speaks the shapes of
# OpenAI, Anthropic and Gemini, with failures switched on and off. Skipped, and said so, where it is not installed.
set -euo pipefail
cd "$(dirname "$0")/.."

home=.build/llm-katan
port=${PORT:-18931}

if [ ! -x "$home/bin/llm-katan" ]; then
  echo "skipped: llm-katan is not installed (make setup needs python3-venv and a package index for it)"
  exit 0
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
  local expected=$1 scheme=$2
  shift 2
  stop
  "$home/bin/llm-katan" --model echo --backend echo --providers openai,anthropic,vertexai --host 127.0.0.1 --port "$port" \
    --stats-file "$home/stats.json" "$@" >"$home/server.log" 2>&1 &
  server=$!
  local ready=
  for _ in $(seq 100); do
    if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      ready=1
      break
    fi
    sleep 0.1
  done
  if [ -z "$ready" ]; then
    cat "$home/server.log" >&2
    exit 1
  fi
  LLM_KATAN="$scheme://127.0.0.1:$port" LLM_KATAN_STATUS=$expected swift test --skip-build --filter thirdPartyServer
}

echo "== it sends the question back"
# Asked for JSON, one of its shapes sends JSON of its own.
run sai_dang,sai_luoc_do http
echo "== it fails every time"
run khong_san_sang http --error-rate 1
echo "== it wants another key"
run khong_duoc_phep http --validate-keys
echo "== it answers too late"
run qua_gio http --latency-ms 9000
echo "== nobody vouches for its certificate"
certificate=$PWD/$home/certificate.pem
openssl req -x509 -newkey rsa:2048 -nodes -keyout "$home/key.pem" -out "$certificate" -days 1 -subj /CN=127.0.0.1 \
  -addext subjectAltName=IP:127.0.0.1 2>/dev/null
run khong_tin_chung_thu https --tls-cert "$certificate" --tls-key "$home/key.pem"
echo "== the configuration vouches for it"
export LLM_KATAN_CERTIFICATE=$certificate
run sai_dang,sai_luoc_do https --tls-cert "$certificate" --tls-key "$home/key.pem"
