import { expect, test } from 'vitest'
import { bind, sql } from '../../datasets/sql.ts'
import { Database } from '../warehouse/database.ts'
import { localOfUtc, utcOfLocal, zoneOf } from './zone.ts'

test('clocks of Shanghai last changed on 15 September 1991 and are 8 hours ahead; those of New York still change', async () => {
  const { steady } = await zoneOf('Asia/Shanghai')
  expect(steady!.seconds).toBe(8 * 3600)
  expect(steady!.since >= '1991-09-15' && steady!.since <= '1991-09-18').toBe(true)
  expect((await zoneOf('America/New_York')).steady).toBeUndefined()
  expect((await zoneOf('UTC')).steady!.seconds).toBe(0)
})

test('arithmetic gives what the calendar gives, every 5 hours and 7 minutes from 1985 to 2101, in seven zones', async () => {
  const database = await Database.open(':memory:')
  try {
    for (const name of [
      'Asia/Shanghai',
      'Asia/Hong_Kong',
      'Asia/Kolkata',
      'America/New_York',
      'America/Sao_Paulo',
      'Europe/Moscow',
      'Asia/Pyongyang',
    ]) {
      const zone = await zoneOf(name)
      const wrong = await database.rows(sql`
        select t from unnest(generate_series(timestamp '1985-01-01', timestamp '2101-01-01', interval '5 hours 7 minutes')) g(t)
        where ${utcOfLocal(sql`t`, zone)} <> timezone('UTC', timezone(${bind(name)}, t))
          or ${localOfUtc(sql`t`, zone)} <> timezone(${bind(name)}, timezone('UTC', t))`)
      expect(wrong).toEqual([])
    }
  } finally {
    database.close()
  }
})

test('times without end stay so', async () => {
  const database = await Database.open(':memory:')
  try {
    const zone = await zoneOf('Asia/Shanghai')
    expect(
      await database.row(
        sql`select isinf(${utcOfLocal(sql`timestamp 'infinity'`, zone)}) as infinite, ${utcOfLocal(sql`null::timestamp`, zone)} as nothing`,
      ),
    ).toEqual({ infinite: true, nothing: null })
  } finally {
    database.close()
  }
})
