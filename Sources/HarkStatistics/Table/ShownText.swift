/// How texts of a file look in what is said of it.
public enum ShownText {
    /// More of a text tells nobody more.
    private static let most = 40

    /// The text in quotation marks; what a terminal would not show is written out, and a long text is cut.
    public static func quoted(_ text: some StringProtocol) -> String {
        let scalars = text.unicodeScalars
        let shown = String(String.UnicodeScalarView(scalars.prefix(most)))
        let isLong = scalars.dropFirst(most).first != nil
        return (isLong ? shown + "…" : shown).debugDescription
    }
}
