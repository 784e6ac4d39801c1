import HarkProtocol
import HarkTransport

extension Load {
    /// Lets all talk, first to warm up and then within the window that counts.
    func measureTalks() async {
        switch options.mode {
        case .closed: for talk in talks { send(talk, due: loop.now) }
        case .rate(let rate): tick(rate: rate, due: loop.now)
        }
        await pause(options.warmUp)
        let before = options.pid.flatMap(ProcessUsage.of)
        let began = loop.now
        isMeasuring = true
        await pause(options.duration)
        isMeasuring = false
        isOver = true
        report.window = loop.now - began
        if let before, let after = options.pid.flatMap(ProcessUsage.of) { report.serverCPU = after.cpu - before.cpu }
        await drain()
    }

    /// Gives what is on its way five seconds to arrive.
    private func drain() async {
        let deadline = loop.now + .seconds(5)
        while flights.values.contains(where: \.counts), loop.now < deadline { await pause(.milliseconds(20)) }
        report.lost = flights.values.count(where: \.counts)
    }

    /// Sends all that is due, and looks again a millisecond later.
    private func tick(rate: Double, due: Duration) {
        guard !isOver else { return }
        var due = due
        while due <= loop.now {
            if isMeasuring { report.late.record(loop.now - due) }
            send(talks[next % talks.count], due: due)
            next += 1
            due += .nanoseconds(Int(1_000_000_000 / rate))
        }
        let later = due
        loop.schedule(after: .milliseconds(1)) { self.tick(rate: rate, due: later) }
    }

    private func send(_ talk: Talk, due: Duration) {
        let isAgents = isAgentsTurn(talk)
        let writer: Party = isAgents ? talk.agent : talk.customer
        let key = writer.makeKey()
        let flight = Flight(talk, reader: isAgents ? .customer : .agent, due: due, counts: isMeasuring)
        flights[key] = flight
        let text = String(repeating: "x", count: max(1, options.textBytes))
        writer.call(.messageSend) { frame in
            frame.member("conversation", talk.conversation)
            frame.member("clientID", key)
            frame.member("text", text)
        } _: {
            self.answered(key, flight, $0)
        }
    }

    private func isAgentsTurn(_ talk: Talk) -> Bool {
        switch options.direction {
        case .agentToCustomer: return true
        case .customerToAgent: return false
        case .both:
            talk.isAgentsTurn.toggle()
            return talk.isAgentsTurn
        }
    }

    private func answered(_ key: String, _ flight: Flight, _ answer: Result<JSONObject, ClientError>) {
        switch answer {
        case .success:
            flight.isAcked = true
            if flight.counts { report.acked.record(loop.now - flight.due) }
            settle(key, flight)
        case .failure(let error):
            flights[key] = nil
            report.refusals[Self.slug(of: error), default: 0] += 1
            guard options.mode == .closed, !isOver else { return }
            loop.schedule(after: .milliseconds(100)) { self.send(flight.talk, due: self.loop.now) }
        }
    }

    private static func slug(of error: ClientError) -> String {
        switch error {
        case .refused(let refusal): refusal.slug
        case .disconnected(let code, _): "disconnected \(code)"
        case .timedOut, .malformed: "\(error)"
        }
    }

    /// Notes the arrival of what the other side wrote.
    func listen(to party: Party, as side: Dialogue.Side) {
        party.onEvent = { _, event in
            guard let key = event.clientID, let flight = self.flights[key], flight.reader == side else { return }
            flight.isDelivered = true
            if flight.counts { self.report.delivered.record(self.loop.now - flight.due) }
            self.settle(key, flight)
        }
    }

    private func settle(_ key: String, _ flight: Flight) {
        guard flight.isAcked, flight.isDelivered else { return }
        flights[key] = nil
        if flight.counts, isMeasuring { report.messages += 1 }
        if options.mode == .closed, !isOver { send(flight.talk, due: loop.now) }
    }
}
