/*
 * The yardstick: the plainest echo server that libwebsockets on libuv allows, in C, one thread.
 *
 * Usage: echo PORT. It answers each text message with the same text.
 */
#include <libwebsockets.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#define LONGEST 65536

struct session {
    unsigned char *reply;
    size_t length, room;
};

static struct lws_context *context;

static int append(struct session *session, const void *in, size_t len) {
    if (session->length + len > LONGEST)
        return -1;
    if (session->length + len > session->room) {
        unsigned char *grown = realloc(session->reply, LWS_PRE + session->length + len);
        if (!grown)
            return -1;
        session->reply = grown;
        session->room = session->length + len;
    }
    memcpy(session->reply + LWS_PRE + session->length, in, len);
    session->length += len;
    return 0;
}

static int callback(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in, size_t len) {
    struct session *session = user;

    switch (reason) {
    case LWS_CALLBACK_RECEIVE:
        if (append(session, in, len))
            return -1;
        if (!lws_remaining_packet_payload(wsi) && lws_is_final_fragment(wsi))
            lws_callback_on_writable(wsi);
        return 0;
    case LWS_CALLBACK_SERVER_WRITEABLE:
        if (session->length &&
            lws_write(wsi, session->reply + LWS_PRE, session->length, LWS_WRITE_TEXT) < (int)session->length)
            return -1;
        session->length = 0;
        return 0;
    case LWS_CALLBACK_CLOSED:
        free(session->reply);
        session->reply = NULL;
        return 0;
    default:
        return 0;
    }
}

static void stop(int signal) {
    (void)signal;
    lws_cancel_service(context);
    _exit(0);
}

int main(int argc, char **argv) {
    static const struct lws_protocols protocols[] = {
        {.name = "echo", .callback = callback, .per_session_data_size = sizeof(struct session), .rx_buffer_size = 1024,
         .tx_packet_size = 256 * 1024},
        {0}};
    static const lws_retry_bo_t policy;
    struct lws_context_creation_info info = {
        .port = argc > 1 ? atoi(argv[1]) : 9001,
        .protocols = protocols,
        .options = LWS_SERVER_OPTION_LIBUV | LWS_SERVER_OPTION_VALIDATE_UTF8,
        .retry_and_idle_policy = &policy,
        .alpn = "http/1.1",
    };

    signal(SIGTERM, stop);
    signal(SIGINT, stop);
    lws_set_log_level(LLL_ERR, NULL);
    context = lws_create_context(&info);
    if (!context)
        return 1;
    while (lws_service(context, 0) >= 0)
        ;
    lws_context_destroy(context);
    return 0;
}
