import { reasonWords } from "../staff/log-items.js"

/**
 * Why a request did not work; a conflict says so itself.
 * @param {any} error @param {any} words
 */
export function whyNot({ status, code, detail, message }, words) {
  const reason = status === 0 ? "disconnected" : code === "conflict" ? "" : code
  return reasonWords({ reason, message: detail || message }, words)
}
