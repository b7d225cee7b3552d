// The emotion line: every touchpoint is a point that is dragged up and down, or moved by arrow keys. Python's data is
// the truth; a point keeps the hand's value only until Python has answered the last report of the gesture.

const PAUSE = 600 // ms without a key after which a keyboard gesture is over
const STEP = 0.1
const KEYS = { ArrowUp: 1, ArrowDown: -1, PageUp: 5, PageDown: -5 }
const lines = new WeakMap()

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const root = parentElement.querySelector(".cx-journey")
  let line = lines.get(root)
  if (!line) lines.set(root, (line = new Line(root)))
  const turn = ++line.turn
  line.post.send = (move) => setStateValue("move", move)
  line.tell = (id) => setTriggerValue("open", { id, at: Date.now() })
  line.receive(data)
  return () => {
    // Streamlit also cleans up after a call that a newer one has overtaken: that one must not close us.
    if (line.turn !== turn) return
    line.close()
    lines.delete(root)
  }
}

class Line {
  constructor(root) {
    Object.assign(this, { root, turn: 0, points: new Map(), gesture: null, shape: "" })
    this.post = new Post((seq) => this.answer(seq))
    this.heads = root.appendChild(made("div", "stages"))
    this.plot = root.appendChild(made("div", "plot"))
    this.svg = this.plot.appendChild(drawn("svg"))
    this.grid = this.svg.appendChild(drawn("g"))
    this.path = this.svg.appendChild(drawn("path", { class: "way" }))
    this.marks = this.svg.appendChild(drawn("g"))
    this.labels = this.svg.appendChild(drawn("g", { class: "names" }))
    this.tip = this.plot.appendChild(made("div", "tip"))
    this.tip.hidden = true
    this.legend = root.appendChild(made("div", "legend"))
    this.observer = new ResizeObserver(() => this.data && this.draw())
    this.observer.observe(this.plot)
    const how = { capture: true, signal: (this.left = new AbortController()).signal }
    window.addEventListener("keydown", (event) => (event.ctrlKey || event.metaKey) && this.end("key"), how)
    window.addEventListener("pointerdown", () => this.end("key"), how)
  }

  close() {
    this.left.abort()
    this.observer.disconnect()
    clearTimeout(this.idle)
    clearTimeout(this.post.timer)
  }

  receive(data) {
    this.data = data
    this.root.setAttribute("aria-label", data.alt)
    const shape = JSON.stringify([data.points.map((one) => [one.id, one.stage]), data.scale, data.legend])
    if (shape !== this.shape) this.build()
    this.shape = shape
    this.answer(data.acknowledged)
  }

  build() {
    const { points, legend } = this.data
    this.marks.replaceChildren()
    this.points.clear()
    this.stages = []
    for (const one of points) {
      const last = this.stages.at(-1)
      if (last?.name === one.stage) last.count += 1
      else this.stages.push({ name: one.stage, count: 1 })
      this.points.set(one.id, this.point(one.id))
    }
    this.heads.replaceChildren(...this.stages.map((stage) => made("div", "stage", stage.name)))
    this.legend.replaceChildren(...legend.map(([mark, word]) => {
      const item = made("span", "item")
      const icon = item.appendChild(drawn("svg", { class: "icon", viewBox: "-10 -10 20 20" }))
      icon.append(drawn("path", { class: `mark ${mark}`, d: outline(mark, 8) }))
      item.append(word)
      return item
    }), made("span", "how", this.data.how))
  }

  point(id) {
    const g = drawn("g", { class: "touch", role: "slider", "aria-orientation": "vertical", "data-id": id })
    g.setAttribute("aria-valuemin", -2)
    g.setAttribute("aria-valuemax", 2)
    const ghost = this.marks.appendChild(drawn("circle", { class: "ghost" }))
    const stem = this.marks.appendChild(drawn("path", { class: "stem" }))
    g.append(drawn("circle", { class: "reach" }), drawn("circle", { class: "ring" }), drawn("path", { class: "mark" }))
    this.marks.append(g)
    const point = { id, g, ghost, stem, value: 0, holder: null }
    g.onpointerdown = (event) => this.grab(point, event)
    g.onpointermove = (event) => this.pull(point, event)
    g.onpointerup = g.onpointercancel = () => this.letGo(point)
    g.onkeydown = (event) => this.key(point, event)
    g.onblur = () => { this.end("key"); this.hide(point) }
    g.onfocus = () => this.show(point)
    g.onpointerenter = () => this.show(point)
    g.onpointerleave = () => this.hide(point)
    return point
  }

