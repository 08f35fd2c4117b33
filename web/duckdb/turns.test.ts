import { expect, test } from 'vitest'
import { Turns } from './turns.ts'

/** A work whose end the test decides, which writes down when it begins and ends. */
function works(turns: Turns) {
  const log: string[] = []
  const start = (name: string, isAlone = false, signal?: AbortSignal) => {
    let end = (_?: Error) => {}
    const given = turns.take(async (alone) => {
      if (isAlone) await alone()
      log.push(`+${name}`)
      await new Promise<void>((resolve, reject) => {
        end = (error) => (error ? reject(error) : resolve())
      })
      log.push(`-${name}`)
      return name
    }, signal)
    given.catch(() => {})
    return { given, end: (error?: Error) => end(error) }
  }
  return { log, start }
}

const rest = () => new Promise((resolve) => setTimeout(resolve, 0))

test('two begin at once, in their order; the third when one has ended', async () => {
  const turns = new Turns(2)
  const { log, start } = works(turns)
  const [a, , c] = [start('a'), start('b'), start('c')]
  await rest()
  expect(log).toEqual(['+a', '+b'])
  expect([turns.running, turns.busy]).toEqual([2, true])
  a.end()
  await rest()
  expect(log).toEqual(['+a', '+b', '-a', '+c'])
  c.end()
  expect(await c.given).toBe('c')
})

test('one that is alone waits for those before it and holds back those after it', async () => {
  const turns = new Turns(2)
  const { log, start } = works(turns)
  const [a, b, c] = [start('a'), start('b', true), start('c')]
  await rest()
  expect(log).toEqual(['+a'])
  a.end()
  await rest()
  expect(log).toEqual(['+a', '-a', '+b'])
  b.end(new Error('failed'))
  await expect(b.given).rejects.toThrow('failed')
  await rest()
  expect(log).toEqual(['+a', '-a', '+b', '+c'])
  c.end()
  await c.given
  expect([turns.running, turns.busy]).toEqual([0, false])
})

test('one that is no longer wanted when its turn comes never begins, and those after it do', async () => {
  const turns = new Turns(1)
  const { log, start } = works(turns)
  const unwanted = new AbortController()
  const [a, b, c] = [start('a'), start('b', false, unwanted.signal), start('c')]
  await rest()
  unwanted.abort(new Error('unwanted'))
  a.end()
  await expect(b.given).rejects.toThrow('unwanted')
  await rest()
  expect(log).toEqual(['+a', '-a', '+c'])
  c.end()
  await c.given
})

test('the first begins at once, so that its statement leaves before the page is rendered', () => {
  const { log, start } = works(new Turns(1))
  start('a')
  expect(log).toEqual(['+a'])
})
