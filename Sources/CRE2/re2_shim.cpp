#include "re2_shim.h"
#include <re2/re2.h>
