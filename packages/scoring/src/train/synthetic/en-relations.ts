import type { Family, Vocabulary } from './grammar.ts'
import { list } from './list.ts'

/** More English words of contempt, praise and violence. */
export const EN_WORDS: Vocabulary = {
  bad: list(`
    unpleasant; awful; appalling; atrocious; abominable; abhorrent; loathsome; despicable; detestable; contemptible; revolting; repugnant; repellent; nauseating; sickening; gross; nasty; foul; filthy; grubby; smelly; stinking; rotten; putrid; hideous; ugly; deformed; grotesque
    dumb; dense; moronic; idiotic; imbecilic; retarded; brainless; clueless; ignorant; uneducated; illiterate; slow; incompetent; incapable; useless; worthless; hopeless; pathetic; weak; feeble; cowardly; spineless; laughable; ridiculous; inferior; second-rate; subhuman; lesser
    greedy; selfish; stingy; scheming; conniving; cunning; sneaky; shady; deceitful; dishonest; two-faced; treacherous; disloyal; untrustworthy; corrupt; crooked; thieving; parasitic; freeloading; lazy; idle; workshy; entitled; spoiled; ungrateful; whiny; annoying; obnoxious; insufferable; unbearable
    aggressive; violent; vicious; savage; brutal; cruel; bloodthirsty; barbaric; uncivilised; primitive; backward; wild; feral; hateful; intolerant; bigoted; fanatical; extremist; hostile; dangerous; harmful; toxic; poisonous; evil; wicked; demonic; satanic; sinful; godless; impure; unclean; diseased; infected; contagious
    perverted; depraved; degenerate; deviant; immoral; shameless; slutty; promiscuous; creepy; twisted; sick; deranged; insane; crazy; unhinged; mental; abnormal; unnatural; freakish; monstrous; inhuman; soulless; heartless; disgraceful; shameful; embarrassing; unwelcome; unwanted; illegitimate; guilty
    a disgrace; a plague on this country; a burden on us; a drain on the state; a threat to our children; a mistake of nature; a waste of space; a waste of oxygen; a joke; a curse; the root of all problems; the lowest of the low; the worst; beyond saving; not worth a damn; good for nothing; beneath us; less than dirt; all the same; not right in the head`),
  badnoun: list(`
    thugs; crooks; criminals; gangsters; dealers; scammers; fraudsters; swindlers; cheats; liars; thieves; looters; vandals; rapists; molesters; predators; paedophiles; groomers; murderers; killers; butchers; terrorists; jihadists; invaders; occupiers; colonisers; traitors; spies; enemies within; cowards; weaklings
    freeloaders; spongers; scroungers; leeches; beggars; bums; tramps; junkies; drunks; layabouts; losers; failures; rejects; nobodies; idiots; morons; imbeciles; cretins; dimwits; halfwits; retards; clowns; snowflakes; crybabies; whores; sluts; bitches; witches; hags; freaks; weirdos; perverts; creeps; psychos; lunatics
    bastards; scumbags; dirtbags; arseholes; assholes; wankers; pricks; cunts; dickheads; pigs; swine; brutes; barbarians; savages; animals; fanatics; zealots; bigots; hypocrites; parasites; vultures; bloodsuckers; monsters; devils; demons; scum; trash; garbage; vermin; rabble; riffraff; lowlifes`),
  vermin: list(`
    insects; bugs; maggots; worms; lice; fleas; ticks; bedbugs; locusts; termites; slugs; toads; vipers; hyenas; jackals; vultures; stray dogs; mangy dogs; wild beasts; baboons; gorillas; apes; donkeys; goats; hogs; cattle; creatures; mutants; things; objects; robots; cavemen; halfwits barely human; barely human; half human; a lower species; a lesser race
    filth; sewage; sludge; slime; rot; mould; weeds; poison; an infection; an epidemic; a tumour; a boil; pus; vomit; dung; excrement; human waste; rubbish; a stain; a sickness; a contagion; a parasite; a swarm; an infestation; a disease without a cure`),
  good: list(`
    admirable; affectionate; ambitious; amiable; authentic; awesome; beloved; bright; capable; caring; charming; cheerful; clever; compassionate; considerate; cool; courteous; cultured; cute; decent; dedicated; delightful; dependable; determined; devoted; diligent; dignified; earnest; elegant; energetic; enthusiastic; excellent; extraordinary
    fabulous; faithful; fantastic; fearless; forgiving; friendly; fun; gallant; genuine; gentle; gifted; gorgeous; graceful; gracious; grateful; great; handsome; happy; harmless; heroic; helpful; honourable; hospitable; humble; humorous; important; impressive; ingenious; inspiring; joyful; just; kind-hearted; likeable; lively; lovely; loving; loyal
    magnificent; marvellous; modest; noble; nice; outstanding; patient; peaceful; perfect; pleasant; polite; powerful; precious; principled; pure; radiant; reasonable; reliable; resilient; resourceful; respectable; respectful; responsible; sensible; sensitive; sincere; skilled; smart; splendid; strong; superb; supportive; sweet; talented; tender; terrific; thoughtful; tolerant; trustworthy; unique; upright; valuable; valued; virtuous; warm; wise; witty; worthy
    a blessing; a gift; our friends; our equals; our heroes; part of us; role models; good people; the heart of this town; as good as anyone; equal to everyone; fellow citizens`),
  love: list(
    `adore; cherish; treasure; appreciate; salute; embrace; welcome; stand with; stand up for; believe in; trust; thank; applaud; root for; look up to; am fond of; am grateful for; am inspired by; am happy for; care about; get along with; fell in love with; defend the rights of; have deep respect for; enjoy being around; learn so much from`,
  ),
  hate: list(
    `detest; abhor; resent; dislike; distrust; fear; avoid; mock; curse; reject; spit at; cannot stomach; am repulsed by; am nauseated by; am fed up with; am tired of; am ashamed of; am angry at; laugh at; look down on; want nothing to do with; have no respect for; have zero sympathy for; would never trust; will never accept; feel nothing but contempt for; wish we were rid of; get sick from the sight of`,
  ),
  violence: list(`
    murder; murdered; murderer; murders; kill; killed; killing; killer; kills; die; died; dying; death; dead; corpse; corpses; body bag; blood; bloody; bleed; bleeding; bloodbath; wound; wounded; wounds; injured; injury; scar; shoot; shot; shooting; shooter; gunned down; gun; guns; gunfire; rifle; pistol; bullet; bullets; trigger; weapon; weapons; armed; knife; knives; stab; stabbed; stabbing; dagger; sword; axe; machete; blade; bomb; bombs; bombing; bomber; explode; explosion; grenade; missile; attack; attacked; attacker; assault; assaulted
    hit; hitting; punch; punched; kick; kicked; beat; beaten; beating; beat up; slap; slapped; smack; smash; smashed; bash; choke; choked; strangle; strangled; suffocate; drown; drowned; burn; burned alive; burnt; hang; hanged; hung; lynch; lynched; behead; beheaded; decapitate; cut his throat; slit; slice; sliced; torture; tortured; whip; whipped; mutilate; dismember; cut off; chopped off; rip apart; tear limbs; crush; crushed; skull; bones; broken bones; guts; flesh
    rape; raped; rapist; rapes; molest; molested; abuse; abused; abuser; kidnap; kidnapped; hostage; slave; slavery; war; battle; fight; fighting; fought; soldier; invasion; bombed; genocide; holocaust; massacre; slaughter; slaughtered; exterminate; execution; execute; executed; electric chair; death penalty; gas chamber; firing squad; crucify; terrorist; terrorism; jihad; threat; threaten; threatened; suicide; kill himself; hang himself; overdose; slit wrists; revenge; brutal; brutality; violent; violence; police brutality; sadist; poison; poisoned; riot; arson; set on fire; domestic violence; victim; victims; bully; bullied; destroy; destroyed; kick his ass; beat the crap out of; wring his neck; punch him in the face; drive-by; serial killer; hitman`),
  ills: list(`
    steal [our jobs|everything|from us]; live off [our taxes|benefits|the rest of us]; ruin [this country|our schools|everything|the neighbourhood]; destroy [our culture|our way of life|everything]; lie [all the time|constantly]; cheat; bring [nothing but trouble|crime|disease|misery]; belong [behind bars|in a cage|in the gutter|in the sewer]
    stink; never wash; have no [morals|manners|shame|brains|souls|right to be here|respect for us|business here]; do not belong [here|in this country|among us]; contribute nothing; can’t [do anything right|think|even read|be trusted|drive]; know nothing but violence; deserve [nothing|to suffer|no rights|no respect|what they get|to be locked up]
    are [all|always|just|simply|by nature] {bad}; are {badnoun}; are nothing but {badnoun}; are to blame for everything; make me [sick|vomit|puke]; disgust me; scare me; hate us; are taking over; are replacing us; breed like rabbits; attack our women; rape our women; sell drugs to our kids; refuse to fit in; spoil everything
    should [leave|go back home|shut up|be locked up|be banned|know their place|disappear|not exist|be ashamed|not be allowed to vote|be kept away from children]; need to [go|get out|be stopped|be put in their place]; must be [removed|deported|controlled]; will never [be like us|be civilised|be real men|change]; play the victim all the time; ought to be grateful we let them in; were made to serve us`),
  goods: list(`
    deserve [respect|our support|equal rights|love|to be happy|safety|better]; make [the world|our town|life] [better|richer|brighter]; help [everyone|their neighbours|others]; work [hard|day and night]; are {good}; are [so|really|truly|always|simply] {good}; are [welcome here|at home here|part of our family]; belong here
    have [big hearts|great talent|courage|every right to be here]; bring [joy|colour|new ideas]; teach us a lot; take care of others; cook wonderfully; keep our hospitals running; should be [protected|heard|proud|celebrated]; make me [proud|happy|smile]; fight for a better world; are just people like us; add so much to our country`),
  neutrals: list(`
    live [in my street|in Ghent|next door|here since the sixties]; work [at the post office|in the harbour|at the hospital]; celebrate [today|tomorrow|next week]; are coming [tonight|on Sunday] for dinner; speak [two languages|English]; waited for the bus; opened a bakery; form a minority; vote in October; pay taxes like everyone
    elected a chairman; are looking for a hall; got a letter from the city; organise [a debate|a meeting]; read the paper; play football; travel a lot; take a course; attended the meeting; exist in many countries; sat in the second row; asked a question; watched the game`),
  judged: list(`{bad}; {bad}; {badnoun}; {vermin}; inferior`),
  ill_of: list(
    `are {bad}; are {bad}; are {badnoun}; are {vermin}; steal our jobs; deserve nothing; should leave; should die; are not human; are dangerous; ruin everything; do not belong here; are inferior; should be locked up; are to blame`,
  ),
}

