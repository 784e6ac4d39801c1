import HarkStatistics

/// A support vector machine with a radial kernel.
///
/// The kernel's width is 1 / (columns × variance of all numbers), as scikit-learn's `gamma="scale"`. Numbers are learnt
/// on their own scale, so that `cost` means the same for all labels, with errors up to a tenth of a deviation free.
struct MachineModel: LabelModel {
    let machine: VectorMachine
    /// The mean and the deviation of the numbers; 0 and 1 for classes.
    let middle: Double
    let spread: Double
    let classes: Int
    let cost: Double

    init(_ rows: LearningRows, cost: Double) throws(StatisticsError) {
        let variance = rows.matrix.values.variance()
        let width = 1 / (Double(rows.matrix.columns) * (variance > 0 ? variance : 1))
        let deviation = rows.labels.deviation()
        let isNumber = rows.classes == 0
        classes = rows.classes
        self.cost = cost
        middle = isNumber ? rows.labels.mean : 0
        spread = isNumber && deviation > 0 ? deviation : 1
        let (middle, spread) = (middle, spread)
        var machine = try VectorMachine(
            rows.matrix,
            rows.labels.map { ($0 - middle) / spread },
            tells: isNumber ? .numbers(freeError: 0.1) : .classes,
            cost: cost,
            width: width
        )
        if !isNumber { try machine.findCurves(rows.matrix, rows.labels, cost: cost) }
        self.machine = machine
    }

    func reading(of row: ArraySlice<Double>) -> LabelReading {
        guard classes > 0 else { return .number(middle + spread * machine.number(at: row)) }
        let decisions = machine.decisions(at: row)
        var chances = [Double](repeating: 0, count: classes)
        for (label, chance) in zip(machine.classes, machine.chances(decisions)) { chances[label] = chance }
        return .oneOf(best: machine.winner(decisions), chances: chances)
    }
}
