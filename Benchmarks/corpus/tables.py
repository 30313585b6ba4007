"""The tables of a paper: lines, consumption, machines, in the shapes that a manner of writing asks for."""
from decimal import Decimal

from paper import Cell, Grid, number

# Labels by fact, as the rulebook knows them; a manner picks one by its turn.
LABELS = {
    "dây chuyền": ["Tên dây chuyền", "Dây chuyền", "Dây chuyền công nghệ", "Tên dây chuyền công nghệ"],
    "mức tiêu hao": ["Nguyên, vật liệu, năng lượng", "Nguyên liệu, vật liệu, năng lượng", "Chỉ tiêu tiêu hao", "Loại tiêu hao",
                     "Nguyên liệu hoặc năng lượng"],
    "máy móc": ["Tên máy", "Tên máy móc, thiết bị", "Máy móc, thiết bị", "Tên thiết bị"],
    "công suất thiết kế": ["Công suất thiết kế", "Năng suất thiết kế"],
    "công suất thực tế": ["Công suất thực tế", "Công suất hiện tại", "Công suất còn lại", "Năng suất thực tế"],
    "hiệu suất thiết kế": ["Hiệu suất thiết kế"],
    "hiệu suất thực tế": ["Hiệu suất thực tế", "Hiệu suất hiện tại", "Hiệu suất còn lại"],
    "tiêu hao thiết kế": ["Mức tiêu hao thiết kế", "Tiêu hao thiết kế"],
    "tiêu hao thực tế": ["Mức tiêu hao thực tế", "Tiêu hao thực tế"],
    "đáp ứng quy chuẩn kỹ thuật": ["Đáp ứng quy chuẩn", "Đáp ứng quy chuẩn kỹ thuật", "Đáp ứng QCVN",
                                   "Kết quả theo quy chuẩn, tiêu chuẩn"],
    "quy chuẩn áp dụng": ["Quy chuẩn áp dụng", "Quy chuẩn, tiêu chuẩn áp dụng", "Tiêu chuẩn áp dụng"],
    "công nghệ sử dụng": ["Công nghệ sử dụng", "Tên công nghệ"],
    "mã HS": ["Mã HS", "Mã số HS", "Mã hàng hóa (HS)"],
    "năm sản xuất": ["Năm sản xuất", "Năm chế tạo"],
    "thuộc dây chuyền": ["Thuộc dây chuyền", "Bố trí trong dây chuyền"],
    "năm về cửa khẩu": ["Năm về cửa khẩu", "Năm nhập khẩu"],
    "đã qua sử dụng": ["Tình trạng khi nhập", "Đã qua sử dụng"],
    "nước sản xuất": ["Nước sản xuất", "Xuất xứ"],
    "có xác nhận của nhà sản xuất": ["Xác nhận của nhà sản xuất"],
}
UNIT_LABELS = ["Đơn vị", "Đơn vị tính", "ĐVT"]
MEETS = {True: ["Đạt", "Đáp ứng", "Phù hợp"], False: ["Không đạt", "Chưa đạt", "Không đáp ứng"]}
# Which heads may stand over two columns.
GROUPS = {
    "công suất thiết kế": ("Công suất", "Thiết kế"), "công suất thực tế": ("Công suất", "Thực tế"),
    "hiệu suất thiết kế": ("Hiệu suất", "Thiết kế"), "hiệu suất thực tế": ("Hiệu suất", "Thực tế"),
    "tiêu hao thiết kế": ("Mức tiêu hao", "Thiết kế"), "tiêu hao thực tế": ("Mức tiêu hao", "Thực tế"),
}
# How wide a column wants to be.
WIDE = {"name": 3.0, "quy chuẩn áp dụng": 3.0, "công nghệ sử dụng": 2.6, "thuộc dây chuyền": 2.0, "nước sản xuất": 1.8}


class Rows:
    """Rows of one collection: every column a fact (or a plain column), every cell words, value and unit."""

    def __init__(self, collection, facts):
        self.collection, self.facts, self.rows = collection, facts, []

    def add(self, name, **cells):
        """`cells`: fact (blanks as `_`) to (value, unit), or None where the paper leaves the cell blank."""
        self.rows.append((name, {fact.replace("_", " "): told for fact, told in cells.items()}))


def label(fact, manner):
    known = LABELS[fact]
    return known[manner.turn % len(known)]


def printed(fact, told, manner):
    """The words of a cell, its value for the truth, and its number for a sheet."""
    value, unit = told
    match value:
        case bool():
            if fact == "đáp ứng quy chuẩn kỹ thuật":
                return MEETS[value][manner.turn % 3], value, None
            if fact == "đã qua sử dụng":
                return ("Đã qua sử dụng" if manner.turn % 2 else "Cũ") if value else "Mới 100%", value, None
            return ("Có" if value else "Không"), value, None
        case Decimal():
            words = number(value, "plain" if fact.startswith("năm") else manner.numbers)
            inside = manner.units == "cell" and unit
            return (f"{words} {unit}" if inside else words), str(value), None if inside else value
        case (words, flag): return words, flag, None
        case _: return value, value, None


