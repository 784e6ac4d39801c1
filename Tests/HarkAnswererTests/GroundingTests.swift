import HarkLanguage
import Testing

@testable import HarkAnswerer

/// The checks beside true, invented and turned answers about the demo's articles.
struct GroundingTests {
    private func refusal(_ article: String, _ text: String) throws -> AnswererRefusal? {
        let language: Language = article.hasSuffix("-zh") ? .chinese : .english
        let check = try AnswerCheck.fixture(passages: [DemoArticles.passage(article)], language: language)
        do throws(AnswererRefusal) {
            _ = try check.answer(text + " [1]")
            return nil
        } catch {
            return error
        }
    }

    @Test func `every true answer in other words passes`() throws {
        for answer in WordedAnswers.faithful {
            #expect(try refusal(answer.article, answer.text) == nil, "\(answer.text)")
        }
    }

    @Test func `no invented answer passes`() throws {
        for answer in WordedAnswers.invented {
            #expect([.unsupported, .promise].contains(try refusal(answer.article, answer.text)), "\(answer.text)")
        }
    }

    @Test(arguments: [
        ("returns", "Opened food can be returned."),
        ("returns", "Fuel canisters and items made to measure can be returned within the EU."),
        ("returns", "You can't return anything unused within 60 days of delivery."),
        ("delivery-times", "We deliver on Sundays and public holidays."),
        ("warranty", "The warranty does not cover faults of material and workmanship."),
        ("store-hours", "Our stores are not open Monday to Saturday."),
        ("returns-zh", "定制商品可以退货。"), ("returns-zh", "未使用的商品都不可以退货。"),
        ("delivery-times-zh", "周日和节假日派送。"), ("payment-methods-zh", "失败的支付会扣款。"),
        ("warranty-zh", "保修不涵盖材料和做工问题。"), ("warranty-zh", "保修涵盖磨损、割破和烧坏。"),
    ])
    func `an answer that turns the meaning round does not pass`(article: String, text: String) throws {
        #expect(try refusal(article, text) == .contradicted)
    }

    @Test(arguments: [
        ("returns", "You can return anything unused within 90 days of delivery."),
        ("returns", "You can return anything unused within ninety days of delivery."),
        ("gift-cards", "Gift cards are valid for three years."), ("shipping-costs", "Express costs €9.09."),
        ("store-hours", "Our stores are open Monday to Saturday from 10:00 to 20:00."),
        ("returns-zh", "收货后 90 天内，未使用的商品都可以退货。"),
        ("returns-zh", "收货后九十天内，未使用的商品都可以退货。"), ("warranty-zh", "所有商品保修三年。"),
    ])
    func `a number of its own does not pass`(article: String, text: String) throws {
        #expect(try refusal(article, text) == .foreignNumber)
    }

    @Test(arguments: [
        ("returns", "You can return anything unused within sixty days of delivery."),
        ("gift-cards", "Gift cards are valid for 5 years."), ("shipping-costs", "Express costs €9.9."),
        ("returns-zh", "收货后六十天内，未使用的商品都可以退货。"), ("gift-cards-zh", "有效期 5 年，线上和门店通用。"),
    ])
    func `a number may be written otherwise`(article: String, text: String) throws {
        #expect(try refusal(article, text) == nil)
    }

    @Test(arguments: [
        ("1,000 and 4.90", ["1000", "4.9"]), ("at 10:00, 2.", ["10:00", "2"]), ("twenty days", ["20"]),
        ("三十五天", ["35"]), ("一百二十", ["120"]), ("十天", ["10"]), ("一个", []), ("someone tens", []), ("００７", ["7"]),
    ])
    func `numbers have one form`(text: String, numbers: [String]) {
        #expect(NumberWords.numbers(in: text) == Set(numbers))
    }
}
