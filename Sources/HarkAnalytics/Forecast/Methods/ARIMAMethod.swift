/// ARIMA of a shape that the history itself decides.
public struct AutomaticARIMA: ForecastMethod {
    /// How the shape is chosen.
    public let choice: ARIMAChoice

    /// Creates the method.
    public init(_ choice: ARIMAChoice) { self.choice = choice }

    /// `ARIMA`.
    public var name: String { "ARIMA" }

    /// The forecast of the best shape.
    public func forecast(_ history: [Double], horizon: Int) -> [Double]? {
        choice.best(for: history)?.means(horizon)
    }

    /// ARIMA of the history's best shape, with its coefficients.
    public func settled(on history: [Double]) -> any ForecastMethod {
        choice.best(for: history).map(FittedARIMA.init) ?? self
    }
}

/// ARIMA of a shape with coefficients that are known before.
public struct FittedARIMA: ForecastMethod {
    /// The model, fitted to some history.
    public let model: ARIMAModel

    /// Creates the method.
    public init(_ model: ARIMAModel) { self.model = model }

    /// Such as `ARIMA(0,1,1)(0,1,1)[12]`.
    public var name: String { model.order.description }

    /// The forecast of the model from this history.
    public func forecast(_ history: [Double], horizon: Int) -> [Double]? {
        ARIMAModel(model, over: history)?.means(horizon)
    }
}
