/* The sheet of paper on a photograph: where the desk around it ends, seen from straight above. */
#include "Page.h"

#include <math.h>
#include <stdlib.h>

enum {
  /* What is looked for is large: the picture is looked at so small, in pixels of its longer side. */
  looked_at = 1000,
  /* The light on a page is taken to be even over so many parts of it. */
  blocks = 8,
};
/* Darker than this share of the paper around it is no paper, where it goes on to the edge of the picture. */
static const double desk_dark = 0.62;
/* Less desk than this is the shadow of a lid. A sheet is most of its picture, and has four straight sides. */
static const double least_desk = 0.004, least_sheet = 0.25, most_bent = 0.03;
/* A4, as far as a photograph keeps it. */
static const double least_a4 = 1.3, most_a4 = 1.53;
static const double a4_shorter_inches = 8.27;

struct point {
  double x, y;
};

/* One byte a pixel: grey, and later what it is. */
struct look {
  int width, height;
  unsigned char *grey, *what;
  int *open;
};
enum { UNKNOWN, DESK, SHEET };

static int look_at(const struct machines *m, PIX *pix, struct look *look) {
  int width = m->pixGetWidth(pix), height = m->pixGetHeight(pix);
  float scale = (float)looked_at / (float)(width > height ? width : height);
  PIX *small = m->pixScale(pix, scale, scale);
  PIX *grey = small ? m->pixConvertTo8(small, 0) : NULL;
  m->pixDestroy(&small);
  if (!grey) return 1;
  look->width = m->pixGetWidth(grey);
  look->height = m->pixGetHeight(grey);
  size_t count = (size_t)look->width * (size_t)look->height;
  look->grey = malloc(count);
  look->what = calloc(count, 1);
  look->open = malloc(count * sizeof *look->open);
  if (look->grey && look->what && look->open) {
    for (int y = 0; y < look->height; y++) {
      const l_uint32 *row = m->pixGetData(grey) + (size_t)y * (size_t)m->pixGetWpl(grey);
      for (int x = 0; x < look->width; x++) look->grey[y * look->width + x] = GET_DATA_BYTE(row, x);
    }
  }
  m->pixDestroy(&grey);
  return !(look->grey && look->what && look->open);
}

/* The light of a part: what only a tenth of its pixels are lighter than. */
static int light(const struct look *look, int column, int row) {
  int counts[256] = {0}, sum = 0;
  int left = look->width * column / blocks, right = look->width * (column + 1) / blocks;
  int top = look->height * row / blocks, bottom = look->height * (row + 1) / blocks;
  for (int y = top; y < bottom; y++) {
    for (int x = left; x < right; x++) counts[look->grey[y * look->width + x]]++;
  }
  int least = (right - left) * (bottom - top) / 10, value = 255;
  while (value > 0 && (sum += counts[value]) <= least) value--;
  return value;
}

/* From pixel to pixel, beginning with those that are open, over what `dark` says; each becomes `what`. */
static int spread(struct look *look, const unsigned char *dark, int is_dark, int what, int open) {
  int count = 0;
  while (open > 0) {
    int at = look->open[--open], x = at % look->width, y = at / look->width;
    count++;
    const int near[4][2] = {{x - 1, y}, {x + 1, y}, {x, y - 1}, {x, y + 1}};
    for (int side = 0; side < 4; side++) {
      int i = near[side][0], j = near[side][1];
      if (i < 0 || j < 0 || i >= look->width || j >= look->height) continue;
      int next = j * look->width + i;
      if (look->what[next] != UNKNOWN || (dark && dark[next] != is_dark)) continue;
      look->what[next] = (unsigned char)what;
      look->open[open++] = next;
    }
  }
  return count;
}

/* How many pixels are desk; 0 where there is none worth the name. */
static int find_desk(struct look *look) {
  int lights[blocks][blocks];
  for (int row = 0; row < blocks; row++) {
    for (int column = 0; column < blocks; column++) lights[row][column] = light(look, column, row);
  }
  unsigned char *dark = malloc((size_t)look->width * (size_t)look->height);
  if (!dark) return 0;
  for (int y = 0; y < look->height; y++) {
    for (int x = 0; x < look->width; x++) {
      int row = y * blocks / look->height, column = x * blocks / look->width, most = 0;
      for (int j = row - 1; j <= row + 1; j++) {
        for (int i = column - 1; i <= column + 1; i++) {
          if (i >= 0 && j >= 0 && i < blocks && j < blocks && lights[j][i] > most) most = lights[j][i];
        }
      }
      dark[y * look->width + x] = look->grey[y * look->width + x] < desk_dark * most;
    }
  }
  int open = 0;
  for (int at = 0; at < look->width * look->height; at++) {
    int x = at % look->width, y = at / look->width;
    int is_edge = x == 0 || y == 0 || x == look->width - 1 || y == look->height - 1;
    if (!is_edge || !dark[at]) continue;
    look->what[at] = DESK;
    look->open[open++] = at;
  }
  int count = spread(look, dark, 1, DESK, open);
  free(dark);
  return count;
}

/* The sheet is what the middle of the picture lies on; its corners lie farthest out. */
static int find_sheet(struct look *look, struct point corners[4]) {
  int middle = look->height / 2 * look->width + look->width / 2;
  if (look->what[middle] != UNKNOWN) return 0;
  look->what[middle] = SHEET;
  look->open[0] = middle;
  int count = spread(look, NULL, 0, SHEET, 1);
  int most[4] = {-(1 << 30), -(1 << 30), -(1 << 30), -(1 << 30)};
  for (int y = 0; y < look->height; y++) {
    for (int x = 0; x < look->width; x++) {
      if (look->what[y * look->width + x] != SHEET) continue;
      int out[4] = {-x - y, x - y, x + y, y - x};
      for (int corner = 0; corner < 4; corner++) {
        if (out[corner] <= most[corner]) continue;
        most[corner] = out[corner];
        corners[corner] = (struct point){x, y};
      }
    }
  }
  return count;
}

