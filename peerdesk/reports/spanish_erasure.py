"""The Spanish words of the page that proves an erasure."""

from typing import Final

SPANISH_ERASURE: Final = {
    "Signature": "Firma",
    "Day": "Día",
    "Proof of erasure": "Constancia de borrado",
    "One student was erased for good": "Los datos de un estudiante se borraron para siempre",
    "School: {school}. Erased on {day} by {name}. Erasure no. {number}.": (
        "Escuela: {school}. Borrado el {day} por {name}. Borrado n.º {number}."
    ),
    "This page names nobody on purpose. Keep it with the request of the family.": (
        "Esta página no nombra a nadie a propósito. Guárdela con la petición de la familia."
    ),
    "What was erased": "Lo que se borró",
    "Copies": "Copias",
    "What a program cannot reach": "A dónde no llega un programa",
    "Paper that was printed, and files that were exported.": (
        "El papel impreso y los archivos exportados."
    ),
    "Backups on sticks that were not plugged in.": (
        "Las copias de seguridad en memorias que no estaban conectadas."
    ),
    "Text about other children in which the name was typed.": (
        "Los textos sobre otros niños en los que se escribió el nombre."
    ),
    "Record on the roster": "Datos en la lista",
    "Pairs, check-ins and rules about pairs": "Parejas, seguimientos y reglas sobre parejas",
    "Sessions and attendance": "Sesiones y asistencia",
    "Bench duty and absences": "Turnos en el banco y ausencias",
    "Consent answers": "Respuestas de permiso",
    "Roles, team and training": "Funciones, equipo y formación",
    "Concerns, private notes and other records": "Preocupaciones, notas privadas y otros datos",
    "Unfinished texts": "Textos sin terminar",
    "Lines of the history that held the name": "Líneas del historial que tenían el nombre",
    "Kept bundles that were removed: {count}": "Paquetes guardados que se quitaron: {count}",
    "Older backups that were deleted: {count}": (
        "Copias de seguridad anteriores que se borraron: {count}"
    ),
    "No older backup was within reach any more.": (
        "Ya no quedaba ninguna copia de seguridad anterior al alcance."
    ),
    "Older backups that are kept until somebody deletes them: {count}": (
        "Copias de seguridad anteriores que quedan hasta que alguien las borre: {count}"
    ),
    "Older backups that are left: {count}. The last one goes by {day}.": (
        "Copias de seguridad anteriores que quedan: {count}. La última se borra el {day}."
    ),
}
