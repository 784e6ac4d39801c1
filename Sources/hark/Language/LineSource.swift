import Foundation
import HarkProtocol

/// Reads a file or standard input line by line.
final class LineSource {
    private let file: UnsafeMutablePointer<FILE>
    private let isOwn: Bool
    private let path: String
    private var line: UnsafeMutablePointer<CChar>?
    private var capacity = 0

    /// Opens a file; `-` is standard input.
    /// - Throws: `InputError` when it can't be opened.
    init(_ path: String) throws {
        isOwn = path != "-"
        self.path = path
        guard let file = isOwn ? fopen(path, "r") : fdopen(STDIN_FILENO, "r") else {
            throw InputError(description: "\(path): \(String(cString: strerror(errno)))")
        }
        self.file = file
    }

    /// Whether the lines come from somebody who may wait for each answer: a terminal or another program.
    var isConversation: Bool {
        var status = stat()
        return fstat(fileno(file), &status) == 0 && status.st_mode & S_IFMT != S_IFREG
    }

    deinit {
        free(line)
        if isOwn { fclose(file) }
    }

    /// The next line without its end, or nil behind the last; what is no UTF-8 becomes U+FFFD.
    /// - Throws: `InputError` when reading fails.
    func next() throws -> String? {
        let count = getline(&line, &capacity, file)
        guard count >= 0, let line else {
            if ferror(file) != 0 { throw InputError(description: "\(path): \(String(cString: strerror(errno)))") }
            return nil
        }
        var bytes = UnsafeRawBufferPointer(start: line, count: count)[...]
        if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// Why an input can't be read.
struct InputError: Error, CustomStringConvertible {
    let description: String
}

/// Gathers lines and writes them to standard output in large pieces.
struct LineSink {
    private var bytes: [UInt8] = []
    private let isPrompt: Bool

    /// Creates a sink.
    ///
    /// - Parameter isPrompt: whether each line goes out at once, for somebody who waits for it.
    init(isPrompt: Bool) { self.isPrompt = isPrompt }

    mutating func write(_ line: [UInt8]) {
        bytes += line
        bytes.append(UInt8(ascii: "\n"))
        if isPrompt || bytes.count >= 1 << 16 { flush() }
    }

    mutating func flush() {
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(bytes))
        } catch {
            FileHandle.standardError.write(Data("hark: the output can't be written\n".utf8))
            exit(1)
        }
        bytes.removeAll(keepingCapacity: true)
    }
}

/// One line of input: a text, or a JSON object with one.
enum TextLine {
    /// The text; a line that looks like JSON but has no `text` is itself the text.
    static func text(of line: String) -> String {
        guard line.first == "{",
            let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
            let text = object["text"] as? String
        else { return line }
        return text
    }
}
