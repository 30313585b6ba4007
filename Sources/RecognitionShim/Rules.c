/* The straight rules of a page: what is dark in one direction for longer than any letter is. */
#include "Page.h"

#include <stdlib.h>

enum {
  /* A hairline of a scan is hardly darker than half grey. */
  rule_dark = 190,
  /* In pixels, 288 an inch: shorter is a dash, or letters that touch; a stem of a letter. */
  least_level = 24 * PAGE_PIXELS_A_POINT,
  least_upright = 11 * PAGE_PIXELS_A_POINT,
  /* Broader is a field of colour, or a picture. */
  broadest = 4 * PAGE_PIXELS_A_POINT,
};

/* Takes `mask`; what is broader than a rule is gone. */
static PIX *thin(const struct machines *m, PIX *mask) {
  PIX *fields = mask ? m->pixOpenBrick(NULL, mask, broadest, broadest) : NULL;
  PIX *grown = fields ? m->pixDilateBrick(NULL, fields, broadest, broadest) : NULL;
  PIX *thin = grown ? m->pixSubtract(NULL, mask, grown) : NULL;
  m->pixDestroy(&fields);
  m->pixDestroy(&grown);
  m->pixDestroy(&mask);
  return thin;
}

/* A rule that is not quite level or upright is one of runs on neighbouring lines of pixels: `mask` grown by one is told. */
static int tell(const struct machines *m, PIX *mask, int is_upright, page_rule told, void *context) {
  PIX *grown = m->pixDilateBrick(NULL, mask, is_upright ? 3 : 1, is_upright ? 1 : 3);
  BOXA *boxes = grown ? m->pixConnComp(grown, NULL, 8) : NULL;
  m->pixDestroy(&grown);
  if (!boxes) return 1;
  int count = m->boxaGetCount(boxes);
  for (int index = 0; index < count; index++) {
    int left, top, width, height;
    if (m->boxaGetBoxGeometry(boxes, index, &left, &top, &width, &height) != 0) continue;
    told(context, is_upright, left, top, left + width, top + height);
  }
  m->boxaDestroy(&boxes);
  return 0;
}

int page_find_rules(struct page_picture *page, page_rule told, void *context) {
  const struct machines *m = load_machines();
  PIX *ink = m->pixThresholdToBinary(page->pix, rule_dark);
  if (!ink) return 1;
  m->pixDestroy(&page->level);
  m->pixDestroy(&page->upright);
  page->level = thin(m, m->pixOpenBrick(NULL, ink, least_level, 1));
  page->upright = thin(m, m->pixOpenBrick(NULL, ink, 1, least_upright));
  m->pixDestroy(&ink);
  if (!page->level || !page->upright) return 1;
  return tell(m, page->level, 0, told, context) || tell(m, page->upright, 1, told, context);
}

void page_whiten_rules(struct page_picture *page, int is_upright, int left, int top, int right, int bottom) {
  const struct machines *m = load_machines();
  const PIX *mask = is_upright ? page->upright : page->level;
  if (!mask) return;
  /* What is lighter beside a rule is its edge. */
  enum { edge = 2 };
  struct sides box = within(page, left, top, right, bottom);
  l_uint32 *data = m->pixGetData(page->pix);
  const l_uint32 *rules = m->pixGetData((PIX *)mask);
  size_t words = (size_t)m->pixGetWpl(page->pix), rule_words = (size_t)m->pixGetWpl((PIX *)mask);
  for (int y = box.top; y < box.bottom; y++) {
    for (int x = box.left; x < box.right; x++) {
      if (!GET_DATA_BIT(rules + (size_t)y * rule_words, x)) continue;
      struct sides around = within(page, x - edge, y - edge, x + edge + 1, y + edge + 1);
      for (int j = around.top; j < around.bottom; j++) {
        for (int i = around.left; i < around.right; i++) SET_DATA_BYTE(data + (size_t)j * words, i, 0xFF);
      }
    }
  }
}
