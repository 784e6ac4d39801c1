import HarkStatistics

/// What rows lack that a model is trained from, while another part is held out to see how well it does.
public struct PartLack: Equatable, Sendable, CustomStringConvertible {
    /// What they lack.
    public enum Lack: Equatable, Sendable {
        /// They have one class alone, and the method needs two.
        case classes(only: Double)
        /// They are fewer than the columns need.
        case rows(needed: Int, columns: Int)
    }

    /// The number of the part that is held out, from 1.
    public let part: Int
    /// How many parts there are.
    public let parts: Int
    /// How many rows are learnt from.
    public let rows: Int
    /// The column of the label.
    public let label: String
    /// What they lack.
    public let lack: Lack

    init(_ part: Int, of parts: Int, rows: Int, label: String, _ lack: Lack) {
        (self.part, self.parts, self.rows, self.label, self.lack) = (part, parts, rows, label, lack)
    }

    /// What is wrong, for an operator.
    public var description: String {
        "\(rows) rows are left to learn from when part \(part) of \(parts) is held out, and \(reason)"
    }

    private var reason: String {
        switch lack {
        case .classes(let only):
            "\(ShownText.quoted(label)) is \(plain(only)) in all of them, where the method needs two classes; try "
                + "--split shuffled, fewer --folds or more rows"
        case .rows(let needed, let columns):
            "\(columns) columns need \(needed); try --split shuffled, more rows or fewer columns"
        }
    }
}
