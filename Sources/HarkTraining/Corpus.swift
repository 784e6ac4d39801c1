import CZlib
package import Foundation
import HarkLanguage

/// The texts of a folder of data sets, each set in its own form.
package struct Corpus: Sendable {
    /// The folder.
    package let folder: URL

    /// Names a folder; nothing is read yet.
    package init(_ folder: URL) { self.folder = folder }

    /// The lines of a file, unpacked when its name ends in `.gz`.
    /// - Throws: `TrainingError.unreadable`.
    package func lines(_ path: String, keepingEmpty: Bool = false) throws(TrainingError) -> [Substring] {
        let file = folder.appending(path: path).path
        guard let source = gzopen(file, "rb") else { throw .unreadable(path: file, why: "no such file") }
        defer { gzclose(source) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = gzread(source, &block, UInt32(block.count))
            guard count >= 0 else { throw .unreadable(path: file, why: "broken gzip data") }
            if count == 0 { break }
            bytes += block[..<Int(count)]
        }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: !keepingEmpty)
    }

    /// One column of a file of tab-separated values whose first line names the columns.
    /// - Throws: `TrainingError` when there is no such file, column, or a line is too short.
    package func column(_ name: String, of path: String) throws(TrainingError) -> [String] {
        try columns([name], of: path).map { $0[0] }
    }

    /// Some columns of a file of tab-separated values whose first line names the columns.
    package func columns(_ names: [String], of path: String) throws(TrainingError) -> [[String]] {
        let rows = try lines(path)
        let head = (rows.first ?? "").split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        var places: [Int] = []
        for name in names {
            guard let place = head.firstIndex(of: name) else {
                throw .malformed(path: path, line: 1, why: "no column '\(name)'")
            }
            places.append(place)
        }
        var values: [[String]] = []
        for (index, row) in rows.enumerated().dropFirst() {
            let cells = row.split(separator: "\t", omittingEmptySubsequences: false)
            guard cells.count == head.count else {
                throw .malformed(path: path, line: index + 1, why: "\(cells.count) columns, \(head.count) expected")
            }
            values.append(places.map { String(cells[$0]) })
        }
        return values
    }

    /// The texts under the key `text`, at any depth, of a file of JSON lines.
    package func jsonTexts(of path: String) throws(TrainingError) -> [String] {
        var texts: [String] = []
        for (index, line) in try lines(path).enumerated() {
            guard let value = try? JSONSerialization.jsonObject(with: Data(line.utf8)) else {
                throw .malformed(path: path, line: index + 1, why: "no JSON")
            }
            Self.collect(value, into: &texts)
        }
        return texts
    }

    private static func collect(_ value: Any, into texts: inout [String]) {
        switch value {
        case let object as [String: Any]:
            for (key, member) in object.sorted(by: { $0.key < $1.key }) {
                if key == "text", let text = member as? String {
                    texts.append(text)
                } else {
                    collect(member, into: &texts)
                }
            }
        case let list as [Any]: for entry in list { collect(entry, into: &texts) }
        default: break
        }
    }
}
