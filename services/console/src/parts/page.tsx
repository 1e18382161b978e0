import { Link, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'

export interface Tab {
  readonly to: NonNullable<LinkProps['to']>
  readonly label: string
}

/** A page with its title, what it is for, and its neighbours. */
export function Page({
  title,
  intro,
  tabs = [],
  label,
  children,
}: {
  title: string
  intro?: ReactNode
  tabs?: readonly Tab[]
  /** What the tabs are, for who does not see them. */
  label?: string
  children: ReactNode
}) {
  return (
    <div className="page">
      {tabs.length > 0 && (
        <nav className="tabs" aria-label={label}>
          {tabs.map(({ to, label: name }) => (
            <Link key={to} to={to} activeOptions={{ exact: true }} activeProps={{ 'aria-current': 'page' }}>
              {name}
            </Link>
          ))}
        </nav>
      )}
      <h1>{title}</h1>
      {intro !== undefined && <p className="lead">{intro}</p>}
      {children}
    </div>
  )
}
