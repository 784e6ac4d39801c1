import { safeStorage } from "../lib/core.js"

const storage = safeStorage()

/** What a person chose on this device; nothing here is a secret or worth a round trip. */
export const preferences = {
  /** @returns {string | null} */
  get locale() { return storage.getItem("hark.locale") },
  set locale(value) { storage.setItem("hark.locale", value ?? "") },

  /** Whether Enter sends; else it breaks the line and Ctrl+Enter sends. */
  get enterSends() { return storage.getItem("hark.enter") !== "break" },
  set enterSends(value) { storage.setItem("hark.enter", value ? "send" : "break") },

  /** Whether single letters are shortcuts outside text fields. */
  get letters() { return storage.getItem("hark.letters") !== "off" },
  set letters(value) { storage.setItem("hark.letters", value ? "on" : "off") },
}
