"""Home languages as schools write them, and their ISO 639 codes."""

from typing import Final

from peerdesk.services.roster.folding import fold

_SPELLINGS: Final = """
en eng english ingles inglés anglais
es spa spanish español espanol castellano castilian
nv nav navajo diné dine diné_bizaad dinébizaad navaho
vi vie vietnamese tiếng_việt vietnamita
zh zho chi chinese mandarin cantonese chino 中文 mandarin_chinese chinese_mandarin
ar ara arabic árabe العربية
so som somali soomaali af-soomaali
hmn hmong hmoob
tl tgl tagalog
fil filipino pilipino
ko kor korean coreano 한국어
ru rus russian ruso русский
uk ukr ukrainian ucraniano українська
fr fra fre french francés français
ht hat haitian_creole haitian kreyòl kreyòl_ayisyen creole_haitian
pt por portuguese portugués português
de deu ger german alemán deutsch
ja jpn japanese japonés 日本語
hi hin hindi हिन्दी
ur urd urdu اردو
pa pan punjabi panjabi ਪੰਜਾਬੀ
bn ben bengali bangla বাংলা
gu guj gujarati
te tel telugu
ta tam tamil
ne nep nepali नेपाली
my mya bur burmese birmano မြန်မာ
kar karen
ksw sgaw_karen s'gaw_karen
rhg rohingya
sw swa swahili kiswahili
rw kin kinyarwanda
ln lin lingala
am amh amharic አማርኛ
ti tir tigrinya ትግርኛ
om orm oromo afaan_oromo
fa fas per persian farsi فارسی
prs dari
ps pus pashto پښتو
ku kur kurdish
tr tur turkish turco türkçe
pl pol polish polaco polski
ro ron rum romanian rumano română
bs bos bosnian
sr srp serbian
sq sqi alb albanian shqip
el ell gre greek
it ita italian italiano
he heb hebrew עברית
th tha thai ไทย
lo lao laotian
km khm khmer cambodian
mh mah marshallese kajin_majel
chk chuukese
pon pohnpeian
sm smo samoan
to ton tongan
haw hawaiian ōlelo_hawaii
ilo ilocano ilokano
ceb cebuano
id ind indonesian
ms msa may malay
mn mon mongolian
hop hopi
apw apache western_apache
zun zuni
kee keres keresan eastern_keres
twf tiwa
tew tewa
ood o'odham tohono_o'odham
arp arapaho
shh shoshone shoshoni
lkt lakota lakȟótiyapi
dak dakota
chr cherokee tsalagi ᏣᎳᎩ
cho choctaw
cr cre cree
oj oji ojibwe ojibwa anishinaabemowin
bla blackfoot
cro crow apsáalooke
chy cheyenne tsėhésenėstsestȯtse
esu yupik yup'ik central_yupik
ik ipk inupiaq iñupiaq
qu que quechua
quc k'iche' kiche quiche
mam mam
kjb q'anjob'al qanjobal kanjobal
mix mixtec mixteco
zap zapotec zapoteco
nah nahuatl náhuatl
yua maya yucatec_maya yucateco
gn grn guarani guaraní
ase american_sign_language asl sign_language
"""


def _codes() -> dict[str, str]:
    codes: dict[str, str] = {}
    for line in _SPELLINGS.split("\n"):
        for spelling in line.split():
            codes.setdefault(fold(spelling), line.split()[0])
    return codes


LANGUAGE_CODES: Final = _codes()


def language_name(code: str) -> str:
    """Return the English name of a language, or its code."""
    names = (name for name, known in LANGUAGE_CODES.items() if known == code and len(name) > 3)
    return next(names, code).replace("_", " ").title()
