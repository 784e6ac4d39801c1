import HarkDomain
import HarkFloor
import HarkProtocol

// From a frame to the function that serves it. The order of checks is the protocol's: frame, parameters, role,
// what the caller may see, repeat, rate, closed, guard, limits.
extension Hub {
    func take(_ frame: UnsafeRawBufferPointer, from session: Session) {
        let request: Request
        do {
            request = try Request(frame: frame)
        } catch {
            session.send(Frames.error(error.id, error.code))
            return flood(session)
        }
        let call = Call(session: session, id: request.id, params: request.params)
        guard let method = Method(rawValue: request.method) else {
            if let id = request.id { session.send(Frames.error(id, .methodNotFound)) }
            return flood(session)
        }
        session.unanswered += 1
        do throws(Refusal) {
            try admit(method, call)
            try serve(method, call)
        } catch {
            refuse(call, error)
        }
    }

    /// Lets through who may make a call; a call that is no call is told so first, whoever makes it.
    private func admit(_ method: Method, _ call: Call) throws(Refusal) {
        do throws(Refusal) {
            try authorise(method, call.session)
        } catch {
            try CallShape(params: call.params, historyPage: settings.historyPage).check(method)
            throw error
        }
        guard call.session.unanswered <= settings.unansweredCalls else { throw .rateLimited(retryAfterMs: 1000) }
    }

    private func authorise(_ method: Method, _ session: Session) throws(Refusal) {
        switch (method.caller, session.party) {
        case (.anybody, _): break
        case (_, .unknown), (_, .greeting): throw .unauthenticated
        case (.visitors, .staff), (.staff, .visitor), (.supervisors, .visitor): throw .forbidden
        case (.supervisors, .staff(let presence)) where presence.member.role == .agent: throw .forbidden
        default: break
        }
    }

    private func serve(_ method: Method, _ call: Call) throws(Refusal) {
        switch method {
        case .sessionPing: answer(call) { [now = clock.now] in $0.member("serverTime", now) }
        case .visitorHello: try visitorHello(call)
        case .agentHello: try agentHello(call)
        case .conversationSync: try sync(call)
        case .typingSet: try typing(call)
        case .readMark: try markRead(call)
        case .messageSend: try sendMessage(call)
        case .conversationStart, .botFeedback, .humanRequest, .conversationEnd, .surveySubmit:
            try serveVisitor(method, call)
        case .floorWatch: try watchFloor(call)
        case .floorLeave: leaveFloor(call)
        default: try serveStaff(method, call)
        }
    }

    /// Sends a call's result, once all that it rests on is on disk.
    func answer(_ call: Call, _ body: (inout JSONWriter) -> Void) {
        perform(.answer(call, call.id.map { Frames.result($0, body) } ?? []))
    }

    /// Refuses a call, once all that the refusal rests on is on disk.
    func refuse(_ call: Call, _ refusal: Refusal) {
        perform(.answer(call, call.id.map { Frames.refusal($0, refusal) } ?? []))
        if case .rateLimited = refusal { flood(call.session) }
    }

    /// Refuses a call and closes its socket behind the answer.
    func refuse(_ call: Call, _ refusal: Refusal, closing code: CloseCode, _ reason: String) {
        refuse(call, refusal)
        perform(.work { _, _ in call.session.close(code, reason) })
    }

    /// Counts what a socket sends in vain, and closes one that won't stop.
    private func flood(_ session: Session) {
        session.refusedInARow += 1
        if session.refusedInARow > 1000 { session.close(.flooding, "flooding") }
    }

    /// Runs a command nobody waits for.
    func run(_ command: Command) {
        guard case .healthy = storage else { return }
        record(floor.handle(command, at: clock.now), hash: nil)
    }

    /// Runs a call's command; `result` writes the members of the answer from the seq and the time.
    func execute(
        _ command: Command,
        _ call: Call,
        hash: UInt64? = nil,
        result: (inout JSONWriter, _ seq: Int, _ at: Timestamp) -> Void = { writer, seq, _ in writer.member("seq", seq)
        }
    ) {
        guard case .healthy = storage else { return refuse(call, .unavailable) }
        let now = clock.now
        let decision = floor.handle(command, at: now)
        switch decision.outcome {
        case .refused(let refusal): refuse(call, refusal)
        case .duplicate(let seq, let at):
            answer(call) { writer in
                result(&writer, seq, at)
                writer.member("duplicate", true)
            }
        case .done(let seq):
            call.session.refusedInARow = 0
            record(decision, hash: hash, before: call) { result(&$0, seq, now) }
        }
    }
}
