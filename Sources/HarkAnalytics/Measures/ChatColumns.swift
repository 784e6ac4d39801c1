public import Foundation
import HarkDomain
import HarkRouting

/// Conversations as columns in memory: every report is one scan over them.
///
/// Names are kept once and stand in the columns as numbers; rows are in the order of their ids, which is nearly that of
/// their beginnings.
/// - Units: ``bytesPerRow`` bytes for each conversation, and up to 60 for each customer.
public struct ChatColumns: Sendable {
    /// The numbers that measures read.
    public static let measured: [ChatNumber] = [
        .firstWait, .firstResponse, .firstResponseOpen, .nextResponse, .handling, .resolution, .probabilityBad, .score,
        .recommends,
    ]

    /// What one conversation takes.
    public static let bytesPerRow =
        4 * MemoryLayout<Int64>.size + 2 * MemoryLayout<Int32>.size + ChatKey.filters.count * MemoryLayout<Int32>.size
        + (measured.count + 1) * MemoryLayout<Float>.size

    /// The zone whose clock days and hours are of.
    public let zone: TimeZone
    /// When people took conversations, and when they had some.
    public var duty: DutyBook
    let offsets: ZoneOffsets

    private(set) var ids: [Int64] = []
    private(set) var startedAt: [Int64] = []
    /// When it ended; `open` while it has not.
    private(set) var endedAt: [Int64] = []
    private(set) var customers: [Int64] = []
    /// Hours of the zone's clock from 1970 to the beginning.
    private(set) var hours: [Int32] = []
    private(set) var flags: [ChatFlags] = []
    private(set) var codes: [[Int32]]
    private(set) var tables: [CodeTable]
    /// By the place in `measured`; NaN: has not happened.
    private(set) var numbers: [[Float]]
    /// How long after it began the same customer began the next one, in milliseconds; NaN: has not.
    private(set) var returnsAfter: [Float] = []
    /// The last conversation of each customer.
    private var lastOf: [Int64: Int64] = [:]

    static let open = Int64.min

    /// Creates columns of nothing.
    public init(zone: TimeZone) {
        (self.zone, offsets, duty) = (zone, ZoneOffsets.of(zone), DutyBook(zone: zone))
        codes = Array(repeating: [], count: ChatKey.filters.count)
        tables = Array(repeating: CodeTable(), count: ChatKey.filters.count)
        numbers = Array(repeating: [], count: Self.measured.count)
    }

    /// How many conversations there are.
    public var count: Int { ids.count }

    // MARK: Taking in

    /// Takes a conversation in, in the place of what was known of it.
    ///
    /// - Complexity: O(log n) at the end, where new ones are; O(n) elsewhere.
    public mutating func put(_ row: ChatRow) {
        let place = place(of: row.id.rawValue)
        let isNew = place == count || ids[place] != row.id.rawValue
        if isNew { makeRoom(at: place) }
        ids[place] = row.id.rawValue
        startedAt[place] = row.startedAt.milliseconds
        endedAt[place] = row.endedAt?.milliseconds ?? Self.open
        hours[place] = hour(at: row.startedAt)
        (customers[place], flags[place]) = (row.customer, row.flags)
        for (number, column) in Self.places.enumerated() {
            numbers[number][place] = row.numbers[column].map { Float($0) } ?? .nan
        }
        for key in ChatKey.filters { codes[key.place][place] = code(of: key, row) }
        if isNew { noteReturn(at: place) }
    }

    /// Keeps room for so many conversations.
    public mutating func reserve(_ count: Int) {
        ids.reserveCapacity(count)
        startedAt.reserveCapacity(count)
        endedAt.reserveCapacity(count)
        customers.reserveCapacity(count)
        hours.reserveCapacity(count)
        flags.reserveCapacity(count)
        returnsAfter.reserveCapacity(count)
        for place in codes.indices { codes[place].reserveCapacity(count) }
        for place in numbers.indices { numbers[place].reserveCapacity(count) }
    }

    private static let places = measured.map(\.place)

    private mutating func code(of key: ChatKey, _ row: ChatRow) -> Int32 {
        let names = key.names(of: row)
        if key.isList { return tables[key.place].code(ofList: names) }
        return names.first.map { tables[key.place].code(of: $0) } ?? 0
    }

    private mutating func makeRoom(at place: Int) {
        ids.insert(0, at: place)
        startedAt.insert(0, at: place)
        endedAt.insert(0, at: place)
        customers.insert(0, at: place)
        hours.insert(0, at: place)
        flags.insert([], at: place)
        returnsAfter.insert(.nan, at: place)
        for column in codes.indices { codes[column].insert(0, at: place) }
        for column in numbers.indices { numbers[column].insert(.nan, at: place) }
    }

    /// The first place whose id is not smaller.
    func place(of id: Int64) -> Int {
        guard let last = ids.last, last >= id else { return count }
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if ids[middle] < id { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Hours of the zone's clock from 1970 to a moment.
    func hour(at moment: Timestamp) -> Int32 {
        let local = moment.milliseconds + offsets.offsets[offsets.index(at: moment.milliseconds)]
        return Int32(clamping: Int((Double(local) / 3_600_000).rounded(.down)))
    }

    // MARK: Coming back

    private mutating func noteReturn(at place: Int) {
        let (customer, id) = (customers[place], ids[place])
        let last = lastOf[customer] ?? 0
        guard last <= id else { return relink(customer) }
        lastOf[customer] = id
        guard last > 0 else { return }
        let before = self.place(of: last)
        returnsAfter[before] = Float(startedAt[place] - startedAt[before])
    }

    /// Finds out anew how long the customer stayed away, when a conversation came out of its order.
    private mutating func relink(_ customer: Int64) {
        let rows = ids.indices.filter { customers[$0] == customer }
        for (row, next) in zip(rows, rows.dropFirst()) {
            returnsAfter[row] = Float(startedAt[next] - startedAt[row])
        }
    }
}
