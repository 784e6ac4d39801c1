/** The HTTP side of the server for the staff's pages: cookie session, CSRF token, problem details. */

/** A refused request, as the server's problem details describe it. */
export class Problem extends Error {
  /**
   * @param {number} status 0 when the server was not reached
   * @param {{title?: string, detail?: string, code?: string, field?: string}} [details]
   */
  constructor(status, details = {}) {
    super(details.detail ?? details.title ?? `HTTP ${status}`)
    this.name = "Problem"
    this.status = status
    this.title = details.title ?? ""
    this.detail = details.detail ?? ""
    this.code = details.code ?? (status === 0 ? "unreachable" : "unknown")
    this.field = details.field
  }
}

/**
 * @typedef {{id: string, name: string, email: string, role: "agent" | "supervisor" | "admin"}} User
 */

/** Requests under `/api/v1`. */
export class API {
  /** @type {User | null} */
  user = null
  #csrfToken = ""
  #base
  #fetch

  /**
   * @param {object} [options]
   * @param {string} [options.base]
   * @param {typeof fetch} [options.fetch]
   */
  constructor(options = {}) {
    this.#base = options.base ?? "/api/v1"
    this.#fetch = options.fetch ?? ((/** @type {any} */ url, /** @type {any} */ init) => fetch(url, init))
  }

  /**
   * Logs in and remembers the token that writes need.
   * @param {string} email
   * @param {string} password
   * @returns {Promise<User>}
   */
  async logIn(email, password) {
    return this.#remember(await this.post("/sessions", { email, password }))
  }

  /**
   * Who is logged in, or null.
   * @returns {Promise<User | null>}
   */
  async whoAmI() {
    try {
      return this.#remember(await this.get("/session"))
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return null
      throw error
    }
  }

  async logOut() {
    await this.delete("/session")
    this.user = null
    this.#csrfToken = ""
  }

  /**
   * @param {string} path
   * @param {Record<string, string | number | undefined>} [query]
   */
  get(path, query = {}) {
    const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== "")
    const search = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString()
    return this.#request("GET", search ? `${path}?${search}` : path)
  }

  /**
   * All items of a list, page after page.
   * @param {string} path
   * @param {Record<string, string | number | undefined>} [query]
   * @returns {Promise<any[]>}
   */
  async list(path, query = {}) {
    const items = []
    /** @type {string | undefined} */
    let after
    do {
      const page = await this.get(path, { ...query, after })
      items.push(...page.items)
      after = page.next
    } while (after)
    return items
  }

  /**
   * @param {string} path
   * @param {object} body
   */
  post(path, body) { return this.#request("POST", path, body) }

  /**
   * @param {string} path
   * @param {object} body
   */
  patch(path, body) { return this.#request("PATCH", path, body) }

  /**
   * @param {string} path
   * @param {object} body
   */
  put(path, body) { return this.#request("PUT", path, body) }

  /** @param {string} path */
  delete(path) { return this.#request("DELETE", path) }

  /**
   * @param {{user: User, csrfToken: string}} session
   */
  #remember({ user, csrfToken }) {
    this.user = user
    this.#csrfToken = csrfToken
    return user
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {object} [body]
   * @returns {Promise<any>}
   */
  async #request(method, path, body) {
    /** @type {Record<string, string>} */
    const headers = { accept: "application/json" }
    if (body) headers["content-type"] = "application/json"
    if (method !== "GET" && this.#csrfToken) headers["x-csrf-token"] = this.#csrfToken
    const init = { method, headers, body: body && JSON.stringify(body), credentials: /** @type {const} */ ("same-origin") }
    const answer = await this.#fetch(this.#base + path, init).catch(() => { throw new Problem(0) })
    const text = await answer.text()
    const content = parse(text)
    if (!answer.ok) throw new Problem(answer.status, content)
    return content
  }
}

/** @param {string} text */
function parse(text) {
  try {
    return text ? JSON.parse(text) : {}
  } catch {
    return {}
  }
}
