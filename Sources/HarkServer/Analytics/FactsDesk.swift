import Foundation
import GRDB
import HarkAnalytics
import HarkStore

/// The facts of a directory, in memory and in their file, kept in step.
struct FactsDesk {
    /// Positions that are taken in at a time.
    static let step: Int64 = 2_000

    let store: Store
    let zone: TimeZone
    private var file: FactsFile?
    /// What is known; nil before the file was taken up, or after it failed.
    private(set) var fold: FactsFold?
    private var isDamaged = false

    init(_ store: Store, zone: TimeZone) { (self.store, self.zone) = (store, zone) }

    /// Takes the file up, unless that is done.
    ///
    /// - Returns: Why it was made anew; nil when it was not, or is the first.
    mutating func takeUp() throws -> String? {
        guard fold == nil else { return nil }
        if isDamaged { return try beginAnew() }
        var columns = ChatColumns(zone: zone)
        let (epoch, head) = (store.epoch, try store.head())
        let opened = try FactsFile.open(store.analyticsFile.path, epoch: epoch, head: head, into: &columns)
        file = opened.file
        fold = FactsFold(columns, after: opened.position, hours: try HoursBook(store))
        return opened.distrust
    }

    /// Begins with an empty file.
    mutating func beginAnew() throws -> String {
        close()
        file = try FactsFile.create(store.analyticsFile.path, epoch: store.epoch, zone: zone)
        fold = FactsFold(ChatColumns(zone: zone), after: 0, hours: try HoursBook(store))
        defer { isDamaged = false }
        return isDamaged ? "it is damaged" : "it was asked for"
    }

    /// Takes in what follows in the log, as much as one turn may.
    ///
    /// - Returns: How many positions are left.
    /// - Throws: The store's error, or the file's; then the facts are taken up again from what the file holds.
    mutating func advance() throws -> Int64 {
        guard let position = fold?.position else { return 0 }
        let head = try store.head()
        let last = min(head, position + Self.step)
        guard last > position else { return 0 }
        guard let step = try fold?.take(store, upTo: last) else { return 0 }
        do {
            try file?.take(step)
        } catch {
            isDamaged = (error as? DatabaseError)?.isOfDamage ?? false
            close()
            throw error
        }
        return head - last
    }

    /// Closes the file and forgets what it holds.
    mutating func close() {
        file?.close()
        (file, fold) = (nil, nil)
    }
}

extension DatabaseError {
    /// True when the file is no good, whatever else works.
    fileprivate var isOfDamage: Bool {
        switch resultCode {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: true
        case .SQLITE_ERROR: message?.contains("no such table") == true
        default: false
        }
    }
}
