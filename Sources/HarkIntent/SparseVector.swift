/// The features of one text that a model knows, with their values: tf-idf, of length one.
struct SparseVector {
    /// The numbers of the features, each once.
    var features: [Int32]
    /// The value of each.
    var values: [Float]
}
