// Names of the marked points. What Python asks for has one in any case; another one only where there is room close by.
// A name lies on the ground's colour, off the line and its points, a row away from the next name; a
// thin leader ties it to its point where it cannot stand right beside it.

const ROW = 1.15 // rem from row to row
const NEAR = 1.5 // rem from a point to its name without a leader
// Rows kept to other names, and rem from a point to its name at most; the later ones only where a name must stand.
const MAY = [[1, 4]]
const MUST = [[1, 5], [0.6, 9], [0.4, 16], [0.4, 40]]

function putNames(line, inner) {
  line.labels.replaceChildren()
  const dots = [...line.points.values()]
  const marks = dots.map(({ x, y }) => around(x, y, 0.8 * line.rem))
  const met = { line, inner, names: [], leaders: [], dots, marks, way: wayBoxes(line) }
  const order = line.data.points.filter((one) => one.rank).sort((a, b) => a.rank - b.rank)
  for (const one of order) putName(met, line.points.get(one.id), one)
}

function wayBoxes(line) {
  const [length, boxes] = [line.path.getTotalLength(), []]
  for (let at = 0; at < length; at += 7) {
    const { x, y } = line.path.getPointAtLength(at)
    boxes.push(around(x, y, 5))
  }
  return boxes
}

function putName(met, point, one) {
  const { line } = met
  const texts = wordings(one).map((text) => drawText(line, text, one))
  const best = (one.must ? MUST : MAY).reduce((found, [rows, far]) =>
    found ?? bestPlace(met, point, one, texts, { space: rows * ROW * line.rem, far: far * line.rem }), null)
  for (const { label } of texts) if (label !== best?.label) label.remove()
  if (!best) return
  const { box, label } = best
  label.setAttribute("transform", `translate(${box.left} ${box.top})`)
  met.names.push(box)
  const end = nearest(box, point)
  const away = Math.hypot(end.x - point.x, end.y - point.y)
  if (away < NEAR * line.rem) return
  const from = (0.8 * line.rem) / away
  const start = { x: point.x + (end.x - point.x) * from, y: point.y + (end.y - point.y) * from }
  line.labels.prepend(drawn("path", { class: "leader", d: `M${start.x} ${start.y}L${end.x} ${end.y}` }))
  met.leaders.push(...along(start, end, 3))
}

function drawText(line, text, one) {
  const label = line.labels.appendChild(drawn("g", { class: "label", "data-id": one.id }))
  const name = label.appendChild(drawn("text", { class: "name" }))
  text.forEach((part, at) => {
    const span = drawn("tspan", { x: 0, y: (0.9 + at * ROW) * line.rem, class: part === one.words ? "word" : "" })
    name.appendChild(span).textContent = part
    const width = span.getComputedTextLength() + 4
    const ground = { class: "ground", x: -2, y: at * ROW * line.rem, width, height: ROW * line.rem }
    label.insertBefore(drawn("rect", ground), name)
  })
  return { label, wide: name.getBBox().width, high: text.length * ROW * line.rem }
}

// The cheapest place that is free, or none: places are tried from the cheapest on, as far as nothing else counts.
function bestPlace(met, point, one, texts, limits) {
  const tried = texts.flatMap((text, at) => placesOf(met, point, one, text, 0.6 * at * met.line.rem, limits.far))
  tried.sort((a, b) => a.cost - b.cost)
  let best = null
  for (const place of tried) {
    if (best && place.cost >= best.cost) break
    const cost = place.cost + extra(met, point, one, place, limits.space)
    if (cost < (best?.cost ?? Infinity)) best = { ...place, cost }
  }
  return best
}

function placesOf({ line, inner }, point, { words }, { label, wide, high }, start, far) {
  const { rem } = line
  const [found, lowest] = [[], inner.bottom + 2.2 * rem - high]
  for (let top = Math.max(0, point.y - far - high); top <= Math.min(lowest, point.y + far); top += 0.5 * rem) {
    const [from, to] = [Math.max(inner.left, point.x - wide - far), Math.min(inner.right - wide, point.x + far)]
    for (let left = from; left <= to; left += 0.75 * rem) {
      const box = { left, right: left + wide, top, bottom: top + high }
      const end = nearest(box, point)
      const away = Math.hypot(end.x - point.x, end.y - point.y)
      if (away > far) continue
      const wrong = top + high / 2 > point.y !== words.includes("trough")
      const cost = start + away + 0.1 * Math.abs(left + wide / 2 - point.x) + (wrong ? 0.4 * rem : 0)
      found.push({ box, label, end, away, cost: cost + (away > NEAR * rem ? 2 * rem : 0) })
    }
  }
  return found
}

// What a place costs for what lies there and nearby; Infinity where no name may stand.
function extra({ line, names, leaders, dots, marks, way }, point, { must }, { box, end, away }, space) {
  const { rem } = line
  const touches = (other) => meet(box, other)
  if (marks.some(touches) || leaders.some(touches)) return Infinity
  const wider = grown(box, space)
  if (names.some((other) => meet(wider, other))) return Infinity
  if (!must && way.some(touches)) return Infinity
  let cost = way.filter(touches).length * 5 * rem
  for (const other of dots) {
    if (other === point) continue
    const near = nearest(box, other)
    const off = Math.hypot(near.x - other.x, near.y - other.y)
    if (off < away) cost += away - off + 3 * Math.max(0, 2.5 * rem - off) // beside the wrong point
  }
  if (away <= NEAR * rem) return cost
  const led = along(point, end, 1).slice(Math.ceil(rem / 4))
  const meets = (other) => led.some((at) => meet(at, other))
  if (names.some(meets)) return Infinity
  const crossed = way.filter(meets).length
  if (crossed && !must) return Infinity
  return cost + marks.filter((other) => !meet(other, around(point.x, point.y, 1)) && meets(other)).length * 30 * rem
    + crossed * 0.6 * rem
}

function wordings({ name, words }) {
  const rows = [wrap(name, 17), wrap(name, 26), wrap(name, 12), wrap(name, 40)]
  return words ? [[words, ...rows[0]], ...rows] : rows
}

function wrap(text, most) {
  const rows = [""]
  for (const word of text.split(" ")) {
    if (rows.at(-1) && rows.at(-1).length + word.length + 1 > most) rows.push(word)
    else rows[rows.length - 1] = `${rows.at(-1)} ${word}`.trim()
  }
  return rows
}

const around = (x, y, half) => ({ left: x - half, right: x + half, top: y - half, bottom: y + half })

const grown = ({ left, right, top, bottom }, space) =>
  ({ left: left - space / 2, right: right + space / 2, top: top - space, bottom: bottom + space })

const nearest = ({ left, right, top, bottom }, { x, y }) =>
  ({ x: Math.min(right, Math.max(left, x)), y: Math.min(bottom, Math.max(top, y)) })

function along(from, to, half) {
  const count = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 4)
  return Array.from({ length: count + 1 }, (_, at) =>
    around(from.x + ((to.x - from.x) * at) / (count || 1), from.y + ((to.y - from.y) * at) / (count || 1), half))
}

const meet = (one, other) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
