"""A paper before it is a file: lines and tables in order, and beside them the facts that it states."""
import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass
class Line:
    """A paragraph of runs: texts, each bold or not; `size` in points where it is not the paper's."""
    runs: list
    align: str = "left"
    size: float = 0

    @property
    def text(self):
        return "".join(text for text, _ in self.runs)


@dataclass
class Cell:
    text: str
    span: int = 1
    # "restart" where cells below belong to this one, "on" where a cell belongs to the one above.
    down: str = ""
    bold: bool = False
    align: str = "left"
    # What a sheet keeps as a number.
    number: Decimal = None


@dataclass
class Grid:
    """A table; `widths` are shares of the page's width, `head` rows are repeated on every page where `repeats`."""
    rows: list
    widths: list
    ruled: bool = True
    head: int = 1
    repeats: bool = False
    size: float = 0


@dataclass
class Paper:
    stem: str
    kind: str
    font: str = "Liberation Serif"
    size: float = 13
    landscape: bool = False
    blocks: list = field(default_factory=list)
    facts: list = field(default_factory=list)

    @property
    def has_table(self):
        """A table that a desk would keep as a sheet: lines, machines, consumption."""
        return any(fact["danh_muc"] for fact in self.facts)

    def say(self, text, bold=False, align="left", size=0):
        self.blocks.append(Line([(text, bold)], align, size))

    def state(self, fact, value, words, unit=None, collection=None, row=None):
        """A fact of the truth: numbers and days as text without loss, flags as flags."""
        self.facts.append({
            "du_kien": fact, "danh_muc": collection, "dong": row, "gia_tri": value, "don_vi": unit, "loi": words,
        })

    def label(self, form, label, words, fact=None, value=None, unit=None):
        """A label and what stands behind it, in one of the forms that papers have; a fact where `fact` is named."""
        if fact:
            self.state(fact, value, words, unit)
        match form:
            case "line": self.say(f"{label}: {words}")
            case "bold": self.blocks.append(Line([(f"{label}: ", True), (words, False)]))
            case "dash": self.say(f"- {label}: {words}")
            case "item": self.say(f"a) {label}: {words}")
            case "full stop": self.say(f"{label}: {words}.")
            case "dots": self.say(f"{label}: ………{words}………")
            case "leader": self.say(f"{label} ............................ {words}")
            case "blank colon": self.say(f"{label} : {words}")
            case "next":
                self.say(f"{label}:")
                self.say(words)
            case "cell" | "open cell": self.pair(form, label, words)
            case _: raise ValueError(form)

    def pair(self, form, label, words):
        """A row of the table of labels and values: the one begun by the block before, where there is one."""
        last = self.blocks[-1] if self.blocks else None
        row = [Cell(label, bold=form == "cell"), Cell(words)]
        if isinstance(last, Grid) and last.head == 0 and last.ruled == (form == "cell") and len(last.widths) == 2:
            last.rows.append(row)
        else:
            self.blocks.append(Grid([row], [0.45, 0.55], ruled=form == "cell", head=0))


def number(value, form):
    """`value` as papers print it: `1.000,5` (grouped) or `1000,5` (plain)."""
    value = Decimal(value)
    whole, _, part = f"{abs(value):f}".partition(".")
    if form == "grouped":
        whole = f"{int(whole):,}".replace(",", ".")
    return ("-" if value < 0 else "") + whole + ("," + part if part else "")


def day(value, form):
    """(year, month, day) as papers write it."""
    year, month, date = value
    match form:
        case "slashes": return f"{date:02}/{month:02}/{year}"
        case "short": return f"{date}/{month}/{year}"
        case "words": return f"ngày {date:02} tháng {month:02} năm {year}"
        case _: raise ValueError(form)


def iso(value):
    return "%04d-%02d-%02d" % value


def composed(text):
    return unicodedata.normalize("NFC", text)
