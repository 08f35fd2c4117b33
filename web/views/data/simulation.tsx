import { useTranslation } from 'react-i18next'
import { nameText, valueText } from '../../../datasets/presentation/names.ts'
import parameters from '../../../datasets/simulator/parameters.json'
import { useServed } from '../../frame/release.tsx'
import { type Column, GridTable } from './grid-table.tsx'
import { filled, useMethodWords } from './methods-words.ts'
import { Panel } from './panel.tsx'

type Segment = 'young' | 'middle' | 'older'
const segments: readonly Segment[] = ['young', 'middle', 'older']

interface Hazard {
  cause: 'own_money' | 'leaves' | 'organic' | 'dormancy'
  from: number
  to: number
  rates: Readonly<Record<Segment, number>>
}

type Rates = Readonly<Record<Segment, readonly number[]>>

const hazardsOf = (cause: Hazard['cause'], buckets: readonly { from: number; to: number }[], rates: Rates): Hazard[] =>
  buckets.map(({ from, to }, i) => ({
    cause,
    from,
    to,
    rates: { young: rates.young[i]!, middle: rates.middle[i]!, older: rates.older[i]! },
  }))

const { first_own_money: after, first_own_money_organic: organic, dormancy, habit, scenarios, packet } = parameters

const hazards: readonly Hazard[] = [
  ...hazardsOf('own_money', after.buckets, after.own_money),
  ...hazardsOf('leaves', after.buckets, after.leaves),
  ...hazardsOf('organic', organic.buckets, organic.own_money),
  ...hazardsOf('dormancy', dormancy.buckets, dormancy.hazard),
]
const rails = habit.states.map((rail, i) => ({ rail, leave: habit.leave[i]!, to: habit.to_e_cny[i]! }))
const inStore = scenarios.filter(({ acceptance }) => acceptance === 'in_store')
/** Beyond this the last hazard holds without an end. */
const ENDLESS = 10_000

/** By which rules the payments of a simulated dataset came about, with the numbers that were put in. */
export function Simulation() {
  const { t } = useTranslation()
  const { words, language } = useMethodWords()
  const { manifest, dimensions } = useServed()
  const said = words.simulation
  const tag = language === 'en' ? 'en-US' : language
  const percent = (share: number, digits = 1) =>
    new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: digits }).format(share)
  const { scale } = manifest.pilot
  const values = { main: percent(habit.main_share), displacement: percent(packet.displacement) }
  const railName = (id: string) => nameText(t, 'rail', id, dimensions.rails.find((rail) => rail.id === id)?.label)
  const hazardColumns: Column<Hazard>[] = [
    { key: 'cause', title: said.cause, cell: ({ cause }) => said.causes[cause] },
    { key: 'days', title: said.days, number: true, cell: ({ from, to }) => (to > ENDLESS ? `${from}–` : `${from}–${to}`) },
    ...segments.map(
      (segment): Column<Hazard> => ({ key: segment, title: said[segment], number: true, cell: ({ rates }) => percent(rates[segment], 2) }),
    ),
  ]
  return (
    <Panel id="simulation" title={words.sections.simulation} {...(scale ? { note: filled(said.scale, { scale: ratio(scale, tag) }) } : {})}>
      <dl className="steps">
        {Object.values(said.steps).map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{filled(text!, values)}</dd>
          </div>
        ))}
      </dl>
      <p>{said.assumed}</p>
      <h3>{said.hazards}</h3>
      <GridTable label={said.hazards} columns={hazardColumns} rows={hazards} keyOf={(_, i) => String(i)} />
      <h3>{said.rails}</h3>
      <GridTable
        label={said.rails}
        rows={rails}
        keyOf={({ rail }) => rail}
        columns={[
          { key: 'rail', title: said.rail, cell: ({ rail }) => railName(rail) },
          { key: 'leave', title: said.leave, number: true, cell: ({ leave }) => percent(leave) },
          { key: 'to', title: said.to, number: true, cell: ({ to, rail }) => (rail === habit.states[0] ? '–' : percent(to)) },
        ]}
      />
      <h3>{said.offline}</h3>
      <GridTable
        label={said.offline}
        rows={inStore}
        keyOf={({ scenario }) => scenario}
        columns={[
          { key: 'scenario', title: said.scenario, cell: ({ scenario }) => valueText(t, dimensions, 'scenario', scenario) },
          { key: 'share', title: said.share, number: true, cell: ({ offline }) => percent(offline ?? 0) },
        ]}
      />
    </Panel>
  )
}

/** 1 : 119 for 0.0084. */
const ratio = (scale: number, tag: string) => `1 : ${new Intl.NumberFormat(tag, { maximumSignificantDigits: 3 }).format(1 / scale)}`
