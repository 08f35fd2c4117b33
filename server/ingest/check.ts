import type { Column, Table } from '../../datasets/contract/index.ts'

/** Why a row is quarantined. */
export interface Check {
  /** Stable reason code. */
  code: string
  /** Column of the contract, or of the file where the fault is before any mapping. */
  column: string | null
  message: string
  mend: string
}

export const badValue = (column: string, type: string): Check => ({
  code: 'bad_value',
  column,
  message: `${column} holds no ${words[type] ?? type} although most of the file does.`,
  mend: `Mend the value, or say what the column holds: \`types: { ${column}: varchar }\`.`,
})

export const expressionFailed = (column: string, text: string): Check => ({
  code: 'expression_failed',
  column,
  message: `\`${text}\` cannot be worked out for this row.`,
  mend: 'Mend the value, or write an expression that allows for it.',
})

export const wrongType = ({ name, type, unit }: Column): Check => ({
  code: type === 'BIGINT' || type === 'INTEGER' ? 'not_an_integer' : 'wrong_type',
  column: name,
  message: `${name} is no ${words[type] ?? type}${unit ? ` (${unit})` : ''}.`,
  mend:
    unit === 'minor' ? 'Amounts are whole minor units: write `round(… * 100)` for amounts in yuan.' : 'Mend the value or the expression.',
})

export const missing = ({ name, description }: Column): Check => ({
  code: 'missing',
  column: name,
  message: `${name} is empty. ${description}`,
  mend: 'Every row needs it: mend the value, or leave such rows out with `where`.',
})

export const notAllowed = ({ name, choices = [] }: Column): Check => ({
  code: 'not_allowed',
  column: name,
  message: `${name} is none of ${choices.join(', ')}.`,
  mend: `Translate the source's words: \`case … when 'x' then '${choices[0]}' … end\`.`,
})

export const unknownReference = ({ name, references }: Column): Check => ({
  code: 'unknown_reference',
  column: name,
  message: `${name} is not among the ${references!.table} of the dataset.`,
  mend: `Add it to ${references!.table}, or mend the value.`,
})

export const keyConflict = ({ name, key }: Table): Check => ({
  code: 'key_conflict',
  column: key[0] ?? null,
  message: `A row of ${name} with the same ${key.join(', ')} and other content was accepted before.`,
  mend: 'Find out which of the two is right and correct the source, or make the key distinguish them. A row that a mapping gave as `rows` is changed there.',
})

export const originalMissing: Check = {
  code: 'original_missing',
  column: 'original_payment_id',
  message: 'The purchase that this refund takes back is not among the accepted payments.',
  mend: 'Import the purchase, then this file again with --reload.',
}

export const dateMismatch: Check = {
  code: 'local_date_mismatch',
  column: 'local_date',
  message: 'local_date is not the date of initiated_at in the pilot’s time zone.',
  mend: 'Check the zone of initiated_at; or leave local_date out, it is worked out.',
}

export const beforePilot: Check = {
  code: 'before_pilot',
  column: 'local_date',
  message: 'The payment is earlier than the pilot’s starts_on.',
  mend: 'Check the date, or pilot.starts_on; rows left out on purpose belong in `where`.',
}

export const afterPilot: Check = {
  code: 'after_pilot',
  column: 'local_date',
  message: 'The payment is later than the pilot’s ends_on.',
  mend: 'Check the date, or pilot.ends_on; rows left out on purpose belong in `where`.',
}

const words: Record<string, string> = {
  VARCHAR: 'text',
  BIGINT: 'whole number',
  INTEGER: 'whole number',
  DOUBLE: 'number',
  BOOLEAN: 'true or false',
  DATE: 'date',
  TIMESTAMP: 'time',
  TIMESTAMPTZ: 'time',
}

const breaks: Record<string, [string, string]> = {
  missing_columns: [
    'The record has fewer fields than the header.',
    'Look for a lost delimiter or a line break inside a field without quotes.',
  ],
  too_many_columns: ['The record has more fields than the header.', 'Look for a delimiter inside a field without quotes.'],
  unquoted_value: [
    'A quote is not closed, or something follows its end.',
    'Double the quotes inside quoted fields, and close every quote.',
  ],
  line_size_over_maximum: ['The record is longer than 16 MB.', 'Look for a quote that is not closed.'],
  invalid_encoding: ['The record holds bytes that are not of the file’s encoding.', 'Say `encoding: gb18030`, or write the file in UTF-8.'],
}

/** A record that could not be cut into fields, under the reader’s own name for the fault; a lost quote may take much of a file with it. */
export const brokenRecord = ({ code, column }: { code: string; column: string | null }, lines = 1): Check => {
  const [fault, mend] = breaks[code] ?? ['The record cannot be cut into fields.', 'Look at its quotes and delimiters.']
  return { code, column, message: lines < 10 ? fault : `${fault} It takes ${lines} lines with it.`, mend }
}
