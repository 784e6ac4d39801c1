public import Foundation

/// All trained weights, read once and shared by everything that analyses texts.
public struct LanguageModels: Sendable {
    let identifier: LanguageIdentifier
    let english: EnglishTagger
    let chinese: ChineseTagger
    let sentiment: SentimentModel

    /// Reads the weights.
    ///
    /// - Parameters:
    ///   - folder: the folder of weights; nil for those that ship with Hark.
    ///   - corrections: a file of a site's own corrections of sentiment, or nil.
    /// - Throws: `LanguageModelError` when one is missing, damaged, or of another version.
    public init(folder: URL? = nil, corrections: URL? = nil) throws(LanguageModelError) {
        let folder = if let folder { folder } else { try ModelFolder.shipped() }
        identifier = try LanguageIdentifier(in: ModelFile(at: folder.appending(path: "latin.weights")))
        english = try EnglishTagger(in: ModelFile(at: folder.appending(path: "english.weights")))
        chinese = try ChineseTagger(in: ModelFile(at: folder.appending(path: "chinese.weights")))
        let shipped = try SentimentModel(models: folder)
        if let corrections {
            sentiment = try shipped.adapted(by: ModelFile(at: corrections))
        } else {
            sentiment = shipped
        }
    }
}
