/** Keyboard shortcuts: chords by name, two-key sequences, and quiet inside text fields. */

const MODIFIERS = new Set(["Control", "Shift", "Alt", "Meta"])
const SEQUENCE_MS = 1200

/**
 * The name of a key press: `Ctrl+Enter`, `Alt+ArrowUp`, `j`, `?`. Cmd counts as Ctrl.
 *
 * Letters go by what they type, Alt chords by where the key is, because Option and
 * a letter type a symbol on a Mac. Shift is named only where the key does not already say it.
 * @param {{key: string, code?: string, ctrlKey?: boolean, metaKey?: boolean, altKey?: boolean, shiftKey?: boolean}} press
 * @returns {string} empty for a modifier alone
 */
export function chordOf(press) {
  if (MODIFIERS.has(press.key)) return ""
  const letter = press.altKey && press.code ? press.code.replace(/^(Key|Digit)/, "") : press.key
  const key = letter.length === 1 ? letter.toLowerCase() : letter
  const held = press.ctrlKey || press.metaKey
  const says = letter.length > 1 || press.altKey || held || /[a-z]/i.test(letter)
  return [held && "Ctrl", press.altKey && "Alt", press.shiftKey && says && "Shift", key].filter(Boolean).join("+")
}

/**
 * Whether a press on this element types text.
 * @param {any} target
 */
export function isTextField(target) {
  if (!target?.matches) return false
  return target.matches("textarea, select, [contenteditable]:not([contenteditable=false])")
    || target.matches("input:not([type=checkbox], [type=radio], [type=button], [type=submit])")
}

/**
 * @typedef {object} Shortcut
 * @property {string} chord as `chordOf` names it; two presses are separated by a space: `g b`
 * @property {(event: any) => void} action
 * @property {string} [label] what it does, for the overlay
 * @property {boolean} [whileTyping] also works inside text fields
 * @property {() => boolean} [when] whether it exists on the present screen
 */

/** The shortcuts of a page. */
export class Keymap {
  /** @type {Shortcut[]} */
  #shortcuts = []
  #first = { chord: "", at: 0 }
  #now

  /** @param {() => number} [now] */
  constructor(now = () => Date.now()) {
    this.#now = now
  }

  /**
   * @param {...Shortcut} shortcuts
   * @returns {this}
   */
  add(...shortcuts) {
    this.#shortcuts.push(...shortcuts)
    return this
  }

  /** What works on the present screen. */
  get present() {
    return this.#shortcuts.filter(shortcut => shortcut.when?.() ?? true)
  }

  /**
   * Runs the shortcut that a press completes.
   * @param {any} event
   * @returns {boolean} whether there was one
   */
  press(event) {
    const chord = chordOf(event)
    if (!chord || event.isComposing || event.defaultPrevented) return false
    const fresh = this.#now() - this.#first.at <= SEQUENCE_MS
    const sequence = fresh && this.#first.chord ? `${this.#first.chord} ${chord}` : ""
    const typing = isTextField(event.target)
    const usable = this.present.filter(shortcut => shortcut.whileTyping || !typing)
    const found = usable.find(one => one.chord === sequence) ?? usable.find(one => one.chord === chord)
    this.#first = found || typing ? { chord: "", at: 0 } : { chord, at: this.#now() }
    if (!found) return false
    event.preventDefault?.()
    found.action(event)
    return true
  }
}
