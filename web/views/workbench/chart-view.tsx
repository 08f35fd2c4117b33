import { NativeSelect, useComputedColorScheme } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../datasets/metrics/metric.ts'
import { formatsOf } from '../../../datasets/presentation/format.ts'
import { palettes } from '../../../datasets/presentation/palette.ts'
import { EChart } from '../../charts/echart.tsx'
import { fontStack } from '../../charts/theme.ts'
import { axesOf, extent, type Mark, marks, mostMarks, quickChart } from './quick-chart.ts'
import { isNumeric, type Result } from './result.ts'

interface Props {
  result: Result
  choice: { mark: Mark; x: string; y: string }
  onChoose(choice: Partial<Props['choice']>): void
}

/** A quick picture of two columns. */
export function ChartView({ result, choice, onChoose }: Props) {
  const { t, i18n } = useTranslation()
  const scheme = useComputedColorScheme('light')
  const language = i18n.language as Language
  const { mark } = choice
  const axes = useMemo(() => axesOf(result, choice.x, choice.y), [result, choice.x, choice.y])
  const { number } = useMemo(() => formatsOf(language, 'CNY'), [language])
  const none = t('workbench.null')
  const option = useMemo(
    () => axes && quickChart(result, axes, mark, palettes[scheme], { number, none }),
    [result, axes, mark, scheme, number, none],
  )
  if (!axes || !option || !result.rows) return <p className="quiet">{t('workbench.nothingToDraw')}</p>
  const shown = Math.min(result.rows, mostMarks[mark])
  const span = extent(axes, shown)
  const summary = t('workbench.chartSummary', {
    mark: t(`workbench.${mark}`),
    x: axes.x.name,
    y: axes.y.name,
    n: number(shown),
    least: span ? number(span.least) : none,
    greatest: span ? number(span.greatest) : none,
  })
  const select = (key: 'x' | 'y', names: readonly string[], value: string) => (
    <NativeSelect
      size="xs"
      label={t(`workbench.${key}`)}
      data={[...new Set(names)]}
      value={value}
      onChange={({ currentTarget }) => onChoose({ [key]: currentTarget.value })}
    />
  )
  return (
    <>
      <div className="workbench-choices">
        {select(
          'x',
          result.columns.map(({ name }) => name),
          axes.x.name,
        )}
        {select(
          'y',
          result.columns.filter(({ kind }) => isNumeric(kind)).map(({ name }) => name),
          axes.y.name,
        )}
        <NativeSelect
          size="xs"
          label={t('workbench.mark')}
          data={marks.map((value) => ({ value, label: t(`workbench.${value}`) }))}
          value={mark}
          onChange={({ currentTarget }) => onChoose({ mark: currentTarget.value as Mark })}
        />
      </div>
      {shown < result.rows && <p className="quiet">{t('workbench.drawnFirst', { n: number(shown), all: number(result.rows) })}</p>}
      <EChart option={option} height={360} summary={summary} fontFamily={fontStack(language)} />
    </>
  )
}
