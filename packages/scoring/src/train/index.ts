export { saveTraining, trainingReport } from './save-training.ts'
export { syntheticCases } from './synthetic/sentences.ts'
export { type Training, type TrainOptions, trainModel } from './train-model.ts'
export { writeModel } from './write-model.ts'
