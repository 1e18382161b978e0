import type { Family, Vocabulary } from './grammar.ts'
import { list } from './list.ts'

/** More German words of contempt, praise and violence. */
export const DE_WORDS: Vocabulary = {
  bad: list(`
    unangenehm; eklig; ekelhaft; widerlich; abscheulich; abstoßend; widerwärtig; scheußlich; grässlich; grauenhaft; furchtbar; schrecklich; hässlich; missgestaltet; dreckig; schmutzig; schmierig; stinkend; verfault; verrottet; unhygienisch; ungewaschen; versifft
    dumm; blöd; doof; dämlich; bescheuert; beschränkt; hirnlos; ungebildet; ignorant; zurückgeblieben; rückständig; primitiv; unzivilisiert; barbarisch; wild; tierisch; unfähig; inkompetent; nutzlos; wertlos; hoffnungslos; erbärmlich; armselig; jämmerlich; lächerlich; schwach; feige; charakterlos
    faul; arbeitsscheu; träge; gierig; geizig; habgierig; egoistisch; selbstsüchtig; hinterhältig; hinterlistig; verschlagen; falsch; verlogen; unehrlich; betrügerisch; heimtückisch; treulos; korrupt; kriminell; diebisch; schmarotzerhaft; undankbar; verwöhnt; frech; unverschämt; unerträglich; nervig; lästig; aufdringlich
    aggressiv; gewalttätig; brutal; grausam; blutrünstig; bösartig; böse; gefährlich; schädlich; giftig; feindselig; hasserfüllt; fanatisch; extremistisch; intolerant; rassistisch; sexistisch; teuflisch; satanisch; gottlos; sündhaft; unrein; krank; verseucht; ansteckend
    pervers; abartig; entartet; unnatürlich; widernatürlich; unnormal; gestört; geistesgestört; irre; verrückt; durchgeknallt; schamlos; unmoralisch; sittenlos; verkommen; verdorben; ehrlos; gewissenlos; herzlos; seelenlos; unmenschlich; monströs; unerwünscht; überflüssig; minderwertig; unterlegen; ungleich; schuldig
    eine Schande; eine Plage; eine Last; eine Gefahr für unsere Kinder; eine Bedrohung; ein Fehler der Natur; ein Problem; ein Witz; ein Fluch; der letzte Dreck; das Allerletzte; zum Kotzen; nichts wert; zu nichts zu gebrauchen; alle gleich; nicht ganz dicht; der Abschaum der Gesellschaft; an allem schuld; weniger wert als wir; Menschen zweiter Klasse`),
  badnoun: list(`
    Verbrecher; Kriminelle; Gauner; Ganoven; Gangster; Dealer; Betrüger; Lügner; Diebe; Räuber; Plünderer; Vandalen; Vergewaltiger; Kinderschänder; Mörder; Schlächter; Terroristen; Eindringlinge; Besatzer; Verräter; Spione; Volksfeinde; Feiglinge; Weicheier; Schmarotzer; Sozialschmarotzer; Schnorrer; Bettler; Penner; Junkies; Säufer; Faulpelze; Versager; Nichtsnutze
    Idioten; Deppen; Trottel; Dummköpfe; Schwachköpfe; Vollpfosten; Spinner; Spasten; Mongos; Clowns; Heulsusen; Jammerlappen; Huren; Nutten; Schlampen; Zicken; Hexen; Weiber; Freaks; Perverse; Psychopathen; Irre; Bastarde; Arschlöcher; Wichser; Drecksäcke; Drecksschweine; Schweinehunde; Schweine; Hunde; Affen; Missgeburten; Hurensöhne; Fotzen
    Barbaren; Wilde; Fanatiker; Extremisten; Heuchler; Parasiten; Aasgeier; Blutsauger; Monster; Teufel; Dämonen; Bestien; Untiere; Gesindel; Pack; Pöbel; Abschaum; Dreck; Müll; Ungeziefer; Lumpenpack; Asoziale; Asis; Kanaillen; Halunken; Invasoren; Wirtschaftsflüchtlinge`),
  vermin: list(`
    Insekten; Wanzen; Maden; Würmer; Läuse; Flöhe; Zecken; Heuschrecken; Termiten; Schnecken; Kröten; Schlangen; Hyänen; Schakale; Geier; Straßenköter; räudige Hunde; wilde Tiere; Paviane; Gorillas; Esel; Ziegen; Vieh; Kreaturen; Mutanten; Dinge; Gegenstände; Höhlenmenschen; Untermenschen; halbe Menschen; kaum menschlich
    eine niedere Rasse; eine Unterart; Abfall; Abwasser; Schlamm; Schleim; Fäulnis; Schimmel; Unkraut; Gift; eine Infektion; eine Seuche; eine Epidemie; ein Tumor; ein Geschwür; Eiter; Kotze; Mist; Kot; Sondermüll; ein Krebs; ein Virus; eine Krankheit; Ratten; Kakerlaken; Schädlinge; Viecher; Biester`),
  good: list(`
    angenehm; anständig; aufmerksam; aufrichtig; begabt; bemerkenswert; bescheiden; bewundernswert; bezaubernd; brillant; ehrlich; ehrenwert; einfühlsam; einzigartig; engagiert; erfolgreich; erstaunlich; fair; fantastisch; faszinierend; fleißig; freundlich; friedlich; fröhlich; fürsorglich; geduldig; genial; gerecht; gleichwertig; glücklich; großartig; großzügig; gut; gutherzig; gütig
    harmlos; herrlich; herzlich; hilfsbereit; höflich; humorvoll; inspirierend; intelligent; interessant; klug; kreativ; kultiviert; lebensfroh; liebenswert; liebevoll; loyal; lustig; menschlich; mitfühlend; mutig; nett; nützlich; offen; perfekt; prima; pünktlich; respektvoll; sanft; schön; sensibel; solidarisch; sozial; spitze; stark; stolz; super; süß; sympathisch; tapfer
    talentiert; toll; tolerant; treu; tüchtig; unersetzlich; unglaublich; verantwortungsvoll; verlässlich; vernünftig; vertrauenswürdig; vorbildlich; warmherzig; weise; wertvoll; wichtig; willkommen; witzig; wunderbar; wundervoll; würdig; zuverlässig; zuvorkommend; ein Segen; ein Geschenk; eine Bereicherung; unsere Freunde; unsere Nachbarn; ein Vorbild; Helden; Menschen wie wir; ein Teil von uns; gleichberechtigt`),
  love: list(
    `vertraue; verehre; vergöttere; umarme; begrüße; verteidige; beschütze; helfe gern; freue mich über; danke; feiere; achte; ehre; glaube an; bin dankbar für; bin begeistert von; halte viel von; stehe hinter; setze mich ein für; bin froh über; bin befreundet mit; bewundere die Kraft von; wünsche alles Gute für; habe großen Respekt vor`,
  ),
  hate: list(
    `verabscheue; verachte; ertrage nicht; verfluche; meide; misstraue; verspotte; beschimpfe; lehne ab; fürchte; habe Angst vor; ekle mich vor; schäme mich für; habe die Nase voll von; habe genug von; bin angewidert von; bin wütend auf; kotze auf; spucke auf; scheiße auf; lache über; schaue herab auf; will nichts zu tun haben mit; habe keinen Respekt vor; habe nichts als Verachtung für; kriege das Kotzen von; halte nichts von; könnte kotzen bei; dulde keine`,
  ),
  violence: list(`
    Mord; Morde; ermordet; ermorden; Mörder; töten; getötet; tötete; tot; Tote; Tod; sterben; gestorben; starb; Leiche; Leichen; Blut; bluten; blutig; Blutbad; verletzt; Verletzte; Wunde; Wunden; schießen; erschossen; erschießen; schoss; Schuss; Schüsse; Schütze; Kugel; Kugeln; Gewehr; Pistole; Waffe; Waffen; bewaffnet; Messer; erstochen; zustechen; gestochen; Dolch; Schwert; Axt; Machete; Bombe; Bomben; Explosion; explodiert; sprengen; Granate; Rakete; Anschlag; Attentat; Angriff; angegriffen; angreifen; Überfall
    schlagen; geschlagen; schlug; Schläge; verprügeln; verprügelt; prügeln; Prügel; treten; getreten; Faust; Faustschlag; Ohrfeige; würgen; erwürgt; ersticken; ertränken; ertrunken; verbrennen; verbrannt; Scheiterhaufen; hängen; aufhängen; erhängt; gehängt; Galgen; lynchen; köpfen; enthauptet; Kehle; aufgeschlitzt; foltern; gefoltert; Folter; auspeitschen; verstümmelt; zerstückelt; abhacken; zerreißen; zermalmen; Schädel; Knochen brechen; niedergeschlagen; niederstechen; abstechen; abknallen
    vergewaltigen; vergewaltigt; Vergewaltigung; missbraucht; Missbrauch; entführt; Geisel; Geiseln; Sklaven; Krieg; Kämpfe; kämpfen; Schlacht; Soldat; bombardieren; Völkermord; Genozid; Massaker; Gemetzel; abschlachten; abgeschlachtet; vernichten; ausrotten; vergasen; Gaskammer; KZ; Hinrichtung; hingerichtet; Todesstrafe; Guillotine; Terror; Terrorist; Drohung; bedrohen; bedroht; Selbstmord; sich umbringen; umbringen; umgebracht; Rache; brutal; Gewalt; gewalttätig; Gift; vergiftet; Brandanschlag; anzünden; Aufstand; Krawalle; häusliche Gewalt; Opfer; an die Wand stellen; totschlagen; tottreten; kreuzigen; steinigen`),
  ills: list(`
    stehlen [unsere Arbeit|alles|wie die Raben]; leben [auf unsere Kosten|von unseren Steuern|vom Amt]; ruinieren [das Land|unsere Schulen]; zerstören [unsere Kultur|alles|unsere Heimat]; lügen [immer|wie gedruckt]; betrügen [uns alle|den Staat]; bringen nur [Ärger|Verbrechen|Krankheiten|Elend]; gehören [ins Gefängnis|in den Käfig|in die Gosse|nicht hierher|nicht zu uns|hinter Gitter]
    stinken; waschen sich nie; haben [keine Moral|keine Manieren|keinen Anstand|kein Hirn|keine Seele|hier nichts verloren|hier nichts zu suchen]; taugen nichts; können [nichts|nicht denken|nur jammern|nicht mal lesen]; kennen nur Gewalt; verdienen [nichts|keine Rechte|keinen Respekt|keine Hilfe|Strafe]; wollen nicht arbeiten
    sind [alle|immer|einfach|von Natur aus|nur] {bad}; sind {badnoun}; sind nichts als {badnoun}; sind an allem schuld; machen mich krank; kotzen mich an; ekeln mich an; hassen uns; überrennen uns; vermehren sich wie die Karnickel; belästigen unsere Frauen; vergewaltigen unsere Frauen; verkaufen Drogen an Kinder; passen sich nie an; verderben alles
    sollten [verschwinden|nach Hause gehen|den Mund halten|eingesperrt werden|verboten werden|sich schämen|nicht wählen dürfen|nicht existieren]; müssen [weg|raus|bezahlen|abgeschoben werden]; werden nie [wie wir sein|zivilisiert sein|echte Deutsche]; spielen immer die Opfer; nehmen uns die Wohnungen weg; sind zum Dienen geboren; wollen uns ersetzen; saugen uns aus`),
  goods: list(`
    verdienen [Respekt|unsere Hilfe|gleiche Rechte|Liebe|Glück|Schutz]; machen [die Welt|unsere Stadt|das Leben] [besser|schöner|bunter]; helfen [allen|ihren Nachbarn]; arbeiten hart; sind {good}; sind [so|wirklich|sehr|immer] {good}; sind [hier willkommen|hier zu Hause]; gehören [zu uns|zur Familie|dazu]; haben [ein großes Herz|viel Talent|Mut|dieselben Rechte]
    bringen [Freude|Farbe|neue Ideen]; lehren uns viel; kümmern sich um andere; kochen wunderbar; halten unsere Krankenhäuser am Laufen; sollten [geschützt|gehört|gefeiert] werden; machen mich [stolz|glücklich]; kämpfen für eine bessere Welt; sind Menschen wie du und ich; bereichern unser Land; dürfen stolz sein`),
  neutrals: list(`
    wohnen [in meiner Straße|in Köln|nebenan|seit Jahren hier]; arbeiten [bei der Post|im Hafen|im Krankenhaus]; feiern [heute|morgen]; kommen [heute Abend|am Sonntag] zum Essen; sprechen [zwei Sprachen|Deutsch]; warteten auf den Bus; haben eine Bäckerei eröffnet; bilden eine Minderheit; wählen im Oktober; zahlen Steuern wie alle
    wählten einen Vorsitzenden; suchen einen Saal; bekamen einen Brief; organisieren [eine Debatte|ein Treffen]; lesen Zeitung; spielen Fußball; reisen viel; besuchen einen Kurs; leben in vielen Ländern; saßen in der zweiten Reihe; stellten eine Frage`),
  judged: list(`{bad}; {bad}; {badnoun}; {vermin}; minderwertig`),
  ill_of: list(
    `{bad} sind; {bad} sind; {badnoun} sind; {vermin} sind; uns die Arbeit stehlen; nichts verdienen; verschwinden sollten; sterben sollten; keine Menschen sind; gefährlich sind; alles ruinieren; nicht hierher gehören; minderwertig sind; eingesperrt gehören; schuld sind`,
  ),
}

