#!/usr/bin/env bash
# The package as a machine gets it: installed on a clean Debian that runs systemd, started, asked, stopped, upgraded, removed,
# purged. Everything runs in a container without network but its own loopback. As root.
#
#     scripts/test-package.sh PACKAGE ROOT.tar
#
# HOSO names the built program, whose answers the installed one's are held against.
set -euo pipefail
cd "$(dirname "$0")/.."

hoso=${HOSO:-.build/release/hoso}
package=$1
tar=$2
port=18080
[ "$(id -u)" -eq 0 ] || { echo "Chạy bằng root: phép thử mở một máy trong thùng (systemd-nspawn)." >&2; exit 77; }
for tool in systemd-nspawn nsenter curl zip pdftoppm; do
  command -v "$tool" >/dev/null || { echo "Thiếu $tool: scripts/package-root.sh, apt-get install curl zip poppler-utils" >&2; exit 78; }
done

work=$(mktemp -d "$PWD/.build/package-test.XXXXXX")
root=$work/root
machine=
built=
passed=0
failed=0

end() {
  [ -z "$built" ] || { kill "$built" 2>/dev/null || true; wait "$built" 2>/dev/null || true; }
  shut || true
  rm -rf "$work"
}
trap end EXIT

ok() {
  passed=$((passed + 1))
  echo "đúng: $1"
}
wrong() {
  failed=$((failed + 1))
  echo "SAI: $1" >&2
}
# A sentence, then a command that must succeed.
holds() {
  local sentence=$1
  shift
  if "$@" >"$work/said" 2>&1; then ok "$sentence"; else
    wrong "$sentence"
    sed 's/^/    /' "$work/said" >&2
  fi
}
not() { ! "$@"; }
# Nothing after this could be believed.
give_up() {
  echo "SAI: $1" >&2
  [ -z "$machine" ] || inside journalctl -u hoso --no-pager -n 30 >&2 || true
  echo "$passed passed, $((failed + 1)) failed"
  exit 1
}

boot() {
  # nspawn refuses Landlock by itself, which a machine does not.
  systemd-nspawn --quiet --register=no --keep-unit --private-network --boot --directory="$root" \
    --system-call-filter="landlock_create_ruleset landlock_add_rule landlock_restrict_self" \
    --machine="hoso-package-$$" </dev/null >"$work/boot.log" 2>&1 &
  nspawn=$!
  for _ in $(seq 150); do
    machine=$(pgrep -P "$nspawn" -x systemd | head -1 || true)
    if [ -n "$machine" ] && inside systemctl is-system-running 2>/dev/null | grep -qE 'running|degraded'; then return; fi
    sleep 0.2
  done
  machine=
  cat "$work/boot.log" >&2
  give_up "máy trong thùng không khởi động"
}
shut() {
  [ -n "$machine" ] || return 0
  # nspawn turns it into an orderly end.
  kill -TERM "$nspawn"
  wait "$nspawn" || true
  machine=
}
inside() { nsenter -t "$machine" -m -u -i -n -p -C --root --wdns=/ -- "$@"; }
# The root of the machine, not its user: a request comes from the loopback of the container.
ask() { nsenter -t "$machine" -n -- curl --silent --show-error --max-time 120 "$@"; }
here=http://127.0.0.1:$port
wait_for() {
  for _ in $(seq 100); do
    if "$@" >/dev/null 2>&1; then return 0; fi
    sleep 0.2
  done
  return 1
}
answers() { wait_for ask --fail "$here/readyz"; }
main_process() { inside systemctl show -P MainPID hoso; }
sealed() { inside runuser -u hoso -- hoso audit verify --store "$1"; }

mkdir "$root"
tar -C "$root" --exclude './dev/*' -xf "$tar"
cp "$package" "$root/hoso.deb"
# A sample of Word files, and the same with a PDF and a picture: poppler and tesseract in the readers' jail in the unit's.
cp -r Samples/gia-han-det-nhuom "$work/Word"
cp -r Samples/gia-han-det-nhuom "$work/PDF"
scripts/plain-pdf.py 'Ba con xe xanh qua sang bao tin mai' >"$work/PDF/bien-ban.pdf"
pdftoppm -png -singlefile -r 200 "$work/PDF/bien-ban.pdf" "$work/PDF/ban-chup"
for sample in Word PDF; do (cd "$work/$sample" && zip -qrX "../$sample.zip" .); done

echo "== cài và chạy"
boot
inside dpkg -i /hoso.deb >"$work/dpkg" 2>&1 || { cat "$work/dpkg" >&2; give_up "không cài được"; }
holds "mọi tệp như gói đã đóng" inside sh -c 'test -z "$(dpkg -V hoso)"'
holds "tệp dịch vụ không có lỗi" inside sh -c 'test -z "$(systemd-analyze verify --man=no hoso.service 2>&1)"'
holds "mức phơi bày của dịch vụ không quá 1,5 trên 10" \
  inside systemd-analyze security --no-pager --offline=true --threshold=15 /lib/systemd/system/hoso.service
