import Testing
import Foundation
import HarkLanguage
@testable import HarkBot
struct Probe {
  static let map: [String:[String]] = ["track_order":["parcel-tracking","late-parcel","missing-parcel"],"cancel_order":["change-or-cancel-order"],"change_order":["change-or-cancel-order","exchanges"],"change_shipping_address":["delivery-address"],"get_invoice":["invoices"],"check_invoice":["invoices"],"check_refund_policy":["refunds","returns"],"get_refund":["refunds","returns"],"track_refund":["refunds"],"recover_password":["account-and-password"],"create_account":["account-and-password"],"registration_problems":["account-and-password"],"edit_account":["account-and-password"],"check_payment_methods":["payment-methods"],"payment_issue":["payment-methods","charged-twice"],"delivery_options":["delivery-times","shipping-costs","delivery-address"],"delivery_period":["delivery-times","parcel-tracking","late-parcel"],"delete_account":["privacy","account-and-password"],"complaint":["complaint","handoff"],"contact_human_agent":["handoff"],"contact_customer_service":["handoff"],"newsletter_subscription":["privacy","discount-codes"]]
  @Test func `probe`() throws {
    let e = try BotEngine.demo()
    var n=[String:[Int]]()
    for line in try String(contentsOfFile:"/work/shared/data/bitext_support/dev.tsv", encoding:.utf8).split(separator:"\n").dropFirst() {
      let c=line.split(separator:"\t",omittingEmptySubsequences:false).map(String.init); guard let want=Self.map[c[1]] else {continue}
      let r=e.reply(to:BotTurn(text:c[0])); let got=r.state.article ?? r.state.rule ?? r.outcome.rawValue
      let k = want.contains(got) ? 0 : r.outcome == .missed ? (r.choices.contains{ c in want.contains{ c.id=="article:"+$0 } } ? 1 : 2) : 3
      n[c[1],default:[0,0,0,0]][k]+=1; n["~ALL",default:[0,0,0,0]][k]+=1
      if k>=2 { print("BX",k,c[1],got,c[0]) }
    }
    for (k,v) in n.sorted(by:{$0.key<$1.key}) { print("BXSUM",k,v) }
    var total=0,f=0
    for file in try FileManager.default.contentsOfDirectory(atPath:"/work/shared/data/clinc150") where file.contains("oos") || file.contains("dev") {
     for line in try String(contentsOfFile:"/work/shared/data/clinc150/"+file, encoding:.utf8).split(separator:"\n").dropFirst() {
      let c=line.split(separator:"\t",omittingEmptySubsequences:false).map(String.init); guard c.contains("oos") else {continue}
      total+=1; let r=e.reply(to:BotTurn(text:c[0])); if r.outcome != .missed { f+=1; print("CL",r.state.article ?? r.state.rule ?? r.outcome.rawValue,r.explained.kind, r.explained.score ?? 0, r.explained.coverage ?? 0, r.explained.matched, c[0]) }
     }}
    print("CLSUM",f,total)
  }
}
