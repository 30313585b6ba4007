#!/usr/bin/python3
"""The published schemas say what the program does: every report of a sample satisfies bao-cao.schema.json, what is read
of it satisfies ban-doc.schema.json, and ho-so.schema.json and nhat-ky.schema.json accept an intake list and a log exactly
where the program does, over one of each spoilt in every place; so do the bodies of officers' words where the service does,
and its lean reports and jobs satisfy their schemas. What rule_schemas.py holds is held too."""

import copy
import json
import pathlib
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import jsonschema

from api_schemas import LINES, STATEMENTS, served
from rule_schemas import rule_faults

root = pathlib.Path(__file__).resolve().parent.parent
program = sys.argv[1] if len(sys.argv) > 1 else str(root / ".build/debug/hoso")

INTAKE = {
    "schemaVersion": "1",
    "ma_ho_so": "THU-1",
    "thu_tuc": {"ma": "1.009659", "truong_hop": "gia hạn"},
    "tiep_nhan": {"luc": "2026-09-01T08:30:00+07:00", "kenh": "truc_tiep", "lan": 1},
    "nguoi_nop": {"ten": "Công ty Thử", "ma_so": "0000000000"},
    "thanh_phan": [
        {"ma": "GH-1", "tep": [{"ten": "a.docx"}]},
        {"ma": "GH-2", "khong_nop": True},
    ],
    "du_kien": {"mot": "1.000 kg/h", "hai": {"gia_tri": 3, "don_vi": "kg/h"}, "ba": [{"ten": "x", "mot": "1"}]},
}

LOG = {
    "schemaVersion": "1",
    "su_kien": [
        {"loai": "nhan_ho_so", "luc": "2026-09-01T08:30:00+07:00", "can_bo": "A", "kenh": "truc_tuyen"},
        {
            "loai": "yeu_cau_bo_sung", "luc": "2026-09-02", "can_bo": "A", "co_quan": "so-xay-dung", "yeu_cau": ["GH-4"],
            "ghi_chu": "g",
        },
    ],
}

# What a spoilt place may hold instead: every JSON type, blanks, a wrong day and a wrong digest.
WRONG = [None, True, 0, 1, 1.5, "", " ", "x", "2", [], ["x"], {}, {"x": 1}, "2026-09-01", "2026-02-30T08:30:00+07:00"]


def places(value, path=()):
    yield path
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        yield from places(child, path + (key,))


def changed(whole, path, new):
    value = copy.deepcopy(whole)
    if not path:
        return new
    home = value
    for key in path[:-1]:
        home = home[key]
    if new is ...:
        del home[path[-1]]
    else:
        home[path[-1]] = new
    return value


def spoilt(whole, free=("du_kien",)):
    """The value spoilt in each place; `free` are members below which other keys are no fault."""
    yield (), whole
    for path in places(whole):
        for wrong in WRONG:
            yield path, changed(whole, path, wrong)
        if path:
            yield path, changed(whole, path, ...)
        here = whole
        for key in path:
            here = here[key]
        if isinstance(here, dict) and path[:1] != free:
            yield path, changed(whole, path, {**here, "la": "x"})


def accepted(folder, value):
    """Whether the program takes the list: what it says of the files that are listed is not about its form."""
    folder = pathlib.Path(folder)
    (folder / "ho-so.json").write_text(json.dumps(value, ensure_ascii=False))
    (folder / "a.docx").write_bytes(b"x")
    ended = subprocess.run(
        [program, "check", str(folder), "--rules", str(root / "Rules"), "--format", "ndjson"], capture_output=True, text=True
    )
    if ended.returncode < 64:
        return True, ""
    assert ended.returncode in (64, 65, 66) and not ended.stdout, ended
    # Wrapped lines are one again; what is not said of the list itself is about the procedure or the files.
    told = ended.stderr.replace("\n  ", " ").splitlines()
    lines = [line for line in told if line.startswith("ho-so.json:") and "nhưng hồ sơ không có" not in line]
    return not lines, ended.stderr


