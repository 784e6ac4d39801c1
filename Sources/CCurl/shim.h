#pragma once
#include <curl/curl.h>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

/* The setters and getters of curl take anything, which Swift can't call: one function for each type they take. */
static inline CURLcode hark_curl_set_number(CURL *easy, CURLoption option, long value) {
    return curl_easy_setopt(easy, option, value);
}
static inline CURLcode hark_curl_set_size(CURL *easy, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(easy, option, value);
}
static inline CURLcode hark_curl_set_text(CURL *easy, CURLoption option, const char *value) {
    return curl_easy_setopt(easy, option, value);
}
static inline CURLcode hark_curl_set_pointer(CURL *easy, CURLoption option, void *value) {
    return curl_easy_setopt(easy, option, value);
}
static inline CURLcode hark_curl_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(easy, option, value);
}

typedef size_t (*hark_curl_data)(char *bytes, size_t size, size_t count, void *owner);
typedef curl_socket_t (*hark_curl_open)(void *owner, curlsocktype purpose, struct curl_sockaddr *address);
typedef int (*hark_curl_close)(void *owner, curl_socket_t socket);
static inline CURLcode hark_curl_set_data(CURL *easy, CURLoption option, hark_curl_data call) {
    return curl_easy_setopt(easy, option, call);
}
static inline CURLcode hark_curl_set_open(CURL *easy, hark_curl_open call) {
    return curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, call);
}
static inline CURLcode hark_curl_set_close(CURL *easy, hark_curl_close call) {
    return curl_easy_setopt(easy, CURLOPT_CLOSESOCKETFUNCTION, call);
}

static inline CURLcode hark_curl_status(CURL *easy, long *status) {
    return curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, status);
}
static inline CURLcode hark_curl_owner(CURL *easy, char **owner) {
    return curl_easy_getinfo(easy, CURLINFO_PRIVATE, owner);
}

typedef int (*hark_curl_watch)(CURL *easy, curl_socket_t socket, int what, void *owner, void *mark);
typedef int (*hark_curl_timer)(CURLM *multi, long milliseconds, void *owner);
static inline void hark_curl_multi_begin(CURLM *multi, hark_curl_watch watch, hark_curl_timer timer, void *owner) {
    curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, watch);
    curl_multi_setopt(multi, CURLMOPT_SOCKETDATA, owner);
    curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, timer);
    curl_multi_setopt(multi, CURLMOPT_TIMERDATA, owner);
}

/* The next transfer that has ended, or NULL. */
static inline CURL *hark_curl_multi_ended(CURLM *multi, CURLcode *result) {
    int left = 0;
    CURLMsg *message;
    while ((message = curl_multi_info_read(multi, &left)))
        if (message->msg == CURLMSG_DONE) {
            *result = message->data.result;
            return message->easy_handle;
        }
    return NULL;
}

/* The socket that curl asked for, for exactly the address that was looked at. */
static inline curl_socket_t hark_curl_socket(const struct curl_sockaddr *address) {
    return socket(address->family, address->socktype | SOCK_CLOEXEC | SOCK_NONBLOCK, address->protocol);
}
/* Writes the 4 or 16 bytes of an address, and its port; returns how many bytes, 0 for other families. */
static inline int hark_curl_address(const struct curl_sockaddr *address, unsigned char bytes[16], int *port) {
    const struct sockaddr_in *four = (const struct sockaddr_in *)&address->addr;
    const struct sockaddr_in6 *six = (const struct sockaddr_in6 *)&address->addr;
    if (address->family == AF_INET && address->addrlen >= sizeof(*four)) {
        *port = ntohs(four->sin_port);
        __builtin_memcpy(bytes, &four->sin_addr, 4);
        return 4;
    }
    if (address->family == AF_INET6 && address->addrlen >= sizeof(*six)) {
        *port = ntohs(six->sin6_port);
        __builtin_memcpy(bytes, &six->sin6_addr, 16);
        return 16;
    }
    return 0;
}

/* Macros with casts, which Swift does not see. */
static const curl_socket_t hark_curl_no_socket = CURL_SOCKET_BAD;
static const long hark_curl_tls_1_2 = CURL_SSLVERSION_TLSv1_2;
