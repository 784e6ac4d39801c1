#pragma once
// liblinear (Debian: liblinear-dev), the solver of the linear intent models.
#include <linear.h>
