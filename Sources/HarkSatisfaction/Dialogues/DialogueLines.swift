public import Foundation
import HarkStatistics

/// Files of dialogues: one JSON object a line.
///
/// `{"turns":[{"by":"customer"|"agent","text":…,"score"?:1…5,"at"?:seconds}],"score"?:1…5}`
public enum DialogueLines {
    /// Longer dialogues are refused.
    public static let mostTurns = 10_000

    /// Reads a file.
    ///
    /// - Returns: the dialogues in order; blank lines are left out.
    /// - Throws: `SatisfactionError.unreadable` when the file can't be read, `.badDialogue` with the line that is wrong.
    public static func read(_ url: URL) throws(SatisfactionError) -> [Dialogue] {
        try parse(content(of: url), path: url.path)
    }

    private static func content(of url: URL) throws(SatisfactionError) -> Data {
        do {
            return try WholeFile.read(url.path)
        } catch {
            guard case .unreadable(let path, let why) = error else {
                throw .unreadable(path: url.path, why: "\(error)")
            }
            throw .unreadable(path: path, why: why)
        }
    }

    /// Reads the content of a file.
    ///
    /// - Parameters:
    ///   - data: the content, in UTF-8.
    ///   - path: the file's name, for errors.
    /// - Returns: the dialogues, as ``read(_:)``.
    /// - Throws: `SatisfactionError.badDialogue`, as ``read(_:)``.
    public static func parse(_ data: Data, path: String) throws(SatisfactionError) -> [Dialogue] {
        var dialogues: [Dialogue] = []
        let lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, bytes) in lines.enumerated() {
            let line = index == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
            guard !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) else { continue }
            switch dialogue(line) {
            case .success(let dialogue): dialogues.append(dialogue)
            case .failure(let fault): throw .badDialogue(path: path, line: index + 1, why: fault.why)
            }
        }
        guard !dialogues.isEmpty else { throw .badDialogue(path: path, line: 1, why: "no dialogue in the file") }
        return dialogues
    }

    private static func dialogue(_ line: Data) -> Result<Dialogue, LineFault> {
        guard String(validating: line, as: UTF8.self) != nil else { return .failure("not UTF-8") }
        do {
            let wire = try JSONDecoder().decode(WireDialogue.self, from: Data(line))
            return try .success(wire.dialogue())
        } catch let fault as LineFault {
            return .failure(fault)
        } catch let error as DecodingError {
            return .failure(LineFault(error))
        } catch {
            return .failure("not a JSON object")
        }
    }
}

/// A dialogue as a line says it.
private struct WireDialogue: Decodable {
    let turns: [WireTurn]
    let score: Double?

    func dialogue() throws(LineFault) -> Dialogue {
        guard turns.count <= DialogueLines.mostTurns else { throw "more than \(DialogueLines.mostTurns) turns" }
        try check(score, "score")
        for (index, turn) in turns.enumerated() {
            try check(turn.score, "turns[\(index)].score")
            if let at = turn.at, !at.isFinite { throw "turns[\(index)].at must be a finite number" }
        }
        return Dialogue(turns: turns.map(\.turn), score: score)
    }

    private func check(_ score: Double?, _ name: String) throws(LineFault) {
        if let score, !(1...5).contains(score) { throw "\(name) must lie between 1 and 5, and is \(score)" }
    }
}

private struct WireTurn: Decodable {
    let by: DialogueAuthor
    let text: String
    let score: Double?
    let at: Double?

    var turn: DialogueTurn { DialogueTurn(author: by, text: text, score: score, seconds: at) }
}

/// What is wrong with a line.
private struct LineFault: Error, ExpressibleByStringInterpolation {
    let why: String

    init(stringLiteral value: String) { why = value }

    /// Says in plain words where a decoder stopped.
    init(_ error: DecodingError) {
        switch error {
        case .keyNotFound(let key, let context): why = "\(Self.place(context.codingPath + [key])) is missing"
        case .valueNotFound(_, let context) where context.codingPath.isEmpty: why = "not a JSON object"
        case .valueNotFound(_, let context): why = "\(Self.place(context.codingPath)) is null"
        case .typeMismatch(_, let context) where context.codingPath.isEmpty: why = "not a JSON object"
        case .typeMismatch(_, let context): why = "\(Self.place(context.codingPath)) has the wrong type"
        case .dataCorrupted(let context) where context.codingPath.last?.stringValue == "by":
            why = "\(Self.place(context.codingPath)) must be \"customer\" or \"agent\""
        default: why = "not JSON"
        }
    }

    private static func place(_ path: [any CodingKey]) -> String {
        path.reduce("") { place, key in
            if let index = key.intValue { return "\(place)[\(index)]" }
            return place.isEmpty ? key.stringValue : "\(place).\(key.stringValue)"
        }
    }
}
