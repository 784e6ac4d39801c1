import HarkStatistics

/// Series for the tests of forecasting.
enum Series {
    /// Airline passengers by month, 1949 to 1960, in thousands.
    /// - Source: Box, Jenkins, "Time Series Analysis" (1970), series G.
    static let airline: [Double] = [
        112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118,
        115, 126, 141, 135, 125, 149, 170, 170, 158, 133, 114, 140,
        145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166,
        171, 180, 193, 181, 183, 218, 230, 242, 209, 191, 172, 194,
        196, 196, 236, 235, 229, 243, 264, 272, 237, 211, 180, 201,
        204, 188, 235, 227, 234, 264, 302, 293, 259, 229, 203, 229,
        242, 233, 267, 269, 270, 315, 364, 347, 312, 274, 237, 278,
        284, 277, 317, 313, 318, 374, 413, 405, 355, 306, 271, 306,
        315, 301, 356, 348, 355, 422, 465, 467, 404, 347, 305, 336,
        340, 318, 362, 348, 363, 435, 491, 505, 404, 359, 310, 337,
        360, 342, 406, 396, 420, 472, 548, 559, 463, 407, 362, 405,
        417, 391, 419, 461, 472, 535, 622, 606, 508, 461, 390, 432,
    ]

    /// Numbers of the normal distribution.
    static func noise(_ count: Int, seed: UInt64) -> [Double] {
        var random = SeededRandom(seed: seed)
        return (0..<count).map { _ in random.normal() }
    }

    /// An ARMA(1,1) process after a run-in.
    static func arma(_ ar: Double, _ ma: Double, count: Int, seed: UInt64) -> [Double] {
        var (value, before, series) = (0.0, 0.0, [Double]())
        for shock in noise(count + 200, seed: seed) {
            value = ar * value + shock + ma * before
            before = shock
            series.append(value)
        }
        return series.suffix(count)
    }

    /// Days with a course, in weeks whose last two days are quiet.
    static func weeks(_ count: Int, day: Int, noise share: Double = 0.02, seed: UInt64 = 5) -> [Double] {
        let noise = noise(count * 7 * day, seed: seed)
        return noise.indices.map { index in
            let (place, weekday) = (index % day, index / day % 7)
            let course = 1 + Double(min(place, day - place)) / Double(day)
            return 100 * course * (weekday < 5 ? 1 : 0.5) * (1 + share * noise[index])
        }
    }
}
