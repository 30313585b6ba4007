"""Papers as pictures: pages drawn by poppler, stamped and signed, then spoilt as scanners, telephones and faxes do."""
import html
import io
import math
import re
import subprocess
import time
import zlib

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

RED, BLUE = (196, 30, 40), (30, 50, 150)
FACE = "/usr/share/fonts/truetype/liberation/LiberationSans-Bold.ttf"
# Where the signature goes, and what a stamp is put over in the rough ones.
SIGNED = "đóng"
EPOCH = time.gmtime(315532800)


def dice(*names):
    """A generator of its own for every page and way of spoiling."""
    return np.random.default_rng(zlib.crc32("|".join(map(str, names)).encode()))


def pages(pdf, dpi=300):
    """The pages of a PDF as colour pictures."""
    made = subprocess.run(["pdftoppm", "-r", str(dpi), str(pdf)], capture_output=True, check=True).stdout
    found, at = [], 0
    while at < len(made):
        picture = re.match(rb"P6\n(\d+) (\d+)\n255\n", made[at:at + 40])
        width, height = int(picture[1]), int(picture[2])
        start = at + picture.end()
        found.append(Image.frombytes("RGB", (width, height), made[start:start + width * height * 3]))
        at = start + width * height * 3
    return found


def words(pdf):
    """Of every page: words with their boxes in points."""
    text = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
    shape = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
    return [
        [(html.unescape(found[5]), tuple(float(found[i]) for i in range(1, 5))) for found in shape.finditer(page)]
        for page in text.split("<page ")[1:]]


def signed(picture, boxes, company, luck, dpi=300):
    """The page with a signature and the round stamp under «(Ký, ghi rõ họ tên, đóng dấu)», where it has those words."""
    scale = dpi / 72
    for text, (left, top, right, bottom) in boxes:
        if text == SIGNED:
            # Beside the name that is printed below, as stamps are put, not over figures.
            x, y = left * scale - 1.1 * dpi, bottom * scale + 0.35 * dpi
            scribble(picture, x + 0.9 * dpi, y, luck, dpi)
            return stamp(picture, (x, y), company, luck, dpi)
    return picture


