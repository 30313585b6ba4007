/* From pixels, or a picture in a file, to a page that letters can be recognised on. */
#include "Page.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double dots_an_inch = 72 * PAGE_PIXELS_A_POINT;
/* Skew beyond this share of a degree moves a rule over its own width on a sheet. */
static const double least_turn = 0.04;
/* What leptonica says of how sure it is of an angle; below this, it guessed. */
static const float sure_turn = 2.5F;

/* Fewer pixels of red are a pen's slip or the colours of a picture. */
static const unsigned long least_red = 1500;

/* Grey by the lightest of a red pixel's channels: red ink becomes paper, and black ink under it stays black. What was red
   is told apart: marks of secrecy are stamped in red. */
static PIX *grey_without_red(const struct machines *m, PIX *colours, PIX **apart, struct page_measures *measures) {
  int width = m->pixGetWidth(colours), height = m->pixGetHeight(colours);
  PIX *grey = m->pixCreate(width, height, 8), *red_ink = m->pixCreate(width, height, 8);
  if (!grey || !red_ink) {
    m->pixDestroy(&grey);
    m->pixDestroy(&red_ink);
    return NULL;
  }
  const l_uint32 *from = m->pixGetData(colours);
  l_uint32 *to = m->pixGetData(grey), *to_red = m->pixGetData(red_ink);
  int from_words = m->pixGetWpl(colours), to_words = m->pixGetWpl(grey);
  unsigned long red_pixels = 0;
  for (int y = 0; y < height; y++, from += from_words, to += to_words, to_red += to_words) {
    for (int x = 0; x < width; x++) {
      int red = from[x] >> 24, green = from[x] >> 16 & 0xFF, blue = from[x] >> 8 & 0xFF;
      int most = green > blue ? green : blue;
      int value = (77 * red + 151 * green + 28 * blue) >> 8;
      if (red - most > 40) {
        value = red > 130 ? 255 : red;
        red_pixels++;
      }
      SET_DATA_BYTE(to, x, value);
      SET_DATA_BYTE(to_red, x, red - most > 40 ? 0 : 0xFF);
    }
  }
  if (red_pixels < least_red) m->pixDestroy(&red_ink);
  *apart = red_ink;
  if (measures) measures->red = red_pixels;
  return grey;
}

/* One for the other: what it was made of is freed. NULL frees what was there and stays NULL. */
static PIX *instead(const struct machines *m, PIX *old, PIX *new) {
  if (new != old) m->pixDestroy(&old);
  return new;
}

PIX *turned_upright(const struct machines *m, PIX *grey, PIX **red, struct page_measures *measures) {
  PIX *ink = m->pixThresholdToBinary(grey, 160);
  float angle = 0, sure = 0;
  int failed = !ink || m->pixFindSkew(ink, &angle, &sure) != 0;
  m->pixDestroy(&ink);
  if (failed || sure < sure_turn || fabsf(angle) < least_turn) return grey;
  if (measures) measures->turned = angle;
  angle *= (float)(M_PI / 180);
  if (*red) *red = instead(m, *red, m->pixRotate(*red, angle, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0));
  return instead(m, grey, m->pixRotate(grey, angle, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0));
}

struct page_picture *page_of(const struct machines *m, PIX *pix, PIX *red) {
  struct page_picture *page = pix ? malloc(sizeof *page) : NULL;
  if (!page) {
    m->pixDestroy(&pix);
    m->pixDestroy(&red);
    return NULL;
  }
  *page = (struct page_picture){.pix = pix, .red = red};
  return page;
}

/* Takes `pix`, of any depth. */
static struct page_picture *prepared(
    const struct machines *m, PIX *pix, double resolution, struct page_measures *measures) {
  PIX *red = NULL;
  pix = paper_from_above(m, pix, &resolution);
  if (m->pixGetDepth(pix) == 32) {
    pix = instead(m, pix, grey_without_red(m, pix, &red, measures));
  } else if (pix) {
    pix = instead(m, pix, m->pixConvertTo8(pix, 0));
  }
  double scale = dots_an_inch / resolution;
  if (pix && fabs(scale - 1) > 0.01) pix = instead(m, pix, m->pixScale(pix, (float)scale, (float)scale));
  if (red && fabs(scale - 1) > 0.01) red = instead(m, red, m->pixScale(red, (float)scale, (float)scale));
  /* Even light: the paper becomes one shade, whatever fell on it. Too small a picture has no background to find. */
  if (pix) {
    PIX *even = m->pixBackgroundNormSimple(pix, NULL, NULL);
    if (even) pix = instead(m, pix, even);
  }
  if (pix) pix = instead(m, pix, m->pixGammaTRC(NULL, pix, 1.0F, 30, 190));
  if (pix) pix = turned_upright(m, pix, &red, measures);
  return page_of(m, pix, red);
}

struct page_picture *page_of_pixels(
    const unsigned char *pixels, unsigned width, unsigned height, unsigned channels, double resolution,
    struct page_measures *measures) {
  const struct machines *m = load_machines();
  if (measures) memset(measures, 0, sizeof *measures);
  PIX *pix = m ? m->pixCreate((int)width, (int)height, channels == 3 ? 32 : 8) : NULL;
  if (!pix) return NULL;
  l_uint32 *row = m->pixGetData(pix);
  int words = m->pixGetWpl(pix);
  for (unsigned y = 0; y < height; y++, row += words) {
    for (unsigned x = 0; x < width; x++, pixels += channels) {
      if (channels == 3) {
        row[x] = (l_uint32)pixels[0] << 24 | (l_uint32)pixels[1] << 16 | (l_uint32)pixels[2] << 8;
      } else {
        SET_DATA_BYTE(row, x, pixels[0]);
      }
    }
  }
  return prepared(m, pix, resolution, measures);
}

