import { type LivedPilot, livePilot, lotteriesOnly } from '../../datasets/simulator/lived-pilot.ts'
import { type Parameters, parameters as standard } from '../../datasets/simulator/parameters.ts'

/** Size of one pilot, and its window: short enough that of the later rounds not everybody is followed for 90 days. */
export const size = { payments: 60_000, from: '2020-10-01', to: '2021-04-15' } as const

/** Hazards of a first own-money purchase against those of the young, the same in every bucket of days. */
export const hazardRatios = { middle: 0.7, older: 0.4 } as const

const { own_money } = standard.first_own_money
const times = (ratio: number) => own_money.young.map((hazard) => hazard * ratio)

/**
 * The standard parameters, with what is needed to have one planted value: only applicants; hazards in proportion; and a main rail that takes all
 * purchases of those without a wallet, all in shops, so that payments show what rail was drawn.
 */
export const parameters: Parameters = lotteriesOnly({
  ...standard,
  first_own_money: {
    ...standard.first_own_money,
    own_money: { young: own_money.young, middle: times(hazardRatios.middle), older: times(hazardRatios.older) },
  },
  habit: { ...standard.habit, main_share: 1 },
  scenarios: standard.scenarios.map((scenario) => (scenario.acceptance === 'ecommerce' ? { ...scenario, weight: 0 } : scenario)),
})

/** What differs from the simulated pilot that the page shows, in words for the report. */
export const changes = [
  'applicants to the four lotteries only',
  'hazards of a first own-money purchase in the ratio 1 : 0.7 : 0.4 of the three age segments',
  'purchases in shops only, all of a month on the main rail for persons without a wallet',
  `window ${size.from} to ${size.to}, so that follow-up is censored at different times`,
]

export const pilotOf = (seed: number): LivedPilot => livePilot({ seed, ...size, parameters })
