#!/usr/bin/env python3
"""One decision table, our engine beside its peers, in one run on one core.

Makes a table of 50 rows and six inputs whose texts are Vietnamese, and takes a second one from the folder that
RULES_BENCH names (table.json, inputs.json, expected.json, table_first.dmn), where it is given. Every engine gets the
same JSON lines and must give the same rows before it is timed. Peers (zen-engine, datalogic-py) are installed into
.build/peers by pip; one that cannot be had is said to be skipped.

    Benchmarks/tables.py .build/release/Benchmark [rounds]
"""

import json
import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time
from xml.sax.saxutils import escape

ROOT = pathlib.Path(__file__).resolve().parent.parent
PEERS = {"zen-engine": "2.1.3", "datalogic-py": "5.9.0"}


# A table in a neutral form: rows of cells, None for any, or an operator with its values.


def vietnamese_table(rows, seed=11):
    dice = random.Random(seed)
    inputs = [
        ("vốn đầu tư", "number"), ("tuổi thiết bị", "number"), ("diện tích đất", "number"), ("ngành nghề", "string"),
        ("địa điểm", "string"), ("đã qua sử dụng", "boolean"),
    ]
    trades = ["dệt nhuộm", "cơ khí chế tạo", "hóa chất cơ bản", "xi măng", "giấy và bột giấy", "nhựa tái chế",
              "luyện thép", "thực phẩm", "điện tử", "kho vận"]
    places = ["khu công nghiệp", "cụm công nghiệp", "khu kinh tế", "khu chế xuất", "ngoài khu"]
    results = ["chấp thuận", "yêu cầu bổ sung", "lấy ý kiến công nghệ", "từ chối", "cảnh báo"]

    def amount(most, places):
        kind = dice.random()
        low = round(dice.uniform(0, most * 0.7), places)
        high = round(low + dice.uniform(most * 0.2, most * 0.5), places)
        if kind < 0.3:
            return None
        return ("range", low, high) if kind < 0.6 else ("ge", low) if kind < 0.8 else ("lt", high)

    def among(values, most, share):
        return ("in", dice.sample(values, dice.randint(1, most))) if dice.random() < share else None

    table = []
    while len(table) < rows - 1:
        cells = [amount(9000, 2), amount(30, 0), amount(200, 2), among(trades, 4, 0.7), among(places, 3, 0.6),
                 ("eq", dice.random() < 0.5) if dice.random() < 0.5 else None]
        if sum(cell is not None for cell in cells) >= 3:
            table.append((cells, [dice.choice(results), len(table) + 1]))
    table.append(([None] * 6, ["mặc định", rows]))
    lines = []
    for _ in range(10_000):
        lines.append({
            "vốn đầu tư": round(dice.uniform(0, 9000), 2), "tuổi thiết bị": dice.randint(0, 30),
            "diện tích đất": round(dice.uniform(0, 200), 2), "ngành nghề": dice.choice(trades),
            "địa điểm": dice.choice(places), "đã qua sử dụng": dice.random() < 0.5,
        })
    names = [name for name, _ in inputs]
    expected = [next(index + 1 for index, (cells, _) in enumerate(table)
                     if all(holds(cell, line[name]) for cell, name in zip(cells, names))) for line in lines]
    return {"name": f"{rows} dòng, chữ Việt", "inputs": inputs, "outputs": ["kết luận", "mã"], "rows": table,
            "lines": lines, "expected": expected}


def holds(cell, value):
    match cell:
        case None: return True
        case ("range", low, high): return low <= value < high
        case ("ge", bound): return value >= bound
        case ("lt", bound): return value < bound
        case ("in", values): return value in values
        case ("eq", flag): return value == flag


def given_table(folder):
    """The table that RULES_BENCH names, in the same neutral form."""
    table = json.loads((folder / "table.json").read_text())

    def cell(item):
        if item is None:
            return None
        return ("range", item["lo"], item["hi"]) if item["op"] == "range" else (item["op"], item["v"])

    rows = [([cell(item) for item in rule["cells"]], [rule["ketqua"], rule["ma"]]) for rule in table["rules"]]
    return {"name": "50 dòng, bảng cho sẵn", "inputs": [tuple(item) for item in table["inputs"]],
            "outputs": [name for name, _ in table["outputs"]], "rows": rows,
            "lines": json.loads((folder / "inputs.json").read_text()),
            "expected": json.loads((folder / "expected.json").read_text())["first"],
            "model": folder / "table_first.dmn"}


