// Rules as sentences with their numbers in them: each number is a field, each rule has a price and a way to drop it:
// the user's own is taken away, one that follows from elsewhere has a switch. Rows are changed in place: prices that
// arrive move nothing, and a number that is being typed is left alone. What cannot be typed is said under its rule.

const REST = 250 // ms after the last press of an arrow key, before a number is reported
const lists = new WeakMap()

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".cx-rules")
  const list = lists.get(root) ?? { rows: new Map(), late: 0 }
  lists.set(root, list)
  list.tell = (what) => setTriggerValue("told", { ...what, at: Date.now() })
  const isNew = !root.firstChild
  place(root, list, data)
  if (isNew) root.querySelector("details").open = data.open
  return () => clearTimeout(list.late)
}

function place(root, list, data) {
  const seen = new Set()
  const own = holder(root, "own", "ul")
  const empty = holder(root, "none", "p")
  empty.textContent = data.rows.length ? "" : data.empty
  fill(own, list, data.rows, seen)
  const fold = holder(root, "others", "details")
  fold.hidden = !data.others.length
  const summary = holder(fold, "summary", "summary")
  holder(summary, "first", "span").textContent = data.fold[0]
  holder(summary, "second", "span").textContent = data.fold[1] || "\u00a0"
  fill(holder(fold, "list", "ul"), list, data.others, seen)
  for (const [id, row] of list.rows) {
    if (seen.has(id)) continue
    row.line.remove()
    list.rows.delete(id)
  }
}

function holder(root, name, tag) {
  return root.querySelector(`:scope > .${name}`) ?? root.appendChild(element(tag, name))
}

function fill(box, list, rows, seen) {
  rows.forEach((rule, place) => {
    seen.add(rule.id)
    const row = list.rows.get(rule.id) ?? made(list, rule.id)
    dress(row, rule, list)
    if (box.children[place] !== row.line) box.insertBefore(row.line, box.children[place] ?? null)
  })
}

function made(list, id) {
  const line = element("li", "cx-rule")
  const text = line.appendChild(element("div", "text"))
  const said = text.appendChild(element("span", "said"))
  const where = text.appendChild(element("span", "where"))
  const note = text.appendChild(element("span", "note"))
  note.role = "alert"
  const price = line.appendChild(element("div", "price"))
  const gone = line.appendChild(element("button", "gone", "×"))
  const toggle = line.appendChild(element("input", "toggle"))
  toggle.type = "checkbox"
  gone.type = "button"
  toggle.addEventListener("change", () => list.tell({ rule: id, on: toggle.checked }))
  gone.addEventListener("click", () => list.tell({ rule: id, gone: true }))
  const row = { line, toggle, said, where, note, price, gone, look: "", fields: [] }
  list.rows.set(id, row)
  return row
}

function dress(row, rule, list) {
  row.line.classList.toggle("off", !rule.on)
  row.line.classList.toggle("broken", rule.broken)
  row.toggle.checked = rule.on
  row.toggle.hidden = rule.own
  row.toggle.ariaLabel = `${rule.plain}: asked`
  row.toggle.title = rule.on ? "Asked. Untick to see the plan without it." : "Not asked. Tick to ask it again."
  row.gone.hidden = !rule.own
  row.gone.ariaLabel = row.gone.title = `Remove: ${rule.plain}`
  const look = JSON.stringify(rule.parts.map((part) => (part.text === undefined ? { ...part, value: 0 } : part)))
  if (look !== row.look) say(row, rule, list)
  row.look = look
  const values = rule.parts.filter((part) => part.text === undefined)
  row.fields.forEach((field, at) => set(field, values[at].value))
  row.where.textContent = rule.where
  row.price.innerHTML = rule.price // made by the server, its texts escaped
  row.price.title = rule.price_help
}

function say(row, rule, list) {
  row.fields = []
  row.said.replaceChildren(...rule.parts.flatMap((part) => {
    if (part.text !== undefined) return [element("span", "", part.text), " "]
    const field = element("input", "limit")
    Object.assign(field, { type: "number", min: part.low, max: part.high, step: part.step, ariaLabel: part.label })
    field.addEventListener("change", () => report(field, part, rule.id, list, row))
    field.addEventListener("input", () => fit(field))
    field.addEventListener("focus", () => field.select())
    field.addEventListener("keydown", (event) => event.key === "Enter" && field.blur())
    row.fields.push(field)
    const around = element("span", "amount")
    around.append(...(part.before ? [part.before] : []), field, ...(part.after ? [part.after] : []))
    return [around, " "]
  }))
}

function set(field, value) {
  field.dataset.told = value
  if (document.activeElement === field && field.dataset.typed) return
  if (Number(field.value) !== value || field.value === "") field.value = value
  fit(field)
}

function fit(field) {
  field.dataset.typed = document.activeElement === field && Number(field.value) !== Number(field.dataset.told) ? 1 : ""
  field.style.width = `${Math.max(String(field.value).length, 1) + 2.6}ch`
}

function report(field, part, rule, list, row) {
  clearTimeout(list.late)
  const before = Number(field.dataset.told)
  const value = Number(field.value)
  const possible = field.value !== "" && value >= part.low && value <= part.high && !(part.whole && value % 1)
  row.note.textContent = possible ? "" : `${refused(field)}: type ${part.bounds}. It stays as it was.`
  if (!possible) field.value = before
  fit(field)
  if (!possible || value === before) return
  list.late = setTimeout(() => {
    field.dataset.typed = ""
    list.tell({ rule, limit: value })
  }, REST)
}

function refused(field) {
  return field.value === "" ? "That is no number" : `${field.value} is not possible`
}

function element(tag, className = "", content = "") {
  return Object.assign(document.createElement(tag), { className, textContent: content })
}