def log_accepted(folder, value):
    """Whether the program takes the log: which events and bodies there are, and their order, is not about its form."""
    folder = pathlib.Path(folder)
    (folder / "nhat-ky.json").write_text(json.dumps(value, ensure_ascii=False))
    (folder / "a.docx").write_bytes(b"x")
    (folder / "ho-so.json").write_text(json.dumps({"schemaVersion": "1", "thu_tuc": {"ma": "XDCN"}, "thanh_phan": [
        {"ma": code, "khong_nop": True} for code in ("XD-1", "XD-2", "XD-3")
    ], "tiep_nhan": {"luc": "2026-09-01T08:30:00+07:00"}}))
    ended = subprocess.run(
        [program, "check", str(folder), "--rules", str(root / "Rules"), "--format", "ndjson"], capture_output=True, text=True
    )
    assert ended.returncode < 64, ended
    told = json.loads(ended.stdout)["khong_dung_duoc"]
    lines = [line for line in told if line.startswith("nhat-ky.json:")]
    form = [line for line in lines if "không có sự kiện" not in line and "không có cơ quan" not in line]
    return not form, "; ".join(form)


def agrees(name, whole, accepted):
    schema = json.loads((root / f"Schemas/{name}.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.FormatChecker()
    checker.checks("date-time")(is_moment)
    validator = jsonschema.Draft202012Validator(schema, format_checker=checker)
    seen = {json.dumps(value, sort_keys=True): (path, value) for path, value in spoilt(whole)}

    def one(case):
        path, value = case
        with tempfile.TemporaryDirectory() as folder:
            taken, why = accepted(folder, value)
        valid = validator.is_valid(value)
        if taken == valid:
            return taken, None
        return taken, f"/{'/'.join(map(str, path))}: schema {valid}, program {taken}: {json.dumps(value, ensure_ascii=False)} {why}"

    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(one, seen.values()))
    faults = [fault for _, fault in results if fault]
    taken = sum(1 for taken, _ in results if taken)
    print(f"{name}.schema.json: {len(results)} tried, {taken} taken, {len(results) - taken} refused, {len(faults)} differ")
    assert taken > 10 and len(results) - taken > 100
    return faults


def odd_reports():
    """Reports that no sample shows: no procedure, an assumed day, lines of a batch that could not be opened."""

    def run(*arguments):
        ended = subprocess.run(
            [program, *arguments, "--rules", str(root / "Rules"), "--today", "2026-09-10"], capture_output=True, text=True
        )
        return [json.loads(line) for line in ended.stdout.splitlines()]

    sample = str(root / "Samples/gia-han-det-nhuom")
    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder)
        (home / "a").mkdir()
        (home / "b").mkdir()
        (home / "b/x.pdf").write_bytes(b"%PDF-1.7")
        (home / "c.zip").write_bytes(b"PK")
        batch = run("batch", folder)
    assert len(batch) == 3 and all("loi" in line for line in batch)
    assumed = [run("check", sample, "--format", "ndjson", "--on", day)[0] for day in ("2025-06-10", "2026-03-10", "2031-01-01")]
    return {f"odd {index}": report for index, report in enumerate(batch + assumed)}


def is_moment(value):
    import datetime

    if not isinstance(value, str):
        return True
    if len(value) < 20 or value[10] not in "Tt":
        return False
    try:
        return datetime.datetime.fromisoformat(value.replace("Z", "+00:00")).tzinfo is not None
    except ValueError:
        return False


