// A socket can be open at this end alone: packets vanish, and nobody says so. A client that waits for an answer sends
// nothing that the kernel could find undeliverable, so it has to ask.
extension Party {
    /// The server's pings end in the transport, so it is this long without a frame that calls for a question.
    private static let quiet = Duration.seconds(20)
    private static let patience = Duration.seconds(5)

    /// Watches the present socket until it ends.
    func watchSilence() {
        let heard = connection?.received
        onThisSocket(after: Self.quiet) { party in
            guard party.connection?.received == heard else { return party.watchSilence() }
            party.call(.sessionPing, { _ in }, { _ in })
            party.onThisSocket(after: Self.patience) { party in
                if party.connection?.received == heard { party.connection?.abandon() } else { party.watchSilence() }
            }
        }
    }
}
