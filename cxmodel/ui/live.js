// Rows of native range inputs that report while they are dragged. Python's data is the truth; a row
// keeps the hand's value only from the start of a gesture until Python has answered its last report.

const PAUSE = 600 // ms without a key after which a keyboard gesture is over
const STEPS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 5, PageDown: -5 }
const panels = new WeakMap()

export default function ({ data, parentElement, setStateValue }) {
  let panel = panels.get(parentElement)
  if (!panel) panels.set(parentElement, (panel = new Panel(parentElement.querySelector(".live"))))
  const turn = ++panel.turn
  panel.post.send = (move) => setStateValue("move", move)
  panel.receive(data)
  return () => {
    // Streamlit also cleans up after a call that a newer one has overtaken: that one must not close us.
    if (panel.turn !== turn) return
    panel.close()
    panels.delete(parentElement)
  }
}

class Panel {
  constructor(root) {
    Object.assign(this, { root, turn: 0, rows: [], shape: "", gesture: null })
    this.post = new Post((seq) => this.answer(seq))
    this.left = new AbortController()
    const how = { capture: true, signal: this.left.signal }
    const listen = (name, act) => window.addEventListener(name, act, how)
    const letGo = () => setTimeout(() => this.end("pointer")) // after the last input event
    for (const name of ["pointerup", "pointercancel"]) listen(name, letGo)
    for (const name of ["pointerdown", "keydown"]) listen(name, (event) => this.interrupt(event))
  }

  close() {
    this.left.abort()
    clearTimeout(this.post.timer)
    clearTimeout(this.idle)
  }

  receive(data) {
    this.root.classList.toggle("room", data.room)
    this.root.classList.toggle("dark", isDark(this.root))
    const shape = JSON.stringify(data.groups.map((group) => [group.id, group.sliders.map((each) => each.id)]))
    if (shape !== this.shape) this.build(data.groups)
    Object.assign(this, { shape, data })
    this.answer(data.acknowledged)
  }

  answer(seq) {
    const done = this.post.answered(seq)
    if (done?.phase === "end") this.release(done.gesture)
    this.fill()
    this.post.next()
  }

  release(gesture) {
    for (const row of this.rows.filter((each) => each.holder === gesture)) row.holder = null
  }

  fill() {
    for (const group of this.data.groups) {
      const rows = this.rows.filter((row) => row.group.id === group.id)
      const told = `${group.title}\n${group.note}`
      if (rows[0] && rows[0].told !== told) {
        rows[0].told = told
        rows[0].head.replaceChildren(element("b", "", group.title), element("span", "note", group.note))
      }
      group.sliders.forEach((slider, at) => dress(rows[at], group, slider))
    }
  }

  build(groups) {
    this.rows = []
    this.gesture = null
    this.root.replaceChildren()
    for (const group of groups) {
      const box = this.root.appendChild(element("div", "group"))
      Object.assign(box, { role: "group", ariaLabel: group.title })
      const head = box.appendChild(element("div", "head"))
      for (const slider of group.sliders) {
        const row = makeRow(group, slider, head)
        this.listen(row)
        this.rows.push(row)
        box.append(row.line)
      }
    }
  }

  listen(row) {
    row.input.onpointerdown = () => this.begin(row, "pointer")
    row.input.oninput = () => {
      if (this.gesture?.row !== row) this.begin(row, "key") // a screen reader moved it
      this.move(Number(row.input.value))
      if (this.gesture.kind === "key") this.endSoon()
    }
    row.input.onblur = () => this.end("key")
    row.input.onkeydown = (event) => this.key(row, event)
    row.field.onfocus = () => row.field.select()
    row.field.onblur = () => this.typed(row)
    row.field.onkeydown = (event) => {
      if (event.key === "Escape") row.field.value = row.shown
      if (event.key === "Enter" || event.key === "Escape") row.field.blur()
    }
  }

  key(row, event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (/^[0-9]$/.test(event.key)) {
      row.field.focus()
      row.field.value = event.key
      return event.preventDefault()
    }
    const { low, high, step } = row.slider
    const jump = STEPS[event.key] * (event.shiftKey && event.key.startsWith("Arrow") ? 5 : 1)
    const goal = { Home: low, End: high }[event.key] ?? row.value + jump * step
    if (Number.isNaN(goal)) return
    event.preventDefault()
    if (this.gesture?.row !== row) this.begin(row, "key")
    this.move(goal)
    this.endSoon()
  }