def closed(schema):
    """The schema without room for members that it does not describe: nothing in a report may go unsaid."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: closed(value) for key, value in schema.items()}
    if schema.get("type") == "object" and "properties" in schema:
        inner["additionalProperties"] = False
    return inner


def whole(schema):
    """The schema with the parts of other published schemas that it refers to in place of the references."""
    defs = dict(schema.get("$defs", {}))

    def inlined(value):
        if isinstance(value, list):
            return [inlined(item) for item in value]
        if not isinstance(value, dict):
            return value
        reference = value.get("$ref", "#")
        if reference.startswith("#"):
            return {key: inlined(item) for key, item in value.items()}
        file, _, path = reference.partition("#/")
        part = other = json.loads((root / "Schemas" / file).read_text())
        for key in path.split("/"):
            part = part[key]
        defs.update(other.get("$defs", {}))
        return part

    return inlined(schema) | {"$defs": defs}


def hold(name, reports):
    """What in the values is not as the schema of that name says."""
    schema = whole(json.loads((root / f"Schemas/{name}.schema.json").read_text()))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(closed(schema))
    faults = []
    assert reports
    for place, report in reports.items():
        for error in validator.iter_errors(report):
            faults.append(f"{place}: /{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")
    print(f"{name}.schema.json: {len(reports)} reports, {len(faults)} faults")
    return faults


def reports():
    return {
        place.name: json.JSONDecoder().raw_decode(place.read_text())[0]
        for place in sorted((root / "Tests/Expected").glob("*.json"))
    } | odd_reports()


def told_by(*words, ends=range(64)):
    """What a command says as JSON, by the rules of this repository."""
    ended = subprocess.run(
        [program, *map(str, words), "--rules", str(root / "Rules"), "--format", "json"], capture_output=True, text=True
    )
    assert ended.returncode in ends, ended
    return json.loads(ended.stdout)


def readings():
    """What is read of every sample, and of one whose procedure nobody named."""

    told = {place.name: told_by("read", place, ends=(0, 2)) for place in sorted((root / "Samples").iterdir()) if place.is_dir()}
    with tempfile.TemporaryDirectory() as folder:
        sample = next((root / "Samples/gia-han-det-nhuom").glob("thuyet-minh*.docx"))
        (pathlib.Path(folder) / sample.name).write_bytes(sample.read_bytes())
        told["no procedure"] = told_by("read", folder, ends=(0, 2))
    assert sum(len(paper["loi_neu"]) for reading in told.values() for paper in reading["giay_to"]) > 100
    return told


def classifications():
    """The classification of every sample of a new project, and of one whose procedure nobody named."""

    told = {place.name: told_by("classify", place) for place in sorted((root / "Samples").glob("chu-truong-*"))}
    with tempfile.TemporaryDirectory() as folder:
        sample = root / "Samples/gia-han-det-nhuom/de-nghi-gia-han.docx"
        (pathlib.Path(folder) / sample.name).write_bytes(sample.read_bytes())
        told["no procedure"] = told_by("classify", folder)
    assert sum(len(one["phan_loai"]) for one in told.values()) > 30
    return told


def comparisons():
    """What the papers of every sample of a new project say side by side."""

    told = {place.name: told_by("compare", place) for place in sorted((root / "Samples").glob("cap-gcn-*"))}
    assert {fact["ket_qua"] for one in told.values() for fact in one["du_kien"]} > {"khac_nhau", "nhu_nhau"}
    return told


def coverages():
    """What the law asks in every procedure, today's, in a gap of the law and under the law before."""

    told = {day: told_by("rules", "coverage", "--on", day, ends=(0,)) for day in ("2026-11-27", "2026-03-16", "2025-06-10")}
    assert sum(len(one["dieu"]) for one in told["2026-11-27"]["thu_tuc"]) > 500
    assert any("chua_dem" in one for one in told["2026-03-16"]["thu_tuc"])
    return told


def api_faults():
    with served(program) as service:
        return (
            hold("bao-cao-gon", service.lean_reports())
            + hold("tu-kiem", service.self_checks())
            + hold("viec", service.jobs())
            + agrees("loi-can-bo", STATEMENTS, lambda _, value: service.takes("statements", value))
            + agrees("xac-nhan-dong", LINES, lambda _, value: service.takes("confirmations", value))
        )


faults = (
    rule_faults()
    + hold("bao-cao", reports())
    + hold("phan-loai", classifications())
    + hold("doi-chieu", comparisons())
    + hold("pham-vi", coverages())
    + hold("ban-doc", readings())
    + agrees("ho-so", INTAKE, accepted)
    + agrees("nhat-ky", LOG, log_accepted)
    + api_faults()
)
print("\n".join(faults[:40]))
sys.exit(1 if faults else 0)
