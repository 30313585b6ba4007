/* What is asked of the pixels of a page, and what is taken off it. */
#include "Page.h"

unsigned page_width(const struct page_picture *page) { return (unsigned)load_machines()->pixGetWidth(page->pix); }
unsigned page_height(const struct page_picture *page) { return (unsigned)load_machines()->pixGetHeight(page->pix); }

void page_small(const struct page_picture *page, unsigned char *grey) {
  const struct machines *m = load_machines();
  const unsigned side = PAGE_PIXELS_A_POINT;
  unsigned width = page_width(page) / side, height = page_height(page) / side;
  const l_uint32 *row = m->pixGetData(page->pix);
  int words = m->pixGetWpl(page->pix);
  for (unsigned y = 0; y < height; y++, row += words * (int)side, grey += width) {
    for (unsigned x = 0; x < width; x++) {
      unsigned rows[PAGE_PIXELS_A_POINT] = {0}, columns[PAGE_PIXELS_A_POINT] = {0}, least = 255 * side;
      for (unsigned j = 0; j < side; j++) {
        for (unsigned i = 0; i < side; i++) {
          unsigned value = GET_DATA_BYTE(row + (int)j * words, x * side + i);
          rows[j] += value;
          columns[i] += value;
        }
      }
      for (unsigned i = 0; i < side; i++) {
        if (rows[i] < least) least = rows[i];
        if (columns[i] < least) least = columns[i];
      }
      grey[x] = (unsigned char)(least / side);
    }
  }
}

struct sides within(const struct page_picture *page, int left, int top, int right, int bottom) {
  int width = (int)page_width(page), height = (int)page_height(page);
  struct sides sides = {left < 0 ? 0 : left, top < 0 ? 0 : top, right > width ? width : right,
                        bottom > height ? height : bottom};
  return sides;
}

void page_whiten(struct page_picture *page, int left, int top, int right, int bottom) {
  const struct machines *m = load_machines();
  struct sides box = within(page, left, top, right, bottom);
  l_uint32 *data = m->pixGetData(page->pix);
  int words = m->pixGetWpl(page->pix);
  for (int y = box.top; y < box.bottom; y++) {
    for (int x = box.left; x < box.right; x++) SET_DATA_BYTE(data + (size_t)y * (size_t)words, x, 0xFF);
  }
}

unsigned long page_row_ink(
    const struct page_picture *page, int left, int top, int right, int bottom, unsigned *rows, int *from, int *to) {
  const struct machines *m = load_machines();
  struct sides box = within(page, left, top, right, bottom);
  const l_uint32 *data = m->pixGetData(page->pix);
  size_t words = (size_t)m->pixGetWpl(page->pix);
  unsigned long sum = 0;
  *from = right;
  *to = left;
  for (int y = top; y < bottom; y++) {
    unsigned ink = 0;
    for (int x = box.left; y >= box.top && y < box.bottom && x < box.right; x++) {
      if (GET_DATA_BYTE(data + (size_t)y * words, x) >= 128) continue;
      ink++;
      if (x < *from) *from = x;
      if (x >= *to) *to = x + 1;
    }
    rows[y - top] = ink;
    sum += ink;
  }
  return sum;
}

void page_column_ink(const struct page_picture *page, int left, int top, int right, int bottom, unsigned *columns) {
  const struct machines *m = load_machines();
  struct sides box = within(page, left, top, right, bottom);
  const l_uint32 *data = m->pixGetData(page->pix);
  size_t words = (size_t)m->pixGetWpl(page->pix);
  for (int x = left; x < right; x++) columns[x - left] = 0;
  for (int y = box.top; y < box.bottom; y++) {
    for (int x = box.left; x < box.right; x++) {
      columns[x - left] += GET_DATA_BYTE(data + (size_t)y * words, x) < 128;
    }
  }
}

unsigned page_longest_run(const struct page_picture *page, int left, int top, int right, int bottom) {
  const struct machines *m = load_machines();
  struct sides box = within(page, left, top, right, bottom);
  const l_uint32 *data = m->pixGetData(page->pix);
  size_t words = (size_t)m->pixGetWpl(page->pix);
  unsigned longest = 0;
  for (int y = box.top; y < box.bottom; y++) {
    unsigned run = 0;
    for (int x = box.left; x < box.right; x++) {
      run = GET_DATA_BYTE(data + (size_t)y * words, x) < 128 ? run + 1 : 0;
      if (run > longest) longest = run;
    }
  }
  return longest;
}
