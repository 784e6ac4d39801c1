@testable import HarkServer

extension ServerScene {
    /// Publishes a plan as Ann.
    func publish(_ plan: String, note: String = "A change", base: Int = 0) async -> Answer {
        await send("PUT", "/api/v1/routing", as: .ann, json: #"{"plan":\#(plan),"note":"\#(note)","base":\#(base)}"#)
    }

    /// A plan with every member that there is.
    static let fullPlan = #"""
        {
          "policy": {"choice": "weighted", "priorityCreditSeconds": 60, "stickySeconds": 30, "reservesScarceSkills": false,
            "relaxation": [{"afterSeconds": 60, "falls": "skill:vip"}],
            "weights": {"fit": 2, "spare": 1, "idle": 1, "waiting": 1}},
          "weighing": true,
          "skills": [{"name": "vip", "description": "Knows the gold tier."}],
          "businessHours": [{"name": "office", "zone": "UTC", "week": ["Mo-Fr 09:00-18:00"],
            "holidays": [{"date": "2027-01-01", "name": "New Year"},
              {"date": "2027-12-24", "name": "Eve", "open": ["09:00-13:00"]}]}],
          "sla": [{"name": "gold", "businessHours": "office", "warnAtPercent": 70, "targets": [
            {"priority": 5, "firstResponseSeconds": 30, "nextResponseSeconds": 60, "resolutionSeconds": 600},
            {"firstResponseSeconds": 60}]}],
          "queues": [{"queue": "Billing", "businessHours": "office", "sla": "gold", "agentCapacity": 1.5,
            "policy": {"priorityCreditSeconds": "none",
              "overflow": [{"to": "Shipping", "afterSeconds": 30, "atLength": 5, "whenNobodyIsOnline": true}]}}],
          "rules": [
            {"name": "all", "when": {"site": ["shop"], "page": ["*/basket*"], "language": ["zh"], "intent": ["refund"],
              "entity": ["order"], "mood": ["angry"], "segment": ["vip"], "hours": {"name": "office", "are": "closed"},
              "returning": true},
             "then": {"queue": "Billing", "required": [{"name": "vip", "level": 2}], "preferred": [{"name": "vip"}],
              "language": true, "priority": 5, "sla": "gold"}},
            {"name": "never", "when": {"site": ["shop"], "page": ["*/basket*"], "language": ["zh-CN"], "intent": ["refund"],
              "entity": ["order"], "mood": ["angry"], "segment": ["vip"], "hours": {"name": "office", "are": "closed"},
              "returning": true}, "then": {"queue": "Billing"}}],
          "tiers": [{"queue": "Billing", "next": "Shipping", "afterBreach": true}]
        }
        """#
}
