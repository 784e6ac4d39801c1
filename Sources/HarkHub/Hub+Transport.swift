import HarkDomain
import HarkProtocol
public import HarkTransport

// The transport's callbacks come on the loop's thread, so they enter the actor at once.
extension Hub: TransportHandler {
    /// Decides whether a request may become a WebSocket.
    public nonisolated func upgrade(_ request: HTTPRequest) -> UpgradeDecision {
        gate.refuse(request).map { .refuse($0) } ?? .accept
    }

    /// Meets a new socket.
    public nonisolated func opened(_ connection: WebSocketConnection, request: HTTPRequest) {
        let identity = gate.identify(request)
        assumeIsolated { hub in hub.meet(connection, identity) }
    }

    /// Takes one frame.
    public nonisolated func received(_ connection: WebSocketConnection, text: UnsafeRawBufferPointer) {
        let frame = LoopBound(text)
        assumeIsolated { hub in
            guard let session = connection.context as? Session else { return }
            hub.take(frame.value, from: session)
        }
    }

    /// Takes one frame from a socket of any kind.
    package func take(_ frame: UnsafeRawBufferPointer, on connection: any MessageSocket) {
        guard let session = connection.context as? Session else { return }
        take(frame, from: session)
    }

    /// Parts from a socket of any kind.
    package func part(from connection: any MessageSocket) {
        guard let session = connection.context as? Session else { return }
        part(from: session)
    }

    /// Parts from a socket.
    public nonisolated func closed(_ connection: WebSocketConnection, code: Int) {
        assumeIsolated { hub in
            guard let session = connection.context as? Session else { return }
            hub.part(from: session)
        }
    }

    /// Passes any other request on to the HTTP side.
    public nonisolated func request(_ request: HTTPRequest, responder: HTTPResponder) {
        gate.request(request, responder)
    }

    /// Meets a new socket whose upgrade proved so much.
    package func meet(_ connection: any MessageSocket, _ identity: UpgradeIdentity) {
        var credential: StaffCredential?
        if case .staff(let proved) = identity { credential = proved }
        let session = Session(connection: connection, credential: credential, openedAt: loop.now)
        connection.context = session
        sessions[connection.id] = session
        silent[connection.id] = session
    }

    private func part(from session: Session) {
        session.isClosed = true
        session.connection.context = nil
        sessions[session.connection.id] = nil
        silent[session.connection.id] = nil
        leave(session)
        releaseRead(for: session)
    }

    /// Makes a socket a stranger's again, since its hello could not be answered; it may say hello once more.
    func unmeet(_ session: Session) {
        guard !session.isClosed else { return }
        leave(session)
        (session.party, session.afterHello, session.secondsSilent) = (.unknown, nil, 0)
        silent[session.connection.id] = session
    }

    /// Does what had to wait for the result of the hello, once that is sent.
    func goOn(behindHello session: Session) {
        perform(
            .work { hub, _ in
                let waiting = session.afterHello ?? []
                session.afterHello = nil
                for step in waiting { step(hub) }
            }
        )
    }

    private func leave(_ session: Session) {
        for conversation in session.subscriptions.keys { leaveRoom(session, conversation) }
        session.subscriptions = [:]
        if let scope = session.watchScope { leaveBoard(session, scope) }
        switch session.party {
        case .unknown, .greeting: break
        case .visitor(let presence): partVisitor(presence, session)
        case .staff(let presence): partStaff(presence, session)
        }
    }

    private func partVisitor(_ presence: VisitorPresence, _ session: Session) {
        presence.sessions.removeAll { $0 === session }
        guard presence.sessions.isEmpty else { return }
        let key = VisitorKey(visitor: presence.id, site: presence.site)
        visitors[key] = nil
        if !presence.messages.isFull(now: loop.now) { restingVisitors[key] = presence.messages }
        run(.visitorDisconnected(presence.id))
    }

    private func partStaff(_ presence: StaffPresence, _ session: Session) {
        presence.sessions.removeAll { $0 === session }
        guard presence.sessions.isEmpty else { return }
        staff[presence.id] = nil
        if !presence.messages.isFull(now: loop.now) { restingStaff[presence.id] = presence.messages }
        run(.staffDisconnected(presence.id))
    }
}
