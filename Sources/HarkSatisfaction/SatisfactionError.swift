import HarkStatistics

/// Why a model of satisfaction can't be trained or used.
public enum SatisfactionError: Error, Equatable, Sendable, CustomStringConvertible {
    /// A table has too few rows to say anything.
    case notEnoughEvidence(rows: Int, needed: Int)
    /// A table has no column of numbers beside the label.
    case noFeatures(label: String)
    /// A label is everywhere the same, or has but one row that differs.
    case constantLabel(String)
    /// A method tells classes, and a label has numbers that are none.
    case noClasses(label: String, method: String, different: Int)
    /// A definition of what is bad can't be read.
    case badBound(String)
    /// To see how well a model does, it is trained without a part of the rows, and the others say too little.
    case partLacks(PartLack)
    /// A file is no model of satisfaction of this version of Hark, or damaged.
    case badModel(path: String, why: String)
    /// A file can't be written.
    case unwritable(path: String, why: String)
    /// A file can't be read.
    case unreadable(path: String, why: String)
    /// A line of a file of dialogues is wrong; lines count from 1.
    case badDialogue(path: String, line: Int, why: String)

    /// What is wrong, for an operator.
    public var description: String {
        switch self {
        case .notEnoughEvidence(let rows, let needed):
            "not enough evidence: \(rows) rows, at least \(needed) are needed"
        case .noFeatures(let label): "there is no column of numbers beside \(ShownText.quoted(label))"
        case .constantLabel(let label):
            "column \(ShownText.quoted(label)) is the same in all rows or all but one: nothing to learn"
        case .noClasses(let label, let method, let different):
            "\(method) tells classes: \(ShownText.quoted(label)) must hold whole numbers, at most \(SatisfactionLabel.mostClasses) "
                + "different ones; it holds \(different) different numbers"
        case .badBound(let text): "\"\(text)\" does not say what is bad; write <=N or >=N, with a number that occurs"
        case .partLacks(let lack): "\(lack)"
        case .badModel(let path, let why): "\(path): no model of satisfaction: \(why)"
        case .unwritable(let path, let why), .unreadable(let path, let why): "\(path): \(why)"
        case .badDialogue(let path, let line, let why): "\(path):\(line): \(why)"
        }
    }

    /// True when the content of a file is at fault, and not the file itself.
    public var isBadData: Bool {
        switch self {
        case .unwritable, .unreadable: false
        default: true
        }
    }
}
