/// What is true of the invented shop, for reports, diagnoses and corrections to find; docs/seed.md tells it to people.
enum Planted {
    // MARK: A product's fault

    /// The product whose zip splits, from a batch that was sold in one month.
    static let faultyProduct = "Ridge tent"
    /// Where the month of the fault begins in the period, as a share of it, and how long it lasts.
    static let faultBegins = 0.55
    static let faultDays = 30
    /// How much more is written in that month, all of it about that product.
    static let faultSurge = 0.15
    /// What it takes from the rating.
    static let faultCost = 0.9
    /// How often such a conversation ends solved.
    static let faultSolved = 0.55

    // MARK: An agent who is weak in one matter

    /// Who; all others have other names.
    static let weakAgent = "Dana Voss"
    /// In what.
    static let weakTopic = Topic.refund
    /// What it takes from the rating, how often it ends solved, and how many more turns it takes.
    static let weakCost = 1.0
    static let weakSolved = 0.45
    static let weakTurns = 2.0

    // MARK: Mondays, for which nobody plans

    /// How much more comes in on Mondays than is planned for, from eight to noon and else.
    static let mondayMorning = 1.6
    static let monday = 1.1

    // MARK: What the bot does not know

    /// How often the bot knows an answer about the warranty.
    static let warrantyKnownToBot = 0.10

    // MARK: Who answers the survey

    /// The log odds that somebody who is asked answers: at all, and what adds to them.
    static let answerBase = -2.2
    static let answerAfterPerson = 1.0
    static let answerAfterBadMood = 1.8
    static let answerAfterWait = 0.9
    static let answerInChinese = -0.5
    /// From how long a wait on.
    static let longWaitMilliseconds: Int64 = 120_000

    // MARK: What makes a rating

    /// Where ratings begin, with a person and with the bot alone, and what is taken off.
    static let base = 4.75
    static let botBase = 4.3
    static let costOfMinute = 0.16
    static let mostMinutes = 12.0
    static let costOfRepeat = 0.35
    static let costOfTransfer = 0.30
    static let costOfMiss = 0.25
    static let costOfUnsolved = 1.4
    static let costOfPartly = 0.5
    static let noise = 0.65
    /// What is taken off in the mean for what is not solved, and how far ratings lie around what can be known before.
    static let usualCost = 0.2
    static let spread = 0.95

    // MARK: Who comes back

    /// How often a customer whose matter was not solved writes anew within six days.
    static let comesBack = 0.45
}
