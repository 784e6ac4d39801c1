/// One way to split rows into those that are learnt from and those that are held out.
public struct Fold: Sendable, Equatable {
    /// The rows that are learnt from.
    public let training: [Int]
    /// The rows that are held out.
    public let held: [Int]

    /// Creates a fold.
    public init(training: [Int], held: [Int]) {
        self.training = training
        self.held = held
    }
}

/// Splits rows for cross-validation; a seed gives the same split everywhere.
public enum Folds {
    /// Folds that hold out each row once, in an order that the seed decides.
    ///
    /// - Parameters:
    ///   - rows: how many rows there are.
    ///   - count: how many folds, 2 to the number of rows.
    ///   - seed: what decides the order.
    /// - Returns: the folds.
    public static func shuffled(rows: Int, count: Int, seed: UInt64) -> [Fold] {
        var random = SeededRandom(seed: seed)
        return folds(of: random.permutation(rows), count: count)
    }

    /// Folds that hold out each row once, each with its share of every class.
    ///
    /// - Parameters:
    ///   - labels: the class of each row.
    ///   - count: how many folds.
    ///   - seed: what decides the order.
    /// - Returns: the folds.
    public static func stratified(_ labels: [Int], count: Int, seed: UInt64) -> [Fold] {
        var random = SeededRandom(seed: seed)
        let order = random.permutation(labels.count)
        // Dealt out class by class, so that neither classes nor folds differ by more than one row.
        let dealt = Set(labels).sorted().flatMap { label in order.filter { labels[$0] == label } }
        return folds(of: dealt, count: count)
    }

    /// Folds that hold out each group once and whole, such as the turns of a dialogue.
    ///
    /// - Parameters:
    ///   - groups: the group of each row.
    ///   - count: how many folds.
    ///   - seed: what decides the order.
    /// - Returns: the folds.
    public static func grouped(_ groups: [Int], count: Int, seed: UInt64) -> [Fold] {
        let names = Set(groups).sorted()
        var random = SeededRandom(seed: seed)
        var parts: [Int: Int] = [:]
        for (place, name) in random.permutation(names.count).enumerated() { parts[names[name]] = place % count }
        return (0..<count).map { part in
            Fold(
                training: groups.indices.filter { parts[groups[$0]] != part },
                held: groups.indices.filter { parts[groups[$0]] == part }
            )
        }
    }

    /// Folds for rows in the order of time: each block but the first is held out once, and learnt for from all before.
    ///
    /// - Parameters:
    ///   - rows: how many rows there are.
    ///   - count: how many blocks are held out.
    /// - Returns: the folds.
    public static func byTime(rows: Int, count: Int) -> [Fold] {
        (1...max(1, count)).map { block in
            let start = rows * block / (count + 1)
            return Fold(training: Array(0..<start), held: Array(start..<rows * (block + 1) / (count + 1)))
        }
    }

    private static func folds(of order: [Int], count: Int) -> [Fold] {
        (0..<count).map { part in
            var training: [Int] = []
            var held: [Int] = []
            for (place, row) in order.enumerated() {
                if place % count == part { held.append(row) } else { training.append(row) }
            }
            return Fold(training: training.sorted(), held: held.sorted())
        }
    }
}
