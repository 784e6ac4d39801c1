import HarkDomain
import HarkProtocol
import HarkStore
import HarkTransport

extension Endpoints {
    /// The plain analysis of a text, for programs that have their own way of talking to customers.
    var support: [Route] {
        [
            Route(
                "POST",
                "/support",
                .staff(.read, .conversations),
                "Read one text: mood, intent, entities, language, and the satisfaction to expect. Call and answer are kept.",
                takes: .object([.required("text", .text(longest: TextLimit.message))]),
                gives: .named("SupportAnswer"),
                problems: [409, 429],
                run: readText
            )
        ]
    }

    private func readText(_ call: Call) async throws -> HTTPResponse {
        guard let desk = services.support else { throw Refusal.notFound }
        let member = try call.member.id
        let text = try RequestBody(call.request).text("text")
        try desk.count(member)
        guard let answer = desk.answer(text, at: now) else {
            throw Refusal.conflict("No text is read here: language.analysis is false")
        }
        let response = HTTPResponse.object { $0.support(answer) }
        let row = SupportCall(
            id: await mint.next(at: now),
            member: member,
            text: desk.stored(text),
            answer: String(decoding: response.body, as: UTF8.self),
            at: now
        )
        try await services.floor.write([{ try SupportCall.insert(row, $0) }])
        return response
    }
}

extension JSONWriter {
    fileprivate mutating func support(_ answer: SupportAnswer) {
        name("prediction")
        double((answer.prediction * 1000).rounded() / 1000)
        reading(answer.analysis)
    }
}
