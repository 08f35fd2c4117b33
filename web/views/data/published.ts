import breaks from '../../../datasets/published/breaks.csv?raw'
import { parsePublished } from '../../../datasets/published/index.ts'
import shares from '../../../datasets/published/market-shares.csv?raw'
import national from '../../../datasets/published/national.csv?raw'
import totals from '../../../datasets/published/payment-totals.csv?raw'
import regions from '../../../datasets/published/regions.csv?raw'
import rounds from '../../../datasets/published/rounds.csv?raw'
import tiers from '../../../datasets/published/wallet-tiers.csv?raw'

/** Published figures as this version ships them. */
export const published = {
  national: parsePublished('national', national),
  breaks: parsePublished('breaks', breaks),
  rounds: parsePublished('rounds', rounds),
  tiers: parsePublished('wallet-tiers', tiers),
  shares: parsePublished('market-shares', shares),
  totals: parsePublished('payment-totals', totals),
  regions: parsePublished('regions', regions),
}
