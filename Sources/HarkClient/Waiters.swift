import HarkTransport

/// Somebody who waits until a conversation has come so far.
final class Waiter {
    let isMet: (ConversationView?) -> Bool
    var timer: (any Cancellable)?
    private var done: ((Result<Void, ClientError>) -> Void)?

    init(_ isMet: @escaping (ConversationView?) -> Bool, _ done: @escaping (Result<Void, ClientError>) -> Void) {
        self.isMet = isMet
        self.done = done
    }

    var isSettled: Bool { done == nil }

    func settle(_ outcome: Result<Void, ClientError>) {
        timer?.cancel()
        timer = nil
        let done = done
        self.done = nil
        done?(outcome)
    }
}

/// All who wait, by conversation.
struct Waiters {
    private var waiters: [String: [Waiter]] = [:]

    mutating func add(_ waiter: Waiter, for conversation: String) {
        waiters[conversation, default: []].append(waiter)
    }

    mutating func check(_ conversation: String, _ view: ConversationView?) {
        guard let some = waiters[conversation] else { return }
        let left = some.filter { !$0.isSettled && !$0.isMet(view) }
        waiters[conversation] = left.isEmpty ? nil : left
        for waiter in some where !waiter.isSettled && waiter.isMet(view) { waiter.settle(.success(())) }
    }

    mutating func failAll(_ error: ClientError) {
        let all = waiters.values.flatMap(\.self)
        waiters = [:]
        for waiter in all { waiter.settle(.failure(error)) }
    }
}
