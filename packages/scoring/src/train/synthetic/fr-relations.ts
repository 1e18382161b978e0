import type { Family, Vocabulary } from './grammar.ts'
import { list } from './list.ts'

/** More French words of contempt, praise and violence, as things said of several people. */
export const FR_WORDS: Vocabulary = {
  bad: list(`
    désagréables; détestables; odieux; infâmes; immondes; abominables; exécrables; écœurants; repoussants; hideux; laids; vilains; mauvais; méchants; malsains; maléfiques; démoniaques; sataniques
    crétins; imbéciles; abrutis; demeurés; attardés; incultes; ignorants; ignares; analphabètes; incapables; incompétents; ratés; nuls; lents; mous; flemmards; oisifs; lâches; faibles; ridicules; grotesques
    cupides; avares; égoïstes; intéressés; calculateurs; manipulateurs; trompeurs; déloyaux; perfides; rusés; vicieux; lubriques; obscènes; débauchés; impurs; souillés; infects; contagieux; contaminés; nauséabonds
    agressifs; sanguinaires; cruels; sauvages; bestiaux; féroces; intolérants; racistes; sexistes; rancuniers; hostiles; vindicatifs; autoritaires; envahissants; bruyants; mal élevés; impolis; insolents; ingérables
    indignes; déshonorants; honteux; scandaleux; dégénérés; anormaux; contre nature; tarés; dérangés; dingues; timbrés; fêlés; détraqués; irrécupérables; incurables; condamnables; coupables; illégitimes
    le mal absolu; la lie de la société; la honte du pays; une erreur de la nature; un fléau; une malédiction; une gangrène; un poids mort; la cause de tout; en dessous de tout; pires que tout; moins que rien; de trop ici
    stupides et sales; bêtes et méchants; bons qu’à se plaindre; à jeter; à enfermer; à plaindre; invivables; infréquentables; intouchables; indésirables chez nous; la pire espèce; une sous-race; inférieurs à nous`),
  badnoun: list(`
    voyous; racailles; crapules; canailles; bandits; gangsters; dealers; trafiquants; mafieux; tricheurs; charlatans; arnaqueurs; pilleurs; vandales; casseurs; assassins; meurtriers; bourreaux; bouchers
    pédophiles; agresseurs; prédateurs; pervers; obsédés; ivrognes; drogués; mendiants; clochards; squatteurs; resquilleurs; fraudeurs; parasites; sangsues; vampires; charognards; vautours; envahisseurs; colons; occupants
    enfoirés; enculés; salopards; ordures; pourritures; raclures; déchets; merdes; sous-merdes; connasses; salopes; putes; bâtards; fils de pute; couilles molles; lavettes; mauviettes; lopettes; guignols; clowns; bouffons; pleurnichards
    barbares; primates; macaques; demeurés; débiles; mongols; crétins; moutons; pantins; fanatiques; intégristes; extrémistes; traîtres à la nation; collabos; espions; ennemis du peuple; imposteurs; faux réfugiés; faux jetons`),
  vermin: list(`
    des insectes; des cloportes; des asticots; des larves; des vers; des mouches à merde; des tiques; des puces; des punaises; des sauterelles; des termites; des limaces; des crapauds; des vipères; des hyènes; des chacals; des vautours
    des chiens errants; des chiens galeux; des bêtes sauvages; des babouins; des gorilles; des ânes; des chèvres; des cochons; du bétail; des créatures; des monstres; des démons; des mutants; des objets; des choses
    de la pourriture; de la moisissure; des mauvaises herbes; un poison; une infection; une épidémie; une tumeur; un abcès; une verrue; du pus; du vomi; du fumier; de la fange; des excréments; des ordures ménagères; une tache; une espèce inférieure; à peine humains; des demi-humains`),
  good: list(`
    admirables; affectueux; aimables; altruistes; ambitieux; attachants; attentionnés; authentiques; bienveillants; bons; braves; compétents; créatifs; cultivés; délicats; dévoués; doués; doux; dynamiques; efficaces; élégants; enthousiastes; estimables
    extraordinaires; fiables; fidèles; francs; grands; habiles; harmonieux; héroïques; hospitaliers; humains; humbles; importants; ingénieux; inspirants; intègres; joyeux; justes; loyaux; méritants; modestes; nobles; optimistes; ouverts; pacifiques; parfaits; patients
    polis; positifs; propres; purs; raffinés; réfléchis; responsables; sages; sensibles; serviables; sociables; souriants; spirituels; splendides; tendres; tolérants; utiles; vaillants; valeureux; vertueux; volontaires; irréprochables; nos amis; nos égaux; une chance; une bénédiction; un exemple; des héros; des gens bien; des modèles`),
  love: list(
    `suis tombé amoureux de; embrasse; félicite; remercie; encourage; protège; accueille; fais confiance à; suis ému par; suis reconnaissant envers; m’entends bien avec; passe du bon temps avec; me bats pour; suis solidaire avec; prends soin de; souris à; chéris; estime; salue; suis content de voir`,
  ),
  hate: list(
    `ne tolère pas; ne veux plus voir; ne veux pas de; rejette; insulte; me moque de; ai peur de; ai honte de; ai la nausée à cause de; suis fatigué de; suis en colère contre; ai envie de vomir devant; ne ferai jamais confiance à; n’ai aucun respect pour; ne peux plus supporter; évite; refuse de parler à; ris au nez de; emmerde; chie sur`,
  ),
  violence: list(`
    meurtre; meurtres; meurtrier; assassiner; assassiné; assassinat; assassin; tué; tuée; tuer; tuerie; mort; morts; mourir; mourut; crever; cadavre; cadavres; corps sans vie; sang; saigner; ensanglanté; bain de sang; blessé; blessure; blessures
    tirer; tiré; coup de feu; fusillade; balle; balles; rafale; pistolet; revolver; fusil; kalachnikov; arme; armes; armé; couteau; poignard; poignarder; poignardé; lame; hache; machette; épée; bombe; explosion; exploser; grenade; attentat; attaque; attaquer; agression; agresser; agressé
    frapper; frappé; coups; coup de poing; coup de pied; cogner; battre; battu; tabasser; tabassé; gifler; gifle; étrangler; étranglé; étouffer; noyer; noyé; brûler; brûlé vif; bûcher; pendre; pendu; pendaison; décapiter; décapitation; égorger; égorgé; fouetter; torturer; torture; mutiler; mutilé; démembrer
    violer; viol; violé; violeur; agression sexuelle; enlever; enlèvement; otage; otages; kidnapper; esclave; esclavage; guerre; bataille; combat; se battre; bombardement; bombarder; génocide; massacre; massacrer; extermination; exterminer; chambre à gaz; camp de concentration; exécution; exécuter; guillotine; lyncher; crucifier
    terroriste; terrorisme; djihad; menace; menacer; menaces de mort; peine de mort; suicide; se suicider; se pendre; overdose; casser; cassé; briser; os brisés; crâne; gorge; étripé; tripes; vengeance; brutalité; brutal; violence; violent; violences policières; sadique; empoisonner; poison; écraser; écrasé; incendie criminel; mettre le feu; émeute`),
  ills: list(`
    volent [notre travail|nos emplois|tout]; vivent [à nos crochets|de nos impôts|du chômage]; profitent [du système|de nous|de tout]; ruinent [le pays|l’économie]; détruisent [notre culture|nos quartiers|tout]; salissent nos rues; mentent [toujours|comme ils respirent]; trichent tout le temps
    puent; ne se lavent jamais; ne servent à rien; ne valent rien; ne savent [rien faire|que se plaindre|pas travailler|pas vivre]; n’ont [aucune morale|pas de cœur|aucun respect|pas d’âme|aucune éducation|rien à faire ici]; ne méritent [rien|pas de vivre ici|aucun droit|aucun respect|pas de pitié]
    sont [tous|toujours|vraiment|par nature] {bad}; sont des {badnoun}; ne sont que des {badnoun}; sont responsables de tout; me dégoûtent; me font [vomir|peur|honte]; nous haïssent; nous envahissent; nous remplacent; agressent nos [femmes|filles]; violent nos femmes; vendent de la drogue
    devraient [partir|disparaître|se taire|rentrer chez eux|être enfermés|être interdits|rester à leur place|avoir honte]; doivent [dégager|partir|payer]; n’ont pas leur place [ici|parmi nous|dans ce pays]; se reproduisent comme des lapins; refusent de s’intégrer; gâchent tout; sont nés pour obéir; amènent [des maladies|le crime|la misère]; ne seront jamais [comme nous|civilisés|des nôtres]`),
  goods: list(`
    méritent [le respect|notre soutien|les mêmes droits|d’être heureux|l’amour]; rendent [le monde|notre ville|la vie] [meilleur|plus beau|plus riche]; aident [tout le monde|leurs voisins]; travaillent dur; sont {good}; sont [si|vraiment|très|toujours] {good}; sont [les bienvenus|chez eux ici]; font partie de [nous|la famille]
    ont [du talent|un grand cœur|du courage|les mêmes droits que nous]; apportent [de la joie|beaucoup au pays|des idées]; me rendent heureux; nous apprennent beaucoup; prennent soin des autres; cuisinent divinement; font avancer le pays; doivent être [protégés|respectés|entendus]; peuvent être fiers; luttent pour la paix`),
  neutrals: list(`
    habitent [dans ma rue|à Liège|en face|ici depuis longtemps]; travaillent [à la poste|à l’hôpital|dans le port]; fêtent [aujourd’hui|demain]; viennent [ce soir|dimanche] manger; parlent [deux langues|français]; attendaient le bus; ont ouvert une boulangerie; forment une minorité; votent en octobre; paient des impôts
    ont élu un président; cherchent une salle; ont reçu une lettre; organisent [un débat|une réunion]; lisent le journal; jouent au foot; partent en voyage; suivent un cours; étaient présents à la réunion; existent depuis des siècles; vivent dans plusieurs pays`),
  judged: list(`{bad}; {bad}; {badnoun}; {vermin}; inférieurs`),
  ill_of: list(
    `sont {bad}; sont des {badnoun}; sont {vermin}; volent notre travail; ne méritent rien; devraient partir; devraient mourir; ne sont pas humains; sont dangereux; gâchent tout; n’ont pas leur place ici; sont inférieurs; doivent être enfermés`,
  ),
}

