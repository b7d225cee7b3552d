"""Asks a page what a reader sees: every visible piece of text with its size, place, colour and ground."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

SEEN = """
(within) => {
  const found = []
  const up = (node) => node.parentElement ?? node.parentNode?.host ?? node.getRootNode()?.host ?? null
  const rgba = (text) => (text.match(/[\\d.]+/g) ?? [0, 0, 0, 0]).map(Number)
  const over = ([r, g, b, a = 1], ground) => [r, g, b].map((part, at) => part * a + ground[at] * (1 - a))
  function ground(element) {
    const layers = []
    for (let at = element; at; at = up(at)) {
      const colour = rgba(getComputedStyle(at).backgroundColor)
      if (colour.length < 4 || colour[3] > 0) layers.push(colour)
      if (colour.length < 4 || colour[3] === 1) break
    }
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255])
  }
  function opacity(element) {
    let all = 1
    for (let at = element; at; at = up(at)) all *= Number(getComputedStyle(at).opacity)
    return all
  }
  function hidden(element) {
    for (let at = element; at; at = up(at)) {
      const style = getComputedStyle(at)
      if (style.display === "none" || style.visibility === "hidden") return true
      if (at.disabled || at.ariaDisabled === "true") return true
      if (style.clip === "rect(0px, 0px, 0px, 0px)" || at.tagName === "NOSCRIPT" || at.tagName === "STYLE") return true
    }
    return false
  }
  function note(element, text, box) {
    if (!text.trim() || box.width < 2 || box.height < 2 || box.right <= 0 || hidden(element)) return
    const style = getComputedStyle(element)
    const svg = element instanceof SVGElement
    let size = parseFloat(style.fontSize)
    if (svg && element.getScreenCTM) size *= Math.hypot(element.getScreenCTM().a, element.getScreenCTM().b)
    const ink = rgba(svg ? style.fill : style.color)
    const behind = ground(element)
    const alpha = (ink[3] ?? 1) * opacity(element) * (svg ? Number(style.fillOpacity) : 1)
    found.push({ text: text.trim().slice(0, 60), size, ink: over([...ink.slice(0, 3), alpha], behind), ground: behind,
                 left: box.left, top: box.top, right: box.right, bottom: box.bottom, svg,
                 place: element.closest?.("[class*=cx-], [data-testid]")?.getAttribute("class")?.slice(0, 50) ?? "" })
  }
  function walk(node) {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) {
        const range = document.createRange()
        range.selectNodeContents(child)
        note(child.parentElement ?? node.host, child.textContent, range.getBoundingClientRect())
      } else if (child.nodeType === Node.ELEMENT_NODE) {
        if (child.tagName === "INPUT" && child.type !== "range" && child.type !== "checkbox")
          note(child, child.value, child.getBoundingClientRect())
        else if (!/^(STYLE|SCRIPT|CANVAS|TITLE)$/.test(child.tagName)) walk(child)
        if (child.shadowRoot) walk(child.shadowRoot)
      }
    }
  }
  for (const root of document.querySelectorAll(within)) walk(root)
  return found
}
"""


def seen(page: Page, within: str = "[data-testid=stApp]") -> list[dict[str, Any]]:
    """Every visible text, those in pictures and in live sliders included."""
    return page.evaluate(SEEN, within)


def contrast(ink: list[float], ground: list[float]) -> float:
    """WCAG contrast of two colours given as 0-255."""
    def light(colour: list[float]) -> float:
        parts = [part / 255 for part in colour]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(ink), light(ground)), reverse=True)
    return (high + 0.05) / (low + 0.05)
