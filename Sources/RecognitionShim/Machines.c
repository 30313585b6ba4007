#define _GNU_SOURCE
#include "Machines.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>

static struct machines machines;
static int loaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
  /* One thread: several fight over the cores, and inside the jail none can be made. Read when the library is loaded. */
  setenv("OMP_THREAD_LIMIT", "1", 1);
  void *leptonica = dlopen("liblept.so.5", RTLD_NOW | RTLD_LOCAL);
  if (!leptonica) leptonica = dlopen("libleptonica.so.6", RTLD_NOW | RTLD_LOCAL);
  void *tesseract = dlopen("libtesseract.so.5", RTLD_NOW | RTLD_LOCAL);
  if (!leptonica || !tesseract) return;
  int missing = 0;
#define FIND_IN(library, name) missing |= !(machines.name = (__typeof__(&name))dlsym(library, #name));
#define FIND_IN_TESSERACT(name) FIND_IN(tesseract, name)
#define FIND_IN_LEPTONICA(name) FIND_IN(leptonica, name)
  TESSERACT_FUNCTIONS(FIND_IN_TESSERACT)
  LEPTONICA_FUNCTIONS(FIND_IN_LEPTONICA)
  loaded = !missing;
}

const struct machines *load_machines(void) {
  pthread_once(&once, load);
  return loaded ? &machines : 0;
}
