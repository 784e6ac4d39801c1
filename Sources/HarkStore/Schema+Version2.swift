extension Schema {
    /// One index over the log instead of two.
    ///
    /// Each index costs a page of the write-ahead log for nearly every message, since conversations lie apart in it.
    /// Positions grow with seqs in every stream, so the index that keeps keys unique finds a stream's events too;
    /// that seqs are dense is what `BatchWriter` demands of each batch.
    static let version2 = """
        DROP INDEX eventByStream;
        DROP INDEX eventByClientID;
        CREATE UNIQUE INDEX eventByKey ON event(stream, authorID, clientID);
        """
}
