// Arithmetic of rows that always add to a total. Put before live.js: the two are one script.

function snap(row, value) {
  const { low, high, step } = row.slider
  const stepped = low + Math.round((value - low) / step) * step
  return Number(Math.min(high, Math.max(low, stepped)).toFixed(9))
}

// The moved row and its group: the others share what is left in the proportions of the gesture's start.
function balanced(row, wanted, start) {
  const others = [...start.keys()].filter((each) => each !== row)
  const sum = (name) => others.reduce((all, each) => all + each.slider[name], 0)
  const value = Math.min(row.total - sum("low"), Math.max(row.total - sum("high"), snap(row, wanted)))
  const exact = shares(row.total - value, others, start)
  return [[row, value], ...exact]
}

function shares(total, rows, start) {
  const settled = new Map()
  for (let free = rows, rest = total; free.length; ) {
    const weight = free.reduce((all, each) => all + start.get(each), 0)
    const portion = (each) => (weight ? start.get(each) / weight : 1 / free.length)
    const goal = new Map(free.map((each) => [each, rest * portion(each)]))
    const over = free.filter((each) => goal.get(each) > each.slider.high)
    const under = free.filter((each) => goal.get(each) < each.slider.low)
    const excess = over.reduce((all, each) => all + goal.get(each) - each.slider.high, 0)
    const lack = under.reduce((all, each) => all + each.slider.low - goal.get(each), 0)
    const [fixed, bound] = excess + lack === 0 ? [free, ""] : excess >= lack ? [over, "high"] : [under, "low"]
    for (const each of fixed) settled.set(each, bound ? each.slider[bound] : goal.get(each))
    rest = total - [...settled.values()].reduce((all, each) => all + each, 0)
    free = free.filter((each) => !settled.has(each))
  }
  return settled
}

