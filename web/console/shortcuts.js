import { installShortcuts } from "../staff/shortcuts.js"

const REGIONS = ["hark-inbox", "hark-log", "hark-composer", "hark-resolve", "hark-context"]

/**
 * The keys of the console.
 * @param {any} page
 */
export function consoleShortcuts(page) {
  const { actions, chat, desk, shell } = page
  const mine = () => desk.isMine(page.selected)
  const move = (/** @type {number} */ step, /** @type {"text" | "log"} */ focus = "text") => () => selectBeside(page, step, focus)
  const write = (/** @type {"reply" | "note"} */ mode) => () => chat.composer.switchTo(mode)
  const writing = () => Boolean(desk.get(page.selected)) && !chat.composer.hidden
  installShortcuts({
    shell,
    shortcuts: [
      { chord: "Alt+ArrowUp", action: move(-1), whileTyping: true, keys: "Alt+↑ Alt+↓", label: "keys.previous" },
      { chord: "Alt+ArrowDown", action: move(1), whileTyping: true },
      { chord: "Alt+Shift+ArrowDown", action: () => actions.next(page.selected), whileTyping: true, keys: "Alt+Shift+↓", label: "keys.nextReply" },
      // The composer and the resolve strip hear these two themselves; here they are only named.
      { chord: "Ctrl+Enter", action: () => {}, when: () => false, whileTyping: true, keys: "Ctrl+Enter", label: "keys.send" },
      { chord: "Ctrl+Shift+Enter", action: () => {}, when: () => false, whileTyping: true, keys: "Ctrl+Shift+Enter", label: "keys.sendClose" },
      { chord: "Alt+n", action: () => write(chat.composer.mode === "reply" ? "note" : "reply")(), when: writing, whileTyping: true, keys: "Alt+N", label: "keys.mode" },
      { chord: "F6", action: () => focusRegion(page, 1), whileTyping: true, keys: "F6 Shift+F6", label: "keys.region" },
      { chord: "Shift+F6", action: () => focusRegion(page, -1), whileTyping: true },
      { chord: "Escape", action: () => leaveLayer(page), when: () => !document.querySelector(":popover-open"), whileTyping: true, keys: "Esc", label: "keys.escape" },
      { chord: "Slash", action: () => {}, when: () => false, whileTyping: true, keys: "/", label: "keys.canned" },
      // A letter leads to the log, never into the text, so that the next letter is a shortcut again.
      { chord: "j", action: move(1, "log"), keys: "J K", label: "keys.jk" },
      { chord: "k", action: move(-1, "log") },
      ...slots(page),
      { chord: "/", action: () => actions.search(), keys: "/", label: "keys.search" },
      { chord: "r", action: write("reply"), when: writing, keys: "R N", label: "keys.reply" },
      { chord: "n", action: write("note"), when: writing },
      { chord: "e", action: () => actions.resolve(), when: mine, keys: "E", label: "keys.resolve" },
      { chord: "t", action: () => actions.further("transfer"), when: mine, keys: "T", label: "keys.transfer" },
      { chord: "s", action: () => actions.further("snooze"), when: mine, keys: "S", label: "keys.snooze" },
      { chord: "a", action: () => actions.takeOldest(), keys: "A", label: "keys.take" },
      { chord: "f", action: () => actions.further("help"), when: mine, keys: "F", label: "keys.flag" },
    ],
  })
}

/** @param {any} page */
function slots(page) {
  return [1, 2, 3, 4, 5, 6, 7, 8, 9].map((slot) => ({
    chord: String(slot),
    action: () => { const id = page.desk.slots.at(slot); if (id) page.select(id, { focus: "log" }) },
    ...(slot === 1 && { keys: "1–9", label: "keys.slot" }),
  }))
}

/** @param {any} page @param {number} step @param {"text" | "log"} focus */
function selectBeside(page, step, focus) {
  const rows = [...page.inbox.querySelectorAll("section:not([hidden]) .inbox__open")]
  const ids = page.desk.list().map((/** @type {any} */ one) => one.id)
  if (rows.length === 0 || ids.length === 0) return
  const at = ids.indexOf(page.selected)
  page.select(ids[at < 0 ? 0 : (at + step + ids.length) % ids.length], { focus })
}

/** @param {any} page @param {number} step */
function focusRegion(page, step) {
  const present = REGIONS.map((name) => /** @type {any} */ (document.querySelector(name))).filter((element) => element?.offsetParent)
  const at = present.findIndex((element) => element.contains(document.activeElement))
  const next = present[(at + step + present.length) % present.length]
  if (next === page.inbox) return page.inbox.focusRow()
  if (next === page.chat.log) return page.chat.log.focusLog()
  if (next === page.chat.composer) return page.chat.composer.focusText()
  if (next === page.chat.resolve) return next.querySelector("input:checked").focus()
  next?.focus()
}

/** @param {any} page */
function leaveLayer(page) {
  if (document.body.classList.contains("staff--context")) return page.actions.showContext(false)
  if (page.chat.composer.contains(document.activeElement)) page.chat.log.focusLog()
}
