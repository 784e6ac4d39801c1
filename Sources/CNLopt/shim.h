#pragma once
// NLopt (Debian: libnlopt-dev): minimising a function of several numbers within bounds.
#include <nlopt.h>
