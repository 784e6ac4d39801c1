/* The least that a WebSocket server on libwebsockets and libuv can do: each frame goes back as it came. */
#include <libwebsockets.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FRAME_BYTES = 64 * 1024 };

struct peer {
    size_t length;
    unsigned char buffer[LWS_PRE + FRAME_BYTES];
};

static int on_event(struct lws *socket, enum lws_callback_reasons reason, void *user, void *input, size_t length)
{
    struct peer *peer = user;
    switch (reason) {
    case LWS_CALLBACK_RECEIVE:
        if (peer->length + length > FRAME_BYTES) return -1;
        memcpy(peer->buffer + LWS_PRE + peer->length, input, length);
        peer->length += length;
        if (lws_is_final_fragment(socket) && !lws_remaining_packet_payload(socket)) lws_callback_on_writable(socket);
        return 0;
    case LWS_CALLBACK_SERVER_WRITEABLE:
        if (!peer->length) return 0;
        if (lws_write(socket, peer->buffer + LWS_PRE, peer->length, LWS_WRITE_TEXT) < 0) return -1;
        peer->length = 0;
        return 0;
    default:
        return 0;
    }
}

static struct lws_context *context;

static void stop(int number)
{
    (void)number;
    lws_context_destroy(context);
    _Exit(0);
}

int main(int count, char **arguments)
{
    int port = count > 1 ? atoi(arguments[1]) : 9002;
    static const struct lws_protocols protocols[] = {
        {.name = "echo", .callback = on_event, .per_session_data_size = sizeof(struct peer), .rx_buffer_size = 4096},
        {.name = NULL},
    };
    struct lws_context_creation_info info = {
        .port = port, .iface = "127.0.0.1", .protocols = protocols, .options = LWS_SERVER_OPTION_LIBUV,
        .gid = -1, .uid = -1,
    };
    lws_set_log_level(LLL_ERR, NULL);
    context = lws_create_context(&info);
    if (!context) {
        fprintf(stderr, "echo: cannot listen on port %d\n", port);
        return 1;
    }
    signal(SIGTERM, stop);
    printf("ready ws://127.0.0.1:%d/\n", port);
    fflush(stdout);
    while (lws_service(context, 0) >= 0) continue;
    return 0;
}
