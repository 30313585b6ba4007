"""Pages a second of recognising letters: ours beside the tesseract program, on the very pictures that we prepare.

Everybody gets the same files, which lie ready before any clock starts: a page each, drawn, flattened, straightened, without
its red ink, 288 dots an inch. Everybody has one thread a process and two processes at once. They take turns, dossier by
dossier, and who goes first changes.
"""
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

ALONE = os.environ | {"OMP_THREAD_LIMIT": "1"}
# What is inside each clock.
INSIDE = {
    "hoso read": "cả lệnh: luật, mọi lượt nhìn từng trang, bảng, ô, số; nhận ra giấy tờ và dữ kiện; ra JSON",
    "hoso __recognise": "một tiến trình một trang: chuẩn bị lại ảnh, mọi lượt nhìn bảng, ô, số; ra từ và chỗ của từ",
    "một lượt": "một tiến trình một trang: máy của hoso, chuẩn bị lại ảnh, nhìn cả trang một lần; ra từ",
    "tesseract": "một tiến trình một trang: tesseract TRANG - -l vie --psm 3; ra từ",
}


def drawn(folder, into):
    """The pages of a dossier of pictures as the reader gets them: pictures as they are, PDFs drawn at 288 dots an inch."""
    for file in sorted(folder.glob("*")):
        if file.suffix == ".png":
            yield file
        elif file.suffix == ".pdf":
            subprocess.run(["pdftoppm", "-r", "288", "-cropbox", "-png", str(file), str(into / file.stem)], check=True)
            yield from sorted(into.glob(f"{file.stem}-*.png"))


def prepared(benchmark, dossier, into):
    """A dossier's pages as the reader prepares them, one picture a page."""
    (into / "drawn").mkdir(parents=True)
    (into / "pages").mkdir()
    made = []
    for page in drawn(dossier / "ho-so", into / "drawn"):
        target = into / "pages" / page.name
        subprocess.run([benchmark, "prepare", str(page), str(target)], check=True)
        without_red(target)
        made.append(target)
    return made


def without_red(page):
    """A prepared page with red ink is in colours, and its red channel is the page without it."""
    if page.read_bytes()[25] == 2:
        try:
            from PIL import Image
        except ImportError:
            sys.exit("Bỏ mực đỏ khỏi ảnh cần python3-pil, như việc làm tập đo; hãy chạy bằng /usr/bin/python3.")
        Image.open(page).getchannel("R").save(page, dpi=(288, 288))


class Runner:
    """One who recognises: what it says of the pages, and how many words these are."""

    def __init__(self, run, words):
        self.run, self.words = run, words
        self.wall = self.processor = 0.0
        self.said = self.found = 0

    def take(self, pages):
        used = processor()
        begun = time.perf_counter()
        said = self.run(pages)
        self.wall += time.perf_counter() - begun
        self.processor += processor() - used
        self.said += sum(map(len, said))
        self.found += sum(map(self.words, said)) if self.words else 0
        return said


def processor():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def said(command, page=None, most=0):
    """What a command prints; an exit status above `most` is a failure."""
    with open(page or os.devnull, "rb") as file:
        ended = subprocess.run(command, stdin=file, capture_output=True, env=ALONE, check=False)
    if not 0 <= ended.returncode <= most:
        raise subprocess.CalledProcessError(ended.returncode, command, stderr=ended.stderr)
    return ended.stdout


def two_at_once(command, on_input=False):
    def run(pages):
        with ThreadPoolExecutor(2) as workers:
            return list(workers.map(
                lambda page: said(command, page) if on_input else said([str(page) if w == "TRANG" else w for w in command]),
                pages))
    return run


def recognised(lines):
    """Words of the pages that `__recognise` tells, one line of JSON each after a line with the machine's name."""
    return sum(len(line) - 1 for page in lines.splitlines()[1:] for line in json.loads(page).get("dong", []))


def speed(hoso, benchmark, dossiers):
    """Seconds, bytes and words of all on the same pages; why nothing was measured; None without pages."""
    def whole(pages):
        # Its status tells how much of a dossier was read; from 64 on it failed.
        return [said(hoso.command(pages[0].parent), most=63)]

    everybody = {
        "hoso read": Runner(whole, None),
        "hoso __recognise": Runner(two_at_once([hoso.program, "__recognise"], on_input=True), recognised),
        "một lượt": Runner(two_at_once([benchmark, "pass", "TRANG"]), lambda text: len(text.split())),
        "tesseract": Runner(
            two_at_once(["tesseract", "TRANG", "-", "-l", "vie", "--psm", "3"]), lambda text: len(text.split())),
    }
    count = size = 0
    with tempfile.TemporaryDirectory() as folder:
        for turn, dossier in enumerate(dossiers):
            pages = prepared(benchmark, dossier, pathlib.Path(folder) / dossier.name)
            order = list(everybody)
            for name in order[turn % len(order):] + order[:turn % len(order)]:
                told = everybody[name].take(pages)
                # What is not read is fast.
                if name == "hoso read" and (unread := json.loads(told[0])["tep_chua_doc"]):
                    return {"vi_sao_khong_do": f"{dossier.name}: chưa đọc được {unread}"}
            count += len(pages)
            size += sum(page.stat().st_size for page in pages)
    return {"trang": count, "byte_vao": size, "ai": {
        name: {"giay": one.wall, "giay_xu_ly": one.processor, "byte_ra": one.said, "tu": one.found, "gom": INSIDE[name]}
        for name, one in everybody.items()}} if count else None


def told(form, one):
    """The report on one format."""
    if "vi_sao_khong_do" in one:
        return f"{form}: không đo tốc độ; {one['vi_sao_khong_do']}"
    peer = one["ai"]["tesseract"]
    lines = [f"{form}: {one['trang']} trang đã chuẩn bị sẵn, {one['byte_vao']} byte; một luồng một tiến trình, hai tiến trình",
             f"  {'':<18}{'trang/s':>9}{'tỷ số':>8}{'xử lý':>10}{'tỷ số':>8}{'byte ra':>10}{'từ':>8}"]
    for name, of in one["ai"].items():
        lines.append(
            f"  {name:<18}{one['trang'] / of['giay']:>9.2f}{peer['giay'] / of['giay']:>8.2f}{of['giay_xu_ly']:>9.1f}s"
            f"{peer['giay_xu_ly'] / of['giay_xu_ly']:>8.2f}{of['byte_ra']:>10}{of['tu'] or '–':>8}")
    lines += [f"  {name}: {of['gom']}" for name, of in one["ai"].items()]
    return "\n".join(lines)
