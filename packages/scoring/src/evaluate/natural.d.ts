declare module 'natural/lib/natural/classifiers/bayes_classifier.js' {
  class BayesClassifier {
    addDocument(words: string[], label: string): void
    train(): void
    getClassifications(words: string[]): { label: string; value: number }[]
  }
  export = BayesClassifier
}
