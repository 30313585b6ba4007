#include "MemoryShim.h"

#include <malloc.h>

void keep_memory(int most, int spare) {
#if defined(M_MMAP_THRESHOLD) && defined(M_TRIM_THRESHOLD)
  mallopt(M_MMAP_THRESHOLD, most);
  mallopt(M_TRIM_THRESHOLD, spare);
#endif
}