grep -o 'Overall exposure.*' "$work/said" || true
holds "dịch vụ được bật" inside systemctl is-enabled hoso
wait_for ask --fail http://127.0.0.1:8080/readyz || give_up "dịch vụ không sẵn sàng ở cổng mặc định"
ok "chạy ngay sau khi cài, chỉ ở 127.0.0.1:8080"
holds "chỉ nghe ở loopback" inside sh -c 'grep -v "^ *sl" /proc/net/tcp | grep " 0A " | grep -q 0100007F:1F90 &&
  ! grep -v "^ *sl" /proc/net/tcp | grep " 0A " | grep -q "00000000:1F90" && ! grep -q ":1F90" /proc/net/tcp6'
sed -i "s/^HOSO_OPTIONS=.*/HOSO_OPTIONS=\"--port $port\"/" "$root/etc/default/hoso"
inside systemctl restart hoso
answers || give_up "dịch vụ không sẵn sàng ở cổng đã đặt trong /etc/default/hoso"
holds "quy tắc là bản biên dịch đi kèm, do đúng chương trình này ghi" inside hoso rules compile --check
holds "hoàn thành lệnh là tệp bash đúng" inside bash -n /usr/share/bash-completion/completions/hoso
holds "chạy bằng người dùng hoso" inside sh -c "test \"\$(stat -c %U /proc/$(main_process))\" = hoso"
holds "kho chỉ người dùng hoso đọc được" inside sh -c 'test "$(stat -c %U:%a /var/lib/hoso)" = hoso:700'

echo "== hồ sơ"
"$hoso" serve --rules Rules --port 0 --store "$work/built" --no-ocr-cache 2>"$work/built.log" &
built=$!
wait_for grep -q 'http://' "$work/built.log" || { cat "$work/built.log" >&2; give_up "bản vừa dựng không phục vụ"; }
there=$(grep -o 'http://127.0.0.1:[0-9]*' "$work/built.log")
posted=()
for sample in Word PDF; do
  status=$(ask -o "$work/$sample.installed" -D "$work/head" -w '%{http_code}' -H 'Content-Type: application/zip' \
    --data-binary "@$work/$sample.zip" "$here/v1/checks" || true)
  curl --silent -o "$work/$sample.built" -H 'Content-Type: application/zip' --data-binary "@$work/$sample.zip" \
    "$there/v1/checks"
  # The report says where the rules lie.
  sed -i 's|"noi_bo_quy_tac":"Rules"|"noi_bo_quy_tac":"/usr/share/hoso/Rules"|' "$work/$sample.built"
  holds "$sample: báo cáo được giữ (201)" test "$status" = 201
  holds "$sample: báo cáo của bản cài giống bản vừa dựng từng byte" cmp "$work/$sample.installed" "$work/$sample.built"
  posted+=("$(tr -d '\r' <"$work/head" | sed -n 's/^[Ll]ocation: //p')")
done
# Reports that are alike might both say that nothing was read.
holds "lời trong tệp Word có trong báo cáo" grep -q '842 (kg/h)' "$work/Word.installed"
# They are no paper that is known; a file that was not read bears another word.
read_whole() { grep -q "\"tep\":\"$1\",\"loai\":\"khong_ro_loai\"" "$work/PDF.installed"; }
holds "PDF được đọc trong hộp cát của dịch vụ" read_whole bien-ban.pdf
holds "ảnh được nhận dạng trong hộp cát của dịch vụ" read_whole ban-chup.png
holds "trang nhận dạng được giữ ở thư mục đệm" sh -c "find '$root/var/cache/hoso' -type f | grep -q ."
kill "$built"
wait "$built" || true
built=
holds "nhật ký kiểm toán nguyên vẹn" sealed /var/lib/hoso

echo "== khóa"
inside runuser -u hoso -- hoso keys create --label thu --scope check --scope review --store /var/lib/hoso \
  >"$work/key" 2>/dev/null || wrong "không tạo được khóa"
code() { ask -o /dev/null -w '%{http_code}' "$@"; }
holds "có khóa rồi thì không khóa là 401" test "$(code "$here${posted[0]}")" = 401
holds "đúng khóa thì xem được" test "$(code -H "Authorization: Bearer $(cat "$work/key")" "$here${posted[0]}")" = 200
kept() {
  ask --fail -H "Authorization: Bearer $(cat "$work/key")" -o "$work/kept" "$here${posted[0]}" &&
    cmp "$work/kept" "$work/Word.installed"
}

# Written so that the search does not find itself.
reader_at_work() {
  inside sh -c 'for _ in $(seq 500); do
    grep -qsaz "__recog[n]ise" /proc/[0-9]*/cmdline && exit 0
    sleep 0.02
  done; exit 1'
}

