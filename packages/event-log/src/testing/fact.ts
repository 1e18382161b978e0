/** A promise and the call that keeps it: the fact a test waits for. */
export function fact(): { readonly happened: Promise<void>; readonly happen: () => void } {
  let happen: () => void = () => undefined
  const happened = new Promise<void>((resolve) => {
    happen = resolve
  })
  return { happened, happen }
}
