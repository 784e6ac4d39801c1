import { effect, h } from "../lib/core.js"
import { newDialog } from "../staff/hark-dialog.js"
import { reasonWords } from "../staff/log-items.js"
import { Shell } from "../staff/shell.js"
import { installShortcuts } from "../staff/shortcuts.js"
import { idOf } from "./hark-list.js"
import { SECTIONS } from "./sections.js"
import "./hark-form.js"
import "./hark-list.js"

/** The admin's page: sections on the left, their rows, the row being edited. */
class Admin {
  section = SECTIONS.find((one) => one.id === idInHash()) ?? SECTIONS[0]
  /** @type {Record<string, any[]>} */
  lists = {}
  selected = ""
  problem = ""
  offline = false
  /** What takes the place of list and form, in a section that has an element of its own. */
  own = /** @type {any} */ (null)

  /** @param {Shell} shell */
  constructor(shell) {
    this.shell = shell
    this.words = shell.words
    this.list = /** @type {any} */ (document.querySelector("hark-list"))
    this.form = /** @type {any} */ (document.querySelector("hark-form"))
    this.nav = /** @type {any} */ (document.querySelector(".admin__sections"))
  }

  start() {
    this.list.words = this.words
    this.form.words = this.words
    this.#drawSections()
    this.#listen()
    installShortcuts({ shell: this.shell, shortcuts: [] })
    this.#followConnection()
    addEventListener("hashchange", () => this.#follow())
    this.go(this.section)
  }

  /** Goes where a changed address points to. */
  #follow() {
    const section = SECTIONS.find(({ id }) => id === idInHash())
    if (!section) return
    if (section === this.section) this.own?.follow?.()
    else this.#leave(() => this.go(section))
  }

  /** @param {import("./sections.js").Section} section */
  async go(section) {
    this.section = section
    this.selected = ""
    this.problem = ""
    if (idInHash() !== section.id) history.replaceState(null, "", `#${section.id}`)
    delete document.body.dataset.pane
    this.#setOwn(null)
    this.#drawSections()
    this.form.show(null, section)
    this.#draw()
    await this.load(section)
    this.#showOne(section)
    if (section.id === "people" && !this.lists.queues) await this.load(SECTIONS.find((one) => one.id === "queues") ?? section)
  }

  /** @param {import("./sections.js").Section} section */
  async load(section) {
    if (section.open) return this.#open(section)
    try {
      this.lists[section.id] = await this.shell.request((api) => section.one
        ? api.get(section.path).then((/** @type {any} */ row) => [{ ...row, id: section.id, name: this.words.t(section.one ?? "") }]) : api.list(section.path))
      this.problem = ""
    } catch (error) {
      this.problem = this.words.t("admin.loadFailed", { reason: this.#why(error) })
    }
    this.#draw()
  }

  /** @param {import("./sections.js").Section} section one with an element of its own */
  async #open(section) {
    this.problem = ""
    this.#draw()
    try {
      const own = await section.open?.(this.shell)
      if (section === this.section) this.#setOwn(own)
    } catch {
      this.problem = this.words.t("common.failed", { reason: this.words.t("reason.offline") })
      if (section === this.section) this.#draw()
    }
  }

  /** @param {any} own */
  #setOwn(own) {
    this.own?.remove()
    this.own = own
    this.list.hidden = this.form.hidden = own !== null
    if (!own) return
    own.offline = this.offline
    this.form.after(own)
  }

  /** @param {any} row */
  edit(row) {
    this.selected = row.id === undefined ? "" : idOf(row)
    this.#draw()
    this.form.show({ section: this.section, row, lists: this.lists })
    this.form.offline = this.offline
    document.body.dataset.pane = "form"
  }

  close() {
    this.selected = ""
    delete document.body.dataset.pane
    this.form.show(null, this.section)
    this.#draw()
  }

  /** @param {Record<string, any>} body @param {Record<string, any>} [before] what to write to have it as it was */
  async save(body, before) {
    const { section, selected: id } = this
    try {
      if (id === "") await this.shell.request((api) => api.post(section.path, body))
      else await this.#write(section, id, body)
    } catch (error) {
      return this.#fail(error)
    }
    this.close()
    this.shell.say(this.words.t(section.saved ?? "admin.saved"), before && { label: this.words.t("resolve.reopen"), run: () => this.#undo(section, id, before) })
    await this.load(section)
    this.#showOne(section)
  }

  /** @param {import("./sections.js").Section} section where there is one object only, it is open from the start */
  #showOne(section) {
    if (section.one && section === this.section && !this.problem && !this.form.isDirty) this.edit(this.lists[section.id][0])
  }

  /** @param {import("./sections.js").Section} section @param {string} id @param {Record<string, any>} body */
  async #write({ path, one }, id, body) {
    if (Object.keys(body).length === 0) return
    await this.shell.request((api) => one ? api.put(path, body) : api.patch(`${path}/${encodeURIComponent(id)}`, body))
  }

