public import HarkDomain

/// The conversations of one queue that have no person yet, in order.
///
/// Those under offer keep their place but do not wait, so they stand in a list of their own.
public struct Line: Hashable, Sendable {
    /// Those that wait for an agent.
    ///
    /// - Shape: head first; empty when nobody waits.
    public private(set) var waiting: [Place] = []
    /// Those proposed to an agent.
    ///
    /// - Shape: head first.
    public private(set) var offered: [Place] = []

    /// Creates an empty line.
    public init() {}

    /// True when nobody waits or is under offer.
    public var isEmpty: Bool { waiting.isEmpty && offered.isEmpty }

    /// Puts a conversation into the line.
    ///
    /// - Complexity: O(log n) to find the place, and a move of what stands behind it.
    public mutating func insert(_ place: Place, isOffered: Bool) {
        if isOffered {
            offered.insert(place, at: offered.firstIndex(notBefore: place))
        } else {
            waiting.insert(place, at: waiting.firstIndex(notBefore: place))
        }
    }

    /// Takes a conversation out of the line; does nothing when it is not there.
    public mutating func remove(_ place: Place, isOffered: Bool) {
        if isOffered { offered.removeSorted(place) } else { waiting.removeSorted(place) }
    }

    /// Returns the place in the line, counted from 1, whether or not it is under offer.
    public func position(of place: Place) -> Int {
        waiting.firstIndex(notBefore: place) + offered.firstIndex(notBefore: place) + 1
    }

    /// All places, head first.
    ///
    /// - Complexity: O(n).
    public var all: [Place] {
        offered.isEmpty ? waiting : (waiting + offered).sorted()
    }

    /// Returns a rank that puts a conversation before all others of its priority.
    ///
    /// - Complexity: O(n).
    public func headRank(at now: Timestamp) -> Int64 {
        var lowest = now.milliseconds
        for place in waiting { lowest = min(lowest, place.rank) }
        for place in offered { lowest = min(lowest, place.rank) }
        return lowest - 1
    }
}

extension Array where Element: Comparable {
    /// Returns the index of the first element that does not come before `element`, in a sorted array.
    func firstIndex(notBefore element: Element) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < element { low = middle + 1 } else { high = middle }
        }
        return low
    }

    mutating func removeSorted(_ element: Element) {
        let index = firstIndex(notBefore: element)
        if index < count, self[index] == element { remove(at: index) }
    }
}
