/** What the model is, in words; the figures around it are measured. */
export const CARD_ABOUT = `## What it is

A generalized additive model with pairwise terms over concepts (lexicon packs), learned heads (hashed words and letters)
and contexts. Each severity term has a weight that is never negative; each context leaves a share of each term and never
adds. The linear score passes thresholds into levels 0 to 4 (cumulative logits). Surface severity is the same model
without its context terms. The explanation is the list of terms: it adds up to the linear score.

It rates a signal, never a person. No author, name, nationality, faith or party is a feature: every group name is one
token before any head reads it.

**Meant for** putting a desk's queue in order and telling why. **Not meant for** deciding about a person, for automatic
removal, or for languages without a pack (they get an unsure score that says so).

Trained with TensorFlow.js from the guide's rules of thumb (they are also what weights are drawn back to); the heads with
our own sparse trainer. One seed gives the same weights, bit for bit, on one backend. triage-dev figures are
cross-validated for heads and weights; the packs were written with triage-dev at hand, so that these figures flatter the
packs somewhat. The public suites were in no pack and no training.`

/** What was tried, and what the model still gets wrong. */
export const CARD_LIMITS = `## What was tried, and what remains

- **Per-weight rates (AdaGrad)** for the heads learned rare n-grams by heart (training loss 0.01, no better on unseen
  cases). Plain gradient descent on unit-length texts generalises better; more epochs or faster rates did not help.
- **Words as lessons of their own.** In sentences a word shares its lesson with the template around it. Teaching each
  vocabulary word alone, and keeping the heads for ill, good and violent speech to words and letters, made the largest
  difference on unseen group hostility.
- **Dutch and French have no public training set with a usable licence.** The heads learn them from our own grammar.
  Unseen words of praise and blame are the main errors left on HateCheck; letters help only with inflections.
- **Negated hate and condemnation without quotation marks** need syntax that packs see only in frames they know.
- **Violence in RTP-LX** is the mention of violence, whoever means it; a triage score deliberately lets a report of
  violence weigh little. The rank agreement is therefore below the raters' own.
- **GermEval** is GPL: heads trained on it exist only while an evaluation runs.
- Labels of triage-dev and of the demo week are one writer's; level 4 is far more frequent there than in life.`
