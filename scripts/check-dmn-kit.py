#!/usr/bin/env python3
"""Runs the cases of the DMN Technology Compatibility Kit through `hoso dmn eval` and compares what it prints with what
the kit expects: numbers to within 1e-8, dates, times and durations by their meaning, everything else exactly.

usage: DMN_TCK=FOLDER check-dmn-kit.py [program]

FOLDER holds the kit's compliance-level-2 and compliance-level-3; the kit is not part of this repository, and without it
nothing is checked. Fails unless every name of Tests/Expected/dmn-tck.txt (folder/case/result) passes. A process is
started for each model and what is called in it, and given the data of its cases, one a line."""

import json
import os
import pathlib
import re
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

root = pathlib.Path(__file__).resolve().parent.parent
program = sys.argv[1] if len(sys.argv) > 1 else str(root / ".build/debug/hoso")
NOW = "2026-11-26T10:00:00+07:00"
NEAR = Decimal("0.00000001")

SPACE = "{http://www.omg.org/spec/DMN/20160719/testcase}"
INSTANCE = "{http://www.w3.org/2001/XMLSchema-instance}"
NUMBERS = {"decimal", "double", "integer", "int", "long", "float"}
TEMPORAL = {"date", "time", "dateTime", "duration", "yearMonthDuration", "dayTimeDuration"}


# Values of the kit: None, bool, Decimal, str, list, dict, and Moment for all that JSON has no form of.


class Moment(str):
    """A date, a time, a date and time or a duration, as text."""


def is_nil(element):
    return element.get(INSTANCE + "nil") in ("true", "1")


def value(element):
    """The value that an input, an expected result, a component or an item holds."""
    parts = [child for child in element if child.tag.removeprefix(SPACE) in ("value", "component", "list")]
    if not parts:
        return None if is_nil(element) else {}
    first = parts[0]
    kind = first.tag.removeprefix(SPACE)
    if kind == "component":
        return {part.get("name"): None if is_nil(part) else value(part) for part in parts}
    if is_nil(first):
        return None
    if kind == "list":
        return [None if is_nil(item) else value(item) for item in first.findall(SPACE + "item")]
    text = first.text or ""
    name = (first.get(INSTANCE + "type") or "").split(":")[-1]
    if name in NUMBERS:
        return Decimal(text.strip())
    if name == "boolean":
        return text.strip() == "true"
    return Moment(text.strip()) if name in TEMPORAL else text


def written(value):
    """The value as `hoso` takes it, numbers with all their digits."""
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Moment):
        return json.dumps({"@": value})
    if isinstance(value, dict):
        text = "{%s}" % ",".join(f"{json.dumps(key)}:{written(item)}" for key, item in value.items())
        return '{"@context":%s}' % text if len(value) == 1 and next(iter(value)).startswith("@") else text
    if isinstance(value, list):
        return "[%s]" % ",".join(map(written, value))
    return json.dumps(value)


def printed(value):
    """The value that `hoso` printed; ranges and functions stay objects that no expected value equals."""
    if isinstance(value, list):
        return [printed(item) for item in value]
    if isinstance(value, dict):
        if list(value) == ["@"]:
            return Moment(value["@"])
        if list(value) == ["@context"]:
            value = value["@context"]
        elif len(value) == 1 and next(iter(value)).startswith("@"):
            return (next(iter(value)), json.dumps(value, default=str))
        return {key: printed(item) for key, item in value.items()}
    return value


DURATION = re.compile(r"(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d*)?)S)?)?$")
CLOCK = re.compile(r"(-?\d{4,}-\d\d-\d\d)?T?(?:(\d\d):(\d\d):(\d\d(?:\.\d+)?))?(Z|[+-]\d\d:\d\d(?::\d\d)?|@.+)?$")


def meaning(text):
    """What a moment's text says, however it is written."""
    if found := DURATION.match(text):
        sign = -1 if found[1] else 1
        years, months, days, hours, minutes = (int(found[index] or 0) for index in range(2, 7))
        seconds = Decimal(found[7] or 0) + minutes * 60 + hours * 3600 + days * 86400
        is_months = found[4] is None and "T" not in text
        return ("months", sign * (years * 12 + months)) if is_months else ("seconds", sign * seconds)
    found = CLOCK.match(text)
    if not found:
        return ("text", text)
    zone = found[5] or ""
    if zone == "Z":
        zone = "+00:00"
    offset = zone if not zone or zone[0] == "@" else clock_seconds(zone[1:]) * (-1 if zone[0] == "-" else 1)
    if found[2] is None:
        return ("day", found[1], offset)
    clock = Decimal(found[4]) + int(found[3]) * 60 + int(found[2]) * 3600
    if found[1] is None and not isinstance(offset, str):
        return ("time", (clock - offset) % 86400)
    return ("clock", found[1], clock, offset)


