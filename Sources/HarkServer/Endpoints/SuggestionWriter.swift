import HarkBot
import HarkProtocol
import HarkStore

extension JSONWriter {
    /// Writes a suggestion with what became of it.
    mutating func suggestion(_ proposal: Proposal, of row: BotProposal) {
        member("id", row.id)
        member("kind", row.kind)
        member("language", row.language)
        member("title", proposal.title)
        name("confidence")
        double(row.confidence)
        member("foundAt", row.foundAt)
        member("state", row.state.rawValue)
        if let decidedAt = row.decidedAt { member("decidedAt", decidedAt) }
        member("decidedBy", row.decidedBy)
        member("reason", row.reason)
        name("evidence")
        object { $0.evidence(proposal.evidence) }
        if let edit = proposal.edit {
            name("edit")
            object { $0.edit(edit) }
        }
        member("linked", proposal.linked)
    }

    private mutating func evidence(_ evidence: Proposal.Evidence) {
        member("conversations", evidence.conversations)
        member("quotes", evidence.quotes)
        name("counts")
        object { writer in
            for (name, count) in evidence.counts.sorted(by: { $0.key < $1.key }) {
                writer.name(name)
                writer.int(count)
            }
        }
    }

    private mutating func edit(_ edit: DocumentEdit) {
        switch edit {
        case .addExample(let intent, let language, let text):
            member("kind", "addExample")
            member("intent", intent)
            member("language", language.rawValue)
            member("text", text)
        case .addArticle(let draft): article(draft)
        case .addRule(let draft, let other):
            member("kind", "addRule")
            rule(draft)
            member("before", other)
        case .removeRule(let id):
            member("kind", "removeRule")
            member("id", id)
        case .moveRule(let id, let other):
            member("kind", "moveRule")
            member("id", id)
            member("before", other)
        }
    }

    private mutating func article(_ draft: ArticleDraft) {
        member("kind", "addArticle")
        member("id", draft.id)
        member("language", draft.language.rawValue)
        member("title", draft.title)
        member("keywords", draft.keywords)
        member("asked", draft.asked)
        member("text", draft.text)
    }

    private mutating func rule(_ draft: RuleDraft) {
        member("id", draft.id)
        member("title", draft.title)
        member("any", draft.any)
        name("say")
        object {
            $0.member("en", draft.say.en)
            $0.member("zh", draft.say.zh)
        }
    }
}
