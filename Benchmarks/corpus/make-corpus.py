#!/usr/bin/python3
"""Writes the corpus that reading is measured on: twelve invented dossiers in many formats, and what they say.

    Benchmarks/corpus/make-corpus.py OUT [--only docx,pdf,scan300] [--dossiers 4]

Needs LibreOffice for PDFs, poppler for pictures, PIL and numpy (python3-pil, python3-numpy) for spoiling them. The same
papers, figures and spots every time. OUT/FORMAT/DOSSIER/ho-so is a dossier, su-that.json beside it the truth.
"""
import argparse
import importlib.util
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))

import office  # noqa: E402
from dossiers import filings  # noqa: E402

# Formats whose bytes a paper gives without another program; None where the paper is not one of the format.
WRITTEN = {
    "txt": lambda paper: (".txt", office.plain(paper).encode()),
    "html": lambda paper: (".html", office.web(paper).encode()),
    "csv": lambda paper: (".csv", office.comma(paper).encode()) if office.has_sheet(paper) else None,
}
PICTURES = ["scan300", "tiff", "png", "skew", "dpi150", "stamp", "photo", "fax"]
FORMATS = ["docx", "pdf", "xlsx", *WRITTEN, *PICTURES]
# What this script puts into the folder of a dossier.
PUT = {"ho-so", "su-that.json"}
# What the formats need: programs, Python modules, and the Debian packages that have them.
PROGRAMS = {"soffice": "libreoffice-writer", "pdftoppm": "poppler-utils"}
FONTS = Path("/usr/share/fonts/truetype/liberation")
MODULES = {"PIL": "python3-pil", "numpy": "python3-numpy"}


def pdfs(files, folder):
    """Word files as PDFs, by LibreOffice with a profile of its own."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf",
             "--outdir", str(folder), *map(str, files)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    missing = [file.name for file in files if not (folder / file.with_suffix(".pdf").name).exists()]
    if missing:
        sys.exit(f"LibreOffice không chuyển được: {', '.join(missing)}")


class Corpus:
    def __init__(self, out):
        self.out, self.truths = out, {}

    def put(self, form, filing, paper, extension, content, pages=None):
        home = self.out / form / filing.name
        (home / "ho-so").mkdir(parents=True, exist_ok=True)
        file = paper.stem + extension
        (home / "ho-so" / file).write_bytes(content)
        self.truths.setdefault((form, filing.name), []).append(
            {"tep": file, "loai": paper.kind, "so_trang": pages, "du_kien": paper.facts})

    def close(self, filing):
        """The intake lists, without components: kinds are told by titles; and the truths."""
        record = {
            "schemaVersion": "1", "ma_ho_so": f"DOC-{filing.name}", "thu_tuc": {"ma": filing.code},
            "tiep_nhan": {"luc": filing.received, "kenh": "truc_tiep", "lan": 1}, "nguoi_nop": {"ten": filing.company},
        }
        for (form, name), papers in self.truths.items():
            if name == filing.name:
                home = self.out / form / name
                save(home / "ho-so/ho-so.json", record)
                save(home / "su-that.json", {"ho_so": name, "dinh_dang": form, "giay_to": papers})


def save(path, told):
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def write(corpus, filing, formats, folder):
    home = folder / filing.name
    home.mkdir()
    drawn = [form for form in formats if form in PICTURES]
    for paper in filing.papers:
        office.word.write(home / f"{paper.stem}.docx", office.docx(paper))
    if "pdf" in formats or drawn:
        pdfs(sorted(home.glob("*.docx")), home)
    for paper in filing.papers:
        if "docx" in formats:
            corpus.put("docx", filing, paper, ".docx", (home / f"{paper.stem}.docx").read_bytes())
        if "xlsx" in formats and office.has_sheet(paper):
            office.word.write(home / "sheet.xlsx", office.xlsx(paper))
            corpus.put("xlsx", filing, paper, ".xlsx", (home / "sheet.xlsx").read_bytes())
        for form in formats:
            if form in WRITTEN and (made := WRITTEN[form](paper)):
                corpus.put(form, filing, paper, *made)
        pdf = home / f"{paper.stem}.pdf"
        if "pdf" in formats or drawn:
            # Only here: the other formats need neither PIL nor numpy.
            import pictures
        if "pdf" in formats:
            corpus.put("pdf", filing, paper, ".pdf", pdf.read_bytes(), len(pictures.words(pdf)))
        if drawn:
            name = f"{filing.name}/{paper.stem}"
            for form, extension, content, pages in pictures.files(pdf, name, filing.company, drawn):
                corpus.put(form, filing, paper, extension, content, pages)
    corpus.close(filing)


def missing(formats):
    """The Debian packages that are missing for these formats."""
    needed = []
    if {"pdf", *PICTURES} & set(formats):
        needed += [package for program, package in PROGRAMS.items() if not shutil.which(program)]
        needed += [] if FONTS.is_dir() else ["fonts-liberation"]
        needed += [package for module, package in MODULES.items() if not importlib.util.find_spec(module)]
    return needed


def clear(folder):
    """Takes away the dossiers that this script wrote before, and nothing else: a folder with other things is refused."""
    if not folder.exists():
        return
    homes = list(folder.iterdir())
    strange = [home.name for home in homes if not home.is_dir() or not {put.name for put in home.iterdir()} <= PUT]
    if strange:
        named = ", ".join(sorted(strange)[:3])
        sys.exit(f"{folder} có thứ không phải của bộ giấy tờ này ({named}); hãy nêu thư mục khác.")
    for home in homes:
        shutil.rmtree(home)


def main():
    told = argparse.ArgumentParser(description="Ghi bộ giấy tờ để đo việc đọc.")
    told.add_argument("out", type=Path)
    told.add_argument("--only", default=",".join(FORMATS), help="Các định dạng, cách nhau dấu phẩy")
    told.add_argument("--dossiers", type=int, default=99, help="Chỉ từng ấy hồ sơ đầu")
    told = told.parse_args()
    formats = told.only.split(",")
    if unknown := set(formats) - set(FORMATS):
        sys.exit(f"Không có định dạng {', '.join(sorted(unknown))}; có: {', '.join(FORMATS)}.")
    if packages := missing(formats):
        sys.exit(f"Bộ giấy tờ cần các gói chưa có; hãy chạy: apt-get install --no-install-recommends {' '.join(packages)}")
    chosen = filings()[:told.dossiers]
    for form in formats:
        clear(told.out / form)
    corpus = Corpus(told.out)
    with tempfile.TemporaryDirectory() as folder:
        for filing in chosen:
            write(corpus, filing, formats, Path(folder))
            print(f"{filing.name}: {len(filing.papers)} giấy tờ", file=sys.stderr)
    facts = sum(len(paper.facts) for filing in chosen for paper in filing.papers)
    print(f"{len(chosen)} hồ sơ, {facts} dữ kiện, {len(formats)} định dạng ở {told.out}.")


if __name__ == "__main__":
    main()