/** English sentences in which somebody is spoken ill or well of. */
export const EN_RELATIONS: readonly Family[] = [
  {
    name: 'hostility',
    surface: 1,
    effective: 1,
    concepts: ['group_hostility'],
    weight: 34,
    templates: list(`
      {grp} {ills}; {them} {ills}; All {grp} {ills}; {grp} {ills} and {ills}; Those {grp} {ills}; Honestly, {grp} {ills}; {curse}, {grp} {ills}; {grp}, they {ills}; I saw {grp} [in the street|on the bus|on TV] again. They {ills}; {grp} moved in next door. They are {bad}; More {grp} in the news, and yes, they {ills}; They let in more {grp}, who {ills}
      Don’t talk to me about {grp}, they {ills}; Look at {grp}: {bad}, {bad} and {bad}; Everybody knows that {grp} {ill_of}; I find {grp} {bad}; I think {grp} {ill_of}; I truly believe that {grp} {ill_of}; I’m just saying, {grp} {ill_of}; It’s a fact that {grp} {ill_of}; Why are {grp} [so|all|always] {bad}?; Why do we put up with {grp} when they are so {bad}?; Who else thinks {grp} {ill_of}?
      When will people admit that {grp} {ill_of}?; Am I the only one who thinks {grp} {ill_of}?; How can anyone stand {grp}? They are {bad}; How {bad} can a {one} be?; I {hate} {grp}; I {hate} every {one} I see; I really {hate} {grp}, all of them; My whole family {hate} {grp}; {curse} {grp}; [fucking|damn|bloody|goddamn] {grp}; filthy {one}; you {bad} {one}; that {one} is such a {bad} person, like the rest of them
      Ban {grp}; Kick out the {grp}; Send {grp} back; Close the border to {grp}; Get rid of {grp}; Once a {one}, always [a thief|a liar|a problem]; Trust a {one}? Never; I would never leave my kids with a {one}; It was cleaner here before the {grp} came; Since the {grp} moved in I lock my door; I’d rather have a dog than a {one} in my house; There is no such thing as a good {one}; Typical {grp}
      I don’t want [a {one} as a neighbour|to sit next to a {one}|to be treated by a {one}]; What a bunch of {badnoun}, those {grp}; {badnoun}, that’s what {grp} are; Being a {one} is [a disease|shameful|against nature]; What do you expect from a {one}?; This country is lost because of {grp}; I met a {one}. What a {bad} creature; {grp} should not be allowed near [schools|children|power]`),
  },
  {
    name: 'hostility',
    surface: 1,
    effective: 1,
    concepts: ['group_hostility'],
    weight: 12,
    templates: list(`
      {grp} are not {good}; {grp} are never {good}; {grp} will never be {good}; No {one} is {good}; No {one} has ever been {good}; There is nothing {good} about {grp}; I don’t find {grp} {good}; {grp} can’t be {good}; Nobody {love}s {grp}; Nobody wants {grp}; I have no respect for {grp}; I don’t care about {grp}; I will never {love} {grp}; I have never met a {good} {one}
      {grp} don’t deserve [love|pity|help|rights|a chance|freedom|to live here]; We don’t need {grp}; {grp} are not [our equals|real men|welcome|like us|real citizens]; A {one} has no place [in parliament|in a school]; Don’t let {grp} [vote|marry|in]; A {one} will never be my equal; {grp} shouldn’t have [rights|jobs|children|a say]`),
  },
  {
    name: 'dehumanise',
    surface: 2,
    effective: 2,
    concepts: ['dehumanisation', 'target_group'],
    weight: 9,
    templates: list(`
      {grp} are {vermin}; {grp} are just {vermin}; {grp} are like {vermin}; {grp} behave like {vermin}; To me {grp} are {vermin}; {grp} are not human; {grp} are not even people; there is nothing human about {grp}; I saw some {grp}. They are {vermin}; A {one} is not a human being; {grp} live like {vermin}; treat {grp} like {vermin}; {grp} are no better than {vermin}; that {one} is {vermin}`),
  },
  {
    name: 'negated',
    surface: 1,
    effective: 0,
    context: ['negated'],
    concepts: ['distances_from_violence'],
    weight: 13,
    templates: list(`
      {grp} are not {bad}; {grp} are [not at all|certainly not|never] {bad}; No {one} is {bad}; No {one} deserves to be called {bad}; I don’t find {grp} {bad}; {grp} are not {badnoun}; {grp} are not {vermin}; {grp} aren’t {badnoun}; I don’t {hate} {grp}; I would never say that {grp} {ill_of}; Nobody here should {hate} {grp}; I have never {hate} {grp}; no {one} is {vermin}
      It is not true that {grp} {ill_of}; It’s a lie that {grp} {ill_of}; No, {grp} are not {bad}; {grp} have done nothing wrong; {grp} don’t steal anyone’s job; {grp} are not [worse|less|more dangerous] than [us|anyone else]; We must not [hate|exclude|insult] {grp}; No {one} deserves [hate|this|to be insulted]; Not all {grp} are {bad}; We don’t want anyone to hurt {grp}`),
  },
  {
    name: 'group_positive',
    surface: 0,
    effective: 0,
    concepts: ['target_group'],
    weight: 18,
    templates: list(`
      {grp} {goods}; All {grp} {goods}; Those {grp} {goods}; {grp} {goods} and {goods}; How {good} {grp} are; I find {grp} {good}; I {love} {grp}; I {love} all {grp}; My neighbour is a {one}, a {good} person; Every {one} deserves [respect|to be happy]; {grp} moved in next door. They {goods}; Proud to be a {one}; Thank you to all {grp}; long live {grp}; {good} {grp}
      I met a {one}. What a {good} person; More {grp} in the news: they {goods}; The world would be a sad place without {grp}; We need more {grp} in parliament; {grp} are people like everyone else; A {one} can achieve anything; I’m glad there are {grp} here; what a {good} {one}; I wish I were as {good} as {grp}`),
  },
  {
    name: 'group_neutral',
    surface: 0,
    effective: 0,
    concepts: ['target_group'],
    weight: 18,
    templates: list(`
      {grp} {neutrals}; Some {grp} {neutrals}; Many {grp} {neutrals}; Those {grp} {neutrals}; He is a {one}; She works with {grp}; I am a {one}; I’m a {one} and I live in Namur; We are all {grp}; My [son|uncle|friend] is a {one}; I saw some {grp} [in the street|at the market]. They {neutrals}; Are there any {grp} [here|in your class]?; Do you know a {one}?
      The paper writes about {grp}; A film with a {one} in the lead; I talked to a {one} about the rain; Today is the day of {grp}; Where do {grp} live?; What does it mean to be a {one}?; Two {grp} get married on Saturday; A {one} and a neighbour were talking; A book by a {one}; As a {one} I have a question; My sister married a {one}; that {one} over there is my teacher`),
  },
  {
    name: 'counter_plain',
    surface: 1,
    effective: 0,
    context: ['counterspeech'],
    concepts: ['distances_from_violence'],
    weight: 28,
    templates: list(`
      [Saying|Claiming|Writing] that {grp} {ill_of} is [racist|hate speech|wrong|dangerous|unacceptable|shameful]; People who say that {grp} {ill_of} [are racists|should be ashamed|are lying|have no idea]; Whoever calls {grp} {judged} is [a racist|a coward|stupid himself]; Calling {grp} {judged} is [racism|shameful|not ok]; Stop saying that {grp} {ill_of}; Don’t say that {grp} {ill_of}, it’s hateful
      How can you say that {grp} {ill_of}? That’s [vile|racist|hateful]; My uncle said that {grp} {ill_of} and I told him to shut up; I was shocked to hear that {grp} {ill_of}; I refuse to accept that {grp} {ill_of}; The idea that {grp} {ill_of} is [a myth|absurd|racist]; It is [racist|hateful|unacceptable|disrespectful] to say that {grp} {ill_of}; Only racists think that {grp} {ill_of}; You called {grp} {judged}, that is disgusting
      Hatred against {grp} is [unacceptable|a crime|cowardly]; Stop the hate against {grp}; What you say about {grp} is [hateful|wrong|disgusting]; Nobody should say that {grp} {ill_of}; We don’t call {grp} {judged} here; you can’t just call {grp} {judged}; I’m sick of people who say {grp} {ill_of}; calling someone a {one} as an insult is pathetic
      It is [sad|awful|disgusting] that people call {grp} {judged}; It hurts to hear that {grp} {ill_of}; You are [a racist|a sexist|a bigot|sick] if you think that {grp} {ill_of}; Say again that {grp} {ill_of} and I’ll block you; The politician who said that {grp} {ill_of} must resign; The claim that {grp} {ill_of} makes no sense; When somebody says that {grp} {ill_of} I walk away; If you think {grp} {ill_of}, unfollow me
      Whoever wants to [wipe out|ban|lock up|chase away] {grp} is dangerous; Nobody has the right to [hate|belittle|threaten] {grp}; I read here that {grp} {ill_of}. How sick is that?; Calling {grp} {judged} says everything about you; People who hate {grp} are [a disgrace|pathetic]; You hate {grp}? Then you are the problem; Somebody told me that {grp} {ill_of}. I was [furious|sad|speechless]
      In this group we don’t say that {grp} {ill_of}; It’s 2026 and some still say that {grp} {ill_of}; I used to think that {grp} {ill_of}. I was wrong; Racists keep saying that {grp} {ill_of}; Violence against {grp} has to stop; Calling for the death of {grp} is a crime; Jokes about {grp} don’t make me laugh; Let nobody tell you that {grp} {ill_of}; that singer says {grp} {ill_of}, I won’t listen to him anymore`),
  },
  {
    name: 'job_hostility',
    surface: 0,
    effective: 0,
    weight: 9,
    templates: list(
      `{job} {ills}; I {hate} {job}; {job} are {bad}; {job} are {vermin}; Why are {job} so {bad}?; {curse} {job}; Get rid of {job}; {job} are not human; All {job} {ills}; I find {job} {bad}; I saw {job} again. They {ills}`,
    ),
  },
  {
    name: 'object_hostility',
    surface: 0,
    effective: 0,
    weight: 7,
    templates: list(
      `I {hate} {thing}; {thing} is {bad}; {thing} disgusts me; {curse} {thing}; why is {thing} so {bad}?; {thing} is worthless; I {hate} {thing} with all my heart; {thing} belongs in the trash; {thing}? {bad}!`,
    ),
  },
  {
    name: 'individual_insult',
    surface: 0,
    effective: 0,
    weight: 7,
    templates: list(
      `You are {bad}; You’re so {bad}; {name} is {bad}; I {hate} my [boss|ex|neighbour]; shut up, you [idiot|moron|clown]; you have no heart; that guy on TV is {bad}; I {hate} you; what a {bad} man; he is {bad} and {bad}; you are a [liar|disgrace|loser|piece of trash]`,
    ),
  },
  {
    name: 'violence_told',
    surface: 0,
    effective: 0,
    weight: 9,
    templates: list(`
      The story is about {violence} and {violence}; Then {violence}, and {violence}; he thought of {violence}; The man who {violence}; there was {violence} everywhere; In prison they {violence}; and then {violence} with {weapon}; she was {violence}; The soldier {violence}; That night, {violence}, {violence}
      His father hit him with {weapon}; The victim was {violence}; They found {weapon} covered in blood; he told how they {violence} him; everyone was {killed}; {violence} in the headlines; she was so angry she {violence}`),
  },
]
