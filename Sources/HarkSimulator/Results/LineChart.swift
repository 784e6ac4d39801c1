import Foundation

/// A drawing of lines over one axis, as SVG.
struct LineChart {
    /// One line of the drawing; a gap where there is no value.
    struct Series {
        let name: String
        let values: [Double?]
    }

    let title: String
    let xTitle: String
    let yTitle: String
    /// What stands under the left and the right end of the x axis.
    let ends: (String, String)
    let series: [Series]

    private static let size = (width: 640.0, height: 280.0)
    private static let frame = (left: 60.0, top: 16.0, right: 16.0, bottom: 40.0)
    private static let colours = [
        "#2563eb", "#d97706", "#059669", "#dc2626", "#7c3aed", "#0891b2", "#be185d", "#4d7c0f",
    ]

    /// The drawing with its title and its legend.
    var html: String {
        let lines = series.enumerated().map { path($0.element.values, colour: Self.colour($0.offset)) }
        let legend = series.enumerated().map { index, series in
            "<span><i class=\"k\(index % Self.colours.count)\"></i>\(series.name.htmlEscaped)</span>"
        }
        return """
            <figure><figcaption>\(title.htmlEscaped)</figcaption>
            <svg viewBox="0 0 \(Int(Self.size.width)) \(Int(Self.size.height))" role="img" aria-label="\(title.htmlEscaped)">
            \(grid)
            \(lines.joined(separator: "\n"))
            </svg><p class="legend">\(legend.joined(separator: " "))</p></figure>
            """
    }

    /// The rules that give the legend's marks the colours of the lines.
    static var legendRules: String {
        colours.enumerated().map { ".k\($0.offset){background:\($0.element)}" }.joined()
    }

    private static func colour(_ index: Int) -> String { colours[index % colours.count] }

    private var top: Double { Self.niceTop(series.flatMap(\.values).compactMap(\.self).max() ?? 1) }

    private var grid: String {
        let (left, right) = (Self.frame.left, Self.size.width - Self.frame.right)
        let levels = (0...4).map { step in
            let value = top * Double(step) / 4
            let y = self.y(value)
            return "<path class=\"grid\" d=\"M\(left) \(y.rounded1)H\(right)\"/>"
                + "<text x=\"\(left - 6)\" y=\"\((y + 4).rounded1)\" class=\"end\">\(String(format: "%g", value))</text>"
        }
        let bottom = Self.size.height - Self.frame.bottom + 16
        let under = """
            <text x="\(left)" y="\(bottom)">\(ends.0.htmlEscaped)</text>\
            <text x="\(right)" y="\(bottom)" class="end">\(ends.1.htmlEscaped)</text>\
            <text x="\((left + right) / 2)" y="\(bottom + 14)" class="middle">\(xTitle.htmlEscaped)</text>\
            <text x="12" y="\(Self.size.height / 2)" class="middle" \
            transform="rotate(-90 12 \(Self.size.height / 2))">\(yTitle.htmlEscaped)</text>
            """
        return levels.joined() + under
    }

    private func path(_ values: [Double?], colour: String) -> String {
        let width = Self.size.width - Self.frame.left - Self.frame.right
        var commands = ""
        var isDrawing = false
        for (index, value) in values.enumerated() {
            guard let value else {
                isDrawing = false
                continue
            }
            let x = Self.frame.left + width * Double(index) / Double(max(1, values.count - 1))
            commands += "\(isDrawing ? "L" : "M")\(x.rounded1) \(y(value).rounded1)"
            isDrawing = true
        }
        return "<path class=\"line\" stroke=\"\(colour)\" d=\"\(commands)\"/>"
    }

    private func y(_ value: Double) -> Double {
        let height = Self.size.height - Self.frame.top - Self.frame.bottom
        return Self.frame.top + height * (1 - value / top)
    }

    /// The next of 1, 2, 4, 5, 8 × a power of ten, which four even steps divide well.
    private static func niceTop(_ most: Double) -> Double {
        guard most > 0 else { return 1 }
        let power = pow(10, log10(most).rounded(.down))
        return ([1, 2, 4, 5, 8, 10].first { $0 * power >= most } ?? 10) * power
    }
}

extension Double {
    /// The number with one digit, for coordinates.
    fileprivate var rounded1: String { String(format: "%.1f", self) }
}

extension String {
    /// The text as it can stand in HTML.
    var htmlEscaped: String {
        var escaped = ""
        for character in self {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            default: escaped.append(character)
            }
        }
        return escaped
    }
}
