export { benches } from './speed.ts'
