#!/usr/bin/env python3
"""hoso.1, made of what the program says of itself (--experimental-dump-help): every command, option and argument.

    scripts/man-page.py PROGRAM DAY >hoso.1
"""

import json
import re
import subprocess
import sys

# Options whose default depends on where the program runs.
OF_THE_MACHINE = {"at-once"}


def said(program):
    output = subprocess.run([program, "--experimental-dump-help"], check=True, capture_output=True, text=True).stdout
    # The program folds long lines, also inside of strings.
    return json.loads(re.sub(r"\n\s*", " ", output))["command"]


def plain(text):
    """Text as roff takes it: no request, no escape, a hyphen that can be typed."""
    text = " ".join((text or "").split()).replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text[:1] in (".", "'") else text


def dashed(name):
    return ("-" if name["kind"] == "short" else "--") + name["name"]


def argument(value):
    """One option or argument: a tag and what it is for."""
    if value["kind"] == "positional":
        tag = f"<{value['valueName']}>" + (" ..." if value.get("isRepeating") else "")
    else:
        tag = ", ".join(dashed(name) for name in value["names"])
        tag += f" <{value['valueName']}>" if value["kind"] == "option" else ""
    about = value.get("abstract", "")
    if value.get("allValues"):
        about += f" (nhận: {', '.join(value['allValues'])})"
    if value.get("defaultValue") and value["valueName"] not in OF_THE_MACHINE:
        about += f" (mặc định: {value['defaultValue']})"
    return [".TP", f".B {plain(tag)}", plain(about) or "\\&"]


def shown(command):
    """Options of this command alone; help and version are everybody's."""
    return [
        value for value in command.get("arguments", [])
        if value.get("shouldDisplay") and value.get("valueName") not in ("help", "version")
    ]


def commands(command, path):
    lines = []
    for below in command.get("subcommands", []):
        if not below.get("shouldDisplay", True) or below["commandName"] == "help":
            continue
        names = path + [below["commandName"]]
        lines.append(f".SS {plain(' '.join(names))}")
        lines.append(plain(below.get("abstract")))
        if below.get("aliases"):
            lines += [".br", f"Bí danh / alias: {plain(', '.join(below['aliases']))}"]
        if below.get("discussion"):
            lines += [".PP", plain(below["discussion"])]
        for value in shown(below):
            lines += argument(value)
        lines += commands(below, names)
    return lines


def main():
    program, day = sys.argv[1:]
    top = said(program)
    version = subprocess.run([program, "--version"], check=True, capture_output=True, text=True).stdout.strip()
    vietnamese, _, english = top["abstract"].partition(" / ")
    lines = [
        f'.TH HOSO 1 "{day}" "{version}"', ".SH NAME", f"hoso \\- {plain(english or vietnamese)}",
        ".SH SYNOPSIS", ".B hoso", "<command> [options]", ".SH DESCRIPTION", plain(vietnamese), ".PP",
        plain(top.get("discussion")), ".SH OPTIONS",
    ]
    for value in top["arguments"]:
        lines += argument(value)
    lines += [".SH COMMANDS"] + commands(top, ["hoso"])
    lines += [
        ".SH FILES", ".TP", ".I /usr/share/hoso/Rules", "Bộ quy tắc đi kèm. / The rules of the package.",
        ".TP", ".I /etc/default/hoso", "Cấu hình của dịch vụ. / Settings of the service.",
        ".TP", ".I /var/lib/hoso", "Kho của dịch vụ. / The store of the service.",
        ".SH SEE ALSO", ".I /usr/share/doc/hoso/van\\-hanh.md",
    ]
    print("\n".join(lines))


if __name__ == "__main__":
    main()
