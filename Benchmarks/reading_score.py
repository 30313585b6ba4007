"""What was read of a dossier held against what its papers say: every fact right, wrong or missed, every statement owed.

A value counts as right when it is the same after its unit is converted, numbers exactly; texts by their letters, blanks
and capitals apart. Rows are matched by name, misread names by the name nearest to them; a name is a fact of its own, «tên».
"""
import difflib
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from fractions import Fraction

# Definitions of measurement: dimension, and how many of its base unit.
UNITS = {
    "mg": ("mass", "0.000001"), "g": ("mass", "0.001"), "kg": ("mass", "1"), "tạ": ("mass", "100"), "tấn": ("mass", "1000"),
    "t": ("mass", "1000"), "mm": ("length", "0.001"), "cm": ("length", "0.01"), "m": ("length", "1"), "mét": ("length", "1"),
    "m2": ("area", "1"), "m²": ("area", "1"), "ha": ("area", "10000"), "m3": ("volume", "1"), "m³": ("volume", "1"),
    "lít": ("volume", "0.001"), "l": ("volume", "0.001"), "mj": ("energy", "1"), "kj": ("energy", "0.001"),
    "kwh": ("energy", "3.6"), "mwh": ("energy", "3600"), "wh": ("energy", "0.0036"), "kw": ("power", "1"),
    "mw": ("power", "1000"), "h": ("hour", "60"), "giờ": ("hour", "60"), "phút": ("hour", "1"), "%": ("ratio", "0.01"),
}
# Told of a row by what stands in another paper, or of a whole paper: no words of a paper state them.
DERIVED = {"có trong chứng thư giám định", "có văn bản xác định công nghệ", "có giải trình công nghệ"}
LIKE = 0.6


def words(text):
    return " ".join(unicodedata.normalize("NFC", str(text)).casefold().split())


def measured(value, unit):
    """The value in base units with its dimension; None where it is no number."""
    try:
        exact = Fraction(Decimal(str(value)))
    except InvalidOperation:
        return None
    dimension = []
    for place, part in enumerate(part.strip() for part in words(unit).split("/")) if unit else ():
        kind, factor = UNITS.get(part, (part, "1"))
        exact = exact * Fraction(factor) if place == 0 else exact / Fraction(factor)
        dimension.append(kind)
    return exact, tuple(dimension)


def same(truth, statement):
    expected, said = truth["gia_tri"], statement["gia_tri"]
    if isinstance(expected, bool) or isinstance(said, bool):
        return expected is said
    # Of a text that looks like a number (a code of goods) the letters count.
    if isinstance(said, str):
        return words(expected) == words(said)
    unit = truth["don_vi"]
    # A number of years is stated without its unit.
    return measured(expected, unit if statement.get("don_vi") else None) == measured(said, statement.get("don_vi"))


@dataclass
class Score:
    """Counts of a format; `remarks` are lines that say where each of them was."""
    truths: int = 0
    right: int = 0
    right_certain: int = 0
    wrong_certain: int = 0
    wrong_uncertain: int = 0
    missed: int = 0
    false: int = 0
    false_certain: int = 0
    kinds: int = 0
    kinds_right: int = 0
    unread: int = 0
    # Of what was missed: why the program says so, in few words.
    whys: Counter = field(default_factory=Counter)
    remarks: dict = field(default_factory=lambda: defaultdict(list))
    by_fact: dict = field(default_factory=lambda: defaultdict(Counter))

    def mark(self, what, fact, place, detail):
        setattr(self, what, getattr(self, what) + 1)
        name = f"{fact['danh_muc']}: {fact['du_kien']}" if fact["danh_muc"] else fact["du_kien"]
        self.by_fact[name][what] += 1
        if what != "right":
            self.remarks[what].append(f"{place.dossier} · {place.paper} · {subject(fact)} · {detail}")

    def add(self, other):
        for name in COUNTS:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.whys += other.whys
        for what, lines in other.remarks.items():
            self.remarks[what] += lines
        for name, counts in other.by_fact.items():
            self.by_fact[name] += counts

    @property
    def stated(self):
        return self.right + self.wrong_certain + self.wrong_uncertain + self.false

    @property
    def recall(self):
        return self.right / self.truths if self.truths else 0

    @property
    def precision(self):
        return self.right / self.stated if self.stated else 0


COUNTS = ["truths", "right", "right_certain", "wrong_certain", "wrong_uncertain", "missed", "false", "false_certain",
          "kinds", "kinds_right", "unread"]


def subject(fact):
    row = f"{fact['danh_muc']} «{fact['dong']}», " if fact["danh_muc"] else ""
    return row + fact["du_kien"]


def parted(statement):
    """`dây chuyền «Nhuộm sợi»` as a collection and a row's name; neither for the dossier itself."""
    whole = statement["doi_tuong"]
    if "«" not in whole:
        return None, None
    collection, _, row = whole.partition("«")
    return collection.strip(), row.rstrip().removesuffix("»")


def certain(statement):
    return statement["do_chac"] in ("doc_duoc", "xac_nhan")


