import type { WorthWords } from '../worth-words.ts';

export const worthWords = (): WorthWords => ({
  harm: 'abduct* abus* accident* airstrike* ambush* assassinat* attack* avalanche* blast* bomb* burn* cancer* capsiz* casualt* catastroph* clash* collapse* collision* contaminat* crash* cyclone* damag* danger* dead deadly death* derail* destroy* die died dies disappear* disaster* displac* drought* drown* earthquake* epidemic* evacuat* execut* explo* famine* fatal* fighting fires flood* gunfire hostage* hurricane* infect* injur* kidnap* kill* landslide* leak* lethal massacre* missile* missing murder* outbreak* pandemic* poison* quake* radiation rape* rapist* rescu* riot* sank shelled shelling shipwreck* shoot* shot sink* spill* stabb* suicide* sunk surviv* terror* threat* tornado* tortur* toxic* tsunami* typhoon* victim* violen* war wars weapon* wound*',
  crime:
    'accus* acquit* appeal* arrest* bail brib* burglar* charged compensat* confiscat* convict* corrupt* counterfeit* court* crime* criminal* culpab* custody damages detain* detention discriminat* embezzl* espionage extradit* fine fined fines fraud* freed guilty hack* imprison* indict* infring* interrogat* investigat* jail* judge* launder* lawsuit* parole patent* pirat* plagiar* police prison* prosecut* raid* releas* rob robbed robber* search* seiz* sentenc* smuggl* spied spies spy spying stole* sued suspect* testif* theft* thief traffick* trial* tribunal* verdict*',
  law: 'abolish* allow* amend* asylum authori* ban banned bans citizen* compulsory constitution* criminalis* criminaliz* decree* directive* eligib* entitl* exempt* forbid* illegal* law laws legal* legislat* licen* mandator* nationalit* obligat* permit* prohibit* quota* regulat* require* retroactive right rights sanction* tariff* treat* visa*',
  decision:
    'abandon* acqui* adopt* appoint* approv* award* bankrupt* block* bought boycott* buys cancel* capture* ceasefire* censor* clos* cut cuts defeat* delet* demonstrat* denied deny deploy* dismiss* elect* evict* exclud* expel* expropriat* fired grant* invad* invest* laid layoff* merge* nationalis* nationaliz* nominat* occup* ordered overturn* privatis* privatiz* protest* ratif* re-elect* redundan* reform* refus* reject* replac* resign* restructur* rule ruled sacked sell* shut* signed sold surrender* suspend* transfer* veto* vot* withdr*',
  public:
    'aid army bank* billion* border* budget* carbon climate compan* consum* cost* credit crop* customer* debt* deficit* disease* doctor* dollar* drug* econom* education electric* emission* employ* energy euro euros export* factor* farm* flight* fuel* gas gdp government* growth harvest* health* home* hospital* household* housing illness* immigra* import* income* industr* inflation inhabitant* job jobs loan* market* maternity medic* migrant* military million* nation* nuclear oil patient* pension* pollut* poor population* poverty power price* profit* pupil* refugee* resident* retire* revenue* salar* sales school* security share shares soldier* student* subsid* tax* traffic train* troop* turnover unemploy* universit* vaccin* virus* wage* warming worker*',
  cause:
    'affect* aggravat* because blam* cause* consequen* contribut* driven due effect* enabl* forc* hence impact* led link* origin* owing prevent* prompt* provok* reason* responsib* result* since spark* stem* thanks therefore thus trigger* worsen*',
  comparison:
    'against average better bigger compar* contrary declin* decreas* double* dropped equal* equivalent* exceed* fall* fell fewer greater grew grow* half higher increas* larger least less lower majority mean minority more most outnumber* quadrupl* reduc* rise rises rising rose smaller surpass* than thrice triple* twice unlike versus worse',
  record:
    'best biggest champion* deadliest earliest ever fastest first highest historic* largest last latest leading longest lowest main major never oldest only pioneer* previous* rank* record* second since smallest third top unique unprecedented worst youngest',
  evidence:
    'analys* document* experiment* expert* inquir* investigation* journal* poll polls report reports research* scientist* studies study survey* test tests',
  opinion:
    'admir* amazing appear* awful beautiful believ* concern* confident congratulat* criti* curious disappoint* dream* enjoy* enthusias* excellent excit* fascinat* feel* felt fun glad great happy heart hono* hope* hoping impress* interest* liked love* maybe must nice ought passion* perfect perhaps pleasure prais* probably proud regret* sad satisf* scandal* seem* shame* should surpris* terrible thank* think* thought want* welcom* wish* wonderful worr*',
  prediction: "'ll forthcoming intend* plans shall soon tomorrow upcoming will won't",
  procedure:
    'actor* actress* album* announc* answer* artist* asked blog* book* call called calls celebrat* ceremon* coach* comment* concert* conference* costume* debate* discuss* event* exhibit* facebook festival* film* game* goal* guest* inaugurat* interview* invit* match* meet* met movie* music* novel* organi* particip* player* present* press program* question* response* season* show shows singer* speak* speech* spoke stage statement* talk* team* theme* told topic* tribute* twitter visit* website*',
  vague:
    'aspect* case cases certain challenge* context* issue* kind many matter* moment* numerous other others point* process* role* several situation* some something things various way ways',
  self: 'i me my our us we you your',
});
