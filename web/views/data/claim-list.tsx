import { type Metric, metricById } from '../../../datasets/metrics/index.ts'
import { useAddress } from '../../frame/use-address.ts'
import { ViewLink } from '../../frame/view-link.tsx'
import { views } from '../index.ts'
import { claims } from './claims.ts'
import { useMethodWords } from './methods-words.ts'
import { Panel } from './panel.tsx'

/** The card of a metric: a link to the view it stands in. */
function CardLink({ metric }: { metric: Metric }) {
  const { language } = useMethodWords()
  const { address } = useAddress()
  const view = views.find(({ id }) => id === metric.theme)!
  return (
    <ViewLink view={view} address={address}>
      {metric.labels[language].title}
    </ViewLink>
  )
}

/** Claims of the public debate: what is on record, and where it is answered, or why payments cannot. */
export function ClaimList() {
  const { words } = useMethodWords()
  const { each, ...said } = words.claims
  return (
    <Panel id="claims" title={words.sections.claims} note={said.note}>
      <ol className="claims">
        {claims.map(({ id, metrics, open }) => {
          const { claim, record, remark } = each[id]
          const cards = metrics.flatMap((metric) => metricById(metric) ?? [])
          return (
            <li key={id} data-claim={id} data-open={open}>
              <h3>{claim}</h3>
              <dl>
                {record && (
                  <div>
                    <dt>{said.record}</dt>
                    <dd>{record}</dd>
                  </div>
                )}
                <div>
                  <dt>{said.answer}</dt>
                  <dd>
                    {cards.length > 0 && (
                      <ul>
                        {cards.map((metric) => (
                          <li key={metric.id}>
                            <CardLink metric={metric} />
                          </li>
                        ))}
                      </ul>
                    )}
                    {open && <p className="open">{said[open]}</p>}
                    {remark && <p>{remark}</p>}
                  </dd>
                </div>
              </dl>
            </li>
          )
        })}
      </ol>
    </Panel>
  )
}
