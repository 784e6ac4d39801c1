import CSQLite
import GRDB
import HarkLanguage

/// The tokenizer of the index inside SQLite: documents are cut by `SearchTokenizer`, queries come as tokens.
///
/// Offsets are not told: the index keeps no texts, so SQLite has no use for them.
final class IndexTokenizer: FTS5CustomTokenizer {
    static let name = "hark"

    private let tokenizer = SearchTokenizer()

    init(db: Database, arguments: [String]) {}

    func tokenize(
        context: UnsafeMutableRawPointer?,
        tokenization: FTS5Tokenization,
        pText: UnsafePointer<CChar>?,
        nText: CInt,
        tokenCallback: @escaping FTS5TokenCallback
    ) -> CInt {
        guard let pText, nText > 0 else { return SQLITE_OK }
        let bytes = UnsafeRawBufferPointer(start: pText, count: Int(nText))
        if tokenization.contains(.query) {
            return Self.passOn(bytes) { tokenCallback(context, 0, $0, $1, 0, 0) }
        }
        var code = SQLITE_OK
        tokenizer.forEachToken(of: CleanText(String(decoding: bytes, as: UTF8.self))) { token in
            let flags = token.isColocated ? FTS5_TOKEN_COLOCATED : 0
            var text = token.text
            code = text.withUTF8 { utf8 in
                utf8.withMemoryRebound(to: CChar.self) {
                    tokenCallback(context, flags, $0.baseAddress, CInt($0.count), 0, 0)
                }
            }
            return code == SQLITE_OK
        }
        return code
    }

    /// Passes on what stands between spaces.
    private static func passOn(
        _ bytes: UnsafeRawBufferPointer,
        to token: (UnsafePointer<CChar>?, CInt) -> CInt
    ) -> CInt {
        let text = bytes.bindMemory(to: CChar.self)
        for piece in text.split(separator: 0x20) {
            let code = token(text.baseAddress.map { $0 + piece.startIndex }, CInt(piece.count))
            guard code == SQLITE_OK else { return code }
        }
        return SQLITE_OK
    }
}
