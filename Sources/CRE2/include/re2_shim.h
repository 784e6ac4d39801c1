#pragma once
#ifdef __cplusplus
extern "C" {
#endif
/// A compiled RE2 pattern: linear time in the text, whatever the pattern.
typedef struct hark_re2 hark_re2;
#ifdef __cplusplus
}
#endif
