internal import HarkTransport

/// Who may be asked: a list of origins, and what addresses they may lie at.
///
/// The list is looked at before anything is sent, and the address again for each connection once the name has been
/// looked up, so a name that changes its address between two look-ups gains nothing.
public struct FetchPolicy: Sendable, Hashable {
    /// The origins that may be asked; none by default.
    public let allowed: [AllowedOrigin]

    /// Makes a policy.
    public init(_ allowed: [AllowedOrigin] = []) {
        self.allowed = allowed
    }

    /// Says whether a URL may be asked, as far as that is known without looking its name up.
    ///
    /// - Throws: ``FetchError/refusedOrigin``, ``FetchError/privateAddress``.
    public func check(_ url: FetchURL) throws(FetchError) {
        _ = try pass(for: url)
    }

    /// What the connections of a request may lead to.
    func pass(for url: FetchURL) throws(FetchError) -> ConnectionPass {
        let entries = allowed.filter { $0.covers(url.origin) }
        guard !entries.isEmpty else { throw .refusedOrigin }
        var pass = ConnectionPass(port: url.origin.port, allowsPrivate: entries.contains(where: \.isPrivate))
        // Without TLS, what is meant to stay in the house does not leave it.
        pass.allowsPublic = url.origin.scheme == .https || entries.contains { !$0.isPrivate }
        if let address = PeerAddress(url.origin.host[...]), !pass.admits(address, port: pass.port) {
            throw .privateAddress
        }
        return pass
    }
}

/// What a connection is held against when it is opened.
struct ConnectionPass: Equatable {
    let port: Int
    let allowsPrivate: Bool
    var allowsPublic = true

    func admits(_ address: PeerAddress, port: Int) -> Bool {
        guard port == self.port else { return false }
        return switch AddressReach(address) {
        case .public: allowsPublic
        case .private: allowsPrivate
        case .nobody: false
        }
    }
}