echo "== dừng, chạy lại sau sự cố"
before=$(main_process)
inside systemctl kill --kill-whom=main --signal=KILL hoso
holds "chết bất thường thì được chạy lại" answers
holds "là tiến trình khác" test "$(main_process)" != "$before"
# Told to stop while letters are being recognised on a picture that is new to it.
scripts/plain-pdf.py 'Hoa lan nam trong san' >"$work/new.pdf"
pdftoppm -png -singlefile -r 200 "$work/new.pdf" "$work/PDF/ban-chup"
(cd "$work/PDF" && zip -qr ../PDF.zip ban-chup.png)
ask -o "$work/PDF.installed" -w '%{http_code}' -H "Authorization: Bearer $(cat "$work/key")" \
  -H 'Content-Type: application/zip' --data-binary "@$work/PDF.zip" "$here/v1/checks" >"$work/status" &
asking=$!
holds "hồ sơ đang được đọc" reader_at_work
inside systemctl stop hoso
wait "$asking" || true
holds "đang đọc thì bị dừng: trả lời xong rồi mới dừng" test "$(cat "$work/status")" = 201
holds "và ảnh được đọc trọn" read_whole ban-chup.png
holds "SIGTERM: dừng êm, mã thoát 0" test "$(inside systemctl show -P Result hoso) $(inside systemctl show -P ExecMainStatus hoso)" = "success 0"
inside systemctl start hoso
answers || wrong "không chạy lại được"

echo "== sao lưu, khôi phục (docs/van-hanh.md)"
inside install -d -o hoso -g hoso -m 700 /var/backups/hoso
holds "sao lưu khi đang chạy" inside runuser -u hoso -- hoso store backup /var/backups/hoso/1 --store /var/lib/hoso
inside sh -c 'systemctl stop hoso && mv /var/lib/hoso /var/lib/hoso.truoc'
holds "khôi phục" inside hoso store restore /var/backups/hoso/1 --store /var/lib/hoso
inside sh -c 'chown -R hoso:hoso /var/lib/hoso && systemctl start hoso'
answers || wrong "không chạy được trên kho khôi phục"
holds "báo cáo cũ còn đúng từng byte sau khi khôi phục" kept
holds "nhật ký kiểm toán nguyên vẹn sau khi khôi phục" sealed /var/lib/hoso

echo "== nâng cấp"
before=$(main_process)
holds "cài đè" inside dpkg -i /hoso.deb
answers || wrong "không sẵn sàng sau khi nâng cấp"
holds "nâng cấp thì chạy bản mới" test "$(main_process)" != "$before"
holds "cấu hình của người quản trị còn nguyên" grep -q -- "--port $port" "$root/etc/default/hoso"
holds "báo cáo cũ còn đúng từng byte sau khi nâng cấp" kept
inside systemctl disable --now hoso 2>/dev/null
holds "cài đè" inside dpkg -i /hoso.deb
holds "đã tắt thì nâng cấp không bật lại" not inside systemctl is-enabled hoso
inside systemctl enable --now hoso 2>/dev/null
answers || wrong "không bật lại được"

echo "== gỡ"
holds "gỡ" inside dpkg -r hoso
holds "gỡ thì dịch vụ dừng" not inside systemctl is-active hoso
holds "gỡ không mất kho" test -f "$root/var/lib/hoso/hoso.sqlite"
holds "gỡ không mất cấu hình" test -f "$root/etc/default/hoso"
inside dpkg -P hoso >"$work/purged" 2>&1 || wrong "không xóa sạch được"
holds "xóa sạch: hết cấu hình, hết bộ đệm" test ! -e "$root/etc/default/hoso" -a ! -e "$root/var/cache/hoso"
holds "xóa sạch vẫn không mất kho, và nói vậy" sh -c "test -f '$root/var/lib/hoso/hoso.sqlite' && grep -q 'còn giữ kho' '$work/purged'"
holds "không còn tệp nào khác của gói" sh -c "! find '$root'/usr '$root'/etc '$root'/lib/systemd -name '*hoso*' -not -path '*/dpkg/*' | grep ."
shut

echo "== nơi không có systemd chạy"
holds "cài lại trên kho cũ" chroot "$root" dpkg -i /hoso.deb
holds "chuỗi kiểm toán của kho cũ nguyên vẹn" chroot "$root" runuser -u hoso -- hoso audit verify --store /var/lib/hoso
rm -rf "$root/var/lib/hoso"
holds "xóa sạch khi không có kho" chroot "$root" dpkg -P hoso
if command -v lintian >/dev/null; then
  holds "lintian không thấy lỗi, không cảnh báo" lintian --allow-root --fail-on error,warning "$package"
else
  echo "bỏ qua: chưa có lintian"
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
