import { useCallback, useState } from 'react'

const PREFIX = 'seinpost.'

/** A setting that this browser remembers. What is stored is checked: anyone may have written it. */
export function useStored<Value extends string>(
  name: string,
  first: () => Value,
  isValue: (value: string) => value is Value,
): readonly [Value, (value: Value) => void] {
  const [value, setValue] = useState(() => {
    const stored = readStored(PREFIX + name)
    return stored !== null && isValue(stored) ? stored : first()
  })
  const store = useCallback(
    (next: Value) => {
      setValue(next)
      writeStored(PREFIX + name, next)
    },
    [name],
  )
  return [value, store]
}

function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null // A browser that keeps nothing still works; it only forgets.
  }
}

function writeStored(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    return // As above.
  }
}
