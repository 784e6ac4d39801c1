import { h } from "../lib/core.js"

/** @typedef {import("./bot-words.js").BotWords} Words @typedef {import("./hark-bot-suggestion.js").Suggestion} Suggestion */
/** @typedef {{node: Node, read: () => {text?: string, title?: string}}} EditView `read`: what was changed in it by hand */

const NOTHING = () => ({})

/**
 * What accepting a suggestion would change; a text to learn or to publish can be mended first.
 * @param {Suggestion} suggestion @param {Words} words @param {boolean} isFixed only to be read @returns {EditView | undefined}
 */
export function editView({ id, edit }, words, isFixed) {
  if (!edit) return undefined
  return EDITS[edit.kind]?.(edit, words, id, isFixed) ?? { node: h("p", {}, h("code", {}, edit.kind)), read: NOTHING }
}

/** @type {Record<string, (edit: any, words: Words, id: string, isFixed: boolean) => EditView>} */
const EDITS = {
  addExample({ intent, language, text }, words, id, isFixed) {
    const field = h("input", { class: "input", id: `example-${id}`, value: text, dir: "auto", maxlength: 500, autocomplete: "off", readonly: isFixed })
    const label = h("label", { for: `example-${id}` }, words.t("bot.edit.addExample", { language: languageName(language, words) }), " ", h("code", {}, intent))
    return { node: h("div", { class: "field" }, label, field), read: () => ({ text: field.value.trim() }) }
  },
  addArticle({ language, title, keywords = [], text }, words, id, isFixed) {
    const heading = h("input", { class: "input", id: `title-${id}`, value: title, dir: "auto", maxlength: 200, autocomplete: "off", readonly: isFixed })
    const body = h("textarea", { class: "input suggestion__text", id: `text-${id}`, value: text, dir: "auto", rows: 4, maxlength: 20000, readonly: isFixed })
    const node = h("div", { class: "suggestion__fields" }, h("p", {}, words.t("bot.edit.addArticle", { language: languageName(language, words) })),
      h("div", { class: "field" }, h("label", { class: "field__label", for: `title-${id}` }, words.t("bot.edit.title")), heading),
      h("div", { class: "field" }, h("label", { class: "field__label", for: `text-${id}` }, words.t("bot.edit.text")), body),
      keywords.length > 0 && h("p", { class: "muted" }, words.t("bot.edit.keywords", { words: keywords.join(" · ") })))
    return { node, read: () => ({ title: heading.value.trim(), text: body.value.trim() }) }
  },
  addRule({ id: rule, any = [], say = {}, before }, words) {
    return lines(words.t("bot.edit.addRule"), rule, [
      words.t("bot.edit.any", { words: any.join(" · ") }), ...Object.entries(say).map(([language, text]) => `${language}: ${text}`), before && words.t("bot.edit.before", { name: before }),
    ])
  },
  removeRule: ({ id: rule }, words) => lines(words.t("bot.edit.removeRule"), rule, []),
  moveRule: ({ id: rule, before }, words) => lines(words.t("bot.edit.moveRule"), rule, [words.t("bot.edit.before", { name: before })]),
}

/** @param {string} title @param {string} name @param {any[]} more */
function lines(title, name, more) {
  return { node: h("div", {}, h("p", {}, title, " ", h("code", {}, name)), ...more.filter(Boolean).map((line) => h("p", { class: "muted", dir: "auto" }, line))), read: NOTHING }
}

/** @param {string | undefined} language @param {Words} words */
export function languageName(language, words) {
  return language === "en" || language === "zh" ? words.t(`bot.language.${language}`) : language ?? ""
}
