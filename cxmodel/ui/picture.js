// One Plotly for the page. react() changes a picture in place; Streamlit's own chart element is made
// anew on every change and blinks. Sizes come in rem and colours as @tokens, so that room mode and the
// dark theme need no second figure.

const COLOURS = {
  light: {
    ink: "#1B2430", paper: "#FFFFFF", mist: "#F4F6F8", line: "#D6DCE3", grey: "#5A6572", accent: "#6C4AB6",
    home: "#3B5B92", onshore: "#2A9D8F", nearshore: "#E9A23B", offshore: "#C8553D",
    "onshore-text": "#1D7268", "nearshore-text": "#8A5A0B", "offshore-text": "#A8412B", good: "#1A6B4A", bad: "#A63A24",
  },
  dark: {
    ink: "#E8ECF1", paper: "#12181F", mist: "#1B2430", line: "#3A4654", grey: "#A9B4C0", accent: "#B39CF0",
    home: "#86A8E0", onshore: "#53C7B9", nearshore: "#F2BD68", offshore: "#EA8B77",
    "onshore-text": "#53C7B9", "nearshore-text": "#F2BD68", "offshore-text": "#EA8B77", good: "#5CC99A", bad: "#EE8E79",
  },
}
const IN_REM = new Set(["l", "r", "t", "b", "xshift", "yshift", "ax", "ay", "standoff", "pad"])
const QUIET = 400 // ms without a change, after which a picture outside the window is drawn too
const plots = new WeakMap()
let library = null

function load() {
  library ??= fetch(new URL("app/static/plotly.min.js", document.baseURI))
    .then((answer) => {
      if (!answer.ok) throw new Error("plotly.min.js is not served")
      return answer.blob()
    })
    .then((body) => new Promise((done, fail) => {
      const script = document.createElement("script")
      script.src = URL.createObjectURL(body.slice(0, body.size, "text/javascript"))
      script.onload = () => done(window.Plotly)
      script.onerror = fail
      document.head.append(script)
    }))
  return library
}

export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".cx-picture")
  let plot = plots.get(box)
  if (!plot) {
    // A picture that is new on the page does not play what was played before it was.
    plot = { data: null, shown: null, queue: Promise.resolve(), listening: false, inSight: true, late: 0,
      replayed: data.replay }
    plot.observer = new ResizeObserver(() => plot.shown && enqueue(box, plot))
    plot.observer.observe(box)
    plot.sight = new IntersectionObserver((seen) => {
      plot.inSight = seen.at(-1).isIntersecting
      if (plot.inSight && plot.late) enqueue(box, plot)
    })
    plot.sight.observe(box)
    plots.set(box, plot)
  }
  const turn = (plot.turn = (plot.turn ?? 0) + 1)
  plot.data = data
  box.closest("[class*='st-key-box-']")?.style.setProperty("height", data.height)
  plot.tell = (point) => setTriggerValue("click", point)
  box.setAttribute("role", "img")
  box.setAttribute("aria-label", data.alt)
  if (plot.inSight || !plot.shown) enqueue(box, plot)
  else later(box, plot)
  return () => {
    // Streamlit also cleans up after a call that a newer one has overtaken: that one must not put the picture away.
    if (plot.turn !== turn) return
    plot.observer.disconnect()
    plot.sight.disconnect()
    clearTimeout(plot.late)
    plots.delete(box)
    plot.wanted = null // what waits is not drawn, and what is being drawn is let finish: Plotly needs its box for it
    plot.queue.then(() => plots.has(box) || window.Plotly?.purge(box))
  }
}

// One drawing at a time; when several wait only the newest is drawn.
function enqueue(box, plot) {
  clearTimeout(plot.late)
  plot.late = 0
  plot.wanted = (plot.wanted ?? 0) + 1
  const mine = plot.wanted
  plot.queue = plot.queue.then(() => (mine === plot.wanted ? draw(box, plot) : null)).catch(console.error)
}

// A picture that nobody sees does not hold up the one that is looked at while a handle moves.
function later(box, plot) {
  clearTimeout(plot.late)
  plot.late = setTimeout(() => enqueue(box, plot), QUIET)
}

async function draw(box, plot) {
  const Plotly = await load()
  const { figure, before, replay, config, clickable } = plot.data
  const size = { autosize: false, width: box.clientWidth, height: box.clientHeight }
  if (!size.width || !size.height) return
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize)
  const palette = COLOURS[isDark(box) ? "dark" : "light"]
  const make = (spec) => {
    const made = resolve(spec, palette, rem, "")
    Object.assign(made.layout, size)
    return made
  }
  const now = make(figure)
  if (before && replay && replay !== plot.replayed) {
    plot.replayed = replay
    for (let turn = 0; turn < 2; turn++) {
      const old = make(before)
      await Plotly.react(box, old.data, old.layout, config)
      await sleep(500)
      const moving = make(figure)
      moving.layout.transition = { duration: 1100, easing: "cubic-in-out" }
      await Plotly.react(box, moving.data, moving.layout, config)
      await sleep(1500)
    }
  }
  await Plotly.react(box, now.data, now.layout, config)
  plot.shown = now
  box.dataset.drawn = String(Number(box.dataset.drawn ?? 0) + 1)
  if (clickable && !plot.listening) {
    plot.listening = true
    box.on("plotly_click", (event) => {
      const point = event.points?.[0]
      if (point?.customdata != null) plot.tell({ id: String(point.customdata), at: Date.now() })
    })
  }
}

const sleep = (time) => new Promise((done) => setTimeout(done, time))

function isDark(box) {
  const probe = getComputedStyle(box).getPropertyValue("--st-background-color").trim()
  const hex = /^#([0-9a-f]{6})/i.exec(probe)
  if (!hex) return false
  const value = parseInt(hex[1], 16)
  return ((value >> 16) & 255) + ((value >> 8) & 255) + (value & 255) < 384
}

// "@accent" becomes the theme's colour, "@accent/0.3" the same with that opacity; font sizes, margins
// and shifts are given in rem.
function resolve(value, palette, rem, key) {
  if (typeof value === "string") return value.startsWith("@") ? colour(value.slice(1), palette) : value
  if (Array.isArray(value)) return value.map((item) => resolve(item, palette, rem, key))
  if (value === null || typeof value !== "object") return value
  const out = {}
  for (const [name, item] of Object.entries(value)) {
    const font = name === "size" && /font$/i.test(key)
    const marker = name === "size" && key === "marker"
    if ((font || marker || IN_REM.has(name)) && typeof item === "number") out[name] = item * rem
    else if (marker && Array.isArray(item)) out[name] = item.map((one) => one * rem)
    else out[name] = resolve(item, palette, rem, name)
  }
  return out
}

function colour(token, palette) {
  const [name, opacity] = token.split("/")
  const hex = palette[name] ?? palette.ink
  if (!opacity) return hex
  const value = parseInt(hex.slice(1), 16)
  return `rgba(${(value >> 16) & 255},${(value >> 8) & 255},${value & 255},${opacity})`
}