def scribble(picture, x, y, luck, dpi):
    draw = ImageDraw.Draw(picture)
    phase = luck.uniform(0, 3)
    points = [
        (x + t * 0.012 * dpi, y + 0.13 * dpi * math.sin(t * 0.55 + phase) * math.cos(t * 0.13)) for t in range(60)]
    draw.line(points, fill=BLUE, width=max(2, dpi // 90), joint="curve")


def stamp(picture, middle, company, luck, dpi):
    """A round red stamp of 36 mm, put on as ink: what is below shows through."""
    radius = int(0.7 * dpi)
    layer = Image.new("RGB", (2 * radius + 8,) * 2, "white")
    draw = ImageDraw.Draw(layer)
    edge = radius + 4
    draw.ellipse((4, 4, 2 * radius, 2 * radius), outline=RED, width=dpi // 50)
    inner = int(radius * 0.62)
    draw.ellipse((edge - inner, edge - inner, edge + inner, edge + inner), outline=RED, width=dpi // 90)
    face = ImageFont.truetype(FACE, dpi // 12)
    letters = company.upper()[:34]
    for place, letter in enumerate(letters):
        angle = -200 + place * 220 / max(1, len(letters) - 1)
        tile = Image.new("L", (dpi // 8,) * 2, 0)
        ImageDraw.Draw(tile).text((dpi // 16, dpi // 16), letter, fill=255, font=face, anchor="mm")
        tile = tile.rotate(-angle - 90)
        at = math.radians(angle)
        ring = radius * 0.8
        layer.paste(RED, (int(edge + ring * math.cos(at)) - dpi // 16, int(edge + ring * math.sin(at)) - dpi // 16), tile)
    draw.text((edge, edge), "X", fill=RED, font=ImageFont.truetype(FACE, dpi // 5), anchor="mm")
    layer = layer.rotate(luck.uniform(-15, 15), fillcolor="white")
    left, top = int(middle[0]) - edge, int(middle[1]) - edge
    box = (left, top, left + layer.width, top + layer.height)
    below = np.asarray(picture.crop(box), dtype=np.uint16)
    picture.paste(Image.fromarray((below * np.asarray(layer, dtype=np.uint16) // 255).astype(np.uint8)), box[:2])
    return picture


def noisy(picture, luck, strength, blur=0.0):
    if blur:
        picture = picture.filter(ImageFilter.GaussianBlur(blur))
    # A patch of grain, laid over the page again and again from a place of its own: much faster than a page of it.
    patch = np.rint(luck.standard_normal((1024, 1024), dtype=np.float32) * strength).astype(np.int16)
    patch = np.roll(patch, tuple(luck.integers(0, 1024, 2)), (0, 1))
    grain = np.tile(patch, (picture.height // 1024 + 1, picture.width // 1024 + 1))[:picture.height, :picture.width]
    if picture.mode == "RGB":
        grain = grain[..., None]
    return Image.fromarray(np.clip(np.asarray(picture, dtype=np.int16) + grain, 0, 255).astype(np.uint8))


# Ways of spoiling: a signed page of 300 dpi in colour, its words in points, luck; the page and its dpi.


def clean(picture, boxes, company, luck):
    return picture.convert("L"), 300


def scanned(picture, boxes, company, luck):
    return noisy(picture, luck, 5, 0.5), 300


def skewed(picture, boxes, company, luck):
    angle = luck.uniform(1, 3) * luck.choice([-1, 1])
    turned = picture.convert("L").rotate(angle, Image.BICUBIC, fillcolor=252)
    return noisy(turned, luck, 5, 0.4), 300


def coarse(picture, boxes, company, luck):
    small = picture.convert("L").resize((picture.width // 2, picture.height // 2), Image.LANCZOS)
    return noisy(small, luck, 4), 150


def stamped(picture, boxes, company, luck):
    """A second stamp over figures, and a red line across words."""
    scale = 300 / 72
    figures = [box for text, box in boxes if re.fullmatch(r"[\d.,/]{3,}", text)] or [box for _, box in boxes]
    if figures:
        left, top, right, bottom = figures[luck.integers(len(figures))]
        stamp(picture, ((left + right) / 2 * scale, (top + bottom) / 2 * scale), company, luck, 300)
        left, top, right, bottom = figures[luck.integers(len(figures))]
        # Slanted: an officer's tick of the pen, not a figure crossed out.
        middle, slope = (top + bottom) / 2 * scale, luck.uniform(60, 110) * luck.choice([-1, 1])
        ImageDraw.Draw(picture).line(
            (left * scale - 250, middle - slope, right * scale + 250, middle + slope), fill=(215, 60, 60), width=7)
    return noisy(picture, luck, 5, 0.4), 300


def photographed(picture, boxes, company, luck):
    """Seen a little from the side under a lamp, by a lens that is not quite sharp."""
    width, height = picture.size
    wide, high = width * 2 // 3, height * 2 // 3
    # Each corner of the paper is seen up to 2 to 4 % of the side away from where it is.
    most = luck.uniform(0.02, 0.04)
    shifts = luck.uniform(-most, 0, (4, 2)) * (wide, high)
    corners = [(0, 0), (wide, 0), (wide, high), (0, high)]
    seen = [(x + (-1 if x else 1) * -dx, y + (-1 if y else 1) * -dy) for (x, y), (dx, dy) in zip(corners, shifts)]
    source = [(0, 0), (width, 0), (width, height), (0, height)]
    equations, known = [], []
    for (x, y), (u, v) in zip(seen, source):
        equations += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        known += [u, v]
    turn = np.linalg.solve(np.array(equations), np.array(known))
    photo = picture.transform((wide, high), Image.PERSPECTIVE, turn, Image.BICUBIC, fillcolor=(70, 62, 55))
    across, down = np.meshgrid(np.linspace(0, 1, wide, dtype=np.float32), np.linspace(0, 1, high, dtype=np.float32))
    lamp = luck.uniform(0.1, 0.9, 2).astype(np.float32)
    light = 1.0 - np.float32(luck.uniform(0.25, 0.45)) * np.sqrt((across - lamp[0]) ** 2 + (down - lamp[1]) ** 2)
    tint = np.array((1.0, 0.98, 0.93), dtype=np.float32)
    lit = (np.asarray(photo, dtype=np.float32) * light[..., None] * tint).astype(np.uint8)
    return noisy(Image.fromarray(lit), luck, 6, 0.7), 200


def faxed(picture, boxes, company, luck):
    small = picture.convert("L").resize((picture.width * 2 // 3, picture.height * 2 // 3), Image.LANCZOS)
    bits = np.asarray(noisy(small, luck, 18)) > luck.integers(135, 165)
    # Specks of the line: single dots, and a few short dashes.
    for ink, count in ((False, bits.size // 9000), (True, bits.size // 9000)):
        bits[luck.integers(0, bits.shape[0], count), luck.integers(0, bits.shape[1], count)] = ink
    for _ in range(12):
        row, start = luck.integers(bits.shape[0]), luck.integers(bits.shape[1] - 40)
        bits[row, start:start + luck.integers(5, 40)] = False
    return Image.fromarray(bits), 200


# Files.


def as_pdf(pictures, dpi, quality):
    kept = io.BytesIO()
    pictures[0].save(
        kept, "PDF", save_all=True, append_images=pictures[1:], resolution=dpi, quality=quality,
        creationDate=EPOCH, modDate=EPOCH)
    return kept.getvalue()


def as_tiff(pictures, dpi):
    kept = io.BytesIO()
    packed = "group4" if pictures[0].mode == "1" else "tiff_lzw"
    pictures[0].save(kept, "TIFF", save_all=True, append_images=pictures[1:], compression=packed, dpi=(dpi, dpi))
    return kept.getvalue()


def as_one(picture, dpi, form, **options):
    kept = io.BytesIO()
    picture.save(kept, form, dpi=(dpi, dpi), **options)
    return kept.getvalue()


# Of every format: the way of spoiling, and the file of the pages.
FORMATS = {
    "scan300": (scanned, lambda found, dpi: (".pdf", as_pdf(found, dpi, 85))),
    "tiff": (clean, lambda found, dpi: (".tiff", as_tiff(found, dpi))),
    # A picture file holds one page: longer papers are not in this format.
    "png": (clean, lambda found, dpi: None if len(found) > 1 else (".png", as_one(found[0], dpi, "PNG"))),
    "skew": (skewed, lambda found, dpi: (".pdf", as_pdf(found, dpi, 85))),
    "dpi150": (coarse, lambda found, dpi: (".pdf", as_pdf(found, dpi, 80))),
    "stamp": (stamped, lambda found, dpi: (".pdf", as_pdf(found, dpi, 85))),
    # Several photographs are one PDF, as telephones keep them.
    "photo": (photographed, lambda found, dpi: (".jpg", as_one(found[0], dpi, "JPEG", quality=85))
              if len(found) == 1 else (".pdf", as_pdf(found, dpi, 85))),
    "fax": (faxed, lambda found, dpi: (".tiff", as_tiff(found, dpi))),
}


def files(pdf, name, company, formats):
    """Of one paper: format, the file's extension and bytes, the number of pages; formats that cannot hold it are left out."""
    shown, boxes = pages(pdf), words(pdf)
    for page, (picture, of) in enumerate(zip(shown, boxes)):
        signed(picture, of, company, dice(name, page, "sign"))
    for form in formats:
        spoil, pack = FORMATS[form]
        made = [
            spoil(picture.copy(), of, company, dice(name, page, form))
            for page, (picture, of) in enumerate(zip(shown, boxes))]
        packed = pack([picture for picture, _ in made], made[0][1])
        if packed:
            yield form, *packed, len(made)
