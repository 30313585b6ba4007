#!/usr/bin/python3
"""The pages of the running service in a real browser, scripts off, at the width of a telephone and of a desk: an officer
sends a dossier, reads its findings, follows words to their paper, states what was not read, confirms a line, takes the
letter. Every page: no wider than the window, nothing refused by its policy, every field and link with a name, headings in
order, contrast, and what axe-core finds. Skipped, and said so, where Chromium is not installed.

    scripts/check-page.py [PROGRAM]
"""

import glob
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

import browser
from browser import Browser

root = pathlib.Path(__file__).resolve().parent.parent
program = sys.argv[1] if len(sys.argv) > 1 else str(root / ".build/debug/hoso")
SAMPLE = root / "Samples/gia-han-nhieu-loi"
WIDTHS = (375, 1440)
AXE = next(iter(glob.glob(str(root / ".build/python/lib/python*/site-packages/axe_playwright_python/axe.min.js"))), None)
NAMED = {"textbox", "combobox", "button", "link", "radio", "checkbox", "searchbox", "DateTime", "Date", "region", "navigation"}

# The ratio of WCAG 2.2, 1.4.3, of every text that is seen, against the nearest ground that is not seen through.
CONTRAST = """
(() => {
  const light = c => { const [r, g, b] = c.map(v => { v /= 255; return v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4 });
    return .2126 * r + .7152 * g + .0722 * b };
  const parts = c => c.match(/[\\d.]+/g).map(Number);
  const ground = e => { for (; e; e = e.parentElement) { const c = parts(getComputedStyle(e).backgroundColor);
    if (c.length < 4 || c[3] === 1) return c.slice(0, 3) } return [255, 255, 255] };
  const faults = new Set(), walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !e.checkVisibility()) continue;
    const [a, b] = [light(parts(getComputedStyle(e).color).slice(0, 3)), light(ground(e))];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) faults.add(`${e.tagName}.${e.className} ${ratio.toFixed(2)}: ${walker.currentNode.data.trim().slice(0, 40)}`);
  }
  return [...faults];
})()
"""

faults = []
passed = 0


def check(is_right, what):
    global passed
    if is_right:
        passed += 1
    else:
        faults.append(what)
        print(f"  sai: {what}")


def examine(window, name):
    """What holds of every page."""
    where = f"{name}, {window.width} px"
    check(window.overflow() <= 0, f"{where}: rộng hơn cửa sổ {window.overflow()} px")
    check(not window.violations(), f"{where}: chính sách của trang chặn {window.violations()[:1]}")
    nodes = window.call("Accessibility.getFullAXTree")["nodes"]
    levels = []
    for node in nodes:
        role, told = node.get("role", {}).get("value"), node.get("name", {}).get("value", "")
        if node.get("ignored"):
            continue
        if role in NAMED:
            check(told.strip(), f"{where}: {role} không có tên")
        if role == "heading":
            levels += [prop["value"]["value"] for prop in node["properties"] if prop["name"] == "level"]
    check(levels[:1] == [1] and levels.count(1) == 1, f"{where}: tiêu đề đầu {levels[:1]}, h1 {levels.count(1)} lần")
    check(all(b <= a + 1 for a, b in zip(levels, levels[1:])), f"{where}: tiêu đề nhảy bậc {levels}")
    check(sum(node.get("role", {}).get("value") == "main" for node in nodes) == 1, f"{where}: không có đúng một main")
    if name != "report.html":
        window.open(window.url.split("#")[0])
        window.tab()
        focus = window.call("Runtime.evaluate", expression="document.activeElement.textContent")["result"].get("value")
        check(focus == "Tới nội dung", f"{where}: phím Tab đầu tiên tới «{focus}»")
    check(not (low := window.evaluate(CONTRAST)), f"{where}: tương phản dưới 4,5 {low[:3]}")
    if AXE:
        window.scripts(True)
        window.call("Runtime.evaluate", expression=pathlib.Path(AXE).read_text(encoding="utf-8"))
        found = window.evaluate("axe.run({resultTypes: ['violations']}).then(r => r.violations.map(v => "
                                "v.id + ': ' + v.nodes.slice(0, 2).map(n => n.html.slice(0, 120)).join(' | ')))")
        check(not found, f"{where}: axe-core {found}")


