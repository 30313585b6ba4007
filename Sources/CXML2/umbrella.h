#pragma once
#include <libxml/xmlversion.h>
/* Debian's libxml2 pulls in ICU's headers, which clash with those inside Foundation; nothing here needs them. */
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

/* xmlFree is a mutable global function pointer, which Swift 6 refuses to touch. */
static inline void cxml_free(void *memory) { xmlFree(memory); }
