/// The flows of a script: those in the rules file and those in files beside it.
struct FlowFiles {
    private static let most = 200

    let document: YAMLDocument
    private(set) var flows: [FlowDocument] = []
    private(set) var faults: [BotFault] = []
    /// The ids of all flows, also of those that have faults.
    private(set) var named: Set<String> = []

    /// Gathers all flows; `beside` reads a file by its path seen from the rules file.
    init(_ script: BotScript, _ document: YAMLDocument, beside: (String) throws(BotError) -> TextFile) throws(BotError)
    {
        self.document = document
        for (index, flow) in script.flows.enumerated() {
            let place = ["flows", "\(index)"]
            add(flow, at: place, FlowCheck(flow: flow, document: document, place: place).faults)
        }
        for (index, path) in script.flowFiles.enumerated() {
            let place = ["flowFiles", "\(index)"]
            guard TextFile.isBeside(path) else {
                faults.append(document.fault("must be a path below the folder of the rules file", at: place))
                continue
            }
            try read(beside(path), at: place)
        }
        if flows.count > Self.most { faults.append(document.fault("are more than \(Self.most)", at: ["flows"])) }
    }

    private mutating func read(_ file: TextFile, at place: [String]) throws(BotError) {
        do throws(BotError) {
            let yaml = try YAMLDocument(file.text, file: file.name)
            let flow = try yaml.decode(FlowDocument.self)
            add(flow, at: place, FlowCheck(flow: flow, document: yaml).faults)
        } catch {
            faults += try error.faultsOrRethrown()
        }
    }

    private mutating func add(_ flow: FlowDocument, at place: [String], _ found: [BotFault]) {
        flows.append(flow)
        faults += found
        if !named.insert(flow.id).inserted {
            faults.append(document.fault("\(flow.id) is the id of two flows", at: place))
        }
    }
}
