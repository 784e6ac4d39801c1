public import Foundation

extension Configuration {
    /// The zone whose clock people here go by; this machine's unless the configuration names one.
    public var zone: TimeZone { TimeZone(identifier: language.zone) ?? .current }
}
