import type { WordList } from '../lexicon.ts';
import { firstNames, type SpeakerWords, speakerNouns } from '../speaker-words.ts';

export const speakerWordLists: readonly WordList[] = [
  speakerNouns(
    'person',
    'président ministre secrétaire secrétaire-général sous-préfet vice-premier directeur gouverneur maire préfet procureur député sénateur chef patron porte-parole avocat juge professeur chercheur médecin expert analyste économiste scientifique physicien historien sociologue politologue général colonel capitaine commandant lieutenant roi prince pape cardinal évêque imam ambassadeur commissaire conseiller délégué responsable représentant fondateur cofondateur entraîneur entraineur sélectionneur joueur attaquant gardien acteur réalisateur chanteur écrivain auteur journaliste présentateur éditorialiste candidat élu adjoint syndicaliste militant manifestant témoin habitant voisin client agriculteur exploitant éleveur ingénieur pilote biologiste climatologue infectiologue épidémiologiste urgentiste chirurgien pharmacien enseignant étudiant vice-président ex-président ex-ministre émissaire dirigeant agent administrateur gérant trésorier rapporteur recteur doyen commentateur coureur skipper navigateur philosophe milliardaire homme père frère fils mari chancelier secouriste pompier policier gendarme complice collègue pdg spécialiste haut-commissaire chargé membre leader opposant dissident cinéaste créateur négociateur magistrat notaire libraire boulanger commerçant restaurateur propriétaire locataire passager automobiliste sinistré survivant rescapé victime vétérinaire psychologue psychiatre neurologue virologue cardiologue astronome mathématicien chimiste géologue sismologue urbaniste architecte démographe statisticien consultant banquier entrepreneur commissaire-priseur intendant proviseur principal instituteur aumônier curé rabbin pasteur ex-maire ex-député numéro bâtonnier greffier huissier colistier maire-adjoint vice-amiral amiral brigadier lieutenant-colonel sous-secrétaire eurodéputé édile édiles coprésident codirecteur cogérant coauteur coordinateur coordonnateur animateur organisateur régisseur porte-voix interlocuteur internaute touriste',
    'm',
  ),
  speakerNouns(
    'person',
    'présidente directrice gouverneure mairesse préfète procureure députée sénatrice cheffe patronne avocate professeure chercheuse experte physicienne historienne générale reine princesse ambassadrice conseillère déléguée représentante fondatrice cofondatrice joueuse attaquante gardienne actrice réalisatrice chanteuse écrivaine auteure autrice présentatrice candidate élue adjointe militante manifestante habitante voisine cliente agricultrice exploitante ingénieure chirurgienne enseignante étudiante vice-présidente ex-présidente dirigeante administratrice gérante chancelière femme mère sœur fille épouse haut-commissaire entraîneuse infirmière rapporteure patineuse coureuse navigatrice médaillée magistrate commerçante restauratrice propriétaire passagère survivante rescapée mathématicienne eurodéputée coprésidente coordinatrice animatrice organisatrice romancière autrice-compositrice institutrice',
    'f',
  ),
  speakerNouns(
    'group',
    'employés locataires usagers patients victimes analystes experts chercheurs scientifiques médecins économistes manifestants habitants riverains syndicats étudiants députés sénateurs avocats juges procureurs policiers gendarmes agriculteurs enseignants parents élus responsables dirigeants ministres opposants rebelles militants observateurs témoins proches astronomes prévisionnistes météorologues associations ong écologistes socialistes démocrates républicains salariés grévistes partisans critiques défenseurs spécialistes pays alliés voisins médias journaux médecins autorités enquêteurs secours pompiers sources diplomates leaders chefs représentants historiens juristes épidémiologistes talibans islamistes directeurs français américains russes israéliens palestiniens iraniens internautes joueurs fans parties camps',
  ),
  speakerNouns(
    'organisation',
    'agence service services association organisation syndicat fédération confédération parti entreprise société groupe firme compagnie banque journal quotidien hebdomadaire magazine chaîne télévision radio site média presse revue police gendarmerie armée parquet tribunal cour conseil comité commission collectif coalition mouvement front ligue union institut institution observatoire musée université école académie hôpital centre fondation club équipe direction opposition majorité église vatican constructeur opérateur fabricant éditeur distributeur industriel géant multinationale filiale start-up laboratoire ong fisc bourse bureau cabinet coordination mutuelle chambre ambassade mairie préfecture rédaction profession banques communauté partis assemblée sénat défense accusation milice rébellion',
  ),
  speakerNouns(
    'government',
    'gouvernement ministère exécutif présidence élysée matignon état kremlin pentagone maison-blanche administration diplomatie département régime junte autorité',
  ),
  speakerNouns(
    'document',
    'rapport communiqué étude enquête document lettre texte article note mémo livre loi décret arrêté traité accord déclaration bilan analyse résultats données chiffres statistiques recherche recherches travaux publication rapports études documents plainte message tweet conclusions recensement arrêt jugement directive expertise',
  ),
  speakerNouns('poll', 'sondage sondages baromètre'),
  firstNames(
    'abdel abdou abel adam adrien ahmed alain albert alberto alejandro alex alexandre alexis alfred ali alphonse andré andrew angel antoine antonio antony armel arnaud arthur aurélien barack bashar benjamin benoît bernard bertrand bill bob boris brice bruno carlos cédric charles christian christophe claude clément damien daniel david denis didier dimitri dominique donald édouard emmanuel éric erik étienne fabien fabrice felipe fernando florian françois franck frank frédéric gabriel geoffroy george gérald gérard gilbert gilles giuseppe grégory guillaume gustave guy hassan henri hervé hosni hubert hugo hugues ibrahim igor ivan jack jacques james jean jean-claude jean-françois jean-louis jean-luc jean-marc jean-marie jean-michel jean-philippe jean-pierre jean-yves jeff jérémie jérôme jim joe joël john joseph josé juan jules julien karim kevin khaled laurent léo léon lionel lothar louis luc lucas ludovic luis manuel marc marcel mariano mario mark martin mathieu matthieu maurice maxime michaël michel mike mitt mohamed mohammed nicolas nick noël olivier oscar pascal patrice patrick paul pedro peter philippe pierre rafael rami raphaël raymond rené richard robert robin roger roland romain ronald sami samuel sébastien serge sergueï simon stéphane steve sylvain tarek théo thibault thierry thomas tim todd tom tony valéry victor vincent vladimir volodymyr william xavier yann yannick yves zoran kito joey mahmoud hamid yvon guido',
    'm',
  ),
  firstNames(
    'valentine agnès alice aline amélie ana andrea angela anna anne anne-marie annie astrid audrey aurélie aurore béatrice bénédicte bernadette brigitte camille carine carla carole caroline catherine cécile céline chantal charlotte christelle christiane christine claire clara clémentine coralie corinne cristina danielle delphine diane élisabeth élise élodie emma estelle esther eva fabienne fanny fatima florence françoise gabrielle geneviève ghislaine giorgia hélène hillary inès ingrid irène isabelle jacqueline jeanne jennifer jessica josée joséphine julia julie juliette karine kamala kateri laetitia laura laure laurence léa léna liliane lina lise louise lucie lydia madeleine manon margaret margaux marguerite maria marie marie-claude marie-france marine marion marlène martine maryse mathilde mélanie michèle michelle mireille monique muriel myriam nadia nadine najat nancy natacha nathalie nicole nora odile olga pascale patricia pauline raphaëlle renée roxana rachida roselyne sabine samira sandra sandrine sarah ségolène simone solène sonia sophie stéphanie susan sylvie theresa valérie vanessa véronique victoria virginie viviane yasmina yvette yvonne zoé navi',
    'f',
  ),
];

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

