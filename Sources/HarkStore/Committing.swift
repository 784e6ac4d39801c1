/// What commits batches one after another and says what became of each.
public protocol Committing: AnyObject, Sendable {
    /// Commits a batch; the next may be handed over once the answer to this one has come.
    func submit(_ batch: Batch)

    /// Tries whether the store takes writes again.
    func probe()

    /// Finishes what was handed over and ends.
    func stop()
}

extension Journal: Committing {}
