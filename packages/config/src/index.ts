export { DEFAULT_CONFIG, type LoadedConfig, loadConfig } from './load-config.ts'
export { type ParsedConfig, parseConfig } from './parse-config.ts'
export { type ConfigProblem, formatProblems } from './problems.ts'
export { readSecret } from './secrets.ts'
