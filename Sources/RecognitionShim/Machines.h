/* The functions of tesseract and leptonica that are used, found when the libraries are loaded. */
#ifndef MACHINES_H
#define MACHINES_H

#include <leptonica/allheaders.h>
#include <tesseract/capi.h>

#define TESSERACT_FUNCTIONS(F)                                                                                       \
  F(TessVersion)                                                                                                     \
  F(TessBaseAPICreate)                                                                                               \
  F(TessBaseAPIDelete)                                                                                               \
  F(TessBaseAPIInit2)                                                                                                \
  F(TessBaseAPIGetDatapath)                                                                                          \
  F(TessBaseAPISetVariable)                                                                                          \
  F(TessBaseAPISetPageSegMode)                                                                                       \
  F(TessBaseAPISetImage2)                                                                                            \
  F(TessBaseAPISetSourceResolution)                                                                                  \
  F(TessBaseAPIRecognize)                                                                                            \
  F(TessBaseAPIGetIterator)                                                                                          \
  F(TessBaseAPIClear)                                                                                                \
  F(TessResultIteratorDelete)                                                                                        \
  F(TessResultIteratorNext)                                                                                          \
  F(TessResultIteratorGetUTF8Text)                                                                                   \
  F(TessResultIteratorConfidence)                                                                                    \
  F(TessResultIteratorGetPageIteratorConst)                                                                          \
  F(TessPageIteratorBoundingBox)                                                                                     \
  F(TessPageIteratorIsAtBeginningOf)                                                                                 \
  F(TessDeleteText)

#define LEPTONICA_FUNCTIONS(F)                                                                                       \
  F(pixCreate)                                                                                                       \
  F(pixDestroy)                                                                                                      \
  F(pixGetWidth)                                                                                                     \
  F(pixGetHeight)                                                                                                    \
  F(pixGetDepth)                                                                                                     \
  F(pixGetData)                                                                                                      \
  F(pixGetWpl)                                                                                                       \
  F(pixGetXRes)                                                                                                      \
  F(pixReadMem)                                                                                                      \
  F(pixReadHeaderMem)                                                                                                \
  F(pixReadMemFromMultipageTiff)                                                                                     \
  F(pixWriteMemPng)                                                                                                  \
  F(lept_free)                                                                                                       \
  F(pixConvertTo32)                                                                                                  \
  F(pixConvertTo8)                                                                                                   \
  F(pixBackgroundNormSimple)                                                                                         \
  F(pixGammaTRC)                                                                                                     \
  F(pixThresholdToBinary)                                                                                            \
  F(pixFindSkew)                                                                                                     \
  F(pixRotate)                                                                                                       \
  F(pixScale)                                                                                                        \
  F(pixOpenBrick)                                                                                                    \
  F(pixDilateBrick)                                                                                                  \
  F(pixSubtract)                                                                                                     \
  F(pixConnComp)                                                                                                     \
  F(boxaGetCount)                                                                                                    \
  F(boxaGetBoxGeometry)                                                                                              \
  F(boxaDestroy)                                                                                                     \
  F(pixProjectivePta)                                                                                                \
  F(pixClipRectangle)                                                                                                \
  F(ptaCreate)                                                                                                       \
  F(ptaAddPt)                                                                                                        \
  F(ptaDestroy)                                                                                                      \
  F(boxCreate)                                                                                                       \
  F(boxDestroy)                                                                                                      \
  F(pixOrientDetect)                                                                                                 \
  F(pixRotateOrth)                                                                                                   \
  F(pixCopy)                                                                                                         \
  F(setMsgSeverity)

struct machines {
#define POINTER(name) __typeof__(&name) name;
  TESSERACT_FUNCTIONS(POINTER)
  LEPTONICA_FUNCTIONS(POINTER)
#undef POINTER
};

/* NULL where one of the libraries, or a function in it, is missing. */
const struct machines *load_machines(void);

#endif
