// Loaded before the action (`node --import`) in runs that are to take place on another day: NOTION_SANDBOX_DATE,
// in ISO 8601. Only the wall clock moves; how long things take stays true.
const offset = Date.parse(process.env.NOTION_SANDBOX_DATE ?? '') - Date.now()
if (!Number.isNaN(offset)) {
  const now = Date.now
  Date.now = () => now() + offset
}
