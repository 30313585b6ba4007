#define _GNU_SOURCE
#include "BuildShim.h"

#include <elf.h>
#include <link.h>
#include <string.h>

struct found {
  const unsigned char *bytes;
  unsigned long count;
};

static unsigned long aligned(unsigned long size, unsigned long alignment) {
  return (size + alignment - 1) & ~(alignment - 1);
}

static void search(const unsigned char *note, unsigned long size, unsigned long alignment, struct found *found) {
  ElfW(Nhdr) header;
  while (size >= sizeof header) {
    memcpy(&header, note, sizeof header);
    unsigned long name = sizeof header;
    unsigned long text = aligned(name + header.n_namesz, alignment);
    unsigned long next = aligned(text + header.n_descsz, alignment);
    if (text + header.n_descsz > size) return;
    if (header.n_type == NT_GNU_BUILD_ID && header.n_namesz == 4 && memcmp(note + name, "GNU", 4) == 0) {
      found->bytes = note + text;
      found->count = header.n_descsz;
      return;
    }
    if (next >= size) return;
    note += next;
    size -= next;
  }
}

/* The program itself comes first; the libraries behind it are not asked. */
static int visit_program(struct dl_phdr_info *info, size_t size, void *context) {
  (void)size;
  struct found *found = context;
  for (int index = 0; index < info->dlpi_phnum && found->count == 0; index++) {
    const ElfW(Phdr) *part = &info->dlpi_phdr[index];
    if (part->p_type != PT_NOTE) continue;
    const unsigned char *notes = (const unsigned char *)(info->dlpi_addr + part->p_vaddr);
    search(notes, part->p_memsz, part->p_align == 8 ? 8 : 4, found);
  }
  return 1;
}

unsigned long build_id(const unsigned char **bytes) {
  struct found found = {0};
  dl_iterate_phdr(visit_program, &found);
  *bytes = found.bytes;
  return found.count;
}