  grab(point, event) {
    if (event.button) return
    event.preventDefault()
    point.g.setPointerCapture(event.pointerId)
    point.g.focus({ preventScroll: true })
    this.hand = { point, y: event.clientY, value: point.value, moved: false }
  }

  pull(point, event) {
    if (this.hand?.point !== point) return
    const up = this.hand.y - event.clientY
    if (!this.hand.moved && Math.abs(up) < 4) return
    if (!this.hand.moved) this.begin(point, "pointer")
    this.hand.moved = true
    this.move(this.hand.value + up / this.unit)
  }

  letGo(point) {
    if (this.hand?.point !== point) return
    const { moved } = this.hand
    this.hand = null
    if (moved) this.end("pointer")
    else this.tell(point.id)
  }

  key(point, event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const order = [...this.points.values()]
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step) {
      event.preventDefault()
      return order[order.indexOf(point) + step]?.g.focus()
    }
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault()
      return this.tell(point.id)
    }
    const goal = { Home: -2, End: 2 }[event.key] ?? point.value + KEYS[event.key] * STEP * (event.shiftKey ? 5 : 1)
    if (Number.isNaN(goal)) return
    event.preventDefault()
    if (this.gesture?.point !== point) this.begin(point, "key")
    this.move(goal)
    clearTimeout(this.idle)
    this.idle = setTimeout(() => this.end("key"), PAUSE)
  }

  begin(point, kind) {
    if (this.gesture) this.end(this.gesture.kind)
    const id = Date.now().toString(36) + Math.random().toString(36).slice(2, 8)
    point.holder = id
    point.value = Math.round(point.value * 100) / 100
    this.gesture = { id, point, kind, last: null }
    point.g.classList.add("held")
  }

  move(wanted) {
    const { id, point } = this.gesture
    const value = Math.min(2, Math.max(-2, Math.round(wanted / STEP) / Math.round(1 / STEP)))
    if (value === point.value) return
    point.value = value
    this.gesture.last = { group: "emotion", slider: point.id, gesture: id, phase: "drag", values: { [point.id]: value } }
    this.draw()
    this.post.put(this.gesture.last)
  }

  end(kind) {
    if (this.gesture?.kind !== kind) return
    const { id, point, last } = this.gesture
    clearTimeout(this.idle)
    this.gesture = null
    point.g.classList.remove("held")
    if (last) return this.post.put({ ...last, phase: "end" })
    this.release(id)
    this.draw()
  }

  answer(seq) {
    const done = this.post.answered(seq)
    if (done?.phase === "end") this.release(done.gesture)
    this.draw()
    this.post.next()
  }

  release(gesture) {
    for (const point of this.points.values()) if (point.holder === gesture) point.holder = null
  }

  draw() {
    const { clientWidth: wide, clientHeight: high } = this.plot
    if (!wide || !high) return
    this.rem = parseFloat(getComputedStyle(document.documentElement).fontSize)
    const inner = { left: 4.6 * this.rem, right: wide - 0.2 * this.rem, top: 1.5 * this.rem, bottom: high - 2.3 * this.rem }
    this.unit = (inner.bottom - inner.top) / 4
    this.y = (value) => inner.top + (2 - value) * this.unit
    this.heads.style.paddingLeft = `${inner.left}px`
    this.svg.setAttribute("width", wide)
    this.svg.setAttribute("height", high)
    this.spread(inner)
    if (this.plot.clientHeight !== high) return this.draw() // headings wrap otherwise than before
    const focus = this.points.has(this.data.opened) ? this.data.opened : [...this.points.keys()][0]
    for (const one of this.data.points) this.place(one, one.id === focus)
    this.path.setAttribute("d", way([...this.points.values()]))
    if (!this.gesture) putNames(this, inner)
    if (this.tipped) this.show(this.tipped)
  }

  // Every stage has the room that its longest word needs; the rest goes by touchpoints.
  spread(inner) {
    const least = this.stages.map(({ name }) => this.rem * (1 + 0.58 * Math.max(...name.split(" ").map((it) => it.length))))
    const spare = Math.max(0, inner.right - inner.left - least.reduce((sum, one) => sum + one, 0))
    const ids = [...this.points.keys()]
    let [left, at] = [inner.left, 0]
    const lines = this.data.scale.map(([value, word]) => this.level(value, word, inner))
    this.stages.forEach((stage, place) => {
      const width = least[place] + (spare * stage.count) / this.points.size
      for (let one = 0; one < stage.count; one++) {
        this.points.get(ids[at++]).x = left + (width * (one + 0.5)) / stage.count
      }
      this.heads.children[place].style.width = `${width}px`
      if (place) lines.push(drawn("path", { class: "border", d: `M${left} 0V${inner.bottom + this.rem}` }))
      left += width
    })
    this.grid.replaceChildren(...lines.flat())
  }

  level(value, word, inner) {
    const y = this.y(value)
    const text = drawn("text", { class: "level", x: inner.left - 0.5 * this.rem, y: y + 0.35 * this.rem })
    text.textContent = word
    return [drawn("path", { class: value ? "rule" : "rule zero", d: `M${inner.left} ${y}H${inner.right}` }), text]
  }

  place(one, inOrder) {
    const point = this.points.get(one.id)
    if (!point.holder) point.value = one.value
    point.told = one
    point.y = this.y(point.value)
    const size = this.rem * (one.mark === "plain" ? 0.42 : 0.62)
    const [reach, ring, mark] = point.g.children
    point.g.setAttribute("transform", `translate(${point.x} ${point.y})`)
    point.g.setAttribute("tabindex", inOrder ? 0 : -1)
    point.g.classList.toggle("opened", one.id === this.data.opened)
    reach.setAttribute("r", 1.1 * this.rem)
    ring.setAttribute("r", 1.0 * this.rem)
    mark.setAttribute("d", outline(one.mark, size))
    mark.setAttribute("class", `mark ${one.mark}`)
    point.g.setAttribute("aria-label", `${one.stage}: ${one.name}${one.words ? `, ${one.words}` : ""}`)
    point.g.setAttribute("aria-valuenow", point.value)
    point.g.setAttribute("aria-valuetext", `${signed(point.value)}, ${this.word(point.value)}`)
    const away = Math.abs(one.given - point.value) > 0.005
    point.ghost.style.display = point.stem.style.display = away ? "" : "none"
    point.ghost.setAttribute("cx", point.x)
    point.ghost.setAttribute("cy", this.y(one.given))
    point.ghost.setAttribute("r", 0.35 * this.rem)
    point.stem.setAttribute("d", `M${point.x} ${this.y(one.given)}V${point.y}`)
  }

  word(value) {
    return this.data.scale.reduce((best, one) => Math.abs(one[0] - value) < Math.abs(best[0] - value) ? one : best)[1]
  }

  show(point) {
    if (!point.told) return
    this.tipped = point
    const { name, words } = point.told
    this.tip.textContent = `${name}: ${signed(point.value)}, ${this.word(point.value)}${words ? ` · ${words}` : ""}`
    this.tip.hidden = false
    const width = this.tip.offsetWidth
    const left = Math.min(this.plot.clientWidth - width, Math.max(0, point.x - width / 2))
    const above = point.y - this.tip.offsetHeight - 1.1 * this.rem
    this.tip.style.left = `${left}px`
    this.tip.style.top = `${above < 0 ? point.y + 1.1 * this.rem : above}px`
  }

  hide(point) {
    if (this.tipped !== point || this.gesture?.point === point) return
    this.tipped = null
    this.tip.hidden = true
  }
}
