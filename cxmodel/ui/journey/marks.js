// Shapes of the emotion line: what does not know the hand.

const SVG = "http://www.w3.org/2000/svg"

// Level at every point, so that a peak lies at its touchpoint and never beside it.
function way(points) {
  return points.map(({ x, y }, at) => {
    if (!at) return `M${x} ${y}`
    const middle = (points[at - 1].x + x) / 2
    return `C${middle} ${points[at - 1].y} ${middle} ${y} ${x} ${y}`
  }).join("")
}

function outline(mark, size) {
  if (mark === "moment") return star(size * 1.25)
  if (mark === "peak") return `M0 ${-size}L${size} ${0.8 * size}H${-size}Z`
  if (mark === "trough") return `M0 ${size}L${size} ${-0.8 * size}H${-size}Z`
  return `M${size} 0A${size} ${size} 0 1 1 ${-size} 0A${size} ${size} 0 1 1 ${size} 0Z`
}

function star(size) {
  const tips = Array.from({ length: 10 }, (_, at) => {
    const angle = (Math.PI * at) / 5
    const far = at % 2 ? size * 0.45 : size
    return `${(far * Math.sin(angle)).toFixed(2)} ${(-far * Math.cos(angle)).toFixed(2)}`
  })
  return `M${tips.join("L")}Z`
}

const signed = (value) => {
  const shown = Math.abs(value) < 0.05 ? "0" : Math.abs(value).toFixed(1)
  return `${value >= 0.05 ? "+" : value <= -0.05 ? "−" : ""}${shown}`
}

function made(tag, className = "", content = "") {
  return Object.assign(document.createElement(tag), { className, textContent: content })
}

function drawn(tag, attributes = {}) {
  const element = document.createElementNS(SVG, tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  return element
}
