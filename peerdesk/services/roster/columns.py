"""Recognise what a column holds by its heading: English, Spanish and the big school systems."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from peerdesk.services.roster.folding import fold
from peerdesk.services.roster.rows import ID_FIELDS, Field

_ALIASES: Final[dict[Field, str]] = {
    Field.NUMBER: (
        "permanentid permid permnum permnumber "
        "studentnumber studentno studentnum localstudentid localid schoolstudentid studentlocalid "
        "stunum lunchnumber lasid nocontrol numerodecontrol clave districtid "
        "sisid sisstudentid studentid studentidnumber stuid stdid pupilid "
        "pupilnumber pupilno learnerid numerodeestudiante numerodelestudiante numeroestudiante "
        "noestudiante matricula idestudiante iddeestudiante idalumno numerodealumno "
        "identificacion identifier sisnumber otherid otherstudentid alphakey nameid studentnbr "
        "idnumber idno id numero number no"
    ),
    Field.STATE_ID: (
        "stateid statestudentid statestudentnumber statenumber stateidnumber ssid "
        "statereportingid usermasteridentifier studentstateid stateidentifier sasid suid curp "
        "tsdsid eduid uniquestudentid statesisid idestatal ideestatal statestudentnumberid stn "
        "stateprovinceid"
    ),
    Field.SOURCED_ID: ("sourcedid usersourcedid onerosterid clever_id cleverid dcid guid"),
    Field.NAME_LAST_FIRST: (
        "lastfirst lastnamefirstname lastnamefirst namelastfirst studentnamelastfirst "
        "studentlastfirst lastfirstmi lastfirstmiddle apellidosnombre apellidosynombre "
        "apellidonombre apellidosynombres namelastfirstmiddle fullnamelfm namelfm lfm"
    ),
    Field.FAMILY_NAME: (
        "familyname lastname surname studentlastname legallastname stulastname lname last "
        "apellido apellidos primerapellido namelast apellidosdelestudiante apellidopaterno paterno"
    ),
    Field.SECOND_FAMILY_NAME: "segundoapellido apellidomaterno materno secondlastname lastname2",
    Field.GIVEN_NAME: (
        "givenname firstname studentfirstname legalfirstname stufirstname fname first forename "
        "nombre nombres namefirst primernombre nombredelestudiante"
    ),
    Field.SUFFIX: (
        "suffix namesuffix lastnamesuffix suffixname generation generationcode "
        "generationcodesuffix sufijo"
    ),
    Field.MIDDLE_NAME: (
        "middlename middle mi middleinitial segundonombre namemiddle studentmiddlename"
    ),
    Field.PREFERRED_NAME: (
        "preferredgivenname preferredname preferredfirstname nickname goesby alias calledname "
        "chosenname knownas prefersname nombrepreferido apodo"
    ),
    Field.NAME: (
        "studentname name fullname student studentfullname displayname pupil pupilname firstlast "
        "firstnamelastname namefirstlast nombrecompleto estudiante alumno nombreyapellido "
        "nombreyapellidos"
    ),
    Field.GRADE: (
        "gradelevel grade grades gradelvl currentgrade gr grd gradecode studentgrade "
        "enrollmentgrade yearlevel grado gradoescolar curso nivel level gradelevelcode"
    ),
    Field.BIRTH_DATE: (
        "birthdate dateofbirth dob birthday birth studentdob studentbirthdate bdate "
        "fechadenacimiento fechanacimiento fechanac fechadenac nacimiento cumpleanos"
    ),
    Field.GENDER: "gender sex studentgender gendercode sexo genero legalgender legalsex",
    Field.HOMEROOM: (
        "homeroom homeroomname hr homeroomteacher homeroomteachername teacher classroom homeclass "
        "class room section homeroomnumber currentteacher salon aula maestro maestra profesor "
        "profesora docente grupo salondeclases teachername advisory advisorteacher homeroomid hmrm "
        "homerm advisor"
    ),
    Field.LANGUAGE: (
        "homelanguage homeprimarylanguage primarylanguage language nativelanguage "
        "languagespokenathome homelang langhome lang languages homelanguages firstlanguage "
        "languagecode homelanguagecode primaryhomelanguage idiomadelhogar idioma lengua "
        "lenguamaterna idiomamaterno lenguajedelhogar idiomaencasa homelanguagename"
    ),
    Field.BUS: "bus busnumber busroute busno route transportation autobus ruta rutadeautobus",
    Field.STATUS: (
        "enrollstatus enrollmentstatus status studentstatus activestatus estado estatus "
        "enrolmentstatus"
    ),
    Field.ACTIVE: "active isactive activo enrolled isenrolled currentlyenrolled inscrito",
    Field.EXIT_DATE: (
        "exitdate exitwithdrawdate exitwithdrawaldate withdrawaldate withdrawdate dateofwithdrawal "
        "datewithdrawn dateleft leftdate leavedate leavingdate schoolexitdate "
        "enrollmentenddate dateexited fechadebaja fechadesalida fechadeegreso fechaderetiro"
    ),
    Field.SCHOOL_ID: (
        "schoolid schoolnumber schoolcode schnumber schoolno schoolsourcedid orgsourcedids "
        "orgsourcedid schid sch_id campusid buildingid sitecode currentschoolid idescuela "
        "codigoescuela primaryorgsourcedid schoolnum"
    ),
    Field.SCHOOL_NAME: (
        "schoolname school campus campusname building buildingname site sitename schname escuela "
        "nombredelaescuela nombreescuela currentschool calendarname currentschoolname"
    ),
    Field.ROLE: "role userrole persontype usertype rol persontypename",
    Field.EMAIL: "email emailaddress studentemail schoolemail correo correoelectronico mail",
}
_LOGINS: Final = {"username", "userid", "login", "loginid", "studentusername", "studentlogin"}
_AERIES: Final = {
    "id": "permid", "sn": "studentnumber", "ln": "lastname", "fn": "firstname", "mn": "middlename",
    "gr": "grade", "bd": "birthdate", "sx": "gender", "lf": "language", "tg": "status",
    "sc": "schoolid",
}  # fmt: skip
_NUMBER_SIGN = re.compile(r"(?<=\w)\s*#|#\s*(?=\w)")
_PREFIX = re.compile(
    r"^(?:students?|stu|person|individual|identity|pupil|enrollment|activeenrollment)[._\s:]+(.+)$"
)
_RANKED: Final = tuple(
    (alias.replace("_", ""), field) for field, words in _ALIASES.items() for alias in words.split()
)
_FIELD_OF: Final = dict(reversed(_RANKED))
_RANK: Final = {alias: rank for rank, (alias, _field) in reversed(list(enumerate(_RANKED)))}


def normalise(heading: str) -> str:
    """Return a heading as the alias table writes it: the key under which a choice is remembered."""
    return fold(heading)


def _alias_of(heading: str) -> str | None:
    heading = _NUMBER_SIGN.sub(" number ", heading)
    if heading.casefold().startswith("stu.") and normalise(heading[4:]) in _AERIES:
        return _AERIES[normalise(heading[4:])]
    whole = normalise(heading)
    if whole in _FIELD_OF:
        return whole
    prefixed = _PREFIX.match(heading.strip().casefold())
    tail = (
        normalise(prefixed.group(1))
        if prefixed
        else normalise(re.sub(r"[(\[].*?[)\]]", "", heading))
    )
    if tail in _FIELD_OF:
        return tail
    metadata = whole.removeprefix("metadata")
    return metadata if metadata in _FIELD_OF else None


def recognise(
    headings: Sequence[str], remembered: Mapping[str, Field] | None = None
) -> dict[int, Field]:
    """Return the field of each column that is recognised; one column per field, best alias first.

    Args:
        headings: Headings from left to right, as they stand in the file.
        remembered: Field by normalised heading, as a person once chose; wins over the alias table.
    """
    found: dict[int, Field] = {}
    taken: set[Field] = set()
    for index, heading in enumerate(headings):
        chosen = (remembered or {}).get(normalise(heading))
        if chosen is not None and chosen not in taken:
            found[index] = chosen
            taken.add(chosen)
    candidates = [
        (_RANK[alias], index, _FIELD_OF[alias])
        for index, heading in enumerate(headings)
        if index not in found and (alias := _alias_of(heading)) is not None
    ]
    for _rank, index, field in sorted(candidates):
        if field not in taken:
            found[index] = field
            taken.add(field)
    return _login_as_id(headings, _promote_spare_ids(headings, _whole_name(found)))


def _whole_name(found: dict[int, Field]) -> dict[int, Field]:
    """Take a lone "Nombre" or "First name" for the whole name if no column holds another part."""
    others = {Field.FAMILY_NAME, Field.NAME, Field.NAME_LAST_FIRST}
    if others.intersection(found.values()):
        return found
    return {i: Field.NAME if f is Field.GIVEN_NAME else f for i, f in found.items()}


def _login_as_id(headings: Sequence[str], found: dict[int, Field]) -> dict[int, Field]:
    """Tell students apart by their login or mail address where no column holds another id."""
    if Field.GRADE not in found.values() or any(field in ID_FIELDS for field in found.values()):
        return found
    for index, heading in enumerate(headings):
        if index not in found and normalise(heading) in _LOGINS:
            return {**found, index: Field.SOURCED_ID}
    return {i: Field.SOURCED_ID if f is Field.EMAIL else f for i, f in found.items()}


def _promote_spare_ids(headings: Sequence[str], found: dict[int, Field]) -> dict[int, Field]:
    """Use a second id column (Clever's Student_id beside Student_number) as the system's own id."""
    if Field.SOURCED_ID in found.values() or Field.NUMBER not in found.values():
        return found
    for index, heading in enumerate(headings):
        if index not in found and _alias_of(heading) in {"studentid", "sisid", "sisstudentid"}:
            return {**found, index: Field.SOURCED_ID}
    return found
