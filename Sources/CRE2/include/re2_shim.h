#pragma once
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif
/// A compiled RE2 pattern: linear time in the text, whatever the pattern.
typedef struct hark_re2 hark_re2;

/// Compiles a UTF-8 pattern that ignores case, within `memory` bytes for program and automata.
///
/// Returns NULL when the pattern is not valid or too large; `reason` (of `reason_capacity` bytes) then holds why.
hark_re2 *hark_re2_new(const char *pattern, size_t length, int64_t memory, char *reason, size_t reason_capacity);

/// Frees a pattern; NULL is allowed.
void hark_re2_free(hark_re2 *pattern);

/// How many instructions a pattern has become.
int hark_re2_program_size(const hark_re2 *pattern);

/// Finds the leftmost match anywhere in a UTF-8 text and gives its byte range.
///
/// Returns 1 when found, else 0. Safe from several threads at once.
int hark_re2_find(const hark_re2 *pattern, const char *text, size_t length, size_t *start, size_t *end);

/// Finds the leftmost match that starts at or behind `from`; `^` and `\b` still see the whole text.
///
/// Gives the byte range of the first group when the pattern has one that took part, else of the match, and where
/// the match itself ends. Returns 1 when found, else 0. Safe from several threads at once.
int hark_re2_next(
    const hark_re2 *pattern, const char *text, size_t length, size_t from, size_t *start, size_t *end, size_t *match_end);
#ifdef __cplusplus
}
#endif
