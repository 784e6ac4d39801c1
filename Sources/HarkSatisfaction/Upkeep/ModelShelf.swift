public import HarkDomain

/// The models that a site has trained, which of them is in use, and how that came.
///
/// It is a value: who keeps the files asks it which to keep.
public struct ModelShelf: Sendable, Hashable, Codable {
    /// The models that are kept, the oldest first.
    public private(set) var versions: [ModelVersion] = []
    /// All changes of the model in use, the oldest first.
    public private(set) var changes: [ModelChange] = []
    /// What was found last of a model's drift; nil when none was looked for.
    private var found: DriftNote?
    private var newest = 0

    /// The most models that are kept.
    public static let most = 10

    /// An empty shelf: the prior is in use.
    public init() {}

    /// The number of the model in use; 0 for the prior.
    public var currentNumber: Int { changes.last?.to ?? 0 }

    /// The model in use; nil for the prior.
    public var current: ModelVersion? { version(currentNumber) }

    /// What was found last of the drift of the model in use; nil for the prior, and when it is not known.
    public var drift: DriftNote? { found.flatMap { $0.model == currentNumber ? $0 : nil } }

    /// Notes what was found of a model's drift.
    public mutating func note(_ drift: DriftNote) { found = drift }

    /// The number that the next model gets; numbers are not given twice.
    public var nextNumber: Int { newest + 1 }

    /// The model of a number; nil when there is none.
    public func version(_ number: Int) -> ModelVersion? { versions.first { $0.number == number } }

    /// Puts a model on the shelf, without using it.
    ///
    /// - Parameter version: the model, numbered by `nextNumber`.
    /// - Returns: the numbers of models that are kept no longer: the oldest ones that no roll back leads to.
    public mutating func add(_ version: ModelVersion) -> [Int] {
        precondition(version.number == nextNumber, "models are numbered one by one")
        newest = version.number
        versions.append(version)
        let needed = Set([version.number, currentNumber] + way.prefix(Self.most / 2))
        let spare = versions.map(\.number).filter { !needed.contains($0) }
        let dropped = Array(spare.prefix(max(0, versions.count - Self.most)))
        versions.removeAll { dropped.contains($0.number) }
        return dropped
    }

    /// Puts a model into use.
    ///
    /// - Parameters:
    ///   - number: the model.
    ///   - at: when.
    ///   - by: who decided; nil for the nightly training.
    ///   - why: the reason.
    /// - Returns: false, and nothing changes, when there is no such model or it is in use.
    public mutating func promote(_ number: Int, at: Timestamp, by: String? = nil, why: String) -> Bool {
        guard version(number) != nil, number != currentNumber else { return false }
        changes.append(
            ModelChange(from: currentNumber, to: number, cause: .promoted, at: at, by: by, why: why)
        )
        return true
    }

    /// Goes back to the model that was in use before the current one was promoted.
    ///
    /// Done again it goes on to the one before that, down to the prior.
    /// - Returns: false, and nothing changes, when the prior is in use.
    public mutating func rollBack(at: Timestamp, by: String?, why: String) -> Bool {
        guard currentNumber != 0 else { return false }
        let target = way.first ?? 0
        changes.append(
            ModelChange(from: currentNumber, to: target, cause: .rolledBack, at: at, by: by, why: why)
        )
        return true
    }

    /// The models that one roll back after the other would lead to, of those that are kept.
    private var way: [Int] {
        var way: [Int] = []
        for change in changes {
            switch change.cause {
            case .promoted: way.append(change.from)
            case .rolledBack: while let last = way.popLast(), last != change.to {}
            }
        }
        return way.reversed().filter { $0 == 0 || version($0) != nil }
    }
}
