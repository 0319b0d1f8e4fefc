/**
 * An address where nothing listens: the port of `discard`, which nobody runs. One that was just given back may be
 * somebody else's a moment later.
 */
export const closedPort = 'http://127.0.0.1:9'
