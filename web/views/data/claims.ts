import type { MethodWords } from './methods-words.ts'

export type ClaimId = keyof MethodWords['claims']['each']

/** Where a claim of the public debate is answered; `later`: data of another kind are needed; `untestable`: no payment can tell. */
export interface Claim {
  id: ClaimId
  /** Metrics whose cards confirm or refute it. One that this version lacks is left out. */
  metrics: readonly string[]
  open?: 'later' | 'untestable'
}

export const claims: readonly Claim[] = [
  { id: 'winners-leave', metrics: ['retention-cohorts', 'retention-curve', 'incentive-cliff', 'incentive-share', 'activation-funnel'] },
  { id: 'in-store-rounds', metrics: ['acceptance-mix', 'campaign-results'] },
  { id: 'beijing-in-store', metrics: ['acceptance-mix'] },
  { id: 'first-platform', metrics: ['platform-operators'] },
  { id: 'own-scenarios', metrics: ['scenario-ownership'] },
  { id: 'tap-offline', metrics: ['offline-adopters', 'offline-share', 'offline-failures'] },
  { id: 'anonymous', metrics: [], open: 'later' },
  { id: 'no-card', metrics: ['bank-link'] },
  { id: 'two-hold-95', metrics: ['market-structure'] },
  { id: 'card-terminals', metrics: ['card-terminals'] },
  { id: 'third-party-hit', metrics: ['net-migration', 'multi-homing', 'diversion'] },
  { id: 'habits', metrics: ['rail-transitions', 'switch-back'] },
  { id: 'banks-lose', metrics: [], open: 'later' },
  { id: 'closed-test', metrics: ['offline-failures'], open: 'later' },
  { id: 'acquirers', metrics: ['acceptance'] },
  { id: 'platforms-join', metrics: ['platform-users'] },
  { id: 'cheaper', metrics: [], open: 'untestable' },
  { id: 'stolen-money', metrics: [], open: 'later' },
  { id: 'precise-policy', metrics: ['lottery-effect', 'campaign-results'] },
  { id: 'decentralised', metrics: [], open: 'untestable' },
]
