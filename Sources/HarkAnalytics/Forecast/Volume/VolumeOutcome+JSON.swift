import HarkProtocol

extension VolumeForecast {
    /// Writes what was promised beside what came, and how all promises held.
    func writeOutcome(to writer: inout JSONWriter) {
        writer.objects("outcome", outcome) { writer, outcome in
            writer.member("at", outcome.promise.at.iso8601)
            writer.member("madeAt", outcome.promise.madeAt.iso8601)
            writer.figures(outcome.promise.contacts)
            writer.member("came", outcome.came)
            writer.member("withinRange", outcome.isWithinRange)
            write(outcome, to: &writer)
        }
        writer.name("record")
        guard let record else { return writer.null() }
        writer.beginObject()
        write(record, to: &writer)
        writer.endObject()
    }

    private func write(_ outcome: VolumeOutcome, to writer: inout JSONWriter) {
        writer.name("service")
        guard let promised = outcome.promise.service, let met = outcome.service else { return writer.null() }
        writer.beginObject()
        writer.member("heads", promised.heads)
        writer.figure("target", promised.target.share)
        writer.figure("withinSeconds", promised.target.withinSeconds)
        writer.figure("promised", promised.share)
        writer.figure("kept", met.share)
        writer.member("n", met.people)
        writer.endObject()
    }

    private func write(_ record: VolumeRecord, to writer: inout JSONWriter) {
        writer.member("since", record.since.iso8601)
        writer.member("n", record.contacts.count)
        writer.figure("wape", record.contacts.wape)
        writer.figure("naiveWape", record.naiveWape)
        writer.figure("bias", record.contacts.bias)
        write("coverage80", record.coverage80, to: &writer)
        writer.name("service")
        guard let service = record.service else { return writer.null() }
        writer.beginObject()
        writer.figure("promised", service.promised)
        write("kept", service.kept, to: &writer)
        writer.endObject()
    }

    private func write(_ name: StaticString, _ value: MeasureValue, to writer: inout JSONWriter) {
        writer.name(name)
        writer.beginObject()
        writer.figure("value", value.value)
        writer.figure("low", value.low)
        writer.figure("high", value.high)
        writer.member("n", value.n)
        writer.endObject()
    }
}
