/** Shapes that several modules share. They cost the pages nothing. */

/** Time as the classes of `lib/` see it; tests bring their own. */
interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Runs `action` once after `ms` milliseconds; returns how to cancel it. */
  after(ms: number, action: () => void): () => void
}

/** A value that knows who reads it. */
interface Signal<T> {
  value: T
  /** Reads without becoming a reader. */
  peek(): T
}

interface Reader {
  sources: Set<Set<Reader>>
  wake(): void
}

/** Plural forms; `plural` or `ordinal` names the value that decides. */
type Forms = Record<string, string>
type Messages = Record<string, string | Forms>

/** What a connection asks the page. */
interface Page {
  visible(): boolean
  /** Calls `wake` when the page comes back to life; returns how to stop that. */
  listen(wake: () => void): () => void
}

type ConnectionState = "connecting" | "live" | "reconnecting" | "offline" | "stopped"

/** Why a connection will not come back: a close code, or the code of hello's error. */
interface StopReason {
  code: number
  slug: string
}

interface ConnectionOptions {
  url: string
  /** The first call of each socket. */
  hello: () => { method: string, params: object }
  makeSocket?: (url: string) => WebSocket
  clock?: Clock
  random?: () => number
  page?: Page
}

interface OutboxItem {
  clientID: string
  method: string
  params: Record<string, any>
  /** Items of a lane go one after the other, in order. */
  lane: string
  /** Milliseconds since 1970. */
  at: number
  state: "waiting" | "sending" | "sent" | "failed"
  /** Slug of the error, when failed. */
  reason?: string
  /** Data of the error, when failed. */
  data?: Record<string, any>
  tries?: number
}

interface OutboxOptions {
  /** Whose outbox it is, for instance a site key. */
  scope: string
  transmit: (item: OutboxItem) => Promise<any>
  delivered?: (item: OutboxItem, result: any) => void
  storage?: Storage
  clock?: Clock
}

/** An event of a conversation, as the wire has it. */
interface HarkEvent {
  conversation: string
  seq: number
  /** Seq of the event before it that this reader may see. */
  prev: number
  /** ISO 8601. */
  at: string
  type: string
  by: { kind: string, id?: string, name?: string }
  data: Record<string, any>
}

interface Snapshot {
  id: string
  status: string
  head: number
  events: HarkEvent[]
  read?: { visitor?: number, agent?: number }
  [other: string]: any
}

/** How the rows of a list are made; without `update` a changed row is made anew. */
interface RowMaker<T> {
  key: (item: T) => any
  make: (item: T) => Element
  update?: (element: any, item: T) => void
}

type Leaf = Node | string | number | null | undefined | false
type Child = Leaf | Array<Leaf | Leaf[]>

interface HTMLElement {
  popover: string | null
  showPopover(): void
  hidePopover(): void
}