export const speakerWords: SpeakerWords = {
  masculine: words('le un ce cet son du au notre'),
  feminine: words('la une cette sa'),
  definite: words("le la l' les ce cet cette ces son sa ses leur leurs notre nos au aux du"),
  plural: words('les des ces ses leurs nos plusieurs certains certaines quelques de deux trois'),
  pronouns: new Map([
    ['il', { gender: 'm', plural: false }],
    ['elle', { gender: 'f', plural: false }],
    ['lui', { gender: null, plural: false }],
    ['ils', { gender: 'm', plural: true }],
    ['elles', { gender: 'f', plural: true }],
    ['eux', { gender: 'm', plural: true }],
    ['-t-il', { gender: 'm', plural: false }],
    ['-t-elle', { gender: 'f', plural: false }],
    ['-t-ils', { gender: 'm', plural: true }],
    ['-t-elles', { gender: 'f', plural: true }],
    ['-il', { gender: 'm', plural: false }],
    ['-elle', { gender: 'f', plural: false }],
    ['-ils', { gender: 'm', plural: true }],
    ['-elles', { gender: 'f', plural: true }],
    ['celui-ci', { gender: 'm', plural: false }],
    ['celle-ci', { gender: 'f', plural: false }],
    ['ceux-ci', { gender: 'm', plural: true }],
    ['celles-ci', { gender: 'f', plural: true }],
  ]),
  latter: words('dernier dernière derniers dernières'),
  nobody: words('on -t-on -on'),
  titles: new Map([
    ['m', 'm'],
    ['mm', 'm'],
    ['mr', 'm'],
    ['monsieur', 'm'],
    ['mme', 'f'],
    ['mmes', 'f'],
    ['mlle', 'f'],
    ['madame', 'f'],
    ['dr', null],
    ['pr', null],
    ['me', null],
  ]),
  particles: words("de d' du la le des van von der den di da al el bin ben"),
  bodyParticles: words("de d' du des et la l' les pour"),
  complementLinks: words('pour en contre aux'),
  indefinites: words('des'),
  possessives: new Set(),
  links: words("de d' du des"),
  relatives: words("qui dont que qu' où"),
  openers: words(
    "hier selon après avant dans pour lors mardi lundi mercredi jeudi vendredi samedi dimanche ainsi mais cependant toutefois interrogé interrogée selon pourtant enfin ensuite alors aujourd’hui aujourd'hui certes depuis malgré si en à au parmi sur avec sous face comme quant outre surtout seul seule nul aucun aucune non oui plusieurs beaucoup cinq six sept huit neuf dix deux trois quatre quand lorsque et ou car or donc plus moins très tout toute tous ce cela ça c' rien dès vers chez entre durant pendant près loin là ici jamais toujours déjà encore bref autre autres même surnommé estimant affirmant réagissant début mi fin janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
  ),
};
