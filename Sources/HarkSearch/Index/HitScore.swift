import CSQLite
import GRDB

/// How well a message answers to a query: bm25 without its weights by rarity, in whole steps.
///
/// All words of a query are in every hit, so that rarity hardly orders hits; and without it a score depends on
/// the message alone and stays the same while others are written, which pages rely on. The steps are coarse, so that
/// of messages about equally good the younger comes first.
/// - Source: S. Robertson, H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009)
enum HitScore {
    static let function = "harkScore"

    private static let saturation = 1.2
    private static let lengthWeight = 0.75
    /// Tokens of a usual message, all its forms counted.
    private static let usualLength = 32.0
    private static let stepsAPhrase = 8.0

    /// Makes the function known to a connection.
    static func register(_ db: Database) throws {
        guard let api = try api(db), let create = api.pointee.xCreateFunction else { throw missing }
        let score: fts5_extension_function = { interface, context, result, _, _ in
            guard let interface, let result else { return }
            sqlite3_result_int64(result, HitScore.score(interface, context))
        }
        guard create(api, function, nil, score, nil) == SQLITE_OK else { throw missing }
    }

    private static let missing = DatabaseError(resultCode: .SQLITE_ERROR, message: "SQLite has no FTS5")

    private static func score(_ interface: UnsafePointer<Fts5ExtensionApi>, _ context: OpaquePointer?) -> Int64 {
        let api = interface.pointee
        guard let phraseCount = api.xPhraseCount?(context), phraseCount > 0 else { return 0 }
        var (instances, length): (CInt, CInt) = (0, 0)
        guard api.xInstCount?(context, &instances) == SQLITE_OK, api.xColumnSize?(context, 0, &length) == SQLITE_OK
        else { return 0 }
        // Counted by phrase in place: queries have few of them.
        var sum = 0.0
        for phrase in 0..<phraseCount {
            sum += weight(times(phrase, of: instances, api, context), Double(length))
        }
        return Int64((sum * stepsAPhrase).rounded())
    }

    private static func times(
        _ phrase: CInt,
        of instances: CInt,
        _ api: Fts5ExtensionApi,
        _ context: OpaquePointer?
    ) -> Double {
        var count = 0.0
        var (found, column, offset): (CInt, CInt, CInt) = (0, 0, 0)
        for index in 0..<instances where api.xInst?(context, index, &found, &column, &offset) == SQLITE_OK {
            if found == phrase { count += 1 }
        }
        return count
    }

    private static func weight(_ times: Double, _ length: Double) -> Double {
        let share = 1 - lengthWeight + lengthWeight * length / usualLength
        return times * (saturation + 1) / (times + saturation * share)
    }

    private static func api(_ db: Database) throws -> UnsafeMutablePointer<fts5_api>? {
        guard let connection = db.sqliteConnection else { throw missing }
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &statement, nil) == SQLITE_OK else { throw missing }
        defer { sqlite3_finalize(statement) }
        var api: UnsafeMutablePointer<fts5_api>?
        // The type's name is compared by its letters, and must outlive the call.
        let type: StaticString = "fts5_api_ptr"
        type.utf8Start.withMemoryRebound(to: CChar.self, capacity: type.utf8CodeUnitCount + 1) {
            sqlite3_bind_pointer(statement, 1, &api, $0, nil)
            sqlite3_step(statement)
        }
        return api
    }
}
