#pragma once
#include <libwebsockets.h>

/* Macros that Swift cannot import, as typed values. */

static inline uint64_t hark_lws_server_options(void) {
    return LWS_SERVER_OPTION_LIBUV | LWS_SERVER_OPTION_EXPLICIT_VHOSTS | LWS_SERVER_OPTION_VALIDATE_UTF8;
}
/* Hands over what is no HTTP that lws knows, instead of dropping it unanswered. */
static inline uint64_t hark_lws_fallback_option(void) {
    return LWS_SERVER_OPTION_FALLBACK_TO_APPLY_LISTEN_ACCEPT_CONFIG;
}
static inline uint64_t hark_lws_client_options(void) {
    return LWS_SERVER_OPTION_LIBUV | LWS_SERVER_OPTION_EXPLICIT_VHOSTS;
}
static inline uint64_t hark_lws_tls_option(void) { return LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT; }

static inline uint64_t hark_lws_tls_vhost_options(void) {
    return LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT | LWS_SERVER_OPTION_CREATE_VHOST_SSL_CTX |
           LWS_SERVER_OPTION_VALIDATE_UTF8;
}

/* Redirects are not followed: lws would close the socket of a TLS connection twice. */
static inline int hark_lws_plain_client_flags(void) { return LCCSCF_HTTP_NO_FOLLOW_REDIRECT; }

static inline int hark_lws_tls_client_flags(int allow_self_signed) {
    int flags = LCCSCF_USE_SSL | LCCSCF_HTTP_NO_FOLLOW_REDIRECT;
    if (allow_self_signed)
        flags |= LCCSCF_ALLOW_SELFSIGNED | LCCSCF_ALLOW_INSECURE | LCCSCF_ALLOW_EXPIRED |
                 LCCSCF_SKIP_SERVER_CERT_HOSTNAME_CHECK;
    return flags;
}

static inline size_t hark_lws_pre(void) { return LWS_PRE; }
static inline int hark_lws_port_plain(void) { return CONTEXT_PORT_NO_LISTEN; }
static inline int hark_lws_port_tls(void) { return CONTEXT_PORT_NO_LISTEN_SERVER; }
static inline int hark_lws_adopt_type(int tls) {
    return LWS_ADOPT_SOCKET | LWS_ADOPT_HTTP | (tls ? LWS_ADOPT_ALLOW_SSL : 0);
}

/* Adopts an accepted socket; returns NULL (and has closed the socket) on failure. */
static inline struct lws *hark_lws_adopt(struct lws_vhost *vhost, int fd, int tls, void *opaque) {
    lws_adopt_desc_t desc;
    memset(&desc, 0, sizeof(desc));
    desc.vh = vhost;
    desc.type = (lws_adoption_type)hark_lws_adopt_type(tls);
    desc.fd.sockfd = fd;
    desc.opaque = opaque;
    return lws_adopt_descriptor_vhost_via_info(&desc);
}

/* Closes the socket now; never from inside one of its own callbacks. */
static inline void hark_lws_kill(struct lws *wsi) {
    lws_set_timeout(wsi, PENDING_TIMEOUT_USER_OK, LWS_TO_KILL_SYNC);
}
static inline void hark_lws_clear_timeout(struct lws *wsi) { lws_set_timeout(wsi, NO_PENDING_TIMEOUT, 0); }
