import { z } from 'zod'
import { choice, count, date, minor, text, time } from './column.ts'
import { table } from './table.ts'

export const payments = table({
  name: 'payments',
  description: 'Every payment, whatever became of it. The column kind says what it was, status what became of it.',
  key: ['payment_id'],
  required: true,
  schema: z.object({
    payment_id: text().meta({
      description: 'Identifier; made from the file’s hash and the record’s number where the source has none.',
      derived: true,
    }),
    person_id: text().meta({ description: 'Payer; for a refund, the payer of the purchase.', references: 'persons.person_id' }),
    wallet_id: text()
      .nullable()
      .default(null)
      .meta({ description: 'Wallet paid from, on the focal rail.', references: 'wallets.wallet_id' }),
    merchant_id: text().nullable().default(null).meta({ description: 'Payee.', references: 'merchants.merchant_id' }),
    rail_id: text().meta({ description: 'Rail paid by.', references: 'rails.rail_id' }),
    kind: choice(['purchase', 'p2p', 'load', 'unload', 'refund', 'expiry', 'interest']).meta({
      description: 'What it was; only purchases are activity.',
    }),
    amount_minor: minor().meta({ description: 'Amount, above zero whatever the direction.' }),
    subsidy_minor: minor().default(0).meta({ description: 'Part of the amount that a grant paid.' }),
    grant_id: text().nullable().default(null).meta({ description: 'Grant that paid the subsidy.', references: 'grants.grant_id' }),
    initiated_at: time().meta({ description: 'When the payer paid, UTC; without a zone in the source, local time of the pilot.' }),
    local_date: date().meta({ description: 'Date of initiated_at in the pilot’s time zone.', derived: true }),
    settled_at: time().nullable().default(null).meta({ description: 'When it was final, UTC.' }),
    synced_at: time().nullable().default(null).meta({ description: 'When a payment made without a network reached the ledger, UTC.' }),
    acceptance: choice(['in_store', 'ecommerce', 'person', 'unknown'])
      .default('unknown')
      .meta({ description: 'In a shop, in e-commerce, or person to person.' }),
    connectivity: choice(['online', 'payer_offline', 'payee_offline', 'dual_offline', 'unknown'])
      .default('unknown')
      .meta({ description: 'With or without a network, and on whose side.' }),
    entry: choice(['qr', 'nfc_tap', 'app', 'card', 'hard_wallet', 'unknown'])
      .default('unknown')
      .meta({ description: 'How the payment was entered.' }),
    scenario: text()
      .nullable()
      .default(null)
      .meta({ description: 'What was paid for; the merchant’s where the source does not say.', derived: true }),
    status: choice(['succeeded', 'declined', 'failed', 'reversed']).meta({ description: 'What became of it.' }),
    fail_code: text().nullable().default(null).meta({ description: 'Why it did not succeed.' }),
    latency_ms: count('ms').nullable().default(null).meta({ description: 'Time from tap to answer.' }),
    original_payment_id: text()
      .nullable()
      .default(null)
      .meta({ description: 'For a refund, the purchase it takes back.', references: 'payments.payment_id' }),
  }),
  rules: [
    {
      code: 'amount_not_positive',
      column: 'amount_minor',
      holds: 'amount_minor > 0',
      mend: 'Amounts are in minor units and above zero: mend the value, or leave the row out with `where`.',
    },
    {
      code: 'subsidy_outside_amount',
      column: 'subsidy_minor',
      holds: 'subsidy_minor >= 0 and subsidy_minor <= amount_minor',
      mend: 'The subsidy is a part of the amount: give a value from 0 to the amount.',
    },
    {
      code: 'settled_before_initiated',
      column: 'settled_at',
      holds: 'settled_at >= initiated_at',
      mend: 'Check the two times and their zones.',
    },
    {
      code: 'synced_before_initiated',
      column: 'synced_at',
      holds: 'synced_at >= initiated_at',
      mend: 'Check the two times and their zones.',
    },
    { code: 'latency_negative', column: 'latency_ms', holds: 'latency_ms >= 0', mend: 'Give milliseconds, zero or more.' },
    {
      code: 'refund_without_purchase',
      column: 'original_payment_id',
      holds: "kind <> 'refund' or original_payment_id is not null",
      mend: 'A refund names the purchase it takes back.',
    },
  ],
})
