#pragma once

/// A face of fixed arity before tesseract and leptonica, which are loaded when they are asked for the first time: most
/// dossiers need neither, and loading them costs every start.

/// A machine that recognises letters, with its trained data in memory.
struct recogniser;

/// A page to be recognised: grey, upright, evenly lit, one shade of white behind its letters.
struct page_picture;

enum recogniser_fault {
  RECOGNISER_LIBRARY_MISSING = 1,
  RECOGNISER_DATA_MISSING = 2,
};

/// Loads the libraries and reads the trained data of the language (`vie`). All files are opened here; afterwards none is.
/// NULL with a fault where it is not installed.
struct recogniser *recogniser_open(const char *language, enum recogniser_fault *fault);

/// `5.3.0`; lives as long as the program.
const char *recogniser_version(void);

/// The folder of the trained data.
const char *recogniser_data_folder(const struct recogniser *recogniser);

/// What was done to a picture.
struct page_measures {
  /// Degrees that the page was turned by.
  double turned;
  /// Pixels of red ink that were whitened.
  unsigned long red;
};

/// Pixels for every point of a page that is prepared: 288 a inch.
enum { PAGE_PIXELS_A_POINT = 4 };

/// Makes a page of pixels: `channels` 1 (grey) or 3 (RGB), one byte each, rows without padding, at `resolution` dots an
/// inch. NULL where memory does not suffice. `measures` may be NULL.
struct page_picture *page_of_pixels(
    const unsigned char *pixels, unsigned width, unsigned height, unsigned channels, double resolution,
    struct page_measures *measures);

enum picture_fault {
  PICTURE_BROKEN = 1,
  PICTURE_TOO_LARGE = 2,
  /// There are no further pages; no fault.
  PICTURE_END = 3,
};

/// Makes a page of a picture in a file's bytes: PNG, JPEG, or one page of a TIFF.
///
/// - offset: 0 for the first page; where the next page begins afterwards, 0 where there is none.
/// - most_pixels: a picture with more is not unpacked.
/// The picture's own resolution counts where it makes the page a possible sheet of paper; else it is taken for A4.
struct page_picture *page_of_file(
    const unsigned char *bytes, unsigned long count, unsigned long *offset, unsigned long most_pixels,
    enum picture_fault *fault, struct page_measures *measures);

/// Passes over a page of such a file, `offset` as above; not 0 with a fault where there is none.
int page_skip(
    const unsigned char *bytes, unsigned long count, unsigned long *offset, unsigned long most_pixels,
    enum picture_fault *fault);

void page_free(struct page_picture *page);

typedef void (*page_bytes)(void *context, const unsigned char *bytes, unsigned long count);

/// Tells the page as a PNG of so many dots an inch, as it was prepared, and in red what was red on it. Not 0 where memory
/// does not suffice.
int page_png(const struct page_picture *page, double dots, page_bytes told, void *context);

/// From here on the page is what was red on it, black on white; 0, and the page is as it was, where there is hardly any.
int page_turn_to_red(struct page_picture *page);

/// A page of its own, turned clockwise by so many quarters, from 0 to 3, and set upright again; NULL where memory does not
/// suffice. No rules are known of it.
struct page_picture *page_turned(const struct page_picture *page, int quarters);

/// By how many quarters, from 1 to 3, a page whose letters make no sense is most likely to be turned to stand on its feet.
int page_likely_turn(const struct page_picture *page);

/// In pixels.
unsigned page_width(const struct page_picture *page);
unsigned page_height(const struct page_picture *page);

/// The page at one pixel a point: of the rows and columns of the pixels that one stands for, the darkest, so that a hairline
/// stays as dark as it is. `grey` holds (width / 4) × (height / 4) bytes.
void page_small(const struct page_picture *page, unsigned char *grey);

/// Whitens a rectangle, in pixels; sides beyond the page are cut.
void page_whiten(struct page_picture *page, int left, int top, int right, int bottom);

/// How many pixels of ink a rectangle has in each of its rows; `rows` holds bottom - top of them, and rows beyond the page
/// have none. Returns their sum; in `from` and `to` the columns between which it stands.
unsigned long page_row_ink(
    const struct page_picture *page, int left, int top, int right, int bottom, unsigned *rows, int *from, int *to);

/// How many pixels of ink a rectangle has in each of its columns; `columns` holds right - left of them, and columns beyond
/// the page have none.
void page_column_ink(const struct page_picture *page, int left, int top, int right, int bottom, unsigned *columns);

/// The longest level run of ink in a rectangle, in pixels.
unsigned page_longest_run(const struct page_picture *page, int left, int top, int right, int bottom);

enum recogniser_mode {
  /// Finds columns and blocks by itself.
  RECOGNISE_PAGE = 3,
  /// One block of text of one size.
  RECOGNISE_BLOCK = 6,
  RECOGNISE_LINE = 7,
  /// One word of figures and the signs among them, and nothing else.
  RECOGNISE_FIGURES = 8,
  /// Words wherever they are.
  RECOGNISE_SCATTERED = 11,
};

/// A recognised word: UTF-8 text, 0 to 100, sides in pixels of the page, counted blocks and lines of this call.
typedef void (*recognised_word)(
    void *context, const char *text, float confidence, int left, int top, int right, int bottom, int block, int line);

/// Recognises a rectangle of a page, drawn larger by `scale`, and tells its words in reading order; 0, or not 0 where the
/// machine failed.
int recogniser_read(
    struct recogniser *recogniser, const struct page_picture *page, int left, int top, int right, int bottom,
    double scale, enum recogniser_mode mode, recognised_word told, void *context);

/// A straight rule, level or upright, by the sides of its ink in pixels.
typedef void (*page_rule)(void *context, int is_upright, int left, int top, int right, int bottom);

/// Finds the rules of a page, level ones first: long runs of ink, no broader than a rule is. They need not be quite straight.
/// Not 0 where memory does not suffice.
int page_find_rules(struct page_picture *page, page_rule told, void *context);

/// Whitens what lies in a rectangle of the level, or upright, rules found, and not what only touches them.
void page_whiten_rules(struct page_picture *page, int is_upright, int left, int top, int right, int bottom);
