export { type CheckReport, checkGazetteer } from './check.ts'
export { distanceKm, type Gazetteer, jurisdictionOf, type Unit } from './gazetteer.ts'
export { dataPath, gazetteerPath, loadGazetteer, readGazetteerFile } from './load.ts'
export { type LocateDeps, type Located, type LocateInput, locate, locateAll } from './locate.ts'
