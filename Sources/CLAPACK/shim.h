#pragma once
// LAPACK's C interface (Debian: liblapacke-dev): least squares, Cholesky and eigenvalues.
#include <lapacke.h>
