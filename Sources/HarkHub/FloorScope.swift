import HarkDomain

/// Whose rights a view of the floor is made for: all watchers of one scope share its frames.
enum FloorScope: Hashable {
    case everything
    case queues(Set<QueueID>)

    init(_ member: StaffPrincipal) {
        self = member.role == .admin || member.queues.isEmpty ? .everything : .queues(member.queues)
    }

    func covers(_ queue: QueueID) -> Bool {
        switch self {
        case .everything: true
        case .queues(let queues): queues.contains(queue)
        }
    }
}
