/** Time, sockets and pages that only move when a test says so. */

export class ManualClock {
  #now = 0
  #timers = []

  now = () => this.#now

  after = (ms, action) => {
    const timer = { at: this.#now + ms, action }
    this.#timers.push(timer)
    return () => { this.#timers = this.#timers.filter(other => other !== timer) }
  }

  advance(ms) {
    const end = this.#now + ms
    for (;;) {
      const due = this.#timers.filter(timer => timer.at <= end).sort((one, other) => one.at - other.at)[0]
      if (!due) break
      this.#timers = this.#timers.filter(timer => timer !== due)
      this.#now = Math.max(this.#now, due.at)
      due.action()
    }
    this.#now = end
  }
}

export class FakeSocket {
  frames = []
  isClosed = false

  constructor(url) { this.url = url }

  send(frame) { this.frames.push(JSON.parse(frame)) }
  close() { this.isClosed = true }

  opens() { this.onopen({}) }
  says(message) { this.onmessage({ data: JSON.stringify({ jsonrpc: "2.0", ...message }) }) }
  answers(result) { this.says({ id: this.last.id, result }) }
  refuses(error) { this.says({ id: this.last.id, error }) }
  closes(code) { this.onclose({ code }) }

  get last() { return this.frames.at(-1) }
}

export class FakePage {
  isVisible = true
  wake = () => {}

  visible = () => this.isVisible
  listen = wake => {
    this.wake = wake
    return () => { this.wake = () => {} }
  }
}

/** Lets everything run that was promised. */
export async function settle() {
  for (let turn = 0; turn < 20; turn += 1) await null
}
