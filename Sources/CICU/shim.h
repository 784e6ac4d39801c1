#pragma once
/* ICU renames its functions by version through macros that take part in no module: each used one has a name here. */
#include <unicode/unorm2.h>
#include <unicode/utrans.h>

static inline const UNormalizer2 *hark_nfkc(UErrorCode *status) { return unorm2_getNFKCInstance(status); }
static inline int32_t hark_normalize(
    const UNormalizer2 *form, const UChar *text, int32_t length, UChar *result, int32_t capacity, UErrorCode *status
) {
    return unorm2_normalize(form, text, length, result, capacity, status);
}
static inline UBool hark_boundary_before(const UNormalizer2 *form, UChar32 scalar) {
    return unorm2_hasBoundaryBefore(form, scalar);
}
static inline UBool hark_is_inert(const UNormalizer2 *form, UChar32 scalar) { return unorm2_isInert(form, scalar); }
static inline UTransliterator *hark_transliterator(const UChar *id, int32_t length, UErrorCode *status) {
    return utrans_openU(id, length, UTRANS_FORWARD, 0, 0, 0, status);
}
static inline void hark_transliterate(
    const UTransliterator *way, UChar *text, int32_t *length, int32_t capacity, UErrorCode *status
) {
    int32_t limit = *length;
    utrans_transUChars(way, text, length, capacity, 0, &limit, status);
}
static inline void hark_close_transliterator(UTransliterator *way) { utrans_close(way); }