/* The resolution that a picture says, where it makes a sheet of paper; else the one that makes it A4. */
static double resolution(const struct machines *m, PIX *pix) {
  int width = m->pixGetWidth(pix), height = m->pixGetHeight(pix), said = m->pixGetXRes(pix);
  int shorter = width < height ? width : height, longer = width < height ? height : width;
  if (said > 0) {
    double inches = (double)shorter / said;
    if (inches > 3 && (double)longer / said < 50) return said;
  }
  return shorter / 8.27;
}

static PIX *picture_of_file(
    const struct machines *m, const unsigned char *bytes, unsigned long count, unsigned long *offset,
    unsigned long most_pixels, enum picture_fault *fault) {
  *fault = PICTURE_BROKEN;
  if (!m) return NULL;
  m->setMsgSeverity(L_SEVERITY_NONE);
  int format = 0, width = 0, height = 0;
  if (m->pixReadHeaderMem(bytes, count, &format, &width, &height, NULL, NULL, NULL) != 0) return NULL;
  if (width <= 0 || height <= 0 || (unsigned long)width * (unsigned long)height > most_pixels) {
    *fault = PICTURE_TOO_LARGE;
    return NULL;
  }
  int is_tiff = count > 2 && (memcmp(bytes, "II", 2) == 0 || memcmp(bytes, "MM", 2) == 0);
  PIX *pix;
  if (is_tiff) {
    size_t next = *offset;
    pix = m->pixReadMemFromMultipageTiff(bytes, count, &next);
    *offset = pix ? next : 0;
  } else {
    pix = m->pixReadMem(bytes, count);
    *offset = 0;
  }
  if (!pix) return NULL;
  if ((unsigned long)m->pixGetWidth(pix) * (unsigned long)m->pixGetHeight(pix) > most_pixels) {
    *fault = PICTURE_TOO_LARGE;
    m->pixDestroy(&pix);
    return NULL;
  }
  return pix;
}

int page_skip(
    const unsigned char *bytes, unsigned long count, unsigned long *offset, unsigned long most_pixels,
    enum picture_fault *fault) {
  const struct machines *m = load_machines();
  PIX *pix = picture_of_file(m, bytes, count, offset, most_pixels, fault);
  int failed = !pix;
  if (m) m->pixDestroy(&pix);
  return failed;
}

struct page_picture *page_of_file(
    const unsigned char *bytes, unsigned long count, unsigned long *offset, unsigned long most_pixels,
    enum picture_fault *fault, struct page_measures *measures) {
  const struct machines *m = load_machines();
  if (measures) memset(measures, 0, sizeof *measures);
  PIX *pix = picture_of_file(m, bytes, count, offset, most_pixels, fault);
  if (!pix) return NULL;
  double dots = resolution(m, pix);
  int depth = m->pixGetDepth(pix);
  if (depth != 8 && depth != 32) pix = instead(m, pix, m->pixConvertTo32(pix));
  else if (depth == 8) pix = instead(m, pix, m->pixConvertTo32(pix)); /* It may have a table of colours. */
  return pix ? prepared(m, pix, dots, measures) : NULL;
}

void page_free(struct page_picture *page) {
  const struct machines *m = load_machines();
  if (!page || !m) return;
  m->pixDestroy(&page->pix);
  m->pixDestroy(&page->red);
  m->pixDestroy(&page->level);
  m->pixDestroy(&page->upright);
  free(page);
}

int page_turn_to_red(struct page_picture *page) {
  const struct machines *m = load_machines();
  if (!page->red) return 0;
  m->pixDestroy(&page->pix);
  page->pix = page->red;
  page->red = NULL;
  return 1;
}

/* Grey, and red where there was red ink: what was whitened for the letters is to be seen. */
static PIX *coloured(const struct machines *m, PIX *grey, PIX *red) {
  int width = m->pixGetWidth(grey), height = m->pixGetHeight(grey);
  PIX *colours = m->pixCreate(width, height, 32);
  if (!colours) return NULL;
  const l_uint32 *from = m->pixGetData(grey), *from_red = m->pixGetData(red);
  l_uint32 *to = m->pixGetData(colours);
  for (int y = 0; y < height; y++) {
    for (int x = 0; x < width; x++) {
      l_uint32 value = GET_DATA_BYTE(from, x), other = GET_DATA_BYTE(from_red, x);
      if (other > value) other = value;
      to[x] = value << 24 | other << 16 | other << 8;
    }
    from += m->pixGetWpl(grey);
    from_red += m->pixGetWpl(red);
    to += m->pixGetWpl(colours);
  }
  return colours;
}

int page_png(const struct page_picture *page, double dots, page_bytes told, void *context) {
  const struct machines *m = load_machines();
  float scale = (float)(dots / dots_an_inch);
  PIX *pix = m->pixScale(page->pix, scale, scale);
  if (pix && page->red) {
    PIX *red = m->pixScale(page->red, scale, scale);
    if (red && m->pixGetWidth(red) == m->pixGetWidth(pix) && m->pixGetHeight(red) == m->pixGetHeight(pix)) {
      pix = instead(m, pix, coloured(m, pix, red));
    }
    m->pixDestroy(&red);
  }
  l_uint8 *bytes = NULL;
  size_t count = 0;
  int failed = !pix || m->pixWriteMemPng(&bytes, &count, pix, 0) != 0;
  m->pixDestroy(&pix);
  if (!failed) told(context, bytes, count);
  m->lept_free(bytes);
  return failed;
}
