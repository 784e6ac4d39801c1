internal import Glibc

/// What a client sent, was promised and saw, line by line, to hold against the store afterwards.
///
/// A line is written before the client acts on what it says, so a test that kills anything can still count.
public final class Ledger {
    /// A message that the server has promised to keep.
    public struct Promise: Hashable, Sendable {
        /// The conversation.
        public let conversation: String
        /// The sender's key.
        public let clientID: String
        /// Its place.
        public let seq: Int
    }

    /// The promises, in the order in which they came.
    public private(set) var promises: [Promise] = []
    /// How many events were seen.
    public private(set) var seenCount = 0
    private let file: UnsafeMutablePointer<FILE>?

    /// Creates a ledger.
    ///
    /// - Parameter path: The file to append to; nil keeps the promises in memory alone.
    public init(path: String? = nil) {
        file = path.flatMap { fopen($0, "a") }
        if let file { setvbuf(file, nil, _IOLBF, 0) }
    }

    deinit {
        if let file { fclose(file) }
    }

    func sends(_ conversation: String, _ clientID: String, _ text: String) {
        write("send \(conversation) \(clientID) \(Self.hash(text))")
    }

    func promised(_ conversation: String, _ clientID: String, _ seq: Int) {
        write("ack \(conversation) \(clientID) \(seq)")
        promises.append(Promise(conversation: conversation, clientID: clientID, seq: seq))
    }

    func sees(_ conversation: String, _ event: ClientEvent) {
        seenCount += 1
        write("seen \(conversation) \(event.seq) \(event.clientID ?? "-") \(Self.hash(event.text ?? event.type))")
    }

    private func write(_ line: @autoclosure () -> String) {
        if let file { fputs(line() + "\n", file) }
    }

    /// The FNV-1a hash of a text's UTF-8, in hexadecimal digits.
    ///
    /// - Source: Fowler, Noll, Vo: the 64-bit offset basis and prime.
    public static func hash(_ text: String) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return String(hash, radix: 16)
    }
}
