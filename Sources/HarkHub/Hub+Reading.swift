import HarkStore

// Reads of the store, off the loop.
extension Hub {
    /// Reads from the store on a reader's thread, then goes on on the loop.
    func read<Value: Sendable>(
        key: Int64,
        _ body: @escaping @Sendable (Store) throws -> Value,
        then: @escaping (isolated Hub, Result<Value, any Error>) -> Void
    ) {
        let continuation = LoopBound(then)
        let goOn = { @Sendable [weak self] (result: Result<Value, any Error>) in
            self?.loop.execute { [weak self] in
                self?.assumeIsolated { hub in continuation.value(hub, result) }
            }
        }
        let isTaken = surroundings.read(key) { [store] in goOn(Result { try body(store) }) }
        if !isTaken { goOn(.failure(Readers.Busy())) }
    }

    /// Reads for one socket, one read after the other, so that nobody's reads hold up those of others.
    ///
    /// The next read waits until the socket has taken what was sent before: who does not read what it asked for costs
    /// no memory and no time. What a socket asked for that has gone, or is being closed, is not read any more: `then`
    /// gets the error `Gone`, unless what follows has to be done all the same.
    func read<Value: Sendable>(
        for session: Session,
        evenIfGone: Bool = false,
        _ body: @escaping @Sendable (Store) throws -> Value,
        then: @escaping (isolated Hub, Result<Value, any Error>) -> Void
    ) {
        let continuation = LoopBound(then)
        session.reads.append { hub in
            guard evenIfGone || !session.isGone else {
                continuation.value(hub, .failure(Gone()))
                return hub.readNext(for: session)
            }
            hub.read(key: Int64(truncatingIfNeeded: session.connection.id), body) { hub, result in
                continuation.value(hub, result)
                hub.readNext(for: session)
            }
        }
        if session.reads.count == 1 { beginReading(for: session) }
    }

    private func readNext(for session: Session) {
        session.reads.removeFirst()
        // In a turn of its own: many that are not read any more would nest.
        if !session.reads.isEmpty {
            loop.execute { [weak self] in self?.assumeIsolated { $0.beginReading(for: session) } }
        }
    }

    private func beginReading(for session: Session) {
        guard session.connection.isWriting, !session.isGone else {
            session.reads.first?(self)
            return
        }
        session.isReadHeld = true
        session.connection.onWritten = { [weak self] in
            self?.loop.execute { [weak self] in self?.assumeIsolated { $0.releaseRead(for: session) } }
        }
    }

    /// Goes on with the read that waited for the socket, which takes more again or has gone.
    func releaseRead(for session: Session) {
        guard session.isReadHeld else { return }
        session.isReadHeld = false
        beginReading(for: session)
    }
}

/// The socket that a read was for has gone.
struct Gone: Error {}
