import HarkDomain
import HarkStore

/// The segments of contacts, by which entry rules tell a VIP from others.
enum Segments {
    /// The contact's attribute that names them, separated by commas.
    static let attribute = "segment"
    /// More than these are not looked at.
    static let most = 16

    static func cleaned(_ names: some Sequence<some StringProtocol>) -> [String] {
        let cleaned = names.map { Names.cleaned(String($0), limit: 64) }.filter { !$0.isEmpty }
        return Array(Set(cleaned)).sorted().prefix(most).map(\.self)
    }

    static func of(_ contact: Contact?) -> [String] {
        cleaned(contact?.attributes[attribute]?.split(separator: ",") ?? [])
    }
}
