const list = (words: string): readonly string[] => words.split(/\s+/u).filter((word) => word !== '')

/** Folded function words of Dutch (with Flemish forms), French, English and German. */
export const FUNCTION_WORDS = list(`
de het een t n en of maar want dus als dan dat die dit deze der den ne ge gij je jij u ik hij zij ze we wij hen hun
mijn jouw zijn haar ons onze jullie er hier daar waar wie wat hoe in op aan uit van voor naar met bij om over onder
tot te door tegen tussen na al ook nog wel eens zo zou zal zullen kan kunnen moet moeten mag wil willen is was waren
ben bent heeft hebben had hebt heb wordt worden werd werden gaat gaan ga toch maar even iets alle meer men zich
le la les l un une des du d et ou mais car donc si que qui quoi dont ce cet cette ces il elle on nous vous ils elles
je tu me te se y en au aux a dans sur sous par pour avec chez vers est sont etait suis es sera ete avoir ai as ont
avait etre fait plus tout tous comme son sa ses mon ma mes leur leurs notre votre
c d j l m n s t qu jusqu lorsqu puisqu quelqu
the a an and or but if then that this these those it its i you he she we they him her them his my your our their me
us in on at by of to from for with about as into over is are was were be been being am do does did have has had will
would can could should shall may might must so too very just there here who what which how
der die das dem den des ein eine einen einem einer und oder aber wenn dass weil ich du er sie es wir ihr mich dich sich
uns euch im in am an auf aus bei mit nach von vom zu zum zur fur uber unter durch um ist sind war waren bin bist hat
haben hatte wird werden wurde kann mussen muss soll auch noch nur schon so wie was wer wo
`)
