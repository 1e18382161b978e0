/**
 * Letters of other scripts that are drawn like a Latin one (a selection of Unicode UTS #39 "confusables" that people
 * use to slip past word lists). Only folded inside Latin words, so that Greek and Cyrillic text stays what it is.
 */
const PAIRS: readonly (readonly [string, string])[] = [
  ['аеорсухіјѕһԁԛԝкмтнвгпиӏ', 'aeopcyxijshdqwkmthbrnul'],
  ['АВЕЅІЈКМНОРСТУХҮ', 'ABESIJKMHOPCTYXY'],
  ['αβγεηικνορστυχωѵ', 'abyenikvopotuxwv'],
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
  ['ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ', 'abcdefghijklmnoprstuvwyz'],
  ['ɑɡıɩƖℓⅼ', 'agiilll'],
]

export const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  PAIRS.flatMap(([from, to]) => [...from].map((char, i) => [char, to[i] ?? char] as const)),
)

export const MAY_HOLD_LOOK_ALIKES = /[ıƖɑɡɩɢʜɪʀʏʙʟɴ\u0370-\u03ff\u0400-\u052f\u1d00-\u1d2b\ua730\ua731]/u