def printed(window, name, words):
    """On paper everything is open."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        window.pdf(file.name)
        text = subprocess.run(["pdftotext", "-layout", file.name, "-"], capture_output=True, text=True).stdout
    for word in words:
        check(word in " ".join(text.split()), f"{name}, bản in: thiếu «{word}»")


def walk(window, url, home):
    """One officer's work, by the keyboard."""
    window.open(url)
    examine(window, "danh sách, gửi hồ sơ")
    window.files("#tep", sorted(str(path) for path in SAMPLE.iterdir()))
    window.press("form[action='/ho-so'] button")
    dossier = window.url
    check(re.search(r"/ho-so/[0-9a-f]{40}$", dossier), f"gửi hồ sơ tới {dossier}")
    html = window.html
    check(html.index("Chưa kiểm được, và việc cần làm") < html.index("Tổng thời hạn hoạt động sau khi gia hạn"),
          "chưa kiểm không đứng trước kết luận")
    check("khoản 1 và 2 Điều 31 Luật 143/2025/QH15" in html, "kết luận không có căn cứ")
    examine(window, "kết luận")
    printed(window, "kết luận", ["Chưa kiểm được", "Tổng thời hạn hoạt động sau khi gia hạn", "Phiếu rà soát công nghệ",
                                 "Mức tiêu hao Điện"])

    window.press("a[href*='giay-to#l']")
    mark = window.url.split("#")[1]
    check(window.has(f"#{mark}"), f"lời #{mark} không có trong trang giấy tờ")
    examine(window, "giấy tờ")
    window.open(f"{dossier}/doi-chieu")
    examine(window, "đối chiếu")

    window.open(dossier)
    link = "a[href*='neu?viec=gia-tri&du_kien=k%E1%BA%BFt%20lu%E1%BA%ADn']"
    window.press(link)
    check(window.attribute("#du_kien", "value") == "kết luận trước chỉ dựa vào tuổi máy", "mẫu nêu không điền sẵn dữ kiện")
    examine(window, "nêu")
    window.choose("#gia_tri", "không")
    if window.has("#can_bo"):
        window.type("#can_bo", "Nguyễn Văn Mẫu")
    window.press("main form button")
    check(window.url != dossier and "Lần kiểm tra trước" in window.html, "nêu xong không tới lần kiểm tra mới")
    check("Cán bộ: <b>Nguyễn Văn Mẫu</b>" in window.html, "tên cán bộ không được giữ")

    latest = window.url
    window.open(f"{dossier}/neu")
    window.type("#du_kien", "thời hạn gia hạn")
    window.type("#gia_tri", "x")
    window.press("main form button")
    check("Xem lần mới nhất" in window.html, "nêu ở lần cũ không dẫn tới lần mới nhất")
    examine(window, "lỗi")

    window.open(f"{latest}/du-thao")
    examine(window, "dự thảo")
    window.click("#noi-1-xac-nhan")
    window.click("#noi-2-bac")
    window.press("main form button")
    check("lý do" in window.html.lower() and "role=\"alert\"" in window.html, "bác không lý do mà không bị hỏi lại")
    window.type("#ly_do-2", "đã làm rõ qua điện thoại")
    window.press("main form button")
    check("Nguyễn Văn Mẫu xác nhận ngày" in window.html and "đã làm rõ qua điện thoại" in window.html,
          "xác nhận, bác không hiện trong dự thảo")
    letter = window.download("a[href*='letter.docx']", home)
    check(letter and pathlib.Path(letter).read_bytes()[:2] == b"PK", "không tải được thư")

    check_id = window.url.split("/ho-so/")[1].split("/")[0]
    window.open(f"{url}/v1/checks/{check_id}/report.html")
    examine(window, "report.html")
    for path in ("/quy-tac?on=2026-09-01", "/quy-tac/OT-002?on=2026-09-01", "/quy-tac/DT-T02", "/can-bo",
                 "/ho-so/00", "/"):
        window.open(url + path)
        examine(window, path)


def main():
    if not browser.program():
        print("bỏ qua phép thử trang: chưa có Chromium (apt-get install chromium)")
        return 0
    if not AXE:
        print("chưa có axe-core (make setup cài khi có kho gói): chỉ dùng các phép thử của mình")
    home = tempfile.mkdtemp()
    log = open(f"{home}/log", "w+", encoding="utf-8")
    server = subprocess.Popen([program, "serve", "--rules", str(root / "Rules"), "--port", "0", "--store", f"{home}/store"],
                              stderr=log)
    try:
        url = None
        for _ in range(100):
            time.sleep(0.2)
            log.seek(0)
            if found := re.search(r"http://127\.0\.0\.1:[0-9]+", log.read()):
                url = found.group()
                break
        if not url:
            print("dịch vụ không khởi động", file=sys.stderr)
            return 1
        for width in WIDTHS:
            print(f"{width} px")
            window = Browser()
            try:
                window.size(width)
                walk(window, url, home)
            finally:
                window.close()
    finally:
        server.terminate()
        server.wait()
        log.close()
        shutil.rmtree(home, ignore_errors=True)
    print(f"{passed} passed, {len(faults)} failed")
    return 1 if faults else 0


if __name__ == "__main__":
    os.chdir(root)
    sys.exit(main())
