/** @typedef {import("../lib/held-order.js").HeldOrder} HeldOrder */

/**
 * Holds the rows of a list while the pointer is over it or one of its rows has the focus.
 * @param {HTMLElement} element @param {HeldOrder} order @param {string} rows selector of the rows
 * @param {() => void} moved the order may have changed: draw again
 */
export function holdWhilePointed(element, order, rows, moved) {
  let pointed = false
  const isRow = (/** @type {any} */ target) => Boolean(target?.closest?.(rows)) && element.contains(target)
  const letGo = () => {
    if (pointed || isRow(document.activeElement) || !order.held) return
    if (order.release()) moved()
  }
  element.addEventListener("pointerenter", () => { pointed = true; order.hold() })
  element.addEventListener("pointerleave", () => { pointed = false; letGo() })
  element.addEventListener("focusin", (event) => { if (isRow(event.target)) order.hold() })
  element.addEventListener("focusout", () => queueMicrotask(letGo))
}
