import { describe, expect, test } from 'vitest'
import type { Connection } from './connection.ts'
import { Engine, isExhausted } from './engine.ts'

/** An engine whose workers hold nothing and count themselves. */
function counted() {
  let opened = 0
  let closed = 0
  const open = async () => {
    opened++
    return { answers: async () => true, works: async () => true, inserted: async () => [], close: () => closed++ } as unknown as Connection
  }
  return { engine: new Engine(open, 1000, true), workers: () => ({ opened, closed }) }
}
const supply = { release: 'r', fetch: () => Promise.reject(new Error('no table here')) }
const signal = new AbortController().signal

const exhausted = [
  new Error('Out of Memory Error: failed to allocate data of size 32.0 MiB'),
  new Error('Out of Memory Error: could not allocate block. Launch the database with a persistent storage back-end'),
  new Error(''),
  new RangeError('offset is out of bounds'),
  new Error('Expected Schema Message in stream, but was null or length 0.'),
]
const usual = [new Error('Parser Error: syntax error at or near "selec"'), new Error('Catalog Error: Table with name x does not exist!')]

describe('a worker after a statement that failed', () => {
  test.each(exhausted)('%s: memory is used up; the next statement has a new worker', async (error) => {
    const { engine, workers } = counted()
    expect(isExhausted(error)).toBe(true)
    await expect(engine.use(() => Promise.reject(error), supply, [], signal)).rejects.toBe(error)
    expect(workers()).toEqual({ opened: 2, closed: 1 })
    expect(await engine.use(async () => 42, supply, [], signal)).toBe(42)
    expect(workers()).toEqual({ opened: 2, closed: 1 })
  })

  test.each(usual)('%s: stays', async (error) => {
    const { engine, workers } = counted()
    expect(isExhausted(error)).toBe(false)
    await expect(engine.use(() => Promise.reject(error), supply, [], signal)).rejects.toBe(error)
    expect(workers()).toEqual({ opened: 1, closed: 0 })
  })
})

test('tables for which statements have left no memory are loaded in a new worker', async () => {
  const { engine, workers } = counted()
  let fetches = 0
  const full = {
    release: 'r',
    fetch: () => Promise.reject(fetches++ ? new Error('fetched again') : new RangeError('offset is out of bounds')),
  }
  await expect(engine.prepare(full, [{ name: 't', bytes: 1, rows: 1 }], signal)).rejects.toThrow('fetched again')
  expect(workers()).toEqual({ opened: 2, closed: 1 })
})
