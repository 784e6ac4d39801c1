/** @typedef {{version: number, publishedAt: string, publishedBy: string, reason: string}} Publication */

/**
 * When a version spoke, the latest first: from each time that it was published until the next publication.
 * @param {number} version @param {Publication[]} publications the newest first
 * @returns {{from: string, until?: string, by: string, reason: string}[]}
 */
export function periodsOf(version, publications) {
  return publications.flatMap(({ version: id, publishedAt: from, publishedBy: by, reason }, at) =>
    id === version ? [{ from, until: publications[at - 1]?.publishedAt, by, reason }] : [])
}