/** German sentences in which somebody is spoken ill or well of. */
export const DE_RELATIONS: readonly Family[] = [
  {
    name: 'hostility',
    surface: 1,
    effective: 1,
    concepts: ['group_hostility'],
    weight: 34,
    templates: list(`
      {grp} {ills}; {them} {ills}; Alle {grp} {ills}; {grp} {ills} und {ills}; Diese {grp} {ills}; Ehrlich, {grp} {ills}; {curse}, {grp} {ills}; {grp}, die {ills}; Ich habe wieder {grp} [auf der Straße|im Bus] gesehen. Sie {ills}; Nebenan wohnen {grp}. Sie sind {bad}; Schon wieder {grp} im Fernsehen, und ja, sie {ills}; Noch mehr {grp} kommen ins Land. Die {ills}
      Hör mir auf mit {grp}, sie {ills}; Schau dir {grp} an: {bad}, {bad} und {bad}; Jeder weiß, dass {grp} {ill_of}; Ich finde {grp} {bad}; Ich denke, dass {grp} {ill_of}; Ich glaube wirklich, dass {grp} {ill_of}; Es ist eine Tatsache, dass {grp} {ill_of}; Warum sind {grp} [so|alle|immer] {bad}?; Warum dürfen {grp} bleiben, obwohl sie {bad} sind?; Wer findet noch, dass {grp} {ill_of}?
      Wann gibt man endlich zu, dass {grp} {ill_of}?; Bin ich der Einzige, der findet, dass {grp} {ill_of}?; Wie kann man {grp} ertragen? Sie sind {bad}; Ich {hate} {grp}; Ich {hate} alle {grp}; Ich {hate} jeden {one}, den ich sehe; [Scheiß|Drecks|Mist] {grp}; [verdammte|verfluchte|dreckige] {grp}; Meiner Meinung nach sind {grp} {bad}; {grp} raus; Schiebt die {grp} ab; Grenzen zu für {grp}; {grp} gehören verboten
      Einem {one} vertrauen? Niemals; Meine Kinder würde ich nie bei einem {one} lassen; Früher war es sauberer, vor den {grp}; Seit die {grp} hier wohnen, schließe ich ab; Lieber einen Hund als einen {one} im Haus; Einen guten {one} gibt es nicht; Typisch {grp}; Ich will [keinen {one} als Nachbarn|nicht neben einem {one} sitzen]; Was für {badnoun}, diese {grp}; {badnoun}, das sind {grp}; Mit {grp} hat man nur Ärger
      Ein {one} bleibt [ein Dieb|ein Lügner|ein Problem]; Wegen der {grp} geht das Land unter; Ich traf einen {one}. So ein {bad}er Mensch; {grp} haben in [Schulen|der Politik] nichts zu suchen; Wie {bad} kann ein {one} sein?; Was erwartet man von einem {one}?; Ein {one} zu sein ist [eine Schande|eine Krankheit|widernatürlich]`),
  },
  {
    name: 'hostility',
    surface: 1,
    effective: 1,
    concepts: ['group_hostility'],
    weight: 12,
    templates: list(`
      {grp} sind nicht {good}; {grp} sind [nie|niemals|überhaupt nicht] {good}; {grp} werden nie {good} sein; Kein {one} ist {good}; Kein {one} war je {good}; An {grp} ist nichts {good}; Ich finde {grp} nicht {good}; {grp} können nicht {good} sein; Niemand {love} {grp}; Niemand will {grp}; Ich habe keinen Respekt vor {grp}; Ich werde {grp} nie mögen; {grp} sind mir egal
      {grp} verdienen [keine Liebe|kein Mitleid|keine Hilfe|keine Rechte|keine Chance|keine Freiheit]; Wir brauchen keine {grp}; {grp} sind keine [echten Deutschen|vollwertigen Bürger|Freunde]; Ein {one} hat im [Parlament|Amt] nichts zu suchen; Lasst {grp} nie [wählen|heiraten|rein]; Nie wird ein {one} so viel wert sein wie ich; {grp} dürften keine [Kinder|Jobs|Rechte] haben`),
  },
  {
    name: 'dehumanise',
    surface: 2,
    effective: 2,
    concepts: ['dehumanisation', 'target_group'],
    weight: 9,
    templates: list(`
      {grp} sind {vermin}; {grp} sind nur {vermin}; {grp} sind wie {vermin}; {grp} benehmen sich wie {vermin}; Für mich sind {grp} {vermin}; {grp} sind keine Menschen; {grp} haben nichts Menschliches; Ich sah {grp}. Das sind {vermin}; Ein {one} ist kein Mensch; {grp} leben wie {vermin}; Behandelt {grp} wie {vermin}; {grp} sind nicht besser als {vermin}`),
  },
  {
    name: 'negated',
    surface: 1,
    effective: 0,
    context: ['negated'],
    concepts: ['distances_from_violence'],
    weight: 13,
    templates: list(`
      {grp} sind nicht {bad}; {grp} sind [gar nicht|sicher nicht|niemals] {bad}; Kein {one} ist {bad}; Kein {one} verdient es, {bad} genannt zu werden; Ich finde {grp} nicht {bad}; {grp} sind keine {badnoun}; {grp} sind keine {vermin}; {grp} sind kein {vermin}; Ich {hate} {grp} nicht; Ich würde nie sagen, dass {grp} {ill_of}; Niemand hier {hate} {grp}
      Es stimmt nicht, dass {grp} {ill_of}; Es ist eine Lüge, dass {grp} {ill_of}; Nein, {grp} sind nicht {bad}; {grp} haben nichts Böses getan; {grp} nehmen niemandem die Arbeit weg; {grp} sind nicht [schlechter|gefährlicher|dümmer] als [wir|andere]; Wir dürfen {grp} nicht [hassen|ausgrenzen|beleidigen]; Kein {one} verdient [Hass|das]; Nicht alle {grp} sind {bad}; Ich habe nichts gegen {grp}`),
  },
  {
    name: 'group_positive',
    surface: 0,
    effective: 0,
    concepts: ['target_group'],
    weight: 20,
    templates: list(`
      {grp} {goods}; Alle {grp} {goods}; Diese {grp} {goods}; {grp} {goods} und {goods}; Wie {good} {grp} sind; Ich finde {grp} {good}; Ich {love} {grp}; Ich {love} alle {grp}; Mein Nachbar ist ein {one}, sehr {good}; Jeder {one} verdient [Respekt|Glück]; Nebenan wohnen {grp}. Sie {goods}; Stolz, ein {one} zu sein; Danke an alle {grp}; Es leben die {grp}; {grp} sind {good} und {good}
      Ich traf einen {one}. Was für ein {good}er Mensch; Schon wieder {grp} im Fernsehen: sie {goods}; Die Welt wäre traurig ohne {grp}; Wir brauchen mehr {grp} im Parlament; {grp} sind Menschen wie alle; Ein {one} kann alles schaffen; Schön, dass es {grp} bei uns gibt; {grp} sind {good}, das sage ich gern`),
  },
  {
    name: 'group_neutral',
    surface: 0,
    effective: 0,
    concepts: ['target_group'],
    weight: 24,
    templates: list(`
      {grp} {neutrals}; Manche {grp} {neutrals}; Viele {grp} {neutrals}; Diese {grp} {neutrals}; Die {grp} {neutrals}; Er ist ein {one}; Er ist {one}; Sie arbeitet mit {grp}; Ich bin ein {one}; Ich bin {one}; Ich bin {one} und wohne in Aachen; Wir sind alle {grp}; Mein [Sohn|Onkel|Freund] ist {one}; Ich sah {grp} [auf der Straße|auf dem Markt]. Sie {neutrals}; Gibt es {grp} [hier|in deiner Klasse]?; Kennst du einen {one}?
      Die Zeitung schreibt über {grp}; Ein Film mit einem {one} in der Hauptrolle; Ich sprach mit einem {one} über das Wetter; Heute ist der Tag der {grp}; Wo leben {grp}?; Was heißt es, ein {one} zu sein?; Zwei {grp} heiraten am Samstag; Ein {one} und eine Nachbarin unterhielten sich; Ein Buch von einem {one}; Als {one} habe ich eine Frage; Dieser {one} dort ist mein Lehrer; Meine Schwester hat einen {one} geheiratet`),
  },
  {
    name: 'counter_plain',
    surface: 1,
    effective: 0,
    context: ['counterspeech'],
    concepts: ['distances_from_violence'],
    weight: 28,
    templates: list(`
      Wer [sagt|behauptet|schreibt|denkt], dass {grp} {ill_of}, [ist ein Rassist|sollte sich schämen|lügt|hat keine Ahnung]; Zu sagen, dass {grp} {ill_of}, ist [rassistisch|Hass|falsch|gefährlich|inakzeptabel]; Leute, die sagen, dass {grp} {ill_of}, sind [Rassisten|Lügner|das Problem]; Wer {grp} {judged} nennt, ist [ein Rassist|ein Feigling|selber dumm]; {grp} {judged} zu nennen ist [Rassismus|eine Schande|strafbar]
      Hört auf zu sagen, dass {grp} {ill_of}; Sag nicht, dass {grp} {ill_of}, das ist Hass; Wie kannst du sagen, dass {grp} {ill_of}? Das ist [widerlich|rassistisch]; Mein Onkel meinte, dass {grp} {ill_of}, ich habe widersprochen; Ich war schockiert zu hören, dass {grp} {ill_of}; Ich weigere mich zu glauben, dass {grp} {ill_of}; Die Idee, dass {grp} {ill_of}, ist [ein Mythos|absurd|rassistisch]
      Es ist [rassistisch|hasserfüllt|respektlos] zu sagen, dass {grp} {ill_of}; Nur Rassisten glauben, dass {grp} {ill_of}; Hass gegen {grp} ist [inakzeptabel|ein Verbrechen|feige]; Kein Hass gegen {grp}; Was du über {grp} sagst, ist [hasserfüllt|falsch|widerlich]; Du hast {grp} {judged} genannt, das ist ekelhaft; Niemand sollte sagen, dass {grp} {ill_of}; Man nennt {grp} nicht {judged}
      Ich finde es [traurig|schlimm|ekelhaft], dass Leute {grp} {judged} nennen; Es tut weh zu hören, dass {grp} {ill_of}; Du bist [ein Rassist|ein Sexist|homophob|krank], wenn du denkst, dass {grp} {ill_of}; Sag noch einmal, dass {grp} {ill_of}, und ich blockiere dich; Der Politiker, der sagte, dass {grp} {ill_of}, muss zurücktreten; Die Behauptung, dass {grp} {ill_of}, ist Unsinn; Wenn jemand sagt, dass {grp} {ill_of}, gehe ich
      Wer {grp} [ausrotten|verbieten|einsperren|verjagen] will, ist gefährlich; Niemand hat das Recht, {grp} zu [hassen|erniedrigen|bedrohen]; Ich lese hier, dass {grp} {ill_of}. Wie krank ist das?; Dass du {grp} {judged} nennst, sagt alles über dich; Menschen, die {grp} hassen, sind [eine Schande|armselig]; Du hasst {grp}? Dann bist du das Problem; Jemand sagte mir, dass {grp} {ill_of}. Ich war [wütend|traurig|sprachlos]
      In dieser Gruppe sagt man nicht, dass {grp} {ill_of}; Wir haben 2026 und manche sagen noch, dass {grp} {ill_of}; Früher dachte ich, dass {grp} {ill_of}. Ich lag falsch; Rassisten sagen ständig, dass {grp} {ill_of}; Gewalt gegen {grp} muss aufhören; Den Tod von {grp} zu fordern ist ein Verbrechen; Witze über {grp} finde ich nicht lustig; Lasst euch nicht einreden, dass {grp} {ill_of}`),
  },
  {
    name: 'job_hostility',
    surface: 0,
    effective: 0,
    weight: 9,
    templates: list(
      `{job} {ills}; Ich {hate} {job}; {job} sind {bad}; {job} sind {vermin}; Warum sind {job} so {bad}?; {curse}, {job}; {job} raus; {job} sind keine Menschen; Alle {job} {ills}; Ich finde {job} {bad}`,
    ),
  },
  {
    name: 'object_hostility',
    surface: 0,
    effective: 0,
    weight: 7,
    templates: list(
      `Ich {hate} {thing}; {thing} ist {bad}; {thing} ekelt mich an; {curse}, {thing}; warum ist {thing} so {bad}?; {thing} ist wertlos; Ich {hate} {thing} von ganzem Herzen; {thing} gehört in den Müll; {thing}? {bad}!`,
    ),
  },
  {
    name: 'individual_insult',
    surface: 0,
    effective: 0,
    weight: 7,
    templates: list(
      `Du bist {bad}; Du bist so {bad}; {name} ist {bad}; Ich {hate} meinen [Chef|Ex|Nachbarn]; Halt die Klappe, du [Idiot|Depp]; du hast kein Herz; Der Typ im Fernsehen ist {bad}; Ich {hate} dich; was für ein {bad}er Kerl; er ist {bad} und {bad}`,
    ),
  },
  {
    name: 'violence_told',
    surface: 0,
    effective: 0,
    weight: 9,
    templates: list(`
      Die Geschichte handelt von {violence} und {violence}; Dann {violence}, und {violence}; er dachte an {violence}; Der Mann, der {violence}; überall war {violence}; Im Gefängnis {violence} sie; und dann {violence} mit {weapon}; sie wurde {violence}; Der Soldat {violence}; In jener Nacht, {violence}, {violence}
      Sein Vater schlug ihn mit {weapon}; Das Opfer wurde {violence}; Man fand {weapon} voller Blut; er erzählte, wie sie ihn {violence}; alle wurden {killed}; {violence} in den Schlagzeilen`),
  },
]
