/* Pages that were scanned lying on their side, or on their head. */
#include "Page.h"

#include <math.h>

/* Text has more ascenders than descenders; in standard deviations, so that a page of figures says nothing. */
int page_likely_turn(const struct page_picture *page) {
  const struct machines *m = load_machines();
  PIX *half = m->pixScale(page->pix, 0.5F, 0.5F);
  PIX *ink = half ? m->pixThresholdToBinary(half, 160) : NULL;
  float up = 0, left = 0;
  if (ink) m->pixOrientDetect(ink, &up, &left, 0, 0);
  m->pixDestroy(&half);
  m->pixDestroy(&ink);
  if (fabsf(left) > fabsf(up)) return left > 0 ? 1 : 3;
  return 2;
}

struct page_picture *page_turned(const struct page_picture *page, int quarters) {
  const struct machines *m = load_machines();
  PIX *pix = quarters ? m->pixRotateOrth(page->pix, quarters) : m->pixCopy(NULL, page->pix);
  PIX *red = NULL;
  if (pix && page->red) red = quarters ? m->pixRotateOrth(page->red, quarters) : m->pixCopy(NULL, page->red);
  if (pix && quarters) pix = turned_upright(m, pix, &red, NULL);
  return page_of(m, pix, red);
}
