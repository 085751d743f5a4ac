"""The Spanish words of the papers of a team."""

from typing import Final

SPANISH_TEAM: Final = {
    "Minutes of the meeting": "Acta de la reunión",
    "{day}, {time}, {minutes} minutes": "{day}, {time}, {minutes} minutos",
    "There ({n})": "Presentes ({n})",
    "Absent ({n})": "Ausentes ({n})",
    "On break ({n})": "En pausa ({n})",
    "Agenda": "Orden del día",
    "What was said and decided": "Lo dicho y decidido",
    "Actions": "Tareas",
    "Still open from before": "Pendiente de antes",
    "Agenda and sign-in": "Orden del día y firmas",
    "Day: ____________": "Día: ____________",
    "Who is here": "Quién está",
    "Recognition": "Reconocimientos",
    "What for": "Por qué",
    "Who": "Quién",
    "Until": "Hasta",
    "Done {day}": "Hecho {day}",
    "1 hour of service": "1 hora de servicio",
    "{hours} hours of service": "{hours} horas de servicio",
}
