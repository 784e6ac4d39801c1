import HarkProtocol
import HarkTransport

extension Party {
    /// Connects and says hello.
    ///
    /// - Throws: ``ClientError`` when the server does not welcome it the first time.
    nonisolated(nonsending) public func connect() async throws(ClientError) {
        let outcome: Result<Void, ClientError> = await withCheckedContinuation { continuation in
            connect { continuation.resume(returning: $0) }
        }
        try outcome.get()
    }

    /// Connects and says hello; `welcome` hears how that went, once.
    public func connect(_ welcome: @escaping (Result<Void, ClientError>) -> Void) {
        onWelcome = welcome
        dial()
    }

    /// Closes the socket and does not come back.
    public func close() {
        finish(.disconnected(code: 1000, reason: "closed by the client"))
        connection?.close()
    }

    /// Leaves for good: it closes the socket, and nobody is told of an end.
    func dismiss() {
        isDismissed = true
        close()
    }

    /// Closes the socket and comes back by itself.
    func breakOff() { connection?.close() }

    private func dial() {
        let connection = RPCConnection(makeSocket())
        self.connection = connection
        connection.onOpen = { [weak self] in self?.sayHello() }
        connection.onNotification = { [weak self] in self?.receive($0, $1) }
        connection.onClose = { [weak self] in self?.lost($0, $1) }
        do throws(TransportError) {
            try connection.connect(to: url, options: options)
        } catch {
            finish(.disconnected(code: 1006, reason: "\(error)"))
        }
    }

    private func sayHello() {
        watchSilence()
        connection?.call(helloMethod, { writeHello(&$0) }, { [weak self] in self?.greeted($0) })
    }

    private func greeted(_ answer: Result<JSONObject, ClientError>) {
        switch answer {
        case .success(let result):
            attempts = 0
            isWelcome = true
            epoch = result.text("epoch") ?? epoch
            ledger.meets(epoch: epoch ?? "-")
            welcomed(result)
            onWelcome?(.success(()))
            onWelcome = nil
            outbox.laneNames.forEach(pump)
        case .failure(.disconnected): break
        case .failure(.refused(let refusal)) where refusal.isTemporary: connection?.close()
        case .failure(let error):
            finish(error)
            connection?.close()
        }
    }

    private func lost(_ code: Int, _ reason: String) {
        let wasWelcome = isWelcome
        isWelcome = false
        connection = nil
        filling = [:]
        outbox.holdAll()
        guard ending == nil else { return }
        let isFirst = onWelcome != nil && !wasWelcome
        let limit = isFirst ? min(firstAttempts, maximumAttempts) : maximumAttempts
        guard !(4500..<5000).contains(code), attempts < limit else {
            return finish(.disconnected(code: code, reason: reason))
        }
        attempts += 1
        returns += 1
        let bound = min(5_000, 50 << min(attempts, 7))
        loop.schedule(after: .milliseconds(Int.random(in: bound / 2...bound, using: &random)), every: nil) {
            [weak self] in
            if let self, self.ending == nil { self.dial() }
        }
    }

    func finish(_ error: ClientError) {
        guard ending == nil else { return }
        ending = error
        ledger.ends(error)
        isWelcome = false
        for entry in outbox.drain() { entry.completion(.failure(error)) }
        waiters.failAll(error)
        onWelcome?(.failure(error))
        onWelcome = nil
        onEnd?(error)
        onEnd = nil
    }

    func writeResumption(_ writer: inout JSONWriter) {
        guard let epoch, !views.isEmpty else { return }
        writer.member("epoch", epoch)
        writer.name("after")
        writer.beginObject()
        for (conversation, view) in views.sorted(by: { $0.key < $1.key }) {
            writer.name(conversation)
            writer.int(view.last)
        }
        writer.endObject()
    }
}