  typed(row) {
    const value = Number.parseFloat(row.field.value.replace(",", "."))
    if (!Number.isFinite(value)) row.field.value = row.shown
    else if (row.field.value !== row.shown) {
      this.begin(row, "typed")
      this.move(value)
      this.end("typed")
    }
    this.fill()
  }

  begin(row, kind) {
    if (this.gesture) this.end(this.gesture.kind)
    const id = Date.now().toString(36) + Math.random().toString(36).slice(2, 8)
    const rows = row.total === null ? [row] : this.rows.filter((each) => each.group.id === row.group.id)
    const start = new Map(rows.map((each) => [each, each.value]))
    for (const each of rows) each.holder = id
    this.gesture = { id, row, kind, start, now: start, last: null }
    row.line.classList.add("held")
  }

  move(wanted) {
    const { id, row, kind, start, now } = this.gesture
    const values = row.total === null ? [[row, snap(row, wanted)]] : balanced(row, wanted, start)
    for (const [each, value] of values) show(each, value)
    if (values.every(([each, value]) => now.get(each) === value)) return
    const report = { group: row.group.id, slider: row.slider.id, gesture: id, phase: "drag" }
    report.values = Object.fromEntries(values.map(([each, value]) => [each.slider.id, value]))
    Object.assign(this.gesture, { last: report, now: new Map(values) })
    if (kind !== "typed") this.post.put(report)
  }

  endSoon() {
    clearTimeout(this.idle)
    this.idle = setTimeout(() => this.end("key"), PAUSE)
  }

  end(kind) {
    if (this.gesture?.kind !== kind) return
    const { id, row, last } = this.gesture
    clearTimeout(this.idle)
    this.gesture = null
    row.line.classList.remove("held")
    if (last) return this.post.put({ ...last, phase: "end" })
    this.release(id)
    this.fill()
  }

  // Whatever the room does next (undo by key or by button) comes after the gesture, not into it.
  interrupt(event) {
    if (this.gesture?.kind !== "key") return
    if (event.type === "pointerdown" || event.ctrlKey || event.metaKey) this.end("key")
  }
}

function makeRow(group, slider, head) {
  const line = element("div", "row")
  const label = line.appendChild(element("span", "label"))
  const track = line.appendChild(element("span", "track"))
  const mark = track.appendChild(element("span", "mark"))
  const input = track.appendChild(element("input"))
  const number = line.appendChild(element("label", "number"))
  const field = number.appendChild(element("input"))
  const unit = number.appendChild(element("span", "unit"))
  Object.assign(input, { type: "range", step: "any" })
  Object.assign(field, { type: "text", inputMode: "decimal", autocomplete: "off", tabIndex: -1 })
  return { group, slider, total: group.total, head, line, label, mark, input, field, unit, holder: null }
}

function dress(row, group, slider) {
  const look = JSON.stringify([slider, group.total])
  const same = row.look === look
  Object.assign(row, { group, slider, look, total: group.total })
  if (same) return show(row, row.holder ? row.value : slider.value)
  const { label, low, high, mark } = slider
  row.line.dataset.colour = slider.colour
  row.line.title = slider.help
  row.label.replaceChildren(...(slider.shape ? [element("i", slider.shape)] : []), label)
  row.unit.textContent = slider.unit
  Object.assign(row.input, { min: low, max: high, ariaLabel: label, ariaDescription: slider.help || null })
  row.field.ariaLabel = `${label}, type a number from ${low} to ${high}`
  row.mark.hidden = mark === null || Math.abs(mark - slider.value) < slider.step / 2
  if (mark !== null) row.mark.style.setProperty("--at", (mark - low) / (high - low))
  show(row, row.holder ? row.value : slider.value)
}

function show(row, value) {
  const { low, high, unit } = row.slider
  if (row.value === value && row.drawn === row.look && Number(row.input.value) === value) return
  Object.assign(row, { value, drawn: row.look })
  if (Number(row.input.value) !== value) row.input.value = value
  row.input.ariaValueText = `${text(row, value)} ${unit}`.trim()
  row.line.style.setProperty("--at", (value - low) / (high - low))
  label(row, text(row, value))
}

function label(row, shown) {
  row.shown = shown
  if (row.field.getRootNode().activeElement !== row.field) row.field.value = shown
}

const text = (row, value) => value.toFixed((String(row.slider.step).split(".")[1] ?? "").length)

function element(tag, className = "", content = "") {
  return Object.assign(document.createElement(tag), { className, textContent: content })
}

function isDark(root) {
  const [red, green, blue] = getComputedStyle(root).outlineColor.match(/[\d.]+/g).map(Number)
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128
}
