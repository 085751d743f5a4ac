"""The Spanish words of prints: the paper's language is chosen apart from the screen's."""

from typing import Final

from peerdesk.reports.spanish_bench import SPANISH_BENCH
from peerdesk.reports.spanish_care import SPANISH_CARE
from peerdesk.reports.spanish_consent import SPANISH_CONSENT
from peerdesk.reports.spanish_erasure import SPANISH_ERASURE
from peerdesk.reports.spanish_pairs import SPANISH_PAIRS
from peerdesk.reports.spanish_selection import SPANISH_SELECTION
from peerdesk.reports.spanish_sessions import SPANISH_SESSIONS
from peerdesk.reports.spanish_support import SPANISH_SUPPORT
from peerdesk.reports.spanish_team import SPANISH_TEAM
from peerdesk.reports.spanish_training import SPANISH_TRAINING
from peerdesk.reports.spanish_wall import SPANISH_WALL
from peerdesk.reports.spanish_work import SPANISH_MONDAY

SPANISH: Final = {
    "PUBLIC": "PÚBLICO",
    "STAFF ONLY": "SOLO PERSONAL",
    "CONFIDENTIAL": "CONFIDENCIAL",
    "TO TAKE HOME": "PARA LLEVAR A CASA",
    "SAMPLE": "MUESTRA",
    "Page {number} of {count}": "Página {number} de {count}",
    "Take down on {day}": "Retirar el {day}",
    "Buddy bench helpers": "Ayudantes del banco de amigos",
    "Sit here if you want someone to play with. A helper will come.": (
        "Siéntate aquí si quieres jugar con alguien. Vendrá un ayudante."
    ),
    "Bench clipboard": "Hoja de control del banco",
    "or {names}": "o {names}",
    "Visits": "Visitas",
    "If you are worried": "Si algo le preocupa",
    "1. Stay with the child. Listen, do not promise to keep a secret.": (
        "1. Quédese con el niño. Escuche, no prometa guardar un secreto."
    ),
    "2. Tell {adult} today, before you go home.": "2. Avise hoy a {adult}, antes de irse a casa.",
    "3. In danger now: office, extension {extension}, at once.": (
        "3. Peligro ahora: oficina, extensión {extension}, de inmediato."
    ),
    "Tick the box when a helper came.": "Marque la casilla si vino el ayudante.",
    "Visits: tally marks only, never a name.": "Visitas: solo rayas, nunca un nombre.",
    "Bench helpers this week": "Ayudantes del banco esta semana",
    "Buddy pairs": "Parejas de amigos",
    "1 pair on {day}. Keep this list out of sight of students.": (
        "1 pareja al {day}. Guarde esta lista fuera de la vista de los estudiantes."
    ),
    "{count} pairs on {day}. Keep this list out of sight of students.": (
        "{count} parejas al {day}. Guarde esta lista fuera de la vista de los estudiantes."
    ),
    "No.": "N.º",
    "Helper": "Ayudante",
    "Buddy": "Amigo",
    "Since": "Desde",
    "Met": "Se vieron",
    "Grade {grade}, {homeroom}": "Grado {grade}, {homeroom}",
    "Grade {grade}": "Grado {grade}",
    "Student Leadership Team": "Equipo de Liderazgo Estudiantil",
    "Name": "Nombre",
    "Position": "Cargo",
    "Grade": "Grado",
    "Homeroom": "Salón",
    "Training valid to": "Capacitación hasta",
    "No end date": "Sin fecha límite",
    "Not trained": "Sin capacitación",
    "Over: {day}": "Venció: {day}",
    "Session forms": "Hojas de sesión",
    "when filled in": "una vez llena",
    "Minutes": "Minutos",
    "About": "Tema",
    "It was": "Fue",
    "Pair": "Pareja",
    "Date": "Fecha",
    "good": "bien",
    "ok": "regular",
    "hard": "difícil",
    "Worried about someone? Tell {adult} now.": "¿Te preocupa alguien? Dile ya a {adult}.",
    "Worried? Tell {adult} now.": "¿Preocupado? Dile ya a {adult}.",
    "an adult": "un adulto",
    "Give back today": "Entrégala hoy",
    "I told": "Le dije a",
    "friends": "amigos",
    "school": "escuela",
    "family": "familia",
    "feelings": "emociones",
    "play": "juego",
    "other": "otro",
    **SPANISH_PAIRS,
    **SPANISH_ERASURE,
    **SPANISH_SESSIONS,
    **SPANISH_CONSENT,
    **SPANISH_CARE,
    **SPANISH_SELECTION,
    **SPANISH_BENCH,
    **SPANISH_SUPPORT,
    **SPANISH_TEAM,
    **SPANISH_BENCH,
    **SPANISH_WALL,
    **SPANISH_TRAINING,
    **SPANISH_MONDAY,
}
