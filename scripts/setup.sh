#!/usr/bin/env bash
# Installs the system packages that are missing. Nothing is fetched where all are there.
set -euo pipefail

packages=(libarchive-dev libxml2-dev libcurl4-openssl-dev libssl-dev pkg-config poppler-utils python3-jsonschema python3-yaml
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

command -v swift >/dev/null || {
  echo "Chưa có Swift. Cài bộ công cụ Swift 6.3 rồi chạy lại." >&2
  exit 78
}
