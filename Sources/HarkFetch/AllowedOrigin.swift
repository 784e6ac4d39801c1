/// One entry of the list of origins that may be asked.
public struct AllowedOrigin: Sendable, Hashable {
    /// The origin; its host is what follows `*.` when subdomains are meant.
    public let origin: FetchOrigin
    /// Whether all subdomains of the host are meant, at any depth, and not the host itself.
    public let coversSubdomains: Bool
    /// Whether it may lie at an address of this house.
    public let isPrivate: Bool

    /// Reads an entry.
    ///
    /// - Parameters:
    ///   - text: `https://api.example.com`, `http://127.0.0.1:8081` or `https://*.example.com`; no path.
    ///   - isPrivate: Whether it may lie at a loopback, private or link-local address; not for `*.`, since whoever
    ///     controls one of the names could send requests anywhere inside.
    /// - Throws: ``FetchSetupError/origin(_:reason:)``.
    public init(_ text: String, isPrivate: Bool = false) throws(FetchSetupError) {
        var exact = text
        let star = text.range(of: "://*.")
        if let star { exact.replaceSubrange(star, with: "://") }
        origin = try Self.origin(of: exact, as: text)
        coversSubdomains = star != nil
        self.isPrivate = isPrivate
        guard coversSubdomains else { return }
        let labels = origin.host.split(separator: ".")
        guard labels.count > 1, labels.last?.utf8.allSatisfy(\.isDecimal) == false, !origin.host.contains(":") else {
            throw .origin(text, reason: "after *. there must be a domain of two names or more")
        }
        if isPrivate { throw .origin(text, reason: "*. can't be private") }
    }

    /// Whether a request to an origin may be made by this entry.
    func covers(_ other: FetchOrigin) -> Bool {
        guard other.scheme == origin.scheme, other.port == origin.port else { return false }
        return coversSubdomains ? other.host.hasSuffix("." + origin.host) : other.host == origin.host
    }

    private static func origin(of exact: String, as text: String) throws(FetchSetupError) -> FetchOrigin {
        do {
            let url = try FetchURL(exact)
            guard url.target == "/" else { throw FetchSetupError.origin(text, reason: "it has a path") }
            return url.origin
        } catch let error as FetchSetupError {
            throw error
        } catch {
            throw .origin(text, reason: "\(error)")
        }
    }
}

extension String {
    /// The first place of a text in this one.
    fileprivate func range(of text: String) -> Range<Index>? { ranges(of: text).first }
}
