const digits = (value: number) => (Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2)

/** Three digits or so, without trailing zeros. */
export const plain = (value: number): string => String(Number(value.toFixed(digits(value))))

/** A size in words of counting: 1 M, 250 k. */
export const count = (value: number): string =>
  value >= 1e6 ? `${plain(value / 1e6)} M` : value >= 1e3 ? `${plain(value / 1e3)} k` : String(value)
