import Logging
import Synchronization

/// Keeps what a server logs.
final class LogBook: Sendable {
    struct Line: Sendable {
        let level: Logger.Level
        let text: String
    }

    private let kept = Mutex<[Line]>([])

    var lines: [Line] { kept.withLock { $0 } }

    var logger: Logger { Logger(label: "live") { _ in Handler(book: self) } }

    private func add(_ line: Line) { kept.withLock { $0.append(line) } }

    private struct Handler: LogHandler {
        let book: LogBook
        var metadata: Logger.Metadata = [:]
        var logLevel: Logger.Level = .info

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let data = (event.metadata ?? [:]).map { "\($0.key)=\($0.value)" }.sorted().joined(separator: " ")
            book.add(Line(level: event.level, text: "\(event.message) \(data)"))
        }
    }
}
