/// The numbers that the rules give the model: sums of valences in several forms, marks, length.
///
/// Every number is about −1…1, so that one penalty fits them all. The last lane is left free for the n-grams.
package typealias MoodSignals = SIMD32<Float>

extension MoodReading {
    /// The numbers of a reading.
    func signals() -> MoodSignals {
        var sums = MoodSums(self)
        let marks = min(Float(exclamations), 4) * 0.292
        let doubt = questions < 2 ? 0 : min(Float(questions) * 0.18, 0.96)
        sums.strengthen(by: marks + doubt)
        var signals = MoodSignals()
        fillSums(sums, &signals)
        fillMarks(sums, marks, &signals)
        fillStyle(&signals)
        return signals
    }

    private func fillSums(_ sums: MoodSums, _ signals: inout MoodSignals) {
        let logLength = logarithm(Float(length)) / 4
        signals[0] = squash(sums.fine, 15)
        signals[1] = squash(sums.all, 15)
        signals[2] = squash(sums.fine, 4)
        signals[3] = squash(sums.all, 40)
        signals[4] = squash(sums.coarse, 4)
        signals[5] = squash(sums.good, 15)
        signals[6] = squash(sums.bad, 15)
        signals[7] = sums.best / 4
        signals[8] = sums.worst / 4
        signals[9] = sums.all / Float(length + 3)
        signals[10] = (hits.last?.valence ?? 0) / 4
        signals[11] = (hits.first?.valence ?? 0) / 4
        signals[19] = logLength
        signals[21] = squash(sums.all, 15) * logLength
        signals[22] = asks ? squash(sums.all, 15) : 0
        signals[23] = max(-1, min(1, sums.fine / 3))
        signals[29] = squash(sums.late, 15)
        signals[30] = min(2, sums.heat) / 2
    }

    private func fillMarks(_ sums: MoodSums, _ marks: Float, _ signals: inout MoodSignals) {
        signals[12] = sums.all > 0 ? marks : sums.all < 0 ? -marks : 0
        signals[13] = questions > 0 ? squash(sums.all, 15) : 0
        signals[14] = hits.isEmpty ? 1 : 0
        signals[15] = Float(hits.count { $0.isNegated }) * 0.2
        signals[16] = marks
        signals[17] = min(Float(questions), 3) * 0.3
        signals[18] = contrast == nil ? 0 : 1
    }

    private func fillStyle(_ signals: inout MoodSignals) {
        signals[20] = shouting
        signals[24] = handles > 0 || hasQuestionParticle ? 0.3 : 0
        signals[25] = links > 0 || hasTilde ? 0.3 : 0
        signals[26] = asks ? 0.3 : 0
        signals[27] = min(Float(firstPersons), 10) * 0.1
        signals[28] = startsLower ? 0.2 : 0
    }
}

/// Sums over the hits of a text.
private struct MoodSums {
    var fine: Float = 0
    var coarse: Float = 0
    var good: Float = 0
    var bad: Float = 0
    var best: Float = 0
    var worst: Float = 0
    var late: Float = 0
    var heat: Float = 0
    var all: Float { allPlain + (allPlain > 0 ? accent : allPlain < 0 ? -accent : 0) }
    private var allPlain: Float = 0
    private var accent: Float = 0

    init(_ reading: MoodReading) {
        heat = reading.heat
        let lateStart = reading.length * 6 / 10
        for hit in reading.hits {
            let valence = hit.valence
            if hit.isCoarse { coarse += valence } else { fine += valence }
            if valence > 0 { good += valence } else { bad += valence }
            best = max(best, valence)
            worst = min(worst, valence)
            if hit.index >= lateStart { late += valence }
            heat += hit.heat
        }
        allPlain = fine + coarse
    }

    /// Lets exclamation marks push the sums further from 0.
    mutating func strengthen(by accent: Float) {
        self.accent = accent
        if fine != 0 { fine += fine > 0 ? accent : -accent }
    }
}

/// A sum pressed into −1…1.
/// - Source: C. J. Hutto, E. Gilbert, "VADER" (2014), the normalisation of its compound score.
@inline(__always)
private func squash(_ sum: Float, _ softness: Float) -> Float {
    sum / (sum * sum + softness).squareRoot()
}

/// The natural logarithm of 1 + a length, within 0.01 and the same on every machine.
@inline(__always)
private func logarithm(_ length: Float) -> Float {
    let bits = (length + 1).bitPattern
    let mantissa = Float(bitPattern: bits & 0x007F_FFFF | 0x3F80_0000)
    let exponent = Float(Int32(bits >> 23) - 127)
    return (exponent + (mantissa - 1) * (1.3465 - 0.3465 * (mantissa - 1))) * 0.693_147_2
}
