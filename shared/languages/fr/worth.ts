import type { WorthWords } from '../worth-words.ts';

export const worthWords: WorthWords = {
  harm: 'abus* accident* affront* arme armes assassin* attaqu* avalanche* bless* bombard* bombe* brûl* cancer* catastroph* collision* combat* contamin* coulé* crash* cyclone* danger* destruct* disparition* disparu* drame* décès décéd* déflagr* dégât* déplacés déraill* détrui* effondr* embuscade* empoisonn* endommag* enlev* enlèvement* explos* exécut* famine* fuite* fusillade* glissement* guerre* incendi* infect* inond* intoxic* kidnapp* marée* massacr* menac* meurent meurt meurtr* missile* mort morte mortel* mortes morts naufrag* noyade* noyé* obus otage* ouragan* pandém* poignard* péri périr périt radiation* radioactiv* risque* sauvet* secours suicid* surviv* sécheresse* séisme* tempête* terroris* tir tirs tiré* tornade* tortur* toxique* tremblement* tsunami* tue tuent tuer tué* typhon* victime* viol violen* violeur* viols violé* émeut* épidém* évacu*',
  crime:
    'accus* acquitt* amende* appel appréhend* arrestation* arrêté* blanchi* brevet* cambriol* caution* condamn* confisqu* contreband* contrefa* corrupt* coupable* cour crime* criminel* discrimin* dommages délit* déten* détourn* emprisonn* enquêt* espion* examen extrad* fraud* gendarm* homicide* incarcér* inculp* indemnis* interpell* interrog* juge* justice libér* perquisition* pirat* plagi* plainte* police pot-de-vin poursuiv* prison* procès relâch* saisi* soupçon* suspect* trafic* tribunal* tribunaux témoign* verdict* vol voler voleur* vols volé* écrou*',
  law: 'aboli* amend* asile autoris* avort* citoyen* constitution* directive* droit droits décret* décrét* dépénalis* exempt* illégal* interdi* jurisprudence* licence* loi lois légal* légau* législat* nationalité* oblig* passible* peine peines permet* permis quota* régl* rétroacti* sanction* traité* visa visas éligib*',
  decision:
    'abandon* accord* achet* adopt* annul* approuv* attribu* bloqu* boycott* captur* censur* cessez-le-feu décern* démission* déploy* envahi* exclu* expuls* faillite* ferment fermer fermera* fermeture* fermé* financ* fusion* grève* impos* investi* licenci* limog* manifest* nationalis* nomm* occup* ordonn* privatis* rachat* rachet* ratifi* reddition refus* rejet* rembours* remplac* restructur* retir* retrait* rédui* réform* révoqu* réél* signé* suppression* supprim* suspend* suspens* transfert* transfér* trêve vaincu* vend* veto vot* élection* élu élue élues élus',
  public:
    'actions agricol* alimenta* armée* bancaire* banque* budget* bénéfice* carbone carburant* chômage chômeur* circulation client* climat* consomm* contribuable* coût* croissance crédit* dette* dollar* drogue* déficit* emploi* entreprise* euro euros exportation* fisc* foyer* frontière* gaz gouvernement* habitant* hospitali* hôpital hôpitaux immigr* importation* impôt* industri* inflation logement* maladie* marché* marge* maternité* migrant* militaire* milliard* million* médecin* médic* nucléaire* patient* pauvre* pib pollu* population* poste postes prix prêt* pétrol* raffin* retraite* revenu* réchauff* récolte* réfugié* salaire* salari* santé soldat* subvention* sécurité taxe* train* troupe* universit* usine* vaccin* vente* virus vols école* économ* éducation électri* élève* émission* énergi* étudiant*',
  cause:
    'affect* afin aggrav* ainsi car cause causes causé* conduit* conséquen* contribu* donc due dues dus déclench* dû effet* empêch* entraîn* favoris* forc* grâce impact* induit* lié liée liées liés origine* parce pousse* provoqu* puisque raison* responsab* résult* suite suscit*',
  comparison:
    'accroî* accru* augment* autant baiss* chut* compar* contrairement contre davantage diminu* doubl* dépass* fois grimp* hausse* inférieur* majorité mieux minorité moins moitié moyen moyenne pire plus progress* quadrupl* recul* supérieur* tripl* équivalent*',
  record:
    'aucun aucune champion* class* depuis dernier dernière deuxième historique* inédit* jamais majeur* meilleur* pionnier* pire premier premiers première premières principal* précédent* rang record* sans seul seule troisième unique*',
  evidence:
    'analys* bilan* chercheur* document* expert* expérience* rapport* recherche* revue* scientifique* sondage* test tests étude*',
  opinion:
    'admir* aime* beau beaux belle belles bravo confian* content* critiqu* croi* curieu* cœur devraient devrait dommage décept* déçu* enthousias* espoir* espèr* espér* excellent* fascin* faudrait faut fier fière formidable* félicit* heureu* honneur* honte* impression* inquiet* inquiét* intéress* magnifique* mauvais* merci merveill* parfait* passion* pense* peut-être plaisir* probablement regrett* rêv* salu* satisf* scandal* sembl* sentiment* souhait* terrible* triste* émotion* étonn*',
  prediction:
    'attendu* aura auront bientôt demain devra devront doit doivent envisag* futur* pourra pourront prochain* projet* prévoi* prévu* sera seront va vont éventuel*',
  procedure:
    'acteur* actrice* album* annonc* artist* blog* but buts chant* comment* communiqué* concert* conférence* costume* célèbr* célébr* cérémonie* discours discussion* discut* débat* entraineur* entraîn* entretien* exposition* facebook festival* film* fêt* hommage* inaugur* interview* invit* joueur* livre livres match* musi* organis* particip* presse programme* présent* question* rencontr* rendez-vous roman* réaction* réponse* réunion* saison* scène* site sites spectacle* sujet* thème* thémat* twitter visit* équipe* évènement* événement*',
  vague:
    'affaire* aspect* autre autres cas certain* chose* contexte* divers* défi* enjeu* façon* manière* moment* nombreu* notamment plusieurs point* processus quelques rôle* situation* sorte*',
  self: "j' je m' ma me mes moi mon nos notre nous vos votre vous",
};