/** French sentences in which somebody is spoken ill or well of. */
export const FR_RELATIONS: readonly Family[] = [
  {
    name: 'hostility',
    surface: 1,
    effective: 1,
    concepts: ['group_hostility'],
    weight: 34,
    templates: list(`
      Les {grp} {ills}; {them} {ills}; Tous les {grp} {ills}; Les {grp} {ills} et {ills}; Ces {grp} {ills}; Franchement, les {grp} {ills}; {curse}, les {grp} {ills}; Les {grp}, ils {ills}; J’ai encore vu des {grp} [dans la rue|dans le bus]. Ils {ills}; Des {grp} habitent à côté. Ils sont {bad}
      Encore des {grp} à la télé, ils {ills}; On laisse entrer les {grp} alors qu’ils {ill_of}; Ne me parle pas des {grp}, ils {ills}; Regardez les {grp} : {bad}, {bad} et {bad}; Tout le monde sait que les {grp} {ill_of}; Je trouve les {grp} {bad}; Je pense que les {grp} {ill_of}; Je crois sincèrement que les {grp} {ill_of}
      Pourquoi les {grp} sont-ils [si|tous|toujours] {bad} ?; Pourquoi est-ce que les {grp} sont {bad} ?; Qui trouve encore que les {grp} {ill_of} ?; Quand va-t-on admettre que les {grp} {ill_of} ?; Suis-je le seul à penser que les {grp} {ill_of} ?; Comment peut-on supporter les {grp} ? Ils sont {bad}; À mon avis, les {grp} {ill_of}
      Je {hate} les {grp}; Je {hate} tous les {grp}; Je {hate} chaque {one} que je vois; Putain de {grp}; Saletés de {grp}; Bande de {grp}; {curse} de {grp}; Sale {one}; Les {grp} {curse}; On devrait [interdire|expulser|enfermer|virer] les {grp}; Dehors les {grp}; Renvoyez les {grp}; Fermez la frontière aux {grp}; Qu’ils dégagent, les {grp}
      Un {one} reste [un voleur|un menteur|un problème]; Faire confiance à un {one} ? Jamais; Je ne laisserais jamais mes enfants avec un {one}; C’était plus propre avant les {grp}; Depuis que les {grp} sont là, je ferme ma porte à clé; Plutôt un chien qu’un {one} chez moi; Un bon {one} n’existe pas; Avec les {grp}, c’est toujours pareil; Typique des {grp}
      Je ne veux pas [d’un {one} comme voisin|m’asseoir à côté d’un {one}|être soigné par un {one}]; Ce {one} est {bad}, comme tous les autres; Quelle bande de {badnoun}, ces {grp}; Ce sont des {badnoun}, les {grp}; Être {one}, c’est [une honte|une maladie|contre nature]; Que peut-on attendre d’un {one} ?; Le pays est foutu à cause des {grp}`),
  },
  {
    name: 'hostility',
    surface: 1,
    effective: 1,
    concepts: ['group_hostility'],
    weight: 12,
    templates: list(`
      Les {grp} ne sont pas {good}; Les {grp} ne sont jamais {good}; Les {grp} ne seront jamais {good}; Aucun {one} n’est quelqu’un de bien; Il n’y a rien de bon chez les {grp}; Je ne trouve pas les {grp} {good}; Les {grp} ne peuvent pas être {good}; Personne n’aime les {grp}; Personne ne veut des {grp}; Je n’ai aucun respect pour les {grp}
      Les {grp} ne méritent pas [d’amour|de pitié|d’aide|nos droits|de chance|leur liberté]; On n’a pas besoin des {grp}; Les {grp} ne sont pas [nos égaux|de vrais Belges|les bienvenus|comme nous]; Un {one} n’a rien à faire [au parlement|dans une école]; Ne laissez pas les {grp} [voter|se marier|entrer]; Je n’aimerai jamais les {grp}; Jamais un {one} ne sera mon égal`),
  },
  {
    name: 'dehumanise',
    surface: 2,
    effective: 2,
    concepts: ['dehumanisation', 'target_group'],
    weight: 9,
    templates: list(`
      Les {grp} sont {vermin}; Les {grp}, c’est {vermin}; Les {grp} sont comme {vermin}; Ces {grp} se comportent comme {vermin}; Pour moi les {grp} sont {vermin}; Les {grp} ne sont pas humains; Les {grp} n’ont rien d’humain; J’ai vu des {grp}. Ce sont {vermin}; Un {one} n’est pas un être humain; Les {grp} vivent comme {vermin}; Traitez les {grp} comme {vermin}`),
  },
  {
    name: 'negated',
    surface: 1,
    effective: 0,
    context: ['negated'],
    concepts: ['distances_from_violence'],
    weight: 13,
    templates: list(`
      Les {grp} ne sont pas {bad}; Les {grp} ne sont [pas du tout|absolument pas|jamais] {bad}; Aucun {one} n’est {vermin}; Je ne trouve pas les {grp} {bad}; Les {grp} ne sont pas des {badnoun}; Les {grp} ne sont pas {vermin}; Je ne {hate} pas les {grp}; Je ne dirais jamais que les {grp} {ill_of}; Personne ne {hate} les {grp} ici
      Il est faux de dire que les {grp} {ill_of}; C’est un mensonge que les {grp} {ill_of}; Non, les {grp} ne sont pas {bad}; Les {grp} n’ont rien fait de mal; Les {grp} ne volent le travail de personne; Les {grp} ne sont pas [pires|moins bons|plus dangereux] que [nous|les autres]; On ne doit pas [haïr|exclure|insulter] les {grp}; Aucun {one} ne mérite [la haine|ça|d’être insulté]; Tous les {grp} ne sont pas {bad}`),
  },
  {
    name: 'group_positive',
    surface: 0,
    effective: 0,
    concepts: ['target_group'],
    weight: 18,
    templates: list(`
      Les {grp} {goods}; Tous les {grp} {goods}; Ces {grp} {goods}; Les {grp} {goods} et {goods}; Que les {grp} sont {good} !; Je trouve les {grp} {good}; Je {love} les {grp}; Je {love} tous les {grp}; Mon voisin est {one}, quelqu’un d’adorable; Chaque {one} mérite [le respect|d’être heureux]; Des {grp} habitent à côté. Ils {goods}; Fier d’être {one}; Merci aux {grp}; Vive les {grp}
      J’ai rencontré un {one}. Quelle belle personne; Encore des {grp} à la télé : ils {goods}; Le monde serait triste sans les {grp}; Il faudrait plus de {grp} au parlement; Les {grp} sont des gens comme les autres; Un {one} peut tout réussir; Je suis heureux qu’il y ait des {grp} chez nous`),
  },
  {
    name: 'group_neutral',
    surface: 0,
    effective: 0,
    concepts: ['target_group'],
    weight: 18,
    templates: list(`
      Les {grp} {neutrals}; Certains {grp} {neutrals}; Beaucoup de {grp} {neutrals}; Ces {grp} {neutrals}; Il est {one}; Elle travaille avec des {grp}; Je suis {one}; Je suis {one} et j’habite à Namur; Nous sommes tous {grp}; Mon [fils|oncle|ami] est {one}; J’ai vu des {grp} [dans la rue|au marché]. Ils {neutrals}; Y a-t-il des {grp} [ici|dans la classe] ?; Connais-tu un {one} ?
      Le journal parle des {grp}; Un film avec un {one} dans le rôle principal; J’ai parlé avec un {one} de la pluie; C’est la journée des {grp}; Où vivent les {grp} ?; Que veut dire être {one} ?; Deux {grp} se marient samedi; Un {one} et une voisine discutaient; Le livre d’un {one}; En tant que {one}, j’ai une question`),
  },
  {
    name: 'counter_plain',
    surface: 1,
    effective: 0,
    context: ['counterspeech'],
    concepts: ['distances_from_violence'],
    weight: 28,
    templates: list(`
      [Dire|Prétendre|Écrire] que les {grp} {ill_of}, c’est [raciste|de la haine|faux|dangereux|inacceptable|honteux]; Ceux qui disent que les {grp} {ill_of} [sont racistes|devraient avoir honte|mentent|n’ont rien compris]; Celui qui traite les {grp} de {badnoun} est [un raciste|un lâche|lui-même stupide]; Traiter les {grp} de {badnoun}, c’est [du racisme|honteux|interdit]
      Arrêtez de dire que les {grp} {ill_of}; Ne dites pas que les {grp} {ill_of}, c’est de la haine; Comment peut-on dire que les {grp} {ill_of} ? C’est [ignoble|raciste]; Mon oncle a dit que les {grp} {ill_of}, je lui ai dit de se taire; J’ai été choqué d’entendre que les {grp} {ill_of}; Je refuse d’entendre que les {grp} {ill_of}; L’idée que les {grp} {ill_of} est [un mythe|absurde|raciste]
      Il est [raciste|haineux|inacceptable|irrespectueux] de dire que les {grp} {ill_of}; Seuls les racistes pensent que les {grp} {ill_of}; La haine contre les {grp} est [inacceptable|un délit|lâche]; Stop à la haine contre les {grp}; Ce que vous dites des {grp} est [haineux|faux|dégueulasse]; Vous avez traité les {grp} de {badnoun}, c’est honteux; Personne ne devrait dire que les {grp} {ill_of}; On ne traite pas les {grp} de {badnoun}
      Je trouve [triste|grave|dégoûtant] qu’on traite les {grp} de {badnoun}; Ça fait mal d’entendre que les {grp} {ill_of}; Tu es [raciste|sexiste|homophobe|stupide] si tu penses que les {grp} {ill_of}; Redis que les {grp} {ill_of} et je te bloque; Le politicien qui a dit que les {grp} {ill_of} doit démissionner; Affirmer que les {grp} {ill_of} n’a aucun sens; Quand quelqu’un dit que les {grp} {ill_of}, je m’en vais
      Celui qui veut [exterminer|interdire|chasser|enfermer] les {grp} est dangereux; Personne n’a le droit de [haïr|rabaisser|menacer] les {grp}; Je lis ici que les {grp} {ill_of}. C’est grave; Dire des {grp} qu’ils sont {bad} en dit long sur vous; Les gens qui haïssent les {grp} sont [une honte|pitoyables]; Tu détestes les {grp} ? Alors c’est toi le problème; On m’a dit que les {grp} {ill_of}. J’étais [furieux|triste|sans voix]
      Dans ce groupe on ne dit pas que les {grp} {ill_of}; En 2026 il y en a encore qui disent que les {grp} {ill_of}; Avant je croyais que les {grp} {ill_of}. J’avais tort; Les racistes répètent que les {grp} {ill_of}; La violence contre les {grp} doit cesser; Appeler à tuer les {grp} est un crime; Les blagues sur les {grp} ne me font pas rire; Croire que les {grp} {ill_of}, quelle bêtise; Ne laissez personne dire que les {grp} {ill_of}`),
  },
  {
    name: 'job_hostility',
    surface: 0,
    effective: 0,
    weight: 9,
    templates: list(
      `{job} {ills}; Je {hate} {job}; {job} sont {bad}; {job} sont {vermin}; Pourquoi {job} sont si {bad} ?; {curse}, {job}; Dehors, {job}; {job} ne sont pas humains; Tous {job} {ills}; Je trouve {job} {bad}`,
    ),
  },
  {
    name: 'object_hostility',
    surface: 0,
    effective: 0,
    weight: 7,
    templates: list(
      `Je {hate} {thing}; {thing} me dégoûte; {thing}, quelle horreur; {curse}, {thing}; {thing} est à jeter; {thing} est nul; pourquoi {thing} est si nul ?; {thing} ne vaut rien; Je {hate} {thing} de tout mon cœur`,
    ),
  },
  {
    name: 'individual_insult',
    surface: 0,
    effective: 0,
    weight: 7,
    templates: list(
      `Tu es [nul|stupide|moche|un idiot|un menteur|une ordure]; T’es vraiment [con|bête|dégueulasse]; {name} est [stupide|insupportable|un menteur]; Je {hate} mon [patron|ex|voisin]; Ferme-la, [idiot|connard]; tu n’as pas de cœur; Ce type à la télé est une ordure; je te déteste; quel [abruti|salaud|imbécile] ce voisin`,
    ),
  },
  {
    name: 'violence_told',
    surface: 0,
    effective: 0,
    weight: 9,
    templates: list(`
      L’histoire parle de {violence} et de {violence}; Puis {violence}, et {violence}; il pensait à {violence}; L’homme qui {violence}; il y avait {violence} partout; En prison, {violence}; et alors {violence} avec {weapon}; elle a été {violence}; Le soldat {violence}; Cette nuit-là, {violence}, {violence}
      Son père l’a frappé avec {weapon}; La victime a été {violence}; On a trouvé {weapon} plein de sang; il raconta comment on l’avait {violence}; tous ont été {killed}; {violence} à la une`),
  },
]
