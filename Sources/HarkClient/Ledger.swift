/// What a client sent, was promised and saw, line by line, to hold against the store afterwards.
///
/// A line is written before the client acts on what it says, so a test that kills anything can still count. Each line
/// of a book begins with the writer's name; `docs/soak.md` lists the kinds.
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
    private let book: LedgerBook?
    private let writer: String

    /// Creates a ledger.
    ///
    /// - Parameters:
    ///   - book: The file to write to; nil keeps the promises in memory alone.
    ///   - writer: The client's name in that file, without spaces.
    public init(in book: LedgerBook? = nil, of writer: String = "-") {
        (self.book, self.writer) = (book, writer)
    }

    func sends(_ conversation: String, _ clientID: String, _ text: String) {
        write("send \(conversation) \(clientID) \(Self.hash(text))")
    }

    /// Notes a promise; `isRepeat` when the server had kept the message already and its first answer got lost.
    func promised(_ conversation: String, _ clientID: String, _ seq: Int, isRepeat: Bool = false) {
        write("ack \(conversation) \(clientID) \(seq)\(isRepeat ? " repeat" : "")")
        promises.append(Promise(conversation: conversation, clientID: clientID, seq: seq))
    }

    func refused(_ conversation: String, _ clientID: String, _ error: ClientError) {
        write("refused \(conversation) \(clientID) \(error.slug)")
    }

    func sees(_ conversation: String, _ event: ClientEvent) {
        seenCount += 1
        write("seen \(conversation) \(event.seq) \(event.clientID ?? "-") \(Self.hash(event.text ?? event.type))")
    }

    /// Notes which store answers the hello.
    func meets(epoch: String) { write("hello \(epoch)") }

    /// Notes that events before this one are missing.
    func misses(_ conversation: String, before seq: Int) { write("gap \(conversation) \(seq)") }

    /// Notes that all that was held of a conversation is dropped for what the server shows.
    func reloads(_ conversation: String) { write("reload \(conversation)") }

    /// Notes how far a conversation is held at the end, and how far the server says that it goes.
    func settles(_ conversation: String, at last: Int, of head: Int) {
        write("settled \(conversation) \(last) \(head)")
    }

    /// Notes that the client does not come back.
    func ends(_ error: ClientError) { write("ended \(error.slug)") }

    private func write(_ line: @autoclosure () -> String) {
        book?.write("\(writer) \(line())")
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
