"""The Spanish words of the list of support for staff."""

from typing import Final

SPANISH_SUPPORT: Final = {
    "Support for staff": "Apoyo para el personal",
    "For what": "Para qué",
    "Where": "Dónde",
    "Checked on": "Revisado el",
    "not yet": "todavía no",
    "You carry a lot. Whoever looks after others needs somebody too. Asking for help "
    "is part of the job, and nobody has to say why.": (
        "Usted carga con mucho. Quien cuida a otros también necesita a alguien. Pedir ayuda es "
        "parte del trabajo, y nadie tiene que decir por qué."
    ),
}
