// The shortcuts belong to native buttons, `st.button(..., shortcut=...)`. Here: the cookie of the
// workspace, and three manners that those shortcuts lack.

const YEAR = 31536000 // seconds
const TYPED = /^(text|search|number|email|url|tel|password|date|time)$/

export default function ({ data, parentElement }) {
  if (data.workspace) {
    const id = encodeURIComponent(data.workspace)
    document.cookie = `cxworkbench=${id}; max-age=${YEAR}; path=/; SameSite=Lax`
  }
  document.documentElement.classList.toggle("cx-dark", isDark(parentElement))
  const box = parentElement.closest("[data-testid=stElementContainer]")
  if (box) box.style.display = "none" // it would leave a gap in the page
  const left = new AbortController()
  window.cxworkbenchKeys?.abort() // one listener a page, the newest
  window.cxworkbenchKeys = left
  window.addEventListener("keydown", mind, { capture: true, signal: left.signal })
  return () => left.abort()
}

function isDark(element) {
  const hex = /^#([0-9a-f]{6})/i.exec(getComputedStyle(element).getPropertyValue("--st-background-color").trim())
  const value = hex ? parseInt(hex[1], 16) : 0xffffff
  return ((value >> 16) & 255) + ((value >> 8) & 255) + (value & 255) < 384
}

function mind(event) {
  const target = event.composedPath()[0]
  const control = event.ctrlKey || event.metaKey
  // While somebody types, undo and redo are the text's own.
  if (isText(target) && control && /^[zy]$/i.test(event.key)) return event.stopPropagation()
  if (isText(target)) return
  // Redo answers to Ctrl+Y as well as to the Ctrl+Shift+Z of its button.
  const redo = control && !event.shiftKey && event.key.toLowerCase() === "y"
  if (redo) return pass(event, { key: "Z", code: "KeyZ", keyCode: 90, shiftKey: true })
  // A handle that was just moved keeps the focus; the page's letters still work.
  const letter = !control && !event.altKey && /^[a-z]$/i.test(event.key)
  if (letter && target.type === "range") pass(event, {})
}

function pass(event, changed) {
  event.preventDefault()
  event.stopImmediatePropagation()
  const { key, code, keyCode, shiftKey, ctrlKey, metaKey, repeat } = event
  const same = { key, code, keyCode, shiftKey, ctrlKey, metaKey, repeat, bubbles: true, cancelable: true }
  const init = { ...same, ...changed }
  for (const name of ["keydown", "keyup"]) document.body.dispatchEvent(new KeyboardEvent(name, init))
}

function isText(target) {
  if (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName)) return true
  return target.tagName === "INPUT" && TYPED.test(target.type)
}
