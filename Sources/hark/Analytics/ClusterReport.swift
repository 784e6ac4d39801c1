import Foundation
import HarkAnalytics
import HarkProtocol

/// What `hark cluster` prints.
struct ClusterReport {
    let analysis: ClusterAnalysis
    /// The columns of text that were not looked at.
    let leftOut: [String]

    /// The result as JSON on one line.
    var json: [UInt8] {
        var writer = JSONWriter(capacity: 16 * analysis.clustering.labels.count + 4096)
        writer.beginObject()
        writer.member("k", analysis.clustering.count)
        writer.number("inertia", analysis.clustering.inertia)
        writer.number("silhouette", analysis.silhouette)
        writer.member("scale", analysis.scale.rawValue)
        writer.number("rawInertia", analysis.rawInertia)
        writer.member("structure", analysis.structure?.rawValue)
        writer.member("columns", analysis.columns)
        writer.member("leftOut", leftOut)
        writer.numbers("labels", analysis.clustering.labels)
        writer.numbers("sizes", analysis.clustering.sizes)
        writeCentres(&writer)
        writeTraits(&writer)
        writeTrials(&writer)
        writer.endObject()
        return writer.bytes
    }

    private func writeCentres(_ writer: inout JSONWriter) {
        writer.name("centres")
        writer.beginArray()
        for row in 0..<analysis.centres.rows {
            writer.beginArray()
            for value in analysis.centres[row: row] { writer.double(value) }
            writer.endArray()
        }
        writer.endArray()
    }

    private func writeTraits(_ writer: inout JSONWriter) {
        writer.name("traits")
        writer.beginArray()
        for traits in analysis.traits {
            writer.beginArray()
            for trait in traits {
                writer.beginObject()
                writer.member("feature", trait.feature)
                writer.member("direction", trait.direction.rawValue)
                writer.member("size", trait.size.rawValue)
                writer.number("difference", trait.difference)
                writer.number("mean", trait.mean)
                writer.number("meanOfAll", trait.meanOfAll)
                writer.endObject()
            }
            writer.endArray()
        }
        writer.endArray()
    }

    private func writeTrials(_ writer: inout JSONWriter) {
        guard let count = analysis.count else { return }
        writer.member("elbow", count.elbow)
        writer.objects("trials", count.trials) { writer, trial in
            writer.member("k", trial.clusters)
            writer.number("inertia", trial.inertia)
            writer.number("silhouette", trial.silhouette)
        }
    }
}

extension ClusterReport {
    /// The result as a few lines for people.
    var text: String {
        var lines = [head]
        for (number, size) in analysis.clustering.sizes.enumerated() {
            let traits = analysis.traits[number].map { trait in
                "\(trait.feature) \(trait.size) \(trait.direction) (\(rounded(trait.mean)), all \(rounded(trait.meanOfAll)))"
            }
            let words = traits.isEmpty ? "like all" : traits.joined(separator: ", ")
            lines.append("  \(number): \(size) \(size == 1 ? "row" : "rows"); \(words)")
        }
        if !leftOut.isEmpty { lines.append("Columns of text were left out: \(leftOut.joined(separator: ", ")).") }
        return lines.joined(separator: "\n") + "\n"
    }

    private var head: String {
        let clusters = analysis.clustering
        let quality = analysis.silhouette.map { silhouette in
            "; silhouette \(rounded(silhouette)), structure: \(analysis.structure?.rawValue ?? "")"
        }
        let groups = clusters.count == 1 ? "1 cluster" : "\(clusters.count) clusters"
        let rows = clusters.labels.count == 1 ? "1 row" : "\(clusters.labels.count) rows"
        return "\(groups) of \(rows); inertia \(rounded(clusters.inertia)) "
            + "(\(analysis.scale.rawValue) columns)\(quality ?? "")"
    }

    private func rounded(_ value: Double) -> String { String(format: "%.4g", value) }
}
