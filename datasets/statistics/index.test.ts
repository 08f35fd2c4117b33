import { expect, test } from 'vitest'
import * as statistics from './index.ts'

test('every function of the catalogue is here', () => {
  expect(statistics).toMatchObject(
    Object.fromEntries(
      [
        'kaplanMeier',
        'nelsonAalen',
        'medianSurvival',
        'restrictedMean',
        'logRank',
        'coxEfron',
        'cumulativeIncidence',
        'wilson',
        'newcombe',
        'clopperPearson',
        'holm',
        'benjaminiHochberg',
        'bassFit',
        'gini',
        'hhi',
        'twoStageLeastSquares',
      ].map((name) => [name, expect.any(Function)]),
    ),
  )
})
