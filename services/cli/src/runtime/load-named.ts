import { type LoadedConfig, loadConfig } from '@seinpost/config'

/** The config that `--config` names, read from where the command was typed; the built-in default without. */
export const loadNamed = ({ config }: { readonly config?: string | undefined }): Promise<LoadedConfig> =>
  loadConfig({ ...(config !== undefined && { file: config }), cwd: process.cwd() })
