#include "re2_shim.h"

#include <re2/re2.h>

#include <cstdio>
#include <memory>
#include <new>

struct hark_re2 {
    RE2 pattern;
    hark_re2(re2::StringPiece text, const RE2::Options &options) : pattern(text, options) {}
};

hark_re2 *hark_re2_new(const char *pattern, size_t length, int64_t memory, char *reason, size_t reason_capacity) {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_case_sensitive(false);
    options.set_max_mem(memory);
    std::unique_ptr<hark_re2> compiled(new (std::nothrow) hark_re2(re2::StringPiece(pattern, length), options));
    if (!compiled) {
        std::snprintf(reason, reason_capacity, "out of memory");
        return nullptr;
    }
    if (!compiled->pattern.ok()) {
        std::snprintf(reason, reason_capacity, "%s", compiled->pattern.error().c_str());
        return nullptr;
    }
    return compiled.release();
}

void hark_re2_free(hark_re2 *pattern) { delete pattern; }

int hark_re2_program_size(const hark_re2 *pattern) { return pattern->pattern.ProgramSize(); }

int hark_re2_find(const hark_re2 *pattern, const char *text, size_t length, size_t *start, size_t *end) {
    re2::StringPiece match;
    const re2::StringPiece whole(text, length);
    if (!pattern->pattern.Match(whole, 0, length, RE2::UNANCHORED, &match, 1)) return 0;
    *start = static_cast<size_t>(match.data() - text);
    *end = *start + match.size();
    return 1;
}

int hark_re2_next(
    const hark_re2 *pattern, const char *text, size_t length, size_t from, size_t *start, size_t *end, size_t *match_end) {
    re2::StringPiece parts[2];
    const int count = pattern->pattern.NumberOfCapturingGroups() > 0 ? 2 : 1;
    const re2::StringPiece whole(text, length);
    if (!pattern->pattern.Match(whole, from, length, RE2::UNANCHORED, parts, count)) return 0;
    const re2::StringPiece &part = count == 2 && parts[1].data() != nullptr ? parts[1] : parts[0];
    *start = static_cast<size_t>(part.data() - text);
    *end = *start + part.size();
    *match_end = static_cast<size_t>(parts[0].data() - text) + parts[0].size();
    return 1;
}