def clock_seconds(text):
    return sum(int(part) * size for part, size in zip(text.split(":"), (3600, 60, 1)))


def agree(actual, expected):
    if isinstance(expected, Moment) or isinstance(actual, Moment):
        both = isinstance(expected, Moment) and isinstance(actual, Moment)
        return both and meaning(actual) == meaning(expected)
    if type(actual) is not type(expected):
        return False
    if isinstance(expected, Decimal):
        return abs(actual - expected) < NEAR
    if isinstance(expected, list):
        return len(actual) == len(expected) and all(map(agree, actual, expected))
    if isinstance(expected, dict):
        return actual.keys() == expected.keys() and all(agree(actual[key], expected[key]) for key in expected)
    return actual == expected


def runs(kit):
    """Models with what is called in them, and the cases of each."""
    found = defaultdict(list)
    for level in ("compliance-level-2", "compliance-level-3"):
        for file in sorted((kit / level).glob("*/*.xml")):
            tests = ElementTree.parse(file).getroot()
            model = file.parent / (tests.findtext(SPACE + "modelName") or "").strip()
            if not model.is_file():
                model = sorted(file.parent.glob("*.dmn"))[0]
            for index, case in enumerate(tests.findall(SPACE + "testCase")):
                called = None
                if case.get("type", "decision") != "decision":
                    called = case.get("invocableName") or case.find(SPACE + "resultNode").get("name")
                found[model, called].append((f"{file.parent.name}/{case.get('id', index + 1)}", case))
    return found


def data(case):
    inputs = {}
    for node in case.findall(SPACE + "inputNode"):
        space = node.get("namespace")
        inputs[f"{space}#{node.get('name')}" if space else node.get("name")] = value(node)
    return "{%s}" % ",".join(f"{json.dumps(key)}:{written(item)}" for key, item in inputs.items())


def results(run):
    """(name, whether the case is of an error, whether it passed, expected, actual) of each result."""
    (model, called), cases = run
    command = [program, "dmn", "eval", str(model), "--ndjson", "--now", NOW]
    if called:
        command += ["--call", called]
    # Many cases of a model give it nothing, or the same: one line answers them all.
    lines = list(dict.fromkeys(data(case) for _, case in cases))
    text = "".join(line + "\n" for line in lines)
    ended = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    answers = [json.loads(line, parse_float=Decimal, parse_int=Decimal) for line in ended.stdout.split("\n") if line]
    answers += [{"error": ended.stderr}] * (len(lines) - len(answers))
    answered = dict(zip(lines, answers))
    for name, case in cases:
        answer = answered[data(case)]
        decided = {one["decision"]: printed(one["value"]) for one in answer.get("decisions", [])}
        for node in case.findall(SPACE + "resultNode"):
            expected = node.find(SPACE + "expected")
            expected = None if expected is None else value(expected)
            key = called or node.get("name")
            actual = decided.get(key, ("absent", answer.get("error", "")))
            is_error = node.get("errorResult") in ("true", "1")
            yield f"{name}/{node.get('name')}", is_error, agree(actual, expected), expected, actual


def main():
    folder = os.environ.get("DMN_TCK")
    if not folder:
        print("skipped: DMN_TCK does not name the folder of the kit")
        return 0
    started = time.monotonic()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = [one for run in pool.map(lambda run: list(results(run)), runs(pathlib.Path(folder)).items()) for one in run]
    for kind, error in (("value", False), ("error", True)):
        kept = [passed for _, is_error, passed, _, _ in found if is_error == error]
        print(f"{kind} cases: {sum(kept)}/{len(kept)}")
    for name, is_error, passed, expected, actual in found:
        if not passed:
            print(f"  failed {'error' if is_error else 'value'} {name}: expected {expected!r}, printed {actual!r}"[:300])
    passed = {name for name, _, passed, _, _ in found if passed}
    listed = (root / "Tests/Expected/dmn-tck.txt").read_text(encoding="utf-8").splitlines()
    lost = [name for name in listed if name not in passed]
    print(f"{len(listed) - len(lost)}/{len(listed)} listed names pass; {time.monotonic() - started:.0f} s")
    for name in lost:
        print(f"  lost {name}")
    return 1 if lost else 0


sys.exit(main())
