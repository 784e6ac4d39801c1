import Foundation
import HarkDomain
import HarkSearch
import HarkStore
import Logging
import Metrics

/// Fills a log with real messages, lets the index be made, and measures both; see `run` beside it.
@main
enum SearchBench {
    private static let english = [
        "refund", "refunds", "cancel my order", "\"how do I\"", "card", "deliver*", "113542617735902", "restaurant san",
    ]
    /// What costs the most: short beginnings, and words that nearly all texts hold.
    private static let dear = ["a* b* c* d* e* f* g* h* i* l* m* n* o* p* s* t*", "s*", "the", "i to a", "的 是 了 我"]
    private static let chinese = ["酒店", "服务员", "退款", "房间很干净", "一", "地铁站", "手机 电池", "推荐一家"]

    private static let mostCompared = 200_000

    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 5, let count = Int(arguments[3]) else {
            print("usage: SearchBench ENGLISH CHINESE COUNT DIR: two files of one message a line")
            exit(64)
        }
        let talks = try Talks(english: arguments[1], chinese: arguments[2], count: count)
        let folder = URL(fileURLWithPath: arguments[4], isDirectory: true)
        let logger = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
        let store = try Store.open(directory: folder, mode: .readWrite, logger: logger)
        try talks.fill(store)
        let index = SearchIndex(store, patience: .seconds(600), logger: logger, metrics: NOOPMetricsHandler.instance)
        try await measureFilling(index, talks, store)
        let looks = Looks(index: index, log: folder.appendingPathComponent("hark.db"))
        print("\nquery\thits\tindex: best 20 ms\tindex: conversations ms\tLIKE over the log ms")
        for query in english + chinese + dear { print(try await looks.line(query)) }
        print("")
        // Longer logs repeat the texts, which says nothing new here and takes long.
        if count <= mostCompared { for line in try await Recall(index, talks).lines() { print(line) } }
        index.close()
        store.close()
    }

    /// Waits for the index to hold everything, and tells what that took.
    private static func measureFilling(_ index: SearchIndex, _ talks: Talks, _ store: Store) async throws {
        let (start, cpu) = (ContinuousClock.now, processSeconds())
        index.start()
        let scope = SearchIndex.Scope(ConversationFilter()) { _ in true }
        while try await !index.hits(SearchQuery("ready"), in: scope, limit: 1).isComplete {
            try await Task.sleep(for: .milliseconds(5))
        }
        let (wall, used) = ((ContinuousClock.now - start) / .seconds(1), processSeconds() - cpu)
        let count = Double(talks.messages.count)
        print("messages\t\(talks.messages.count), \(talks.bytes / 1000) kB of text")
        print("filling\t\(rounded(wall, 2)) s, \(Int(count / wall)) messages a second")
        print("CPU a message\t\(rounded(used / count * 1e6, 1)) µs")
        for name in ["search.db", "search.db-wal", "hark.db", "hark.db-wal"] {
            let path = store.searchFile.deletingLastPathComponent().appendingPathComponent(name).path
            let bytes = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
            print("\(name)\t\(bytes / 1000) kB")
        }
    }

    private static func processSeconds() -> Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let microseconds = usage.ru_utime.tv_usec + usage.ru_stime.tv_usec
        return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + Double(microseconds) / 1e6
    }

    static func rounded(_ value: Double, _ digits: Int) -> String { String(format: "%.\(digits)f", value) }
}
