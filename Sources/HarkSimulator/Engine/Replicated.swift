extension Simulation {
    /// Does something so many times, some of them side by side, and returns the results in order.
    static func replicated<Result: Sendable>(
        _ count: Int,
        cores: Int,
        _ replicate: @escaping @Sendable (Int) -> Result
    ) async -> [Result] {
        await withTaskGroup(of: (Int, Result).self) { group in
            var results: [Result?] = Array(repeating: nil, count: count)
            var started = 0
            while started < min(max(1, cores), count) {
                let number = started
                group.addTask { (number, replicate(number)) }
                started += 1
            }
            for await (number, result) in group {
                results[number] = result
                guard started < count else { continue }
                let next = started
                group.addTask { (next, replicate(next)) }
                started += 1
            }
            return results.compactMap(\.self)
        }
    }
}