def feel(cell):
    match cell:
        case None: return "-"
        case ("range", low, high): return f"[{low!r}..{high!r})"
        case ("ge", bound): return f">= {bound!r}"
        case ("lt", bound): return f"< {bound!r}"
        case ("in", values): return ", ".join(json.dumps(value, ensure_ascii=False) for value in values)
        case ("eq", flag): return "true" if flag else "false"


def dmn(table):
    out = ['<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:bang" name="bang" id="d">']
    for index, (name, type_) in enumerate(table["inputs"]):
        out.append(f'<inputData id="i{index}" name="{name}"><variable name="{name}" typeRef="{type_}"/></inputData>')
    out.append('<decision id="q" name="quyết định"><variable name="quyết định"/>')
    for index in range(len(table["inputs"])):
        out.append(f'<informationRequirement><requiredInput href="#i{index}"/></informationRequirement>')
    out.append('<decisionTable hitPolicy="FIRST">')
    for name, type_ in table["inputs"]:
        out.append(f'<input><inputExpression typeRef="{type_}"><text>{name}</text></inputExpression></input>')
    out += [f'<output name="{name}"/>' for name in table["outputs"]]
    for cells, outputs in table["rows"]:
        entries = "".join(f"<inputEntry><text>{escape(feel(cell))}</text></inputEntry>" for cell in cells)
        entries += "".join(
            f"<outputEntry><text>{json.dumps(value, ensure_ascii=False)}</text></outputEntry>" for value in outputs)
        out.append(f"<rule>{entries}</rule>")
    return "".join(out) + "</decisionTable></decision></definitions>"


# Peers: each a function from a JSON line to a row, and one that is timed.


def zen(table, tracing):
    import zen

    def cell(item):
        match item:
            case None: return ""
            case ("in", values): return ", ".join("'" + value + "'" for value in values)
        return feel(item)

    names = [name for name, _ in table["inputs"]]
    rules = []
    for cells, outputs in table["rows"]:
        rule = {f"i{index}": cell(item) for index, item in enumerate(cells)}
        rule |= {"_id": f"r{outputs[1]}", "o0": f"'{outputs[0]}'", "o1": str(outputs[1])}
        rules.append(rule)
    # Field paths of the engine are words: the inputs are called by their places on the way in.
    content = {
        "hitPolicy": "first",
        "inputs": [{"id": f"i{index}", "name": name, "field": f"f{index}", "type": "expression"}
                   for index, name in enumerate(names)],
        "outputs": [{"id": f"o{index}", "name": f"o{index}", "field": f"o{index}", "type": "expression"} for index in (0, 1)],
        "rules": rules,
    }
    place = {"x": 0, "y": 0}
    graph = {
        "nodes": [
            {"id": "a", "type": "inputNode", "name": "a", "position": place},
            {"id": "b", "type": "decisionTableNode", "name": "b", "position": place, "content": content},
            {"id": "c", "type": "outputNode", "name": "c", "position": place},
        ],
        "edges": [{"id": "ab", "sourceId": "a", "targetId": "b", "type": "edge"},
                  {"id": "bc", "sourceId": "b", "targetId": "c", "type": "edge"}],
    }
    decision = zen.ZenEngine().create_decision(zen.ZenDecisionContent(json.dumps(graph)))
    lines = [json.dumps({f"f{index}": line[name] for index, name in enumerate(names)}).encode() for line in table["lines"]]
    options = {"trace": True} if tracing else {}
    return lines, lambda line: decision.evaluate(line, options), lambda answer: int(answer["result"]["o1"])


def datalogic(table, _):
    from datalogic_py import Engine

    def test(name, cell):
        value = {"var": name}
        match cell:
            case ("range", low, high): return {"and": [{">=": [value, low]}, {"<": [value, high]}]}
            case ("ge", bound): return {">=": [value, bound]}
            case ("lt", bound): return {"<": [value, bound]}
            case ("in", values): return {"in": [value, values]}
            case ("eq", flag): return {"===": [value, flag]}

    names = [name for name, _ in table["inputs"]]
    branches = []
    for cells, outputs in table["rows"]:
        tests = [test(name, cell) for name, cell in zip(names, cells) if cell is not None]
        answer = {"cat": [outputs[0], "|", str(outputs[1])]}
        branches += [{"and": tests} if tests else True, answer]
    rule = Engine().compile(json.dumps({"if": branches}))
    lines = [json.dumps(line, ensure_ascii=False) for line in table["lines"]]
    return lines, rule.evaluate_str, lambda answer: int(json.loads(answer).split("|")[1])