def grid(paper, rows, manner):
    """Adds the table of `rows` to `paper` in the shape of `manner`, and its facts to the truth."""
    units = {
        fact: {told[1] for _, cells in rows.rows if (told := cells.get(fact)) and told[1]} for fact in rows.facts}
    shared = {fact: next(iter(of)) for fact, of in units.items() if len(of) == 1}
    # One column of units serves one kind of quantity; where there are several, the head or the cell has them.
    measured = {unit for fact, of in units.items() for unit in of if unit != "%"}
    columned = manner.units == "column" and measured and not any(f.startswith("tiêu hao") for f in rows.facts) \
        or rows.collection == "mức tiêu hao" and manner.units != "cell"
    facts = list(rows.facts)
    if manner.order:
        facts = facts[manner.order % len(facts):] + facts[:manner.order % len(facts)]
    columns = (["stt"] if manner.stt else []) + ["name"] + (["unit"] if columned else []) + facts

    def head(column):
        match column:
            case "stt": return ["STT", "TT", "Số TT"][manner.turn % 3]
            case "name": return label(rows.collection, manner)
            case "unit": return UNIT_LABELS[manner.turn % 3]
        unit = shared.get(column)
        shown = unit and manner.units != "cell" and (not columned or unit == "%")
        return label(column, manner) + (f" ({unit})" if shown else "")

    body = []
    for place, (name, cells) in enumerate(rows.rows, 1):
        paper.state("tên", name, name, collection=rows.collection, row=name)
        told_units = [told[1] for told in cells.values() if told and told[1] and told[1] != "%"]
        line = []
        for column in columns:
            match column:
                case "stt": line.append(Cell(str(place), align="center", number=Decimal(place)))
                case "name": line.append(Cell(name))
                case "unit": line.append(Cell(told_units[0] if told_units else "–"))
                case _ if cells.get(column) is None: line.append(Cell("–", align="center"))
                case _:
                    told = cells[column]
                    # A unit that the head cannot carry for every row stands in the cell.
                    alone = told[1] and not columned and column not in shared
                    words, value, sheet = printed(column, told, manner)
                    if alone and manner.units != "cell":
                        words, sheet = f"{words} {told[1]}", None
                    paper.state(column, value, words, told[1], rows.collection, name)
                    align = "right" if isinstance(told[0], Decimal) else "left"
                    line.append(Cell(words, align=align, number=sheet))
        body.append(line)
    heads = headings([(column, head(column)) for column in columns], manner, shared if not columned else {})
    if manner.numbered:
        heads.append([Cell(f"({i + 1})", align="center") for i in range(len(columns))])
    # Figures with their units must not break within a word.
    figures = 1.9 if manner.units == "cell" else 1.3
    wants = [0.8 if column == "stt" else WIDE.get(column, figures if column in GROUPS else 1.3) for column in columns]
    share = [want / sum(wants) for want in wants]
    size = manner.size if len(columns) <= 6 else max(8.5, manner.size - 3)
    paper.blocks.append(Grid(
        heads + body, share, ruled=manner.ruled, head=len(heads), repeats=manner.repeats, size=size))


def headings(columns, manner, shared):
    """The head: one row, or two where neighbours share a heading above them."""
    single = [[Cell(text, bold=True, align="center") for _, text in columns]]
    if manner.merged == "none":
        return single
    upper, lower, at = [], [], 0
    while at < len(columns):
        column, text = columns[at]
        group = GROUPS.get(column)
        following = columns[at + 1][0] if at + 1 < len(columns) else None
        if group and following in GROUPS and GROUPS[following][0] == group[0]:
            unit = shared.get(column) if manner.units != "cell" else None
            if manner.merged == "short" and shared.get(following) == shared.get(column):
                # «Công suất (kg/h)» above «Thiết kế» and «Thực tế».
                upper.append(Cell(group[0] + (f" ({unit})" if unit else ""), span=2, bold=True, align="center"))
                lower += [Cell(GROUPS[c][1], bold=True, align="center") for c in (column, following)]
            else:
                upper.append(Cell(group[0], span=2, bold=True, align="center"))
                lower += [Cell(columns[i][1], bold=True, align="center") for i in (at, at + 1)]
            at += 2
        else:
            upper.append(Cell(text, down="restart", bold=True, align="center"))
            lower.append(Cell("", down="on"))
            at += 1
    return [upper, lower] if any(cell.span > 1 for cell in upper) else single
