#include "JailShim.h"
