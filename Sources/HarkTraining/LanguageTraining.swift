public import Foundation
import HarkLanguage

/// Makes all files of weights again from the open data.
public struct LanguageTraining {
    private let corpus: Corpus

    /// Names the folder of data sets; see docs/language.md for where to get each.
    public init(data: URL) { corpus = Corpus(data) }

    /// Trains every model and writes its file.
    ///
    /// The same data give the same bytes.
    /// - Parameters:
    ///   - folder: where the files go; made when missing. Each is replaced whole.
    ///   - includesDevelopment: whether the development parts are trained on as well: yes for what ships.
    ///   - progress: hears the name of each file before it is trained.
    /// - Throws: `TrainingError` when data are missing or malformed, or what writing throws.
    public func train(
        to folder: URL,
        includesDevelopment: Bool = true,
        progress: (String) -> Void = { _ in }
    ) throws {
        let taggers = TaggerTraining(corpus: corpus, includesDevelopment: includesDevelopment)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var files: [(name: String, data: Data)] = []
        progress("latin.weights")
        let scratch = FileManager.default.temporaryDirectory.appending(path: "hark-\(UUID().uuidString).weights")
        defer { try? FileManager.default.removeItem(at: scratch) }
        files.append(("latin.weights", try LatinTraining.model(from: corpus, scratch: scratch).data()))
        progress("english.weights")
        files.append(("english.weights", try taggers.english().data()))
        progress("chinese.weights")
        files.append(("chinese.weights", try taggers.chinese().data()))
        progress("sentiment-en.weights, sentiment-zh.weights")
        try SentimentTraining.train(data: corpus.folder, output: folder)
        for (name, data) in files { try data.write(to: folder.appending(path: name), options: .atomic) }
    }
}
