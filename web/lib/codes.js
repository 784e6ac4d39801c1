/**
 * The error and close codes of the wire, the same table as the server's.
 *
 * A test on the server's side compares this file with its own table, so that a
 * code is never known on one side only.
 */

/** Error codes of calls, by slug. */
export const ERRORS = Object.freeze({
  unauthenticated: 1001,
  forbidden: 1003,
  notFound: 1004,
  conflict: 1009,
  closed: 1010,
  guard: 1011,
  tooLarge: 1013,
  rateLimited: 1029,
  unavailable: 1050
})

/** Error codes of JSON-RPC itself, by slug. */
export const RPC_ERRORS = Object.freeze({
  parseError: -32700,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  internalError: -32603
})

/** Close codes of the WebSocket, by slug. */
export const CLOSES = Object.freeze({
  draining: 4000,
  slowReader: 4001,
  silent: 4002,
  protocolBreach: 4500,
  authenticationEnded: 4501,
  flooding: 4502,
  blocked: 4503,
  tooManyWindows: 4504
})

/** From this close code on the server asks the client to stay away. */
export const FIRST_FINAL_CLOSE = 4500
