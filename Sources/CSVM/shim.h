#pragma once
// libsvm (Debian: libsvm-dev), the solver of the support vector machines.
#include <libsvm/svm.h>
