import CSQLite
import HarkDomain

/// Takes the columns of a row, one after the other.
///
/// A row type says once in which order its columns go; binding them and summing them up follow from that.
protocol ColumnSink {
    mutating func put(_ value: Int64?)
    mutating func put(_ text: String?)
    mutating func put(_ bytes: [UInt8])
    mutating func put(_ texts: [String])
    mutating func put(_ numbers: some Collection<Int64>)
}

extension ColumnSink {
    mutating func put(_ value: Int) { put(Int64(value)) }
    mutating func put(_ value: Int?) { put(value.map(Int64.init)) }
    mutating func put(_ value: Bool) { put(Int64(value ? 1 : 0)) }
    mutating func put(_ time: Timestamp?) { put(time?.milliseconds) }
    mutating func put<Tag>(_ id: ID<Tag>?) { put(id?.rawValue) }
    mutating func put<Value: RawRepresentable<String>>(_ value: Value?) { put(value?.rawValue) }

    mutating func put(_ agent: AgentReference?) {
        put(agent?.id)
        put(agent?.name)
    }

    mutating func put(_ author: Author?) {
        put(author?.kind)
        put(author?.id)
        put(author?.name)
    }
}

/// Binds columns to the parameters of a prepared statement, from the first on.
struct Binder: ColumnSink {
    private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    let statement: OpaquePointer
    private var index: Int32 = 0
    /// The first code that was not `SQLITE_OK`.
    private(set) var code = SQLITE_OK

    init(_ statement: OpaquePointer) {
        self.statement = statement
    }

    mutating func put(_ value: Int64?) {
        index += 1
        note(value.map { sqlite3_bind_int64(statement, index, $0) } ?? sqlite3_bind_null(statement, index))
    }

    mutating func put(_ number: Double?) {
        index += 1
        note(number.map { sqlite3_bind_double(statement, index, $0) } ?? sqlite3_bind_null(statement, index))
    }

    mutating func put(_ text: String?) {
        index += 1
        guard var text else { return note(sqlite3_bind_null(statement, index)) }
        guard !text.isEmpty else { return note(sqlite3_bind_text(statement, index, "", 0, Self.transient)) }
        let code = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                sqlite3_bind_text(statement, index, $0.baseAddress, Int32($0.count), Self.transient)
            }
        }
        note(code)
    }

    mutating func put(_ bytes: [UInt8]) {
        index += 1
        guard !bytes.isEmpty else { return note(sqlite3_bind_zeroblob(statement, index, 0)) }
        let code = bytes.withUnsafeBytes {
            sqlite3_bind_blob(statement, index, $0.baseAddress, Int32($0.count), Self.transient)
        }
        note(code)
    }

    mutating func put(_ texts: [String]) {
        put(texts.isEmpty ? nil : TextList.encode(texts))
    }

    mutating func put(_ numbers: some Collection<Int64>) {
        put(numbers.isEmpty ? nil : NumberList.encode(numbers))
    }

    private mutating func note(_ code: Int32) {
        if self.code == SQLITE_OK { self.code = code }
    }
}

/// Reads the columns of the current row, from the first on.
struct RowReader {
    private let statement: OpaquePointer
    private var index: Int32 = -1

    init(_ statement: OpaquePointer, skipping columns: Int32 = 0) {
        self.statement = statement
        index += columns
    }

    mutating func int() -> Int64 {
        index += 1
        return sqlite3_column_int64(statement, index)
    }

    mutating func double() -> Double {
        index += 1
        return sqlite3_column_double(statement, index)
    }

    mutating func number() -> Int { Int(int()) }
    mutating func bool() -> Bool { int() != 0 }
    mutating func time() -> Timestamp { Timestamp(milliseconds: int()) }
    mutating func id<Tag>() -> ID<Tag> { ID(rawValue: int()) }

    mutating func optionalInt() -> Int64? {
        index += 1
        return sqlite3_column_type(statement, index) == SQLITE_NULL ? nil : sqlite3_column_int64(statement, index)
    }

    mutating func optionalNumber() -> Int? { optionalInt().map(Int.init) }
    mutating func optionalTime() -> Timestamp? { optionalInt().map(Timestamp.init(milliseconds:)) }
    mutating func optionalID<Tag>() -> ID<Tag>? { optionalInt().map(ID.init(rawValue:)) }
    mutating func text() -> String { optionalText() ?? "" }

    mutating func optionalText() -> String? {
        index += 1
        guard let start = sqlite3_column_text(statement, index) else { return nil }
        let count = Int(sqlite3_column_bytes(statement, index))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    mutating func bytes() -> [UInt8] {
        index += 1
        let start = sqlite3_column_blob(statement, index)
        return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, index))))
    }

    mutating func texts() -> [String] { optionalText().map(TextList.decode) ?? [] }
    mutating func numbers() -> [Int64] { optionalText().map(NumberList.decode) ?? [] }

    mutating func optionalCase<Value: RawRepresentable<String>>() throws -> Value? {
        guard let text = optionalText() else { return nil }
        guard let value = Value(rawValue: text) else {
            throw StoreError.failed(code: SQLITE_CORRUPT, reason: "unknown \(Value.self) in a row")
        }
        return value
    }

    mutating func oneCase<Value: RawRepresentable<String>>() throws -> Value {
        guard let value: Value = try optionalCase() else {
            throw StoreError.failed(code: SQLITE_CORRUPT, reason: "no \(Value.self) in a row")
        }
        return value
    }

    mutating func optionalAgent() -> AgentReference? {
        let id: AgentID? = optionalID()
        let name = optionalText()
        return id.map { AgentReference(id: $0, name: name ?? "") }
    }

    mutating func optionalAuthor() throws -> Author? {
        let kind: AuthorKind? = try optionalCase()
        let id = optionalInt()
        let name = optionalText()
        return kind.map { Author(kind: $0, id: id, name: name) }
    }
}

/// Binds one id as the only parameter.
func only<Tag>(_ id: ID<Tag>) -> (inout Binder) -> Void { { $0.put(id) } }

/// Binds one number as the only parameter.
func only(_ number: Int64) -> (inout Binder) -> Void { { $0.put(number) } }

/// Binds one moment as the only parameter.
func only(_ time: Timestamp) -> (inout Binder) -> Void { { $0.put(time) } }

/// Binds one text as the only parameter.
func only(_ text: String) -> (inout Binder) -> Void { { $0.put(text) } }

/// Binds bytes as the only parameter.
func only(_ bytes: [UInt8]) -> (inout Binder) -> Void { { $0.put(bytes) } }
