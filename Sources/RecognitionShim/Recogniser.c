/* Letters on a prepared page. */
#include "Page.h"

#include <stdlib.h>

struct recogniser {
  TessBaseAPI *api;
};

/* White around what is recognised: letters at the very edge are taken for dirt. */
enum { margin = 3 * PAGE_PIXELS_A_POINT };

struct recogniser *recogniser_open(const char *language, enum recogniser_fault *fault) {
  const struct machines *m = load_machines();
  *fault = RECOGNISER_LIBRARY_MISSING;
  if (!m) return NULL;
  m->setMsgSeverity(L_SEVERITY_NONE);
  TessBaseAPI *api = m->TessBaseAPICreate();
  if (!api) return NULL;
  *fault = RECOGNISER_DATA_MISSING;
  struct recogniser *recogniser = NULL;
  m->TessBaseAPISetVariable(api, "debug_file", "/dev/null");
  if (m->TessBaseAPIInit2(api, NULL, language, OEM_LSTM_ONLY) == 0) recogniser = malloc(sizeof *recogniser);
  if (!recogniser) {
    m->TessBaseAPIDelete(api);
    return NULL;
  }
  recogniser->api = api;
  return recogniser;
}

const char *recogniser_version(void) {
  const struct machines *m = load_machines();
  return m ? m->TessVersion() : "";
}

const char *recogniser_data_folder(const struct recogniser *recogniser) {
  return load_machines()->TessBaseAPIGetDatapath(recogniser->api);
}

static PIX *cut(const struct machines *m, const struct page_picture *page, int left, int top, int right, int bottom) {
  PIX *pix = m->pixCreate(right - left + 2 * margin, bottom - top + 2 * margin, 8);
  if (!pix) return NULL;
  l_uint32 *to = m->pixGetData(pix);
  int to_words = m->pixGetWpl(pix), from_words = m->pixGetWpl(page->pix);
  int width = m->pixGetWidth(pix), height = m->pixGetHeight(pix);
  const l_uint32 *from = m->pixGetData(page->pix);
  for (int y = 0; y < height; y++, to += to_words) {
    int from_y = y - margin + top;
    int is_inside = from_y >= top && from_y < bottom;
    for (int x = 0; x < width; x++) {
      int from_x = x - margin + left;
      int value = is_inside && from_x >= left && from_x < right
                      ? GET_DATA_BYTE(from + (size_t)from_y * (size_t)from_words, from_x)
                      : 0xFF;
      SET_DATA_BYTE(to, x, value);
    }
  }
  return pix;
}

int recogniser_read(
    struct recogniser *recogniser, const struct page_picture *page, int left, int top, int right, int bottom,
    double scale, enum recogniser_mode mode, recognised_word told, void *context) {
  const struct machines *m = load_machines();
  int width = (int)page_width(page), height = (int)page_height(page);
  if (left < 0) left = 0;
  if (top < 0) top = 0;
  if (right > width) right = width;
  if (bottom > height) bottom = height;
  if (left >= right || top >= bottom) return 0;
  PIX *pix = cut(m, page, left, top, right, bottom);
  if (pix && scale != 1) {
    PIX *larger = m->pixScale(pix, (float)scale, (float)scale);
    m->pixDestroy(&pix);
    pix = larger;
  }
  if (!pix) return -1;
  TessBaseAPI *api = recogniser->api;
  m->TessBaseAPISetPageSegMode(api, (TessPageSegMode)mode);
  m->TessBaseAPISetVariable(api, "tessedit_char_whitelist", mode == RECOGNISE_FIGURES ? "0123456789.,%" : "");
  m->TessBaseAPISetImage2(api, pix);
  m->TessBaseAPISetSourceResolution(api, (int)(72 * PAGE_PIXELS_A_POINT * scale));
  int failed = m->TessBaseAPIRecognize(api, NULL);
  TessResultIterator *words = failed ? NULL : m->TessBaseAPIGetIterator(api);
  if (words) {
    const TessPageIterator *place = m->TessResultIteratorGetPageIteratorConst(words);
    int block = -1, line = -1;
    do {
      if (m->TessPageIteratorIsAtBeginningOf(place, RIL_BLOCK)) block++;
      if (m->TessPageIteratorIsAtBeginningOf(place, RIL_TEXTLINE)) line++;
      char *text = m->TessResultIteratorGetUTF8Text(words, RIL_WORD);
      int l, t, r, b;
      if (text && m->TessPageIteratorBoundingBox(place, RIL_WORD, &l, &t, &r, &b)) {
        int x = left - margin, y = top - margin;
        told(context, text, m->TessResultIteratorConfidence(words, RIL_WORD), (int)(l / scale) + x,
             (int)(t / scale) + y, (int)(r / scale) + x, (int)(b / scale) + y, block, line);
      }
      if (text) m->TessDeleteText(text);
    } while (m->TessResultIteratorNext(words, RIL_WORD));
    m->TessResultIteratorDelete(words);
  }
  m->TessBaseAPIClear(api);
  m->pixDestroy(&pix);
  return failed;
}
