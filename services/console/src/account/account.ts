/** One's own account, as far as signing in goes. */
export interface Account {
  readonly login: string | null
  readonly hasPassword: boolean
  readonly hasCode: boolean
  readonly passkeys: readonly { readonly id: string; readonly label: string; readonly createdAt: string }[]
}
