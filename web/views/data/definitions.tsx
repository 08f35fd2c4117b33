import { useTranslation } from 'react-i18next'
import { type Metric, metrics } from '../../../datasets/metrics/index.ts'
import { lacking } from '../../../datasets/metrics/run.ts'
import { useServed } from '../../frame/release.tsx'
import { useMethodWords } from './methods-words.ts'
import { Panel } from './panel.tsx'

const themes = [...new Set(metrics.map(({ theme }) => theme))]
const inOrder = ['adoption', 'retention', 'offline', 'migration', 'campaigns'].filter((theme) => themes.includes(theme as Metric['theme']))

function Definition({ metric }: { metric: Metric }) {
  const { t } = useTranslation()
  const { words, language } = useMethodWords()
  const { facts } = useServed()
  const said = words.definitions
  const own = metric.labels[language]
  const absent = lacking(metric, { range: {}, filters: {}, params: metric.params.parse({}) }, facts)
  const filters = metric.filters.map((key) => t(`filters.${key}`)).join(t('notice.separator'))
  return (
    <article id={`metric-${metric.id}`} className="definition">
      <h4>{own.title}</h4>
      <p className="quiet">{own.question}</p>
      <p>{own.definition}</p>
      <dl>
        {(
          [
            [said.population, own.population],
            [said.denominator, own.denominator],
            [said.source, own.source],
            [said.filters, filters || said.none],
            ...(absent.length ? [[said.requires, absent.join(', ')] as const] : []),
          ] as const
        ).map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        <div>
          <dt>{said.id}</dt>
          <dd>
            <code>{metric.id}</code>
          </dd>
        </div>
      </dl>
    </article>
  )
}

/** What every metric means, in the words of its card, by the view it stands in. */
export function Definitions() {
  const { t } = useTranslation()
  const { words, language } = useMethodWords()
  return (
    <Panel id="definitions" title={words.sections.definitions} note={words.definitions.note}>
      {inOrder.map((theme) => {
        const own = metrics.filter((metric) => metric.theme === theme)
        return (
          <section key={theme} aria-labelledby={`definitions-${theme}`}>
            <h3 id={`definitions-${theme}`}>{t(`views.${theme}`)}</h3>
            <p className="index">
              {own.map((metric) => (
                <a key={metric.id} href={`#metric-${metric.id}`}>
                  {metric.labels[language].title}
                </a>
              ))}
            </p>
            <div className="definitions">
              {own.map((metric) => (
                <Definition key={metric.id} metric={metric} />
              ))}
            </div>
          </section>
        )
      })}
    </Panel>
  )
}
