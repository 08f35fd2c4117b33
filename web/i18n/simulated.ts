import type { TFunction } from 'i18next'

/** That the data were simulated, and at which scale of the published pilot: 1 : 119; null where they were observed. */
export function simulatedText(pilot: { simulated: boolean; scale: number | null }, t: TFunction): string | null {
  if (!pilot.simulated) return null
  if (!pilot.scale || pilot.scale >= 1) return t('frame.simulated')
  return t('frame.simulatedAt', { n: Number((1 / pilot.scale).toPrecision(3)) })
}
