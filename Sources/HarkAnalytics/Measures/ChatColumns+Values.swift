extension ChatColumns {
    /// Of fewer times the mean has no interval: they are far from a bell, and it would reach anywhere.
    private static let fewestTimes = 10

    /// What a measure comes to over some rows, and over the time of the people of that row.
    func value(
        of measure: Measure,
        _ rows: ArraySlice<Int32>,
        _ duty: DutyTally,
        _ query: ChatQuery
    ) -> MeasureValue {
        switch measure.card.reading {
        case .count(let wanted):
            let count = count(rows, wanted)
            return MeasureValue(Double(count), n: count)
        case .share(let base, let hit):
            return .share(count(rows, base.union(hit)), of: count(rows, base))
        case .time(let number, let base): return times(rows, number, base)
        case .mean(let number, let bounds): return mean(rows, number, in: bounds) { $0 }
        case .promoters:
            return mean(rows, .recommends, in: -100...100) { $0 >= 9 ? 100 : $0 >= 7 ? 0 : -100 }
        case .returned(let window, let base): return returned(rows, within: window.days(of: query.returns), base, query)
        case .cost(let base):
            guard let cost = query.costPerHour else { return MeasureValue(nil, n: 0) }
            return mean(rows, .handling, base, in: 0...Double.infinity) { $0 / 3_600_000 * cost }
        case .duty(let read): return read(duty)
        }
    }

    private func count(_ rows: ArraySlice<Int32>, _ wanted: ChatFlags) -> Int {
        flags.withUnsafeBufferPointer { flags in
            rows.reduce(into: 0) { if flags[Int($1)].isSuperset(of: wanted) { $0 += 1 } }
        }
    }

    private func numbers(_ rows: ArraySlice<Int32>, _ number: ChatNumber, _ base: ChatFlags) -> [Float] {
        let column = Self.measured.firstIndex(of: number).map { numbers[$0] } ?? []
        return [Float](unsafeUninitializedCapacity: rows.count) { kept, count in
            flags.withUnsafeBufferPointer { flags in
                column.withUnsafeBufferPointer { column in
                    for row in rows {
                        let value = column[Int(row)]
                        guard !value.isNaN, flags[Int(row)].isSuperset(of: base) else { continue }
                        kept[count] = value
                        count += 1
                    }
                }
            }
        }
    }

    private func times(_ rows: ArraySlice<Int32>, _ number: ChatNumber, _ base: ChatFlags) -> MeasureValue {
        var times = numbers(rows, number, base)
        guard !times.isEmpty else { return MeasureValue(nil, n: 0) }
        var (sum, squares) = (0.0, 0.0)
        for time in times {
            sum += Double(time)
            squares += Double(time) * Double(time)
        }
        var value = MeasureValue.mean(sum, squares: squares, n: times.count, in: 0...Double.infinity)
        if times.count < Self.fewestTimes { (value.low, value.high) = (nil, nil) }
        (value.p50, value.p90) = times.withUnsafeMutableBufferPointer {
            let middle = $0.quantile(0.5)
            return (middle, $0.quantile(0.9))
        }
        return value
    }

    private func mean(
        _ rows: ArraySlice<Int32>,
        _ number: ChatNumber,
        _ base: ChatFlags = [],
        in bounds: ClosedRange<Double>,
        _ change: (Double) -> Double
    ) -> MeasureValue {
        var (sum, squares) = (0.0, 0.0)
        let numbers = numbers(rows, number, base)
        for number in numbers {
            let value = change(Double(number))
            sum += value
            squares += value * value
        }
        return .mean(sum, squares: squares, n: numbers.count, in: bounds)
    }

    private func returned(
        _ rows: ArraySlice<Int32>,
        within days: Int,
        _ base: ChatFlags,
        _ query: ChatQuery
    ) -> MeasureValue {
        let span = Int64(days) * 86_400_000
        let latest = query.now.milliseconds - span
        var (part, whole) = (0, 0)
        for row in rows where startedAt[Int(row)] <= latest && flags[Int(row)].isSuperset(of: base) {
            whole += 1
            if returnsAfter[Int(row)] <= Float(span) { part += 1 }
        }
        return .share(part, of: whole)
    }
}
