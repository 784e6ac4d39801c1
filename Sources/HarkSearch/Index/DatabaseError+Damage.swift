import GRDB

extension DatabaseError {
    /// True when the file is no good, whatever else works.
    var isOfDamage: Bool {
        switch resultCode {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: true
        case .SQLITE_ERROR: message?.contains("no such table") == true
        default: false
        }
    }
}
