import HarkLanguage

extension DocumentEdit {
    /// The version with this edit.
    ///
    /// Only the lines change that must; making the same edit again changes nothing. The result is readable YAML that
    /// means the same but for the edit; whether the bot can use it, `BotDocuments` tells.
    /// - Throws: why it cannot be made; the files are then as before.
    public func applied(to files: BotFiles) throws(Failure) -> BotFiles {
        if case .addArticle(let draft) = self { return try files.adding(draft) }
        var rules = try RulesText(of: files)
        switch self {
        case .addArticle: return files
        case .addExample(let intent, let language, let text):
            let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            guard !line.isEmpty, try !rules.examples(of: intent).contains(where: { $0.folded == line.folded }) else {
                return files
            }
            if let path = try rules.exampleFile(of: intent) { return try files.adding(line, to: path) }
            try rules.addExample(line, language, to: intent)
        case .addRule(let draft, let other):
            if !rules.holds(draft) { try rules.add(draft, before: other) }
        case .removeRule(let id):
            if rules.ids.contains(id) { try rules.remove(rule: id) }
        case .moveRule(let id, let other):
            if !rules.stands(id, before: other) { try rules.move(rule: id, before: other) }
        }
        return try files.with(rules.text, as: BotFiles.script)
    }
}

extension BotFiles {
    /// Adds a line to a file of examples, unless it is there.
    fileprivate func adding(_ line: String, to name: String) throws(DocumentEdit.Failure) -> BotFiles {
        guard let known = self[name] else { throw .unreadable(name) }
        guard !known.split(whereSeparator: \.isNewline).contains(where: { String($0).folded == line.folded }) else {
            return self
        }
        // The file's reader would take it for a comment.
        guard !line.hasPrefix("#") else { throw .tooIntricate(name) }
        let newline = known.contains("\r\n") ? "\r\n" : "\n"
        let isWhole = known.isEmpty || known.last?.isNewline == true
        return try with(known + (isWhole ? "" : newline) + line + newline, as: name)
    }

    /// Adds an article's file, unless it is there.
    fileprivate func adding(_ draft: ArticleDraft) throws(DocumentEdit.Failure) -> BotFiles {
        let name = Self.articles + draft.id + ".md"
        guard self[name] != draft.file else { return self }
        let others = names.filter { $0.hasPrefix(Self.articles) }
        guard self[name] == nil, !others.contains(where: { id(ofArticle: $0) == draft.id }) else {
            throw .taken(draft.id)
        }
        let files = try with(draft.file, as: name)
        guard files.id(ofArticle: name) == draft.id else { throw .tooIntricate(name) }
        return files
    }

    private func id(ofArticle name: String) -> String? {
        try? ArticleFile.parse(TextFile(name: name, text: self[name] ?? "")).article.id
    }

    func with(_ text: String, as name: String) throws(DocumentEdit.Failure) -> BotFiles {
        do {
            return try changed(by: [name: text])
        } catch {
            throw .tooMuch(name)
        }
    }
}
