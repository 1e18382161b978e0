export { exportCase } from './export-case.ts'
export { type Exported, ExportFormat, ExportLanguage, type ExportOptions } from './exported.ts'