/* A side of the sheet as across = from + slope * along, fitted where it lies, twice: what lies far off is a finger. */
struct side {
  double from, slope;
};

static struct side side(const struct look *look, struct point a, struct point b, int is_level, int first_from_low) {
  struct side fit = {0, 0};
  double a_along = is_level ? a.x : a.y, b_along = is_level ? b.x : b.y;
  double a_across = is_level ? a.y : a.x, b_across = is_level ? b.y : b.x;
  double length = b_along - a_along;
  fit.slope = fabs(length) < 1 ? 0 : (b_across - a_across) / length;
  fit.from = a_across - fit.slope * a_along;
  for (int round = 0; round < 2; round++) {
    double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0, reach = round == 0 ? 12 : 3;
    for (int step = 10; step <= 90; step++) {
      int along = (int)lround(a_along + length * step / 100);
      int middle = (int)lround(fit.from + fit.slope * along);
      for (int offset = -(int)reach; offset <= (int)reach; offset++) {
        int across = first_from_low ? middle + offset : middle - offset;
        int x = is_level ? along : across, y = is_level ? across : along;
        if (x < 0 || y < 0 || x >= look->width || y >= look->height) continue;
        if (look->what[y * look->width + x] != SHEET) continue;
        n++, sx += along, sy += across, sxx += (double)along * along, sxy += (double)along * across;
        break;
      }
    }
    double divisor = n * sxx - sx * sx;
    if (n < 20 || fabs(divisor) < 1e-6) break;
    fit.slope = (n * sxy - sx * sy) / divisor;
    fit.from = (sy - fit.slope * sx) / n;
  }
  return fit;
}

static struct point meet(struct side level, struct side upright) {
  double x = (upright.from + upright.slope * level.from) / (1 - upright.slope * level.slope);
  return (struct point){x, level.from + level.slope * x};
}

static double length(struct point a, struct point b) { return hypot(a.x - b.x, a.y - b.y); }

/* The corners from the upper left one on, as the clock goes; 0 where there is no sheet, or it is all that is seen. */
static int sheet(struct look *look, struct point corners[4]) {
  int all = look->width * look->height;
  if (find_desk(look) < least_desk * all) return 0;
  struct point far[4] = {{0, 0}};
  int count = find_sheet(look, far);
  if (count < least_sheet * all) return 0;
  struct side top = side(look, far[0], far[1], 1, 1), bottom = side(look, far[3], far[2], 1, 0);
  struct side left = side(look, far[0], far[3], 0, 1), right = side(look, far[1], far[2], 0, 0);
  corners[0] = meet(top, left);
  corners[1] = meet(top, right);
  corners[2] = meet(bottom, right);
  corners[3] = meet(bottom, left);
  double area = 0;
  for (int corner = 0; corner < 4; corner++) {
    struct point a = corners[corner], b = corners[(corner + 1) % 4];
    if (!(a.x > -3 && a.y > -3 && a.x < look->width + 3 && a.y < look->height + 3)) return 0;
    area += (a.x * b.y - b.x * a.y) / 2;
  }
  return fabs(area - count) <= most_bent * count;
}

PIX *paper_from_above(const struct machines *m, PIX *pix, double *resolution) {
  struct look look = {0};
  struct point corners[4];
  int found = look_at(m, pix, &look) == 0 && sheet(&look, corners);
  double scale = found ? (double)m->pixGetWidth(pix) / look.width : 0;
  free(look.grey);
  free(look.what);
  free(look.open);
  if (!found) return pix;
  double width = scale * (length(corners[0], corners[1]) + length(corners[3], corners[2])) / 2;
  double height = scale * (length(corners[0], corners[3]) + length(corners[1], corners[2])) / 2;
  double ratio = width > height ? width / height : height / width;
  if (ratio > least_a4 && ratio < most_a4) {
    double area = width * height, shorter = sqrt(area / M_SQRT2);
    if (width < height) width = shorter, height = shorter * M_SQRT2;
    else height = shorter, width = shorter * M_SQRT2;
    *resolution = shorter / a4_shorter_inches;
  }
  PTA *from = m->ptaCreate(4), *to = m->ptaCreate(4);
  BOX *box = m->boxCreate(0, 0, (int)width, (int)height);
  PIX *straight = NULL, *cut = NULL;
  if (from && to && box) {
    const double places[4][2] = {{0, 0}, {width, 0}, {width, height}, {0, height}};
    for (int corner = 0; corner < 4; corner++) {
      m->ptaAddPt(from, (float)(corners[corner].x * scale), (float)(corners[corner].y * scale));
      m->ptaAddPt(to, (float)places[corner][0], (float)places[corner][1]);
    }
    straight = m->pixProjectivePta(pix, to, from, L_BRING_IN_WHITE);
    cut = straight ? m->pixClipRectangle(straight, box, NULL) : NULL;
  }
  m->pixDestroy(&straight);
  m->ptaDestroy(&from);
  m->ptaDestroy(&to);
  m->boxDestroy(&box);
  if (!cut) return pix;
  m->pixDestroy(&pix);
  return cut;
}
