#ifndef PAGE_H
#define PAGE_H

#include "Machines.h"
#include "RecognitionShim.h"

struct page_picture {
  /* 8 bits a pixel. */
  PIX *pix;
  /* What was printed or stamped in red, black on white; NULL where there is hardly any. */
  PIX *red;
  /* The rules found, one bit a pixel; NULL before they are looked for. */
  PIX *level, *upright;
};

/* A rectangle in pixels. */
struct sides {
  int left, top, right, bottom;
};

/* What of a rectangle lies on the page. */
struct sides within(const struct page_picture *page, int left, int top, int right, int bottom);

/* Takes both; `red` may be NULL. NULL where there is no `pix`, or no memory. */
struct page_picture *page_of(const struct machines *m, PIX *pix, PIX *red);

/* Takes a page that is a few degrees off; `red` is turned with it. `measures` may be NULL. */
PIX *turned_upright(const struct machines *m, PIX *grey, PIX **red, struct page_measures *measures);

/* Takes a picture of 8 or 32 bits: only the sheet on it, where a desk or a lid is seen around one, as it lies flat. Its
   resolution is changed where the sheet is A4. */
PIX *paper_from_above(const struct machines *m, PIX *pix, double *resolution);

#endif
