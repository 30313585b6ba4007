#!/usr/bin/env bash
# A clean Debian for the test of the package: a base, systemd, and what the package depends on and recommends, as a tar whose
# path is all that it prints. Made once for a list of packages, from the registry of the machine; the test fetches nothing.
set -euo pipefail
cd "$(dirname "$0")/.."

package=$1
wanted=$({
  dpkg-deb -f "$package" Depends Recommends | sed 's/^[A-Za-z]*: *//; s/([^)]*)//g; s/|[^,]*//g' | tr ',' '\n' | tr -d ' '
  printf '%s\n' systemd systemd-sysv
} | LC_ALL=C sort -u | paste -sd,)
suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
root=.build/package-root/$(printf '%s %s' "$suite" "$wanted" | sha256sum | cut -c1-16).tar
if ! [ -f "$root" ]; then
  if ! command -v mmdebstrap >/dev/null || ! command -v systemd-nspawn >/dev/null; then
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends mmdebstrap systemd-container >&2 || {
      echo "Cần mmdebstrap và systemd-container: apt-get install mmdebstrap systemd-container" >&2
      exit 78
    }
  fi
  mkdir -p .build/package-root
  echo "Dựng gốc Debian sạch ($suite), khoảng hai phút" >&2
  mmdebstrap --quiet --variant=minbase --aptopt='APT::Install-Recommends "false"' --include="$wanted" "$suite" "$root.new.tar" >&2
  mv "$root.new.tar" "$root"
fi
echo "$root"
