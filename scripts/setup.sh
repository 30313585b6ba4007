#!/usr/bin/env bash
# Installs the system packages that are missing. Nothing is fetched where all are there.
set -euo pipefail

packages=(libarchive-dev libxml2-dev libcurl4-openssl-dev libssl-dev zlib1g-dev libsqlite3-dev pkg-config poppler-utils python3-jsonschema python3-yaml python3-venv
  libtesseract-dev libleptonica-dev tesseract-ocr-vie)

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done

if [ ${#missing[@]} -gt 0 ]; then
  echo "Cài các gói hệ thống còn thiếu: ${missing[*]}"
  run=()
  [ "$(id -u)" -eq 0 ] || run=(sudo)
  "${run[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${run[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

# The test of the API against its OpenAPI document; without it that test is skipped and says so.
schemathesis=4.32.5
if ! [ -x .build/python/bin/st ]; then
  if ! { python3 -m venv .build/python && .build/python/bin/pip install --quiet "schemathesis==$schemathesis"; } >/dev/null 2>&1; then
    rm -rf .build/python
    echo "Chưa cài được schemathesis $schemathesis: bỏ qua phép thử API theo tài liệu OpenAPI."
  fi
fi

# A server of third parties that speaks as models' providers do; without it that test is skipped and says so.
katan=0.22.0
if ! [ -x .build/llm-katan/bin/llm-katan ]; then
  if ! { python3 -m venv .build/llm-katan && .build/llm-katan/bin/pip install --quiet "llm-katan==$katan"; } >/dev/null 2>&1; then
    rm -rf .build/llm-katan
    echo "Chưa cài được llm-katan $katan: bỏ qua phép thử mô hình với máy chủ của bên thứ ba."
  fi
fi

# What the test of the pages finds wrong for who cannot see them; without it that test uses its own checks and says so.
axe=0.1.8
if [ -x .build/python/bin/python ] && ! ls .build/python/lib/python*/site-packages/axe_playwright_python/axe.min.js >/dev/null 2>&1; then
  .build/python/bin/python -m pip install --quiet --no-deps "axe-playwright-python==$axe" >/dev/null 2>&1 ||
    echo "Chưa cài được axe-playwright-python $axe: phép thử trang chỉ dùng các phép thử của mình."
fi

# The browser in which the pages are tested; without one that test is skipped and says so.
if ! command -v chromium chromium-browser google-chrome >/dev/null; then
  run=()
  [ "$(id -u)" -eq 0 ] || run=(sudo)
  DEBIAN_FRONTEND=noninteractive "${run[@]}" apt-get install -y -qq --no-install-recommends chromium >/dev/null 2>&1 ||
    echo "Chưa cài được Chromium: bỏ qua phép thử trang xem xét."
fi

command -v swift >/dev/null || {
  echo "Chưa có Swift. Cài bộ công cụ Swift 6.3 rồi chạy lại." >&2
  exit 78
}
