public import Foundation
public import HarkLanguage

/// Learns from what a site's staff said was not right.
public struct SentimentLearning {
    private let model: SentimentModel

    /// Starts from the weights that ship with Hark.
    ///
    /// - Parameter folder: the folder of weights; nil for those that ship with Hark.
    /// - Throws: `LanguageModelError`.
    public init(folder: URL? = nil) throws(LanguageModelError) {
        let folder = if let folder { folder } else { try ModelFolder.shipped() }
        model = try SentimentModel(models: folder)
    }

    /// Makes the file of weights that makes corrections come true, as `LanguageModels` takes it.
    ///
    /// - Parameter corrections: texts with their language and right label; the later of two on one text counts.
    /// - Returns: the file; the same corrections give the same bytes.
    public func file(_ corrections: [(text: String, language: Language, label: SentimentLabel)]) -> Data {
        SentimentAdaptation(model).file(
            corrections.map { SentimentCorrection(text: $0.text, language: $0.language, label: $0.label) }
        )
    }
}
