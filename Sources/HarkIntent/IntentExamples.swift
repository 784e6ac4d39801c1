public import Foundation

/// Files of examples: one a line, a text, a tab, and its intent.
public enum IntentExamples {
    /// Longer texts are refused.
    ///
    /// - Units: Unicode scalars.
    public static let longestText = 2_000
    /// Longer names of intents are refused.
    ///
    /// - Units: Unicode scalars.
    public static let longestName = 100

    /// Reads a file.
    ///
    /// - Throws: `IntentError` that names the line when one has no tab, an empty or overlong field, or is not UTF-8;
    ///   and when there is no example at all.
    public static func read(_ url: URL) throws(IntentError) -> [IntentExample] {
        // A pipe is a file too, which Data(contentsOf:) denies.
        let descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(path: url.path, why: String(cString: strerror(errno))) }
        let data: Data
        do {
            data = try FileHandle(fileDescriptor: descriptor, closeOnDealloc: true).readToEnd() ?? Data()
        } catch {
            throw .unreadable(path: url.path, why: "reading fails")
        }
        return try parse(data, path: url.path)
    }

    /// Reads the content of a file; lines end with a line feed, with or without a carriage return before it.
    ///
    /// Blank lines, and a first line that names the columns ("text" and "intent" or "label"), are left out.
    /// - Parameters:
    ///   - data: the content, in UTF-8.
    ///   - path: the file's name, for errors.
    /// - Returns: the examples, in order.
    /// - Throws: `IntentError`, as ``read(_:)``.
    public static func parse(_ data: Data, path: String) throws(IntentError) -> [IntentExample] {
        var lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        if lines.first?.starts(with: [0xEF, 0xBB, 0xBF]) == true { lines[0] = lines[0].dropFirst(3) }
        var examples: [IntentExample] = []
        for (index, line) in lines.enumerated() {
            let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            if isBlank(line) || index == 0 && heads.contains(String(decoding: line, as: UTF8.self)) { continue }
            switch example(line) {
            case .success(let example): examples.append(example)
            case .failure(let fault): throw .malformed(path: path, line: index + 1, why: fault.why)
            }
        }
        guard !examples.isEmpty else { throw .unreadable(path: path, why: "no examples in it") }
        return examples
    }

    private static let heads: Set<String> = ["text\tintent", "text\tlabel"]

    private static func isBlank(_ line: Data) -> Bool { line.allSatisfy { $0 == UInt8(ascii: " ") } }

    private static func example(_ line: Data) -> Result<IntentExample, LineFault> {
        guard let line = String(validating: line, as: UTF8.self) else { return .failure("not UTF-8") }
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map { field in
            field.trimmingCharacters(in: .whitespaces)
        }
        guard fields.count > 1 else { return .failure("no tab between text and intent") }
        guard fields.count == 2 else { return .failure("\(fields.count) fields, a text and an intent expected") }
        guard !fields[0].isEmpty else { return .failure("the text is empty") }
        guard !fields[1].isEmpty else { return .failure("the intent is empty") }
        guard fields[0].unicodeScalars.count <= longestText else {
            return .failure("the text is longer than \(longestText) characters")
        }
        guard IntentExample.isName(fields[1]) else {
            return .failure("the intent's name is longer than \(longestName) characters, or has control characters")
        }
        return .success(IntentExample(text: fields[0], intent: fields[1]))
    }
}

/// What is wrong with a line.
private struct LineFault: Error, ExpressibleByStringInterpolation {
    let why: String

    init(stringLiteral value: String) { why = value }
}

extension IntentExample {
    /// True for what can be the name of an intent.
    static func isName(_ name: String) -> Bool {
        !name.isEmpty && name.unicodeScalars.count <= IntentExamples.longestName
            && name.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    }
}
