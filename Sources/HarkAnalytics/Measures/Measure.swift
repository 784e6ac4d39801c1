/// What reports measure: each has one definition, here, and docs/measures.md repeats it.
///
/// A conversation counts in the period in which its customer began it, whatever came later.
public enum Measure: String, CaseIterable, Sendable {
    case chats, offered, handled
    case wait, firstResponse, firstResponseOpen, nextResponse, handleTime, resolutionTime
    case abandonment, containment, resolutionRate, reopeningRate, transferRate, slaBreachRate, afterHours
    case csat, csatShare, nps, responseRate, predictedBad
    case retention, repeatRate, costPerContact
    case occupancy, concurrency

    /// What a value is.
    public enum Unit: String, Sendable {
        case count, milliseconds, share, score, money
    }

    /// Which way a value should go.
    public enum Direction: String, Sendable {
        case more, less
    }

    /// Everything that is to be said of a measure.
    public struct Card: Sendable {
        /// The name.
        public let name: String
        /// What a value is.
        public let unit: Unit
        /// Which way it should go; nil: neither is better.
        public let better: Direction?
        /// How it is counted.
        public let definition: String
        let reading: Reading
    }

    /// How a measure is read from the columns, or from the time of people beside them.
    enum Reading: Sendable {
        /// How many conversations have these flags.
        case count(ChatFlags)
        /// The share of those with the first flags that have the second ones too.
        case share(of: ChatFlags, ChatFlags)
        /// The times of those of which there is one.
        case time(ChatNumber, ChatFlags)
        /// The mean of those of which there is one, within bounds.
        case mean(ChatNumber, ClosedRange<Double>)
        /// Promoters minus detractors, in hundredths.
        case promoters
        /// The share whose customer came back within a window, of those with the flags for which that time has passed.
        case returned(ReturnWindow, ChatFlags)
        /// The cost of the time for which people had it.
        case cost(ChatFlags)
        /// What the time of people comes to; it is no number of conversations.
        case duty(@Sendable (DutyTally) -> MeasureValue)
    }
}

extension Measure.Card {
    init(
        _ name: String,
        _ unit: Measure.Unit,
        _ better: Measure.Direction?,
        _ reading: Measure.Reading,
        _ definition: String
    ) {
        (self.name, self.unit, self.better, self.reading) = (name, unit, better, reading)
        self.definition = definition
    }
}
