import { serving } from './serving.ts'

/** An address where nothing listens. */
export async function closedPort(): Promise<string> {
  const { url, close } = await serving(async () => {})
  await close()
  return url
}
