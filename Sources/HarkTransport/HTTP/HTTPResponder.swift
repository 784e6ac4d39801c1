internal import Synchronization

/// The way to answer one request.
///
/// It may be kept and used from any thread. An answer to a peer that has gone is dropped; a responder that is given up
/// without an answer answers 500, so that no client waits in vain.
public final class HTTPResponder: @unchecked Sendable {
    private let loop: EventLoop
    private let peer: Peer
    private let exchange: HTTPExchange
    private let isUsed = Atomic(false)

    init(loop: EventLoop, peer: Peer, exchange: HTTPExchange) {
        self.loop = loop
        self.peer = peer
        self.exchange = exchange
    }

    deinit {
        respond(.problem(500, "No answer"))
    }

    /// Sends the answer; the second and later calls do nothing.
    public func respond(_ response: HTTPResponse) {
        guard !isUsed.exchange(true, ordering: .relaxed) else { return }
        let delivery = Delivery(peer: peer, exchange: exchange)
        if loop.isOnLoop {
            delivery.deliver(response)
        } else {
            loop.execute { delivery.deliver(response) }
        }
    }

    /// Calls `action` on the loop, once, when the client goes away before it has the answer.
    ///
    /// So nobody works on for nothing. A client that only ends its own sending counts as gone.
    public func whenGone(_ action: @escaping @Sendable () -> Void) {
        let delivery = Delivery(peer: peer, exchange: exchange)
        if loop.isOnLoop {
            delivery.watch(action)
        } else {
            loop.execute { delivery.watch(action) }
        }
    }

    /// What is carried to the loop.
    private struct Delivery: @unchecked Sendable {
        let peer: Peer
        let exchange: HTTPExchange

        func watch(_ action: @escaping @Sendable () -> Void) {
            guard exchange.response == nil else { return }
            guard peer.exchange === exchange, peer.socket != nil else { return action() }
            exchange.whenGone = action
            peer.server.awaited[ObjectIdentifier(peer)] = peer
        }

        func deliver(_ response: HTTPResponse) {
            guard peer.exchange === exchange, peer.socket != nil else { return }
            peer.server.answer(peer, with: response)
        }
    }
}
