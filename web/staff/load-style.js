import { h } from "../lib/core.js"

/**
 * Fetches a style sheet that a page needs only now.
 * @param {URL} address
 * @returns {Promise<void>} fails when it can't be had
 */
export function loadStyle(address) {
  return new Promise((resolve, reject) => {
    const link = h("link", { rel: "stylesheet", href: address.href, load: () => resolve(), error: () => { link.remove(); reject(new Error("no style")) } })
    document.head.append(link)
  })
}
