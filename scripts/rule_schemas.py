#!/usr/bin/python3
"""The schemas that an editor reads while rules are written: they accept every file of Rules, refuse faults that people
make, and know exactly the keys that the loaders take. check-schemas.py runs it; alone it needs no build."""

import copy
import json
import pathlib
import re
import sys

import jsonschema
import yaml

root = pathlib.Path(__file__).resolve().parent.parent
OTHER_FOLDERS = ("labels", "calendar", "procedures", "obligations", "letters", "local", "prompts")
DESCRIBED = {"procedures": "thu-tuc", "obligations": "dieu-phai-xem"}


class Loader(yaml.SafeLoader):
    """YAML 1.2 as editors read it (`on` is a word), but for days without quotes, which are no text here."""


Loader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|false", "tf"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?[0-9]+\.[0-9]+", "-+0123456789"),
    ("null", r"~|null|", ["~", "n", ""]),
    ("timestamp", r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "0123456789"),
):
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))


def schema(name):
    value = json.loads((root / f"Schemas/{name}.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(value)
    return value


def files():
    """Every file of the five kinds with the schema's name and its value."""
    for path in sorted((root / "Rules").rglob("*.yaml")):
        folder = path.relative_to(root / "Rules").parts
        if len(folder) < 2 or folder[0] in OTHER_FOLDERS and folder[0] not in DESCRIBED:
            continue
        value = yaml.load(path.read_text(), Loader)
        if folder[0] in DESCRIBED:
            kind = DESCRIBED[folder[0]]
        elif path.name.endswith(".cases.yaml"):
            kind = "truong-hop"
        else:
            kind = "bang" if any("table" in version for version in value["versions"]) else "quy-tac"
        yield str(path.relative_to(root)), kind, value


# Of a file that is right: what is changed, as `a/0/b`, and into what; None takes the key away. A text is YAML.
FAULTS = {
    "quy-tac": [
        ("efect", "block"), ("title", None), ("title", "''"), ("stage", "condition"), ("effect", "chặn"), ("to", "nguoi-nop"),
        ("status", "draft"), ("versions", None), ("versions", "[]"), ("procedures", "[]"), ("procedures", "gia-han"),
        ("id", "ot-002"), ("versions/0/in-force/from", "2026-03-31"), ("versions/0/in-force/from", "'31/03/2026'"),
        ("versions/0/in-force/from", "'2026-13-01'"), ("versions/0/in-force/from", "''"), ("versions/0/in-force", None),
        ("versions/0/in-force/to", "'2026-03-31'"), ("versions/0/basis", "[]"), ("versions/0/basis", None),
        ("versions/0/basis/0/article", "'28'"), ("versions/0/basis/0/article", "''"), ("versions/0/basis/0/artikel", "28"),
        ("versions/0/basis/0/document", None), ("versions/0/verified/source", "báo"), ("versions/0/verified/on", "2026-11-23"),
        ("versions/0/verified/derived", "true"), ("versions/0/finding", None), ("versions/0/when", "''"),
        ("versions/0/ask", None), ("versions/0/readings", "[{ name: a, when: 'x' }, { name: b, when: 'y' }]"),
        ("versions/0/table", "UNIQUE"), ("versions/0/needs", "công suất"),
    ],
    "bang": [
        ("effect", "block"), ("versions/0/basis", "[]"), ("versions/0/table", "''"), ("versions/0/table", "'EVERY | a | => b | căn cứ'"),
        ("versions/0/table", "\"UNIQUE | a | => | căn cứ\\n1 | - | 1 | x 1\\n\""), ("versions/0/table", None), ("versions/0/verified", None),
        ("matter", None),
    ],
    "truong-hop": [
        ("0/case", None), ("0/from", None), ("0/on", "2026-09-01"), ("0/on", "hôm nay"), ("0/expect", "không dat"), ("0/expect", None),
        ("0/facts", "[a]"), ("0/fact", "{}"), ("0/rows", "0"), ("0/open", "[1]"), ("0/readings", "[có]"),
        ("0/facts", "{ a: { value: 1, standing: chắc } }"), ("0/facts", "{ a: { value: 1 } }"), ("0/row", "0"), ("0/log", "có"),
    ],
    "thu-tuc": [
        ("codes", "[]"), ("codes/0/code", "1.009659"), ("codes/0/received-by", None), ("component-matter", None),
        ("versions/0/components/0/name", None), ("versions/0/components/0/kind", "[a]"), ("versions/0/components/0/always", "không"),
        ("versions/0/limits/0/days", "'23'"), ("versions/0/limits/0/days", "0"), ("versions/0/limits/0/unit", "working-day"),
        ("versions/0/limits/0/from", None), ("versions/0/limits/0/to", "[]"), ("versions/0/limits/0/basis", None), ("versions/0/notice", "[]"),
        ("versions/0/components/0/form/verified", None), ("versions/0/components/0/form/by", "''"),
    ],
    "dieu-phai-xem": [
        ("obligations", "[]"), ("obligations/0/id", "HS a"), ("obligations/0/title", None), ("obligations/0/kind", "dieu kien"),
        ("obligations/0/procedures", "[]"), ("obligations/0/codes", "[1.009659]"), ("obligations/0/matter", None),
        ("obligations/0/sources", "[]"), ("obligations/0/officer", "''"), ("obligations/0/by", "officer"), ("obligations/0/versions", "[]"),
        ("obligations/0/versions/0/basis", None), ("obligations/0/versions/0/in-force/from", "2026-03-31"),
        ("obligations/0/versions/0/verified/source", "báo"), ("entered/0/procedure", None), ("entered/0/on", "hôm nay"),
        ("entered/0/source", "''"), ("entered/0/in-force", None),
    ],
}  # fmt: skip

SOUND = {
    "quy-tac": "Rules/cong-nghe/OT-002-day-chuyen-duoi-85.yaml",
    "bang": "Rules/cong-nghe/OT-T01-co-quan-xac-dinh-cong-nghe.yaml",
    "truong-hop": "Rules/dau-tu/OT-039-da-het-thoi-han.cases.yaml",
    "thu-tuc": "Rules/procedures/gia-han-thoi-han-hoat-dong.yaml",
    "dieu-phai-xem": "Rules/obligations/gia-han.yaml",
}


def spoilt(value, path, text):
    """A copy with one place changed."""
    value = copy.deepcopy(value)
    *way, last = [int(step) if step.isdigit() else step for step in path.split("/")]
    place = value
    for step in way:
        place = place[step]
    if text is None:
        del place[last]
    else:
        place[last] = yaml.load(text, Loader)
    return value


# Each record of a loader, by its file and the word it has for it, with the records of the schemas that describe it.
RECORDS = {
    ("RuleLoading", "quy tắc"): ["quy-tac"],
    ("RuleLoading", "phiên bản"): ["quy-tac#phien-ban"],
    ("RuleLoading", "cách hiểu"): ["quy-tac#cach-hieu"],
    ("ClassificationLoading", "bảng phân loại"): ["bang"],
    ("ClassificationLoading", "phiên bản"): ["bang#phien-ban"],
    ("RegistryLoading", "in-force"): ["quy-tac#hieu-luc", "bang#hieu-luc", "thu-tuc#hieu-luc", "dieu-phai-xem#hieu-luc"],
    ("RegistryLoading", "căn cứ"): ["quy-tac#can-cu", "thu-tuc#can-cu", "dieu-phai-xem#can-cu"],
    ("RegistryLoading", "verified"): ["quy-tac#xac-minh", "bang#xac-minh", "thu-tuc#xac-minh", "dieu-phai-xem#xac-minh"],
    ("ProcedureLoading", "thủ tục"): ["thu-tuc"],
    ("ProcedureLoading", "mã thủ tục"): ["thu-tuc#ma"],
    ("ProcedureLoading", "phiên bản thủ tục"): ["thu-tuc#phien-ban"],
    ("ProcedureLoading", "thành phần hồ sơ"): ["thu-tuc#thanh-phan"],
    ("ProcedureLoading", "key"): ["thu-tuc#dieu-rieng"],
    ("ProcedureLoading", "thời hạn"): ["thu-tuc#thoi-han"],
    ("ProcedureLoading", "thời hạn khác"): ["thu-tuc#dai-hon"],
    ("ObligationLoading", "tệp điều phải xem"): ["dieu-phai-xem"],
    ("ObligationLoading", "nguồn đã nhập"): ["dieu-phai-xem#nguon"],
    ("ObligationLoading", "điều phải xem"): ["dieu-phai-xem#dieu"],
    ("ObligationLoading", "phiên bản"): ["dieu-phai-xem#phien-ban"],
    ("RuleCase", "giá trị"): ["truong-hop#loi"],
    # A case is a rule's or a table's; one schema knows both.
    ("RuleCase", "trường hợp"): ["truong-hop#truong-hop"],
    ("ClassificationCase", "trường hợp"): ["truong-hop#truong-hop"],
}

# Records of the same sources with forms of their own.
OTHERS = {"văn bản", "cơ quan", "vấn đề pháp lý", "thời kỳ", "lịch năm", "ngày nghỉ", "ngày hoán đổi"}


def loaders():
    """The keys of every record that the loaders read, from their sources: `record(node, keys: […], what: "…")`, the list
    itself or the nearest `let keys` before it."""
    call = re.compile(r"record\(\s*\w+, keys: (\[[^\]]*\]|keys),\s*what: \"?([^\")]+)\"?\)")
    listed = re.compile(r"let keys = (\[[^\]]*\])")
    for name in sorted({name for name, _ in RECORDS}):
        source = (root / f"Sources/Rulebook/{name}.swift").read_text()
        found = list(call.finditer(source))
        # A call of another form would go unseen.
        assert len(found) + source.count("rulebook.catalogue.collections.map") + source.count("keys: definitions.map") == len(
            re.findall(r"\brecord\(\s*\w+, keys:", source)
        ), name
        for match in found:
            keys = match[1]
            if keys == "keys":
                keys = [before[1] for before in listed.finditer(source, 0, match.start())][-1]
            yield (name, match[2]), set(re.findall(r'"([^"]+)"', keys))


def properties(place):
    name, _, inner = place.partition("#")
    whole = schema(name)
    record = whole["$defs"][inner] if inner else whole
    if "properties" not in record:
        record = next(choice for choice in record["anyOf"] if "properties" in choice)
    assert record["additionalProperties"] is False, place
    return set(record["properties"])


def key_faults():
    taken = {}
    faults = []
    for record, keys in loaders():
        if record[1] in OTHERS:
            continue
        if record not in RECORDS:
            faults.append(f"{record}: no schema describes this record of the loader")
            continue
        for place in RECORDS[record]:
            taken.setdefault(place, set()).update(keys)
    assert taken.keys() == {place for places in RECORDS.values() for place in places}, taken.keys()
    for place, keys in taken.items():
        known = properties(place)
        faults += [f"{place}: the loader takes «{key}», the schema does not" for key in sorted(keys - known)]
        faults += [f"{place}: the schema takes «{key}», the loader does not" for key in sorted(known - keys)]
    print(f"keys: {len(taken)} records compared with the loaders, {len(faults)} differ")
    return faults


def rule_faults():
    faults = key_faults()
    validators = {kind: jsonschema.Draft202012Validator(schema(kind)) for kind in FAULTS}
    sound = {}
    count = dict.fromkeys(FAULTS, 0)
    for path, kind, value in files():
        count[kind] += 1
        sound[path] = value
        for error in validators[kind].iter_errors(value):
            faults.append(f"{path}: /{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")
    for kind, spoils in FAULTS.items():
        for place, text in spoils:
            if validators[kind].is_valid(spoilt(sound[SOUND[kind]], place, text)):
                faults.append(f"{kind}.schema.json takes {place}: {text}")
        print(f"{kind}.schema.json: {count[kind]} files of Rules, {len(spoils)} faults to refuse")
    assert all(count.values())
    return faults


if __name__ == "__main__":
    found = rule_faults()
    print("\n".join(found[:40]))
    sys.exit(1 if found else 0)
