/** Whether a host, as it stands in an address, is this machine itself. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[(?:::1|0*(?::0*){0,6}:0*1)\])$/i.test(host)
}
