/// Akaike's criterion: how unlikely a fitted model is, and how many numbers it took to fit.
enum Akaike {
    /// The criterion corrected for few values: the smaller, the better; infinite when they are too few.
    /// - Source: Hurvich, Tsai, "Regression and Time Series Model Selection in Small Samples" (1989).
    static func corrected(_ logLikelihood: Double, parameters: Int, count: Int) -> Double {
        guard count > parameters + 1 else { return .infinity }
        let (parameters, count) = (Double(parameters), Double(count))
        return -2 * logLikelihood + 2 * parameters * count / (count - parameters - 1)
    }
}
