#ifndef PAGE_H
#define PAGE_H

#include "Machines.h"
#include "RecognitionShim.h"

struct page_picture {
  /* 8 bits a pixel. */
  PIX *pix;
};

#endif
