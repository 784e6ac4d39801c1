import HarkTransport

extension Load {
    private static let connectingAtOnce = 64

    /// Connects customers who say nothing, and measures what that costs.
    func measureIdle() async throws {
        var idle = IdleReport()
        let before = options.pid.flatMap(ProcessUsage.of)
        let began = loop.now
        try await connectIdlers()
        idle.sockets = idlers.count
        idle.connecting = loop.now - began
        await pause(.seconds(2))
        let connected = options.pid.flatMap(ProcessUsage.of)
        if let before, let connected {
            idle.memory = (before.residentKiB, connected.residentKiB)
            idle.connectCPU = connected.cpu - before.cpu
        }
        let quiet = loop.now
        await pause(.seconds(5))
        if let connected, let after = options.pid.flatMap(ProcessUsage.of) {
            idle.quiet = (after.cpu - connected.cpu, loop.now - quiet)
        }
        report.idle = idle
    }

    private func connectIdlers() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<options.idle {
                if index >= Self.connectingAtOnce { try await group.next() }
                group.addTask { try await self.connectIdler() }
            }
            try await group.waitForAll()
        }
    }

    private func connectIdler() async throws {
        let customer = CustomerClient(
            in: ClientSurroundings(loop),
            url: options.url,
            site: options.site,
            options: options.socket
        )
        customer.keepsEvents = false
        try await customer.connect()
        idlers.append(customer)
    }
}
