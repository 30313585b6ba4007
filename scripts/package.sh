#!/usr/bin/env bash
# Makes the Debian package of a built program, the same bytes of the same program, rules and commit:
# .build/package/hoso_VERSION_ARCHITECTURE.deb, whose path is all that it prints. HOSO names another program.
set -euo pipefail
cd "$(dirname "$0")/.."
umask 022
export LC_ALL=C.UTF-8 TZ=UTC

hoso=${HOSO:-.build/release/hoso}
[ -x "$hoso" ] || { echo "Chưa có $hoso: make package dựng bản phát hành trước." >&2; exit 66; }
for tool in dpkg-deb:dpkg dpkg-shlibdeps:dpkg-dev strip:binutils; do
  command -v "${tool%:*}" >/dev/null || { echo "Thiếu ${tool%:*}: apt-get install ${tool#*:}" >&2; exit 78; }
done
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
export SOURCE_DATE_EPOCH
day=$(date -d "@$SOURCE_DATE_EPOCH" +%F)
commit=$(git describe --always --dirty --abbrev=12 --match '')

maintainer="${DEBFULLNAME:-hoso} <${DEBEMAIL:-hoso@localhost}>"
architecture=$(dpkg --print-architecture)
engine=$("$hoso" --version | cut -d' ' -f2)
edition=$(sed -n "s/^edition: *'\(.*\)'$/\1/p" Rules/rulebook.yaml)
# REVISION counts packages of one program and one edition.
version=$engine+$edition-${REVISION:-1}
[[ $version =~ ^[0-9][0-9.]*\+[0-9][0-9.]*-[0-9]+$ ]] || { echo "Phiên bản «$version» không dùng được." >&2; exit 65; }

made=.build/package
tree=$made/tree
rm -rf "$made"
mkdir -p "$tree"/{DEBIAN,etc/default,lib/systemd/system} \
  "$tree"/usr/{bin,share/{hoso,man/man1,lintian/overrides,bash-completion/completions,zsh/vendor-completions}} \
  "$tree"/usr/share/{fish/vendor_completions.d,doc/hoso}
share=$tree/usr/share
doc=$share/doc/hoso

install -m 755 "$hoso" "$tree/usr/bin/hoso"
strip --strip-unneeded --remove-section=.comment "$tree/usr/bin/hoso"
packed=$tree/usr/bin/hoso

cp -r Rules "$share/hoso/Rules"
rm -f "$share/hoso/Rules/rulebook.bin"
# Every case is run once more, by the program that is packed and from the folder that is packed.
"$packed" rules compile --rules "$share/hoso/Rules" >&2

install -m 644 README.md docs/api.md docs/can-bo.md docs/models.md docs/quy-tac.md docs/van-hanh.md packaging/copyright "$doc/"
install -d "$doc/models"
install -m 644 packaging/models/*.json "$doc/models/"
for licence in .build/checkouts/*/{LICENSE,NOTICE}*; do
  [ -f "$licence" ] || continue
  name=${licence#.build/checkouts/}
  printf '==== %s\n\n' "$name"
  cat "$licence"
  printf '\n'
done | gzip -9n >"$doc/licenses.txt.gz"
gzip -9n >"$doc/changelog.Debian.gz" <<CHANGES
hoso ($version) stable; urgency=medium

  * Program $engine, rules $edition, commit $commit.

 -- $maintainer  $(date -R -d "@$SOURCE_DATE_EPOCH")
CHANGES
scripts/man-page.py "$packed" "$day" | gzip -9n >"$share/man/man1/hoso.1.gz"
# It is read by a shell, never run.
"$packed" --generate-completion-script bash | sed '1{/^#!/d}' >"$share/bash-completion/completions/hoso"
"$packed" --generate-completion-script zsh >"$share/zsh/vendor-completions/_hoso"
"$packed" --generate-completion-script fish >"$share/fish/vendor_completions.d/hoso.fish"

install -m 644 packaging/hoso.service "$tree/lib/systemd/system/hoso.service"
install -m 644 packaging/hoso.default "$tree/etc/default/hoso"
install -m 644 packaging/lintian-overrides "$share/lintian/overrides/hoso"
install -m 755 packaging/{postinst,prerm,postrm} "$tree/DEBIAN/"
echo /etc/default/hoso >"$tree/DEBIAN/conffiles"

# dpkg-shlibdeps wants a source package around it.
mkdir -p "$made/shlibs/debian"
printf 'Source: hoso\n\nPackage: hoso\nArchitecture: any\n' >"$made/shlibs/debian/control"
libraries=$(cd "$made/shlibs" && dpkg-shlibdeps -O "../tree/usr/bin/hoso" 2>/dev/null | sed -n 's/^shlibs:Depends=//p')
[ -n "$libraries" ] || { echo "dpkg-shlibdeps không tìm ra thư viện của $hoso." >&2; exit 70; }
# Loaded when they are needed, not linked: the names and versions that Sources/RecognitionShim/Machines.c asks for.
cat >"$tree/DEBIAN/control" <<CONTROL
Package: hoso
Version: $version
Architecture: $architecture
Maintainer: $maintainer
Section: misc
Priority: optional
Installed-Size: $(du -sk --apparent-size --exclude=DEBIAN "$tree" | cut -f1)
Depends: $libraries, adduser
Recommends: poppler-utils, libcurl4, ca-certificates, libtesseract5, liblept5, tesseract-ocr-vie
Suggests: libreoffice-writer-nogui, libreoffice-calc-nogui, libreoffice-impress-nogui, libcurl4, nginx | caddy
Description: screening of Vietnamese investment dossiers against dated law
 hoso reads the dossier of an investment project and tells, by the law of the
 day that governs: whether it is complete, how long is left, what is not met,
 by which clause and by which words in the papers. Rules decide, an officer
 confirms; no network and no model is needed.
 .
 The package has the command, the rules, and the service of the check API and
 its review pages on loopback.
CONTROL

(cd "$tree" && find . -path ./DEBIAN -prune -o -type f -print | sed 's|^\./||' | LC_ALL=C sort | xargs md5sum >DEBIAN/md5sums)
chmod -R u=rwX,go=rX "$tree"
find "$tree" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
package=$made/hoso_${version}_$architecture.deb
dpkg-deb --root-owner-group --threads-max=1 -Zxz -z6 --build "$tree" "$package" >&2
rm -rf "$tree" "$made/shlibs"
echo "$package"
