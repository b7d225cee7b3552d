const PATIENCE = 4000 // ms; what is not answered by then is said again, the next time after twice as long
const TRIES = 5 // after these, two minutes in all, a report is taken for lost

// At most one report is under way; of one gesture only the newest waits.
class Post {
  constructor(onLost) {
    // From the clock: no number of an earlier page view comes again.
    Object.assign(this, { seq: Date.now(), waiting: [], flying: null, tries: 0, onLost })
  }

  put(move) {
    if (this.waiting.at(-1)?.gesture === move.gesture) this.waiting.pop()
    this.waiting.push(move)
    this.next()
  }

  next() {
    if (this.flying || !this.waiting.length) return
    this.flying = this.waiting.shift()
    this.tries = 0
    this.say()
  }

  say() {
    if (this.waiting[0]?.gesture === this.flying.gesture) this.flying = this.waiting.shift()
    this.flying = { ...this.flying, seq: ++this.seq }
    this.said = performance.now()
    clearTimeout(this.timer)
    const again = () => (this.tries < TRIES ? this.say() : this.onLost(this.flying.seq))
    this.timer = setTimeout(again, PATIENCE * 2 ** this.tries++)
    this.send(this.flying)
  }

  // An answer to something else, long after the report was sent, comes from a server that was away meanwhile.
  answered(seq) {
    if (this.flying?.seq !== seq) {
      if (this.flying && performance.now() - this.said > PATIENCE) this.say()
      return null
    }
    clearTimeout(this.timer)
    const done = this.flying
    this.flying = null
    return done
  }
}

