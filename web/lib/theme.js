/** Light, dark, or as the system has it; remembered on this device. */

/** @typedef {"light" | "dark" | "system"} ThemeChoice */

const KEY = "hark.theme"

/**
 * What the user chose.
 * @param {Pick<Storage, "getItem">} [storage]
 * @returns {ThemeChoice}
 */
export function themeChoice(storage = localStorage) {
  const held = storage.getItem(KEY)
  return held === "light" || held === "dark" ? held : "system"
}

/**
 * Shows a theme and remembers it.
 * @param {ThemeChoice} choice
 * @param {Pick<Storage, "setItem" | "removeItem">} [storage]
 */
export function chooseTheme(choice, storage = localStorage) {
  if (choice === "system") storage.removeItem(KEY)
  else storage.setItem(KEY, choice)
  showTheme(choice)
}

/**
 * Shows a theme without remembering it.
 * @param {string} choice
 * @param {HTMLElement} [root]
 */
export function showTheme(choice, root = document.documentElement) {
  if (choice === "light" || choice === "dark") root.dataset.theme = choice
  else delete root.dataset.theme
}
