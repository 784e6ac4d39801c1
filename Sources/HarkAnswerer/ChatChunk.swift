internal import Foundation

/// One event of a streamed answer of `/chat/completions`.
struct ChatChunk: Decodable, Equatable {
    struct Usage: Decodable, Equatable {
        let promptTokens: Int?
        let completionTokens: Int?

        enum CodingKeys: String, CodingKey {
            case promptTokens = "prompt_tokens"
            case completionTokens = "completion_tokens"
        }
    }

    struct Choice: Decodable, Equatable {
        let index: Int?
        let delta: Delta
        let finishReason: String?

        enum CodingKeys: String, CodingKey {
            case index, delta
            case finishReason = "finish_reason"
        }
    }

    struct Delta: Decodable, Equatable {
        let content: String?
        /// Whether a tool is called, in the new way or the old.
        let callsTool: Bool

        enum CodingKeys: String, CodingKey {
            case content
            case toolCalls = "tool_calls"
            case functionCall = "function_call"
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            content = try container.decodeIfPresent(String.self, forKey: .content)
            let calls = try? container.decodeIfPresent([Empty].self, forKey: .toolCalls)
            let hasCalls = try !container.isNull(.toolCalls) && calls?.isEmpty != true
            callsTool = try hasCalls || !container.isNull(.functionCall)
        }
    }

    let choices: [Choice]
    let usage: Usage?

    /// Reads an event's data; nil when it is no such event, an error that the server tells included.
    init?(_ data: String) {
        guard data.utf8.count <= 64 * 1024, let chunk = try? JSONDecoder().decode(Self.self, from: Data(data.utf8))
        else { return nil }
        self = chunk
    }
}

/// Anything at all.
private struct Empty: Decodable {
    init(from decoder: any Decoder) throws {}
}

extension KeyedDecodingContainer {
    /// Whether a key is missing or null.
    fileprivate func isNull(_ key: Key) throws -> Bool { try !contains(key) || decodeNil(forKey: key) }
}
