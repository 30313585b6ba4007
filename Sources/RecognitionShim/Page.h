#ifndef PAGE_H
#define PAGE_H

#include "Machines.h"
#include "RecognitionShim.h"

struct page_picture {
  /* 8 bits a pixel. */
  PIX *pix;
  /* What was printed or stamped in red, black on white; NULL where there is hardly any. */
  PIX *red;
};

#endif
