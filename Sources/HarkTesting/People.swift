public import HarkDomain

// The people and places that tests remember.

extension VisitorID {
    /// A customer with a lost parcel.
    public static var maya: Self { Self(rawValue: 101) }
    /// A customer with a wrong invoice.
    public static var leo: Self { Self(rawValue: 102) }
    /// A customer who writes Chinese.
    public static var lin: Self { Self(rawValue: 103) }
}

extension AgentID {
    /// An agent in billing and shipping.
    public static var tom: Self { Self(rawValue: 201) }
    /// An agent in billing.
    public static var ada: Self { Self(rawValue: 202) }
    /// A supervisor of all queues.
    public static var sue: Self { Self(rawValue: 203) }
}

extension QueueID {
    /// Assigns at once.
    public static var billing: Self { Self(rawValue: 301) }
    /// Offers, and wraps up for a minute.
    public static var shipping: Self { Self(rawValue: 302) }
}

extension SiteID {
    /// The shop: the bot answers first, then billing.
    public static var shop: Self { Self(rawValue: 401) }
    /// The office: people of shipping at once.
    public static var office: Self { Self(rawValue: 402) }
}

extension Author {
    /// Maya as author.
    public static var maya: Author { .visitor(.maya, name: "Maya") }
    /// Leo as author.
    public static var leo: Author { .visitor(.leo, name: "Leo") }
    /// Lin as author.
    public static var lin: Author { .visitor(.lin, name: "Lin") }
    /// Tom as author.
    public static var tom: Author { .staff(AgentProfile.tom.reference, role: .agent) }
    /// Ada as author.
    public static var ada: Author { .staff(AgentProfile.ada.reference, role: .agent) }
    /// Sue as author.
    public static var sue: Author { .staff(AgentProfile.sue.reference, role: .supervisor) }
}

extension AgentProfile {
    /// Tom, who can hold two conversations.
    public static var tom: AgentProfile {
        AgentProfile(id: .tom, name: "Tom", role: .agent, capacity: 2, queues: [.billing, .shipping])
    }
    /// Ada, who can hold two conversations.
    public static var ada: AgentProfile {
        AgentProfile(id: .ada, name: "Ada", role: .agent, capacity: 2, queues: [.billing])
    }
    /// Sue, who supervises and serves no queue.
    public static var sue: AgentProfile {
        AgentProfile(id: .sue, name: "Sue", role: .supervisor, capacity: 1)
    }
}

extension QueueProfile {
    /// Billing: assigned at once, no wrap-up.
    public static var billing: QueueProfile { QueueProfile(id: .billing, name: "Billing") }
    /// Shipping: by offer, with a minute of wrap-up.
    public static var shipping: QueueProfile {
        QueueProfile(id: .shipping, name: "Shipping", assignment: .offer, wrapUpSeconds: 60)
    }
}

extension SiteProfile {
    /// The shop, with the bot, into billing.
    public static var shop: SiteProfile {
        SiteProfile(id: .shop, key: "shop", name: "Shop", hasBot: true, queue: .billing)
    }
    /// The office, without a bot, into shipping.
    public static var office: SiteProfile {
        SiteProfile(id: .office, key: "office", name: "Office", hasBot: false, queue: .shipping)
    }
}
