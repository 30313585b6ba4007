#!/usr/bin/env python3
"""How well papers are read, by format: facts right, wrong, missed, stated without being there; kinds; pages a second.

    Benchmarks/reading.py HOSO CORPUS [--only docx,pdf] [--json] [--list 40] [--speed 3]

CORPUS is what Benchmarks/corpus/make-corpus.py wrote. Exits with 1 where anything was read wrong, or stated without being
there, and called certain.
`--speed N` times N picture dossiers of each of png and scan300 beside the tesseract program on the same prepared pages; it
needs the program `Benchmark`, built beside HOSO.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import time
from collections import defaultdict
from decimal import Decimal

import reading_speed
from reading_score import COUNTS, Score, score

ROOT = pathlib.Path(__file__).resolve().parent.parent
# In the order of how far a format is from text.
ORDER = ["docx", "xlsx", "html", "csv", "txt", "pdf", "png", "tiff", "scan300", "skew", "dpi150", "stamp", "photo", "fax"]
PICTURES = ORDER[6:]
TODAY = "2026-11-20"
MAKE = "Benchmarks/corpus/make-corpus.py"
SAID = {
    "wrong_certain": "Đọc sai mà nói là chắc", "wrong_uncertain": "Đọc sai, nói là chưa chắc", "missed": "Không đọc được",
    "false": "Nêu điều không có", "kinds": "Sai loại giấy tờ", "failed": "Chương trình không đọc được hồ sơ",
}
BUILD = "swift build -c release --static-swift-stdlib --product hoso"


class Hoso:
    def __init__(self, program):
        self.program = program
        told = subprocess.run([program, "read", "--help"], capture_output=True, text=True, check=False)
        if told.returncode != 0:
            sys.exit(f"{program} không có lệnh read; hãy dựng lại: {BUILD}")
        # Pages recognised before are no measure of reading.
        self.fresh = ["--no-ocr-cache"] if "--no-ocr-cache" in told.stdout else []

    def command(self, dossier):
        return [self.program, "read", str(dossier), "--rules", str(ROOT / "Rules"), "--format", "json", "--today", TODAY,
                *self.fresh]

    def read(self, dossier):
        """What was read, the seconds it took, and why nothing was."""
        begun = time.perf_counter()
        ended = subprocess.run(self.command(dossier), capture_output=True, check=False)
        took = time.perf_counter() - begun
        try:
            return json.loads(ended.stdout, parse_float=Decimal), took, None
        except json.JSONDecodeError:
            return None, took, first_line(ended)


def first_line(ended):
    lines = ended.stderr.decode(errors="replace").strip().splitlines()
    return f"mã thoát {ended.returncode}" + (f": {lines[0][:150]}" if lines else "")


def measure(hoso, dossiers):
    total, seconds, pages = Score(), 0.0, 0
    for dossier in dossiers:
        truth = json.loads((dossier / "su-that.json").read_text(encoding="utf-8"))
        reading, took, failure = hoso.read(dossier / "ho-so")
        if failure:
            total.remarks["failed"].append(f"{dossier.name}: {failure}")
        total.add(score(truth, reading))
        seconds += took
        pages += sum(paper["so_trang"] or 0 for paper in truth["giay_to"])
    return total, seconds, pages


# The report.


def found(corpus, form):
    return sorted(path.parent for path in (corpus / form).glob("*/su-that.json"))


def percent(part):
    return f"{100 * part:5.1f} %"


COLUMNS = [
    ("định dạng", 10), ("dữ kiện", 9), ("đúng", 7), ("chắc", 7), ("chưa", 6), ("sai chắc", 10), ("sai chưa", 10), ("sót", 6),
    ("thừa", 6), ("thừa chắc", 11), ("độ đủ", 9), ("độ đúng", 9), ("loại", 8), ("giây", 8), ("trang/s", 9),
]


def table(results):
    print("".join(f"{title:>{width}}" for title, width in COLUMNS))
    for form, (total, seconds, pages) in results.items():
        rate = f"{pages / seconds:.2f}" if pages and seconds else "–"
        row = [
            form, total.truths, total.right, total.right_certain, total.right - total.right_certain, total.wrong_certain,
            total.wrong_uncertain, total.missed, total.false, total.false_certain, percent(total.recall),
            percent(total.precision), f"{total.kinds_right}/{total.kinds}", f"{seconds:.1f}", rate,
        ]
        print("".join(f"{value:>{width}}" for value, (_, width) in zip(row, COLUMNS)))


def by_fact(results):
    """Misses and false alarms, fact by fact, a column for every format."""
    facts = defaultdict(dict)
    for form, (total, _, _) in results.items():
        for name, counts in total.by_fact.items():
            lost = counts["missed"] + counts["wrong_certain"] + counts["wrong_uncertain"]
            if lost or counts["false"]:
                facts[name][form] = f"{lost}+{counts['false']}" if counts["false"] else str(lost)
    if facts:
        print("\nSót hoặc sai (+ thừa) theo dữ kiện:")
        print(f"{'':<44}" + "".join(f"{form:>9}" for form in results))
        for name in sorted(facts):
            print(f"{name:<44}" + "".join(f"{facts[name].get(form, '·'):>9}" for form in results))


def remarks(results, most):
    for form, (total, _, _) in results.items():
        if total.whys:
            whys = "; ".join(f"{why} {count}" for why, count in total.whys.most_common())
            print(f"\n{form}: vì sao không đọc được: {whys}")
        for what, title in SAID.items():
            # What was certain first.
            lines = sorted(total.remarks.get(what, []), key=lambda line: "· CHẮC " not in line)
            # What is wrong and certain is never cut short.
            cut = max(most, sum("· CHẮC " in line for line in lines), len(lines) if what == "wrong_certain" else 0)
            if lines:
                print(f"\n{form}: {title} ({len(lines)})")
                for line in lines[:cut]:
                    print(f"  {line}")
                if len(lines) > cut:
                    print(f"  … và {len(lines) - cut} điều nữa (--list)")


def as_json(results, speeds):
    return {
        "dinh_dang": {
            form: {name: getattr(total, name) for name in COUNTS} | {
                "recall": total.recall, "precision": total.precision, "giay": seconds, "trang": pages,
                "theo_du_kien": total.by_fact, "vi_sao_sot": total.whys, "ghi_chu": total.remarks}
            for form, (total, seconds, pages) in results.items()},
        "toc_do": speeds,
    }


def main():
    told = argparse.ArgumentParser(description="Đo việc đọc giấy tờ.")
    told.add_argument("hoso")
    told.add_argument("corpus", type=pathlib.Path)
    told.add_argument("--only", help="Các định dạng, cách nhau dấu phẩy")
    told.add_argument("--json", action="store_true")
    told.add_argument("--list", type=int, default=12, help="Nêu từng ấy điều mỗi loại")
    told.add_argument("--speed", type=int, default=0, help="Đo tốc độ nhận dạng trên từng ấy hồ sơ")
    told = told.parse_args()
    hoso = Hoso(told.hoso)
    wanted = told.only.split(",") if told.only else ORDER
    results = {}
    for form in wanted:
        if dossiers := found(told.corpus, form):
            results[form] = measure(hoso, dossiers)
            print(f"{form}: {len(dossiers)} hồ sơ", file=sys.stderr)
        elif told.only:
            sys.exit(f"{told.corpus} không có định dạng {form}; hãy chạy {MAKE} {told.corpus} --only {form}.")
    if not results:
        sys.exit(f"{told.corpus} không có hồ sơ nào; hãy chạy {MAKE} {told.corpus}.")
    benchmark = str(pathlib.Path(told.hoso).with_name("Benchmark"))
    if told.speed and not pathlib.Path(benchmark).exists():
        sys.exit(f"Không có {benchmark}; hãy dựng: {BUILD.replace('hoso', 'Benchmark')}")
    speeds = {
        form: reading_speed.speed(hoso, benchmark, found(told.corpus, form)[:told.speed])
        for form in ("png", "scan300") if told.speed}
    if told.json:
        print(json.dumps(as_json(results, speeds), ensure_ascii=False, indent=1, default=float))
    else:
        table(results)
        by_fact(results)
        remarks(results, told.list)
        for form, one in speeds.items():
            if one:
                print("\n" + reading_speed.told(form, one))
    sys.exit(any(total.wrong_certain + total.false_certain for total, _, _ in results.values()))


if __name__ == "__main__":
    main()