def peer_rate(make, table, tracing, seconds=1.0):
    """Evaluations per second of CPU time, JSON inside the clock, answers checked first."""
    lines, evaluate, row = make(table, tracing)
    found = [row(evaluate(line)) for line in lines]
    assert found == table["expected"], "answers differ"
    done = 0
    start = time.process_time()
    while time.process_time() - start < seconds:
        for line in lines[done % len(lines):][:500]:
            evaluate(line)
        done += min(500, len(lines) - done % len(lines))
    return done / (time.process_time() - start)


def our_rate(program, mode, table, folder, seconds=1.0):
    """The same, by our program over the same lines; it checks its rows against the expected ones."""
    model = table.get("model") or folder / "model.dmn"
    if "model" not in table:
        model.write_text(dmn(table))
    lines = folder / "lines.ndjson"
    lines.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in table["lines"]))
    rows = folder / "rows.txt"
    rows.write_text("\n".join(map(str, table["expected"])))
    ended = subprocess.run([program, "tables", str(model), str(lines), str(rows), mode, str(seconds)],
                           capture_output=True, text=True)
    if ended.returncode != 0:
        raise SystemExit(ended.stdout + ended.stderr)
    return json.loads(ended.stdout)


def with_peers():
    """Starts this script again under a Python that has the peers, where pip can bring them."""
    home = ROOT / ".build/peers"
    python = home / "bin/python"
    if not python.exists():
        made = subprocess.run([sys.executable, "-m", "venv", str(home)]).returncode == 0
        if made:
            packages = [f"{name}=={version}" for name, version in PEERS.items()]
            subprocess.run([str(python), "-m", "pip", "install", "--quiet", *packages])
    if python.exists() and pathlib.Path(sys.prefix) != home:
        os.execv(python, [str(python), *sys.argv])


def main():
    with_peers()
    program = sys.argv[1]
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    tables = [vietnamese_table(50)]
    if given := os.environ.get("RULES_BENCH"):
        if not (pathlib.Path(given) / "table.json").is_file():
            sys.exit(f"RULES_BENCH: no table.json in {given}; name the folder that holds it")
        tables.append(given_table(pathlib.Path(given)))
    else:
        print("skipped: RULES_BENCH is not set, the second table is not run")
    peers = {"zen-engine": (zen, False), "zen-engine, traced": (zen, True), "datalogic-py": (datalogic, False)}
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for table in tables:
            print(f"\n{table['name']}: {len(table['lines'])} lines, "
                  f"{sum(len(json.dumps(line, ensure_ascii=False).encode()) for line in table['lines'])} bytes in")
            rates = {}
            for _ in range(rounds):
                for name, (make, tracing) in peers.items():
                    try:
                        rates.setdefault(name, []).append(peer_rate(make, table, tracing))
                    except ImportError:
                        rates.setdefault(name, [])
                for mode in ["json", "traced", "values"]:
                    result = our_rate(program, mode, table, folder)
                    rates.setdefault(f"hoso, {mode}", []).append(result["rate"])
                    rates.setdefault(f"bytes, {mode}", []).append(result["bytes"])
            report(rates)
        wide(program, rounds, folder)


def report(rates):
    middle = {name: statistics.median(found) for name, found in rates.items() if found}
    for name in rates:
        if name.startswith("bytes"):
            continue
        if name not in middle:
            print(f"  {name:<22} skipped: not installed")
            continue
        size = f"{middle[f'bytes, {name[6:]}']:.0f} bytes out a line" if name.startswith("hoso") else ""
        print(f"  {name:<22} {middle[name]:>12,.0f} a second of CPU   {size}")
    for name, other, limit in [("hoso, json", "zen-engine", 10), ("hoso, json", "datalogic-py", 1),
                               ("hoso, traced", "zen-engine, traced", 10)]:
        if other in middle:
            print(f"  {name} / {other}: {middle[name] / middle[other]:.1f} (at least {limit})")
    print(f"  hoso, values: {middle['hoso, values'] / 1e6:.2f} million FIRST a second (at least 1)")


def wide(program, rounds, folder):
    """A table of 3,700 rows beside the one of 50."""
    few, many = vietnamese_table(50), vietnamese_table(3700, seed=13)
    times = {50: [], 3700: []}
    analysis = []
    for _ in range(rounds):
        for rows, table in ((50, few), (3700, many)):
            result = our_rate(program, "values", table, folder)
            times[rows].append(1e9 / result["rate"])
            if rows == 50:
                analysis.append(result["loading"])
    first, second = (statistics.median(times[rows]) for rows in (50, 3700))
    print(f"\n50 rows {first:.0f} ns, 3,700 rows {second:.0f} ns: {second / first:.1f} times (at most 8)")
    print(f"reading, compiling and indexing the 50 rows: {statistics.median(analysis):.1f} ms (at most 20)")


if __name__ == "__main__":
    main()
