import type { WorthWords } from '../worth-words.ts';

export const worthWords: WorthWords = {
  comparison:
    'plus moins autant davantage supérieur* inférieur* compar* contre mieux pire moitié double* triple* équivalent* autres parmi devant derrière fois majorité minorité moyenne supplémentaire* seulement',
  cause:
    'cause causes causé* raison provoqu* entraîn* parce car suite dû due dus dues grâce responsable* conséquence* impact* effet* origine* lié liée liés liées contribu* permis permet* favoris* empêch* afin conduit* aggrav*',
  record:
    'premier première premiers premières record* jamais dernier dernière seul seule unique* historique* pionnier* grand grande grands grandes principal* célèbre* champion* plus',
  law: 'loi lois interdi* illégal* légal* légale autoris* tribunal* justice cour droit droits décret* constitution* règlement* obligatoire* obligation* sanction* amende* peine* procès condamn* référendum* traité* article* directive* juridique* peuvent doivent permis',
  act: 'tué* tue* mort morts décéd* blessé* arrêté* arrestation* condamn* élu* élection* vot* adopté* signé* licenci* supprim* ferm* créé* fond* acheté* rachet* vendu* attaqu* explos* bombard* détruit* accident* incendi* manifest* démission* nommé* limogé* lancé* ouvert* perdu* gagné* remport* découv* inculp* accus* viol* enlev* libér* expuls* retir* refus* rejet* volé* pirat* envahi* assassin* massacr* victime* catastrophe* séisme* crash* naufrag* évacu* utilis* produi* livr* construi* attribu* choisi* subi* cess* rembours* financ* touch* frapp* otage* prisonnier* protég* décrét* exclu exclus exclue interpell* appréhend* péri* mena* suicid* grève* licenci* mis mise soupçonn* blanchi* corrupt* espion* empoisonn* infect* contamin* interven* intervenu*',
  evidence:
    'étude* rapport* sondage* enquête* chiffre* données statistique* selon recherche* résultat* bilan* analyse* documents expert* scientifique* chercheur* estim*',
  opinion:
    'beau belle heureux heureuse* fier fière espère espérons espoir* souhait* regrett* content* triste* formidable* magnifique* honte* scandal* aime* cœur merci félicit* croi* sentiment* rêve* inquiet* confian* important* essentiel* bon bonne mauvais* dommage émotion* passion* honneur* bravo plaisir* impression*',
  prediction:
    'sera seront serait seraient devrait devraient pourrait pourraient va vont aura auront prévu* prévoit futur* prochain* projet* bientôt',
  procedure:
    'réunion* rencontr* visite* conférence* discours interview* entretien* communiqué* cérémonie* rendez-vous festival* spectacle* exposition* célèbr* fêt* invit* présent* programme* organis* participer inaugur* hommage* fête*',
  self: "je j' nous notre nos mon ma mes moi me m' vous votre vos",
  public:
    'emploi* chômage santé hôpita* école* impôt* budget* dette* économ* croissance euros dollars milliard* million* nucléaire* climat* pollution sécurité police armée gouvernement* population* habitants pauvre* salaire* prix retraite* immigr* énergie pétrole gaz banque* entreprise* état* pays énergétique* maladie* virus vaccin* logement*',
};
