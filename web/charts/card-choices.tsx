import { NativeSelect, SegmentedControl } from '@mantine/core'
import { memo } from 'react'
import type { Choice } from '../../datasets/metrics/chart.ts'

interface Props {
  choices: readonly Choice[]
  onChoose(key: string, value: string): void
}

/** Switches of the picture: a few options side by side, many in a list; none where there is nothing to choose. Drawn again where they are others. */
export const CardChoices = memo(
  function CardChoices({ choices, onChoose }: Props) {
    const offered = choices.filter(({ options }) => options.length > 1)
    if (!offered.length) return null
    return (
      <div className="card-choices">
        {offered.map(({ key, label, value, options }) =>
          options.length <= 4 && key !== 'pair' ? (
            <SegmentedControl
              key={key}
              size="xs"
              aria-label={label}
              value={value}
              data={[...options]}
              onChange={(next) => onChoose(key, next)}
              transitionDuration={0}
            />
          ) : (
            <NativeSelect
              key={key}
              size="xs"
              aria-label={label}
              value={value}
              data={[...options]}
              onChange={(event) => onChoose(key, event.currentTarget.value)}
            />
          ),
        )}
      </div>
    )
  },
  (before, now) => before.onChoose === now.onChoose && JSON.stringify(before.choices) === JSON.stringify(now.choices),
)
