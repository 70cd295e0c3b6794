import type { WorthWords } from '../worth-words.ts';

export const worthWords: WorthWords = {
  comparison:
    'more less fewer than higher lower compar* half double* triple* twice majority minority average most least better worse versus against rather only other another average additional among',
  cause:
    'because cause* due led lead* result* reason* thanks responsible* consequence* impact* effect* blam* link* contribut* allow* enabl* prevent* trigger* worsen* reduc* increas* damag*',
  record:
    'first record* ever never last only unique* historic* pioneer* largest biggest smallest highest lowest oldest youngest fastest main largest leading champion* worst best earliest latest since',
  law: 'law laws ban banned illegal* legal* authori* court* justice right rights decree* constitution* regulat* mandatory require* sanction* fine* penalt* trial* convict* sentenc* referendum* treat* article* directive* legislation bill act allow* must contract* policy prohibit* licen*',
  act: 'killed kill kills dead died death* injur* wound* arrest* convict* elect* vot* adopt* signed dismiss* cut cuts close* creat* found* bought sold acquir* attack* explo* bomb* destroy* accident* fire* protest* resign* appoint* launch* open* lost won discover* charg* accus* kidnap* releas* expel* withdr* refus* reject* stole* stolen hack* invad* assassin* massacr* victim* disaster* earthquake* crash* evacuat* used produc* deliver* built award* chosen suffer* leak* fund* raid* suspend* confirm* introduc* develop* receiv* shut* force* abus* seiz* interrogat* publish* deni* granted question* threat* suicid* hostage* strike* corrupt* spy spied poison* infect* contaminat* interven* fired sack* approv* replac* banned detain* indict*',
  evidence:
    'study studies report* poll* survey* figure* data statistic* research* result* analys* document* expert* scientist* estimat* evidence according census found',
  opinion:
    'beautiful happy proud hope* wish* regret* sad great wonderful shame* scandal* love* heart thank* congratulat* believ* feel* dream* worr* confiden* important essential good bad glad excit* passion* honor* honour* pleasure think thinks thought like want wants amazing fun',
  prediction: 'will shall would could may might going plan* expect* future next project* soon propos* upcoming intend*',
  procedure:
    'meeting* met visit* conference* speech* interview* statement* ceremon* appointment* festival* show* exhibition* celebrat* invit* present* program* organi* participat* inaugurat* tribute* event* speak* spoke told ask* welcome*',
  self: 'i we our us my me you your',
  public:
    'job* unemploy* health* hospital* school* tax* budget* debt* econom* growth euro* dollar* billion* million* nuclear climate pollut* security police army government* population people poor* wage* price* pension* immigra* energy oil gas bank* compan* state* countr* disease* virus vaccin* housing asylum* children ozone food crop* warming',
};
