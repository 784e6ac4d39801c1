/// Numbers that stand for names in a column, from 0 up; 0 is "none".
struct CodeTable: Sendable {
    /// What each number stands for.
    private(set) var entries = [ChatRow.Named(key: ChatKey.none, name: "")]
    private var codes: [String: Int32] = [ChatKey.none: 0]
    /// Which names each number of a list stands for; a column of single names has none of these.
    private(set) var lists: [[Int32]] = [[0]]
    private var listCodes: [[Int32]: Int32] = [[0]: 0]

    /// The number of a name, a new one when it has none; a thing that was renamed goes by its last name.
    mutating func code(of named: ChatRow.Named) -> Int32 {
        if let code = codes[named.key] {
            if entries[Int(code)].name != named.name, code != 0 { entries[Int(code)].name = named.name }
            return code
        }
        let code = Int32(entries.count)
        entries.append(named)
        codes[named.key] = code
        return code
    }

    /// The number of a list of names.
    mutating func code(ofList names: [ChatRow.Named]) -> Int32 {
        guard !names.isEmpty else { return 0 }
        let list = Set(names.map { self.code(of: $0) }).sorted()
        if let code = listCodes[list] { return code }
        let code = Int32(lists.count)
        lists.append(list)
        listCodes[list] = code
        return code
    }

    /// For each number of the column, whether it stands for a key.
    func allows(_ key: String, isList: Bool) -> [Bool] {
        let wanted = codes[key] ?? -1
        return isList ? lists.map { $0.contains(wanted) } : entries.indices.map { Int32($0) == wanted }
    }
}