  /** @param {import("./sections.js").Section} section @param {string} id @param {Record<string, any>} before */
  async #undo(section, id, before) {
    try {
      await this.#write(section, id, before)
      this.shell.say(this.words.t("admin.undone"))
    } catch (error) {
      this.shell.say(this.words.t("common.failed", { reason: this.#why(error) }))
    }
    if (section === this.section && !this.form.isDirty) await this.load(section)
    this.#showOne(section)
  }

  /** @param {any} error */
  #fail(error) {
    const { field, code, detail } = error
    this.form.fail({ field, code, detail: detail || this.words.t("common.failed", { reason: this.#why(error) }) })
  }

  /** @param {any} error */
  #why(error) {
    return reasonWords({ reason: error.status === 0 ? "disconnected" : error.code, message: error.detail || error.message }, this.words)
  }

  async remove() {
    const { section, words } = this
    const row = this.#row(this.selected)
    const deactivates = section.remove === "deactivate"
    const sure = await newDialog().confirm({
      title: words.t(deactivates ? "admin.deactivateTitle" : "admin.deleteTitle", { name: section.nameOf(row) }), text: words.t(section.removeText ?? ""),
      yes: words.t(deactivates ? "admin.deactivate" : "common.delete"), no: words.t("common.cancel"), danger: true,
    })
    if (!sure) return
    try {
      await this.shell.request((api) => api.delete(`${section.path}/${encodeURIComponent(row.id)}`))
    } catch (error) {
      return this.#fail(error)
    }
    this.close()
    this.shell.say(words.t(deactivates ? "admin.deactivated" : "admin.deleted"))
    await this.load(section)
  }

  /**
   * Asks before what was typed is left behind.
   * @param {() => void} go
   */
  async #leave(go) {
    if (this.#isDirty) {
      const t = this.words
      const sure = await newDialog().confirm({
        title: t.t("admin.unsaved"), text: t.t("admin.unsavedText"), yes: t.t("admin.leave"), no: t.t("admin.stay"), danger: true,
      })
      if (!sure) return
    }
    go()
  }

  get #isDirty() {
    return this.form.isDirty || this.own?.isDirty
  }

  #listen() {
    const on = (/** @type {string} */ name, /** @type {(detail: any) => void} */ action) =>
      document.addEventListener(name, (/** @type {any} */ event) => action(event.detail ?? {}))
    on("hark:new", () => this.#leave(() => this.edit({})))
    on("hark:edit", ({ id }) => this.#leave(() => this.edit(this.#row(id))))
    on("hark:close", () => this.#leave(() => this.close()))
    on("hark:save", ({ body, before }) => this.save(body, before))
    on("hark:reload", () => this.load(this.section))
    on("hark:remove", () => this.remove())
    addEventListener("beforeunload", (event) => { if (this.#isDirty) event.preventDefault() })
  }

  #followConnection() {
    const connection = this.shell.connect(() => ({}))
    this.shell.strip.explain = () => this.words.t("admin.offline")
    effect(() => {
      this.offline = connection.state.value === "offline" || connection.state.value === "reconnecting"
      this.form.offline = this.offline
      if (this.own) this.own.offline = this.offline
    })
    connection.start()
  }

  /** @param {string} id */
  #row(id) {
    return (this.lists[this.section.id] ?? []).find((row) => idOf(row) === id) ?? {}
  }

  #draw() {
    this.list.show({ section: this.section, rows: this.lists[this.section.id] ?? null, selected: this.selected, problem: this.problem })
  }

  #drawSections() {
    this.nav.setAttribute("aria-label", this.words.t("admin.sections"))
    this.nav.replaceChildren(h("ul", { class: "admin__nav" }, ...SECTIONS.map((section) => h("li", {}, h("button", {
      class: "admin__section", type: "button", "aria-current": section === this.section && "page",
      click: () => this.#leave(() => this.go(section)),
    }, this.words.t(section.title))))))
    this.nav.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" })
  }
}

function idInHash() {
  return location.hash.slice(1).split("/")[0]
}

new Admin(await Shell.open("admin")).start()
