"""Papers as office files: Word, sheets, pages of the web, plain text, comma-separated values; fixed bytes."""
import csv
import html
import io
import re
import sys
from pathlib import Path
from xml.sax.saxutils import escape

from paper import Grid, Line

# The Word writer of the samples.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent / "Samples"))
import word  # noqa: E402

# A4, with margins of two centimetres, in twentieths of a point.
LONG, SHORT, MARGIN = 16838, 11906, 1134


def docx(paper):
    """The parts of a Word file, as `word.write` takes them."""
    across = (LONG if paper.landscape else SHORT) - 2 * MARGIN
    blocks = [
        paragraph(block.runs, block.align, block.size) if isinstance(block, Line) else word_table(block, across)
        for block in paper.blocks]
    parts = word.docx(blocks)
    size = (LONG, SHORT) if paper.landscape else (SHORT, LONG)
    turned = ' w:orient="landscape"' if paper.landscape else ""
    page = (f'<w:pgSz w:w="{size[0]}" w:h="{size[1]}"{turned}/>'
            f'<w:pgMar w:top="{MARGIN}" w:right="{MARGIN}" w:bottom="{MARGIN}" w:left="{MARGIN}"/>')
    parts["word/document.xml"] = re.sub(r"<w:pgSz [^>]*/>", page, parts["word/document.xml"])
    styles = parts["word/styles.xml"].replace("Times New Roman", paper.font)
    parts["word/styles.xml"] = styles.replace('<w:sz w:val="28"/>', f'<w:sz w:val="{round(paper.size * 2)}"/>')
    return parts


def paragraph(runs, align="left", size=0):
    place = f'<w:pPr><w:jc w:val="{align}"/></w:pPr>' if align != "left" else "<w:pPr></w:pPr>"
    inner = ""
    for text, bold in runs:
        look = ("<w:b/>" if bold else "") + (f'<w:sz w:val="{round(size * 2)}"/>' if size else "")
        inner += f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    return f"<w:p>{place}{inner}</w:p>"


def word_table(grid, across):
    widths = [round(share * across) for share in grid.widths]
    line = "single" if grid.ruled else "nil"
    edges = "".join(
        f'<w:{edge} w:val="{line}" w:sz="4"/>' for edge in ("top", "left", "bottom", "right", "insideH", "insideV"))
    rows = ""
    for index, row in enumerate(grid.rows):
        properties = "<w:trPr><w:tblHeader/></w:trPr>" if grid.repeats and index < grid.head else ""
        cells, at = "", 0
        for cell in row:
            width = sum(widths[at:at + cell.span])
            at += cell.span
            look = f'<w:tcW w:w="{width}" w:type="dxa"/>'
            look += f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
            look += {"restart": '<w:vMerge w:val="restart"/>', "on": "<w:vMerge/>", "": ""}[cell.down]
            cells += f"<w:tc><w:tcPr>{look}</w:tcPr>{paragraph([(cell.text, cell.bold)], cell.align, grid.size)}</w:tc>"
        rows += f"<w:tr>{properties}{cells}</w:tr>"
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>')


def web(paper):
    body = ""
    for block in paper.blocks:
        if isinstance(block, Line):
            inner = "".join(f"<b>{html.escape(text)}</b>" if bold else html.escape(text) for text, bold in block.runs)
            body += f'<p style="text-align:{block.align}">{inner}</p>\n'
        else:
            body += f'<table border="{int(block.ruled)}">\n' + "".join(web_row(block, at) for at in range(len(block.rows)))
            body += "</table>\n"
    head = '<head><meta charset="utf-8"><title></title></head>'
    return f'<!DOCTYPE html>\n<html lang="vi">{head}<body>\n{body}</body></html>\n'


def web_row(grid, at):
    line, column = "", 0
    for cell in grid.rows[at]:
        if cell.down != "on":
            deep = 1
            while goes_on(grid, cell, at + deep, column):
                deep += 1
            tag = "th" if at < grid.head else "td"
            spans = (f' colspan="{cell.span}"' if cell.span > 1 else "") + (f' rowspan="{deep}"' if deep > 1 else "")
            line += f"<{tag}{spans}>{html.escape(cell.text)}</{tag}>"
        column += cell.span
    return f"<tr>{line}</tr>\n"


def goes_on(grid, cell, below, column):
    """Whether the cell takes in the row `below` of its column."""
    return cell.down == "restart" and below < len(grid.rows) and cell_at(grid.rows[below], column).down == "on"


def cell_at(row, column):
    at = 0
    for cell in row:
        if at == column:
            return cell
        at += cell.span
    raise ValueError("no cell begins there")


def flat(grid):
    """Rows of texts, one a column: what a merged cell says stands in its first place."""
    return [[text for cell in row for text in [cell.text] + [""] * (cell.span - 1)] for row in grid.rows]


def plain(paper):
    """As a word processor saves text: a cell's end is a tab."""
    lines = []
    for block in paper.blocks:
        lines += [block.text] if isinstance(block, Line) else ["\t".join(row) for row in flat(block)]
    return "\n".join(lines) + "\n"


def comma(paper):
    kept = io.StringIO()
    writer = csv.writer(kept, lineterminator="\r\n")
    for block in paper.blocks:
        writer.writerows([[block.text]] if isinstance(block, Line) else flat(block))
    return "\ufeff" + kept.getvalue()


# Sheets.

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def column(index):
    name = ""
    while True:
        name = chr(65 + index % 26) + name
        index = index // 26 - 1
        if index < 0:
            return name


def xlsx(paper):
    """One sheet: the lines of the paper in the first column, its tables below each other; figures kept as numbers."""
    rows, merged = [], []
    for block in paper.blocks:
        if isinstance(block, Line):
            rows.append([(0, block.text, None)])
            continue
        for at, row in enumerate(block.rows):
            line, place = [], 0
            for cell in row:
                line.append((place, cell.text, cell.number))
                down = 1
                while goes_on(block, cell, at + down, place):
                    down += 1
                if cell.span > 1 or down > 1:
                    merged.append(f"{column(place)}{len(rows) + 1}:{column(place + cell.span - 1)}{len(rows) + down}")
                place += cell.span
            rows.append(line)
    data = ""
    for at, row in enumerate(rows, 1):
        cells = ""
        for place, text, number in row:
            reference = f"{column(place)}{at}"
            if number is not None:
                cells += f'<c r="{reference}"><v>{number}</v></c>'
            elif text:
                cells += f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
        data += f'<row r="{at}">{cells}</row>'
    joined = "".join(f'<mergeCell ref="{reference}"/>' for reference in merged)
    sheet = (f'<worksheet xmlns="{MAIN}"><sheetData>{data}</sheetData>'
             + (f'<mergeCells count="{len(merged)}">{joined}</mergeCells>' if merged else "") + "</worksheet>")
    relation = word.RELATION
    package = "http://schemas.openxmlformats.org/package/2006"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{SPREADSHEET}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{SPREADSHEET}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{relation}"><sheets>'
        '<sheet name="Trang 1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet,
    }
    return {name: head + text for name, text in parts.items()}


def has_sheet(paper):
    return paper.has_table and any(isinstance(block, Grid) for block in paper.blocks)
