#pragma once
/* ICU renames its functions by version through macros that take part in no module, and its enumerations clash with
   those of the ICU inside Foundation: so each used function is declared here with plain types, and has a name here. */
#include <stdint.h>
#include <unicode/uvernum.h>

#define HARK_ICU(name) U_ICU_ENTRY_POINT_RENAME(name)

extern const void *HARK_ICU(unorm2_getNFKCInstance)(int32_t *status);
extern int32_t HARK_ICU(unorm2_normalize)(
    const void *form, const uint16_t *text, int32_t length, uint16_t *result, int32_t capacity, int32_t *status
);
extern int8_t HARK_ICU(unorm2_hasBoundaryBefore)(const void *form, int32_t scalar);
extern int8_t HARK_ICU(unorm2_isInert)(const void *form, int32_t scalar);
extern void *HARK_ICU(utrans_openU)(
    const uint16_t *id, int32_t idLength, int32_t direction, const uint16_t *rules, int32_t rulesLength, void *error,
    int32_t *status
);
extern void HARK_ICU(utrans_transUChars)(
    const void *way, uint16_t *text, int32_t *length, int32_t capacity, int32_t start, int32_t *limit, int32_t *status
);
extern void HARK_ICU(utrans_close)(void *way);
extern int8_t HARK_ICU(u_charType)(int32_t scalar);
extern int8_t HARK_ICU(u_isUWhiteSpace)(int32_t scalar);
extern int8_t HARK_ICU(u_hasBinaryProperty)(int32_t scalar, int32_t property);
extern int32_t HARK_ICU(u_tolower)(int32_t scalar);
extern int32_t HARK_ICU(uscript_getScript)(int32_t scalar, int32_t *status);

static inline const void *hark_nfkc(int32_t *status) { return HARK_ICU(unorm2_getNFKCInstance)(status); }
static inline int32_t hark_normalize(
    const void *form, const uint16_t *text, int32_t length, uint16_t *result, int32_t capacity, int32_t *status
) {
    return HARK_ICU(unorm2_normalize)(form, text, length, result, capacity, status);
}
static inline int8_t hark_boundary_before(const void *form, int32_t scalar) {
    return HARK_ICU(unorm2_hasBoundaryBefore)(form, scalar);
}
static inline int8_t hark_is_inert(const void *form, int32_t scalar) { return HARK_ICU(unorm2_isInert)(form, scalar); }
static inline void *hark_transliterator(const uint16_t *id, int32_t length, int32_t *status) {
    return HARK_ICU(utrans_openU)(id, length, /* UTRANS_FORWARD */ 0, 0, 0, 0, status);
}
static inline void hark_transliterate(
    const void *way, uint16_t *text, int32_t *length, int32_t capacity, int32_t *status
) {
    int32_t limit = *length;
    HARK_ICU(utrans_transUChars)(way, text, length, capacity, 0, &limit, status);
}
static inline void hark_close_transliterator(void *way) { HARK_ICU(utrans_close)(way); }
/* u_charType gives UCharCategory, which never changes its numbers. */
static inline int32_t hark_category(int32_t scalar) { return HARK_ICU(u_charType)(scalar); }
static inline int8_t hark_is_white_space(int32_t scalar) { return HARK_ICU(u_isUWhiteSpace)(scalar); }
static inline int8_t hark_is_pictograph(int32_t scalar) {
    return HARK_ICU(u_hasBinaryProperty)(scalar, /* UCHAR_EXTENDED_PICTOGRAPHIC */ 64);
}
static inline int8_t hark_is_ignorable(int32_t scalar) {
    return HARK_ICU(u_hasBinaryProperty)(scalar, /* UCHAR_DEFAULT_IGNORABLE_CODE_POINT */ 5);
}
static inline int32_t hark_lower(int32_t scalar) { return HARK_ICU(u_tolower)(scalar); }
/* Gives UScriptCode: 17 Han, 18 Hangul, 20 Hiragana, 22 Katakana, 25 Latin. */
static inline int32_t hark_script(int32_t scalar) {
    int32_t status = 0;
    return HARK_ICU(uscript_getScript)(scalar, &status);
}
