"""Word files with fixed bytes, from the standard library alone: paragraphs, tables, tracked changes, a running head."""
import unicodedata
import zipfile
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
%s</Types>"""
HEADER_TYPE = (
    '<Override PartName="/word/header1.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>\n'
)
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{RELATION}/officeDocument" Target="word/document.xml"/>
</Relationships>"""
STYLES = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/>
</w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>
<w:rPr><w:b/></w:rPr></w:style></w:styles>"""


def run(text, size=None):
    look = f'<w:rPr><w:sz w:val="{size}"/></w:rPr>' if size else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(text, style=None, centre=False, size=None):
    """A paragraph; sizes in half points."""
    properties = (f'<w:pStyle w:val="{style}"/>' if style else "") + ('<w:jc w:val="center"/>' if centre else "")
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text, size)}</w:p>"


def changed(before, old, new, after=""):
    """A paragraph in which somebody replaced `old` by `new` under tracked changes."""
    who = 'w:id="1" w:author="Người soạn" w:date="2026-08-01T00:00:00Z"'
    deleted = f'<w:del {who}><w:r><w:delText xml:space="preserve">{escape(old)}</w:delText></w:r></w:del>'
    return f"<w:p>{run(before)}{deleted}<w:ins {who}>{run(new)}</w:ins>{run(after)}</w:p>"


def cell(content, merge=None, span=1, size=None):
    properties = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    if merge:
        properties += '<w:vMerge w:val="restart"/>' if merge == "restart" else "<w:vMerge/>"
    inner = content if content.startswith("<w:p") else p(content, size=size)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def table(rows):
    """A table; a row is a list of texts or of ready cells. Wide ones are printed small."""
    size = 16 if max(len(row) for row in rows) > 8 else None
    lines = "".join(
        "<w:tr>" + "".join(c if c.startswith("<w:tc") else cell(c, size=size) for c in row) + "</w:tr>" for row in rows
    )
    border = "".join(f'<w:{e} w:val="single" w:sz="4"/>' for e in ("top", "left", "bottom", "right", "insideH", "insideV"))
    return f"<w:tbl><w:tblPr><w:tblBorders>{border}</w:tblBorders></w:tblPr>{lines}</w:tbl>"


def title(text):
    return [
        p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", centre=True),
        p("Độc lập - Tự do - Hạnh phúc", centre=True),
        p(text, centre=True),
    ]


WIDE = "Thuộc dây chuyền"


def docx(blocks, header=None, form="NFC"):
    body = "".join(blocks)
    # A page with the wide tables of lines and machines lies on its side.
    page = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>' if WIDE in body else '<w:pgSz w:w="11906" w:h="16838"/>'
    reference = f'<w:headerReference w:type="default" r:id="rId2" xmlns:r="{RELATION}"/>' if header else ""
    document = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {W}><w:body>{body}'
        f'<w:sectPr>{reference}{page}</w:sectPr></w:body></w:document>'
    )
    related = f'<Relationship Id="rId1" Type="{RELATION}/styles" Target="styles.xml"/>'
    parts = {
        "[Content_Types].xml": TYPES % (HEADER_TYPE if header else ""),
        "_rels/.rels": RELS,
        "word/document.xml": document,
        "word/styles.xml": STYLES,
    }
    if header:
        related += f'<Relationship Id="rId2" Type="{RELATION}/header" Target="header1.xml"/>'
        parts["word/header1.xml"] = f"<w:hdr {W}>{p(header)}</w:hdr>"
    parts["word/_rels/document.xml.rels"] = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships '
        f'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{related}</Relationships>'
    )
    return {name: unicodedata.normalize(form, text) for name, text in parts.items()}


def write(path, parts):
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, text)
