import { h } from "../lib/core.js"
import { newDialog } from "../staff/hark-dialog.js"

/** @typedef {import("./bot-panel.js").BotPanel} BotPanel */

/**
 * Lets the draft speak; asks first when a scripted dialogue fails with it. What came of it is said, with the way back.
 * @param {BotPanel} panel @param {string} note @returns {Promise<boolean>} whether it speaks
 */
export async function publishDraft(panel, note) {
  const { room } = panel
  let published = await room.work.publish(note)
  if (published.end === "fails") {
    if (!await asksDespite(published.why, room.words)) return false
    published = await room.work.publish(note, true)
  }
  if (published.end !== "speaks") {
    room.say(room.words.t("bot.draftOther"))
    return false
  }
  const { before, now } = published
  panel.tellSpoke()
  room.say(room.words.t("bot.speaksNow", { n: now }), { label: room.words.t("resolve.reopen"), run: () => speakAgain(panel, before) })
  return true
}

/** @param {BotPanel} panel @param {number} id the version that spoke before */
function speakAgain(panel, id) {
  const { room } = panel
  return panel.attempt(async () => {
    await room.work.letSpeak(id, room.words.t("bot.undoReason"))
    panel.tellSpoke()
    room.say(room.words.t("bot.speaksNow", { n: id }))
  })
}

/** @param {string} why the first difference @param {import("./bot-words.js").BotWords} words @returns {Promise<boolean>} */
async function asksDespite(why, words) {
  const stay = h("button", { class: "button", value: "" }, words.t("common.cancel"))
  const answer = await newDialog().open({
    title: words.t("bot.failsTitle"), first: stay,
    body: [
      h("p", {}, words.t("bot.failsText")), h("pre", { class: "bot__difference", dir: "auto", tabindex: "0" }, why),
      h("div", { class: "dialog__actions" }, stay, h("button", { class: "button button--danger", value: "despite" }, words.t("bot.despite"))),
    ],
  })
  return answer === "despite"
}
