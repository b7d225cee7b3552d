const PATIENCE = 4000 // ms; an answer that is later than this is taken for lost

// At most one report is under way; of one gesture only the newest waits.
class Post {
  constructor(onLost) {
    // From the clock: no number of an earlier page view comes again.
    Object.assign(this, { seq: Date.now(), waiting: [], flying: null, onLost })
  }

  put(move) {
    if (this.waiting.at(-1)?.gesture === move.gesture) this.waiting.pop()
    this.waiting.push(move)
    this.next()
  }

  next() {
    if (this.flying || !this.waiting.length) return
    this.flying = { ...this.waiting.shift(), seq: ++this.seq }
    this.timer = setTimeout(() => this.onLost(this.flying.seq), PATIENCE)
    this.send(this.flying)
  }

  answered(seq) {
    if (this.flying?.seq !== seq) return null
    clearTimeout(this.timer)
    const done = this.flying
    this.flying = null
    return done
  }
}

