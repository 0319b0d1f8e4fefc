// node .github/scripts/expect.mjs NAME=value …: fails unless each variable of the environment has its value. `*`
// is any that is not empty, and NAME.field=value looks into JSON. An empty value counts as not set.
const wrong = process.argv.slice(2).flatMap(argument => {
  const [, place = '', wanted = ''] = /^([^=]+)=(.*)$/s.exec(argument) ?? []
  const found = look(place)
  const right = wanted === '*' ? found !== '' : found === wanted
  console.log(`${right ? 'ok    ' : 'WRONG '} ${place}: ${found}`)
  return right ? [] : [`${place} is "${found}", not "${wanted}"`]
})
for (const words of wrong) console.error(`::error title=Not as expected::${words}`)
if (wrong.length > 0 || process.argv.length < 3) process.exitCode = 1

function look(place) {
  const [name = '', field] = place.split('.')
  const text = process.env[name] ?? ''
  if (field === undefined) return text
  try {
    return String(JSON.parse(text)[field])
  } catch {
    return `no JSON: ${text.slice(0, 80)}`
  }
}
