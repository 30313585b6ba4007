#!/usr/bin/env python3
"""A PDF of one page with one line of ASCII text, for tests: scripts/plain-pdf.py TEXT >FILE"""

import sys

drawing = f"BT /F 20 Tf 40 700 Td ({sys.argv[1]}) Tj ET"
objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
    f"<< /Length {len(drawing)} >>\nstream\n{drawing}\nendstream",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
]
text = "%PDF-1.4\n"
places = []
for number, content in enumerate(objects, 1):
    places.append(len(text))
    text += f"{number} 0 obj\n{content}\nendobj\n"
table = "".join(f"{place:010} 00000 n \n" for place in places)
end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
end += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(text)}\n%%EOF\n"
sys.stdout.write(text + end)
