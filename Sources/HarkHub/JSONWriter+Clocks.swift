import HarkDomain
import HarkProtocol
import HarkRouting

extension JSONWriter {
    /// Writes what the clocks of an SLA show as `sla`, and the target that stands missed as `breach`.
    mutating func clocks(_ text: String?, _ breach: SLANotice?) {
        if let sla = text.flatMap({ AppliedSLA(text: $0) }) {
            name("sla")
            beginObject()
            member("policy", sla.policy)
            objects("clocks", sla.shown) { writer, clock in
                writer.member("kind", clock.kind.rawValue)
                writer.member("dueAt", clock.dueAt)
                if let left = clock.left { writer.member("leftSeconds", Int(left.components.seconds)) }
                if clock.isWarned { writer.member("warned", true) }
                if clock.isBreached { writer.member("breached", true) }
                if clock.isPaused { writer.member("paused", true) }
            }
            endObject()
        }
        guard let breach else { return }
        name("breach")
        beginObject()
        member("kind", breach.kind.rawValue)
        member("policy", breach.policy)
        member("dueAt", breach.dueAt)
        endObject()
    }
}