def shown(statement):
    unit = statement.get("don_vi")
    why = statement.get("vi_sao_chua_chac")
    return f"{statement['gia_tri']}{' ' + unit if unit else ''} ← «{statement['loi']}»" + (f" ({why})" if why else "")


def score(truth, reading):
    """One dossier: `truth` is its su-that.json, `reading` what `hoso read --format json` said, None where it said nothing."""
    total = Score()
    read = {paper["tep"]: paper for paper in (reading or {}).get("giay_to", [])}
    for paper in truth["giay_to"]:
        found = read.get(paper["tep"])
        total.kinds += 1
        total.unread += found is None
        kind = found.get("loai") if found else None
        if kind == paper["loai"]:
            total.kinds_right += 1
        else:
            total.remarks["kinds"].append(f"{truth['ho_so']} · {paper['tep']}: {paper['loai']}, đọc là {kind or 'chưa rõ'}")
        facts = paper["du_kien"]
        stated = [one for one in (found["loi_neu"] if found else []) if one["du_kien"] not in DERIVED]
        judge(total, Place(truth["ho_so"], paper["tep"], kind == paper["loai"], reading), facts, stated)
    return total


@dataclass
class Place:
    """A paper of a dossier, and what the program said of the whole dossier."""
    dossier: str
    paper: str
    known: bool
    reading: dict

    def why(self, fact):
        """Why a fact was missed, as the program tells it: in few words, and in its own. Silence is the worst of them."""
        if self.reading is None:
            return "hồ sơ không đọc được", ""
        whole = f"{fact['danh_muc']} «{fact['dong']}»" if fact["danh_muc"] else "hồ sơ"
        for told in self.reading["khong_thay"]:
            if told["du_kien"] == fact["du_kien"] and whole in told["doi_tuong"] and self.paper in told["da_tim"]:
                blank = "để trống" in told["da_tim"]
                sought = "đã tìm nhãn" in told["da_tim"]
                brief = "nói là để trống" if blank else "nói là không thấy nhãn" if sought else "nói là không rõ"
                return brief, told["da_tim"]
        if not self.known:
            return "chưa rõ loại giấy tờ", ""
        for told in self.reading["chua_doc"]:
            if self.paper in told and (not fact["danh_muc"] or f"«{fact['danh_muc']}»" in told):
                return "nói là danh mục hoặc giấy tờ chưa đọc hết", told
        if fact["danh_muc"] and any(fact["danh_muc"] in told for told in self.reading["danh_muc_chua_thay"]):
            return "nói là chưa thấy danh mục", ""
        return "KHÔNG NÓI GÌ", ""


def judge(total, place, facts, stated):
    total.truths += len(facts)
    rows = named(facts, stated)
    open_facts = defaultdict(list)
    for fact in facts:
        open_facts[fact["danh_muc"], fact["dong"], fact["du_kien"]].append(fact)
    claims = defaultdict(list)
    for statement in stated:
        collection, row = parted(statement)
        claims[collection, rows.get((collection, row), row), statement["du_kien"]].append(statement)
    for key, owed in open_facts.items():
        said = claims.pop(key, [])
        for fact in owed:
            settle(total, place, fact, said)
    for (collection, row, name), said in claims.items():
        fact = {"danh_muc": collection, "dong": row, "du_kien": name}
        for statement in said:
            total.mark("false", fact, place, ("CHẮC " if certain(statement) else "") + shown(statement))
            total.false_certain += certain(statement)


def settle(total, place, fact, said):
    """One fact and all that was said of it: right where a statement says it and none that is certain says otherwise."""
    fits = [one for one in said if same(fact, one)]
    others = [one for one in said if not same(fact, one)]
    if bad := [one for one in others if certain(one)]:
        total.mark("wrong_certain", fact, place, f"{fact['loi']}, đọc là {shown(bad[0])}")
    elif fits:
        total.mark("right", fact, place, "")
        total.right_certain += any(certain(one) for one in fits)
    elif others:
        total.mark("wrong_uncertain", fact, place, f"{fact['loi']}, đọc là {shown(others[0])}")
    else:
        why, told = place.why(fact)
        total.whys[why] += 1
        total.mark("missed", fact, place, f"«{fact['loi']}» · {why}" + (f": {told[:160]}" if told else ""))


def named(facts, stated):
    """(collection, row as read) to the row's true name: the same name, or the nearest of those that no other row has."""
    true = defaultdict(dict)
    for fact in facts:
        if fact["danh_muc"]:
            true[fact["danh_muc"]][words(fact["dong"])] = fact["dong"]
    read = defaultdict(list)
    for statement in stated:
        collection, row = parted(statement)
        if collection and row not in read[collection]:
            read[collection].append(row)
    told = {}
    for collection, names in read.items():
        free = dict(true[collection])
        for name in names:
            if words(name) in free:
                told[collection, name] = free.pop(words(name))
        near = sorted(
            ((difflib.SequenceMatcher(None, words(name), key).ratio(), name, key)
             for name in names if (collection, name) not in told for key in free), reverse=True)
        for likeness, name, key in near:
            if likeness >= LIKE and key in free and (collection, name) not in told:
                told[collection, name] = free.pop(key)
    return told
