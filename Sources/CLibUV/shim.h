#pragma once
#include <malloc.h>
#include <uv.h>
#include <sys/socket.h>
#include <sys/timex.h>

/* GNU functions that the system headers show only on demand. */
extern int accept4(int, struct sockaddr *, socklen_t *, int);
extern int pthread_setname_np(pthread_t, const char *);

static inline int hark_accept(int fd, struct sockaddr *address, socklen_t *length) {
    return accept4(fd, address, length, SOCK_NONBLOCK | SOCK_CLOEXEC);
}
static inline void hark_name_thread(const char *name) { pthread_setname_np(pthread_self(), name); }

/* Whether something (NTP) keeps the system's clock in step. */
static inline int hark_clock_is_kept(void) {
    struct timex state = {0};
    return adjtimex(&state) != TIME_ERROR;
}

/* Lets blocks of this size and more, and what is free at the heap's end, go back to the system at once. */
static inline void hark_heap_begin(int bytes) {
    mallopt(M_MMAP_THRESHOLD, bytes);
    mallopt(M_TRIM_THRESHOLD, bytes);
}
static inline void hark_heap_trim(void) { malloc_trim(0); }
