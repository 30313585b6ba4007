#!/usr/bin/env python3
"""Writes docs/samples.md: which rule says what of which sample, from what the program says of the samples now.

`--check` writes nothing and fails where the table is not as written, or where a rule of the rulebook fires in no sample.
"""

import json
import os
import pathlib
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parent.parent
program = os.environ.get("HOSO", str(root / ".build/debug/hoso"))
target = root / "docs/samples.md"
FIRED = {"không đạt": "K", "cần xem xét": "X"}
OTHER = {"chưa đủ căn cứ": "c", "đạt": "đ", "không áp dụng": "·"}
# Of several rows of one rule the gravest is shown.
ORDER = "KXGcđ·"


def report(folder):
    received = json.loads((folder / "ho-so.json").read_text(encoding="utf-8"))["tiep_nhan"]["luc"][:10]
    today = "2026-09-10" if received <= "2026-09-10" else "2026-11-20"
    ended = subprocess.run(
        [program, "check", str(folder), "--rules", str(root / "Rules"), "--today", today, "--format", "json"],
        capture_output=True, check=False)
    if ended.returncode >= 64:
        sys.exit(f"{folder.name}: {ended.stderr.decode()}")
    return json.loads(ended.stdout)


def marks(found):
    """The rules of one report, each with the gravest it came to."""
    told = {}
    for verdict in found["ket_luan"]["ket_qua"]:
        mark = (FIRED | OTHER)[verdict["ket_luan"]]
        told.setdefault(verdict["quy_tac"], set()).add(mark)
    for note in found["ket_luan"]["ghi_chu"]:
        told.setdefault(note["quy_tac"], set()).add("G")
    return {rule: min(all_, key=ORDER.index) for rule, all_ in told.items()}


def main():
    samples = sorted(path for path in (root / "Samples").iterdir() if (path / "ho-so.json").exists())
    found = {sample.name: marks(report(sample)) for sample in samples}
    rules = sorted(
        path.name.removesuffix(".yaml").split("-")[0] + "-" + path.name.split("-")[1]
        for folder in ("cong-nghe", "dau-tu", "quy-trinh") for path in (root / "Rules" / folder).glob("*-*.yaml")
        if ".cases." not in path.name and "-T" not in path.name[:4])
    lines = [
        "# Samples and rules", "",
        "Written by `scripts/sample-table.py`; checked by `make test`. Each column is a dossier under `Samples/`.", "",
        "K không đạt · X cần xem xét · G ghi chú · c chưa đủ căn cứ · đ đạt · `·` không áp dụng · blank: not of this procedure",
        "",
    ]
    lines += [f"{index + 1}. `{name}`" for index, name in enumerate(found)] + [""]
    lines.append("| | " + " | ".join(str(index + 1) for index in range(len(found))) + " |")
    lines.append("|---" * (len(found) + 1) + "|")
    lines += [f"| {rule} | " + " | ".join(told.get(rule, "") for told in found.values()) + " |" for rule in rules]
    text = "\n".join(lines) + "\n"
    silent = [rule for rule in rules if not any(told.get(rule) in ("K", "X", "G") for told in found.values())]
    if "--check" not in sys.argv[1:]:
        target.write_text(text, encoding="utf-8")
    elif target.read_text(encoding="utf-8") != text:
        sys.exit("docs/samples.md không còn đúng; viết lại bằng: scripts/sample-table.py")
    if silent:
        sys.exit(f"không mẫu nào làm các quy tắc này lên tiếng: {', '.join(silent)}")
    print(f"{len(rules)} quy tắc, {len(found)} mẫu: quy tắc nào cũng lên tiếng ít nhất một lần")


if __name__ == "__main__":
    main()
