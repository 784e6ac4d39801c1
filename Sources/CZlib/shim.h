#pragma once
#include <zlib.h>

/* deflateInit2 is a macro; 15 + 16 asks for a gzip wrapper. */
static inline int hark_gzip_begin(z_stream *stream) {
    return deflateInit2(stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY);
}
