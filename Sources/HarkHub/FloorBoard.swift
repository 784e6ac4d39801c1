import HarkDomain
import HarkProtocol

/// What the watchers of one scope have been sent, by version.
struct FloorBoard {
    var watchers: [Session] = []
    private(set) var version = 0
    private var view = FloorView()

    /// Takes a fresh view without telling anybody: the first watcher will get it whole.
    mutating func reset(_ fresh: FloorView) {
        view = fresh
        version += 1
    }

    /// Writes the whole floor.
    func whole(_ writer: inout JSONWriter, at now: Timestamp) {
        writer.name("floor")
        writer.beginObject()
        writer.member("version", version)
        writer.member("at", now)
        writer.name("totals")
        writer.raw(view.totals)
        writer.rows("queues", view.queues.order, view.queues)
        writer.rows("agents", view.agents.order, view.agents)
        writer.rows("waiting", view.waiting.order, view.waiting)
        writer.rows("attention", view.attention.order, view.attention)
        writer.endObject()
    }

    /// Takes a fresh view and returns the frame that brings watchers from the last one to it.
    mutating func change(to fresh: FloorView, at now: Timestamp) -> [UInt8] {
        let old = view
        view = fresh
        version += 1
        return Frames.notification("floor.changed") { writer in
            writer.member("version", version)
            writer.member("at", now)
            if old.totals != fresh.totals {
                writer.name("totals")
                writer.raw(fresh.totals)
            }
            writer.changed("queues", old.queues, fresh.queues)
            writer.changed("agents", old.agents, fresh.agents)
            writer.changed("waiting", old.waiting, fresh.waiting)
            writer.changed("attention", old.attention, fresh.attention)
            writer.removed(old, fresh)
        }
    }
}

extension JSONWriter {
    fileprivate mutating func rows(_ name: StaticString, _ ids: [String], _ rows: FloorView.Rows) {
        self.name(name)
        beginArray()
        for id in ids { raw(rows.bytes[id] ?? Array("{}".utf8)) }
        endArray()
    }

    fileprivate mutating func changed(_ name: StaticString, _ old: FloorView.Rows, _ fresh: FloorView.Rows) {
        let ids = fresh.order.filter { old.bytes[$0] != fresh.bytes[$0] }
        if !ids.isEmpty { rows(name, ids, fresh) }
    }

    fileprivate mutating func removed(_ old: FloorView, _ fresh: FloorView) {
        func gone(_ before: FloorView.Rows, _ after: FloorView.Rows) -> [String] {
            before.order.filter { after.bytes[$0] == nil }
        }
        let queues = gone(old.queues, fresh.queues)
        let agents = gone(old.agents, fresh.agents)
        let waiting = gone(old.waiting, fresh.waiting)
        let attention = gone(old.attention, fresh.attention)
        guard !(queues.isEmpty && agents.isEmpty && waiting.isEmpty && attention.isEmpty) else { return }
        name("removed")
        beginObject()
        if !queues.isEmpty { member("queues", queues) }
        if !agents.isEmpty { member("agents", agents) }
        if !waiting.isEmpty { member("waiting", waiting) }
        if !attention.isEmpty { member("attention", attention) }
        endObject()
    }
}
