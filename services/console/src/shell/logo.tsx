/** A signal post with one arm raised; the name stands beside it, so it is silent. */
export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" className="logo-ground" />
      <path d="M15 9h3v18h-3z" fill="#fff" />
      <path d="M17 12 6.500 5.500 5 8l11 7z" fill="#ffb454" />
      <path d="m16 12 11-2.500.7 3L17 16z" fill="#fff" />
      <circle cx="16.500" cy="9.500" r="3" fill="#fff" />
    </svg>
  )
}
