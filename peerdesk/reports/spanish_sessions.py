"""The Spanish words of the papers of sessions."""

from typing import Final

SPANISH_SESSIONS: Final = {
    "Counseling forms": "Hojas de consejería",
    "Helper": "Ayudante",
    "Felt before": "Antes",
    "Felt after": "Después",
    "worries": "preocupaciones",
    "bullying": "acoso",
    "Worried? Tell {adult} now. I told": "¿Preocupación? Avisa a {adult} ya. Avisé a",
    "I keep it to myself, unless someone is hurt or may be hurt. Then I tell an adult today.": (
        "No lo cuento, salvo que alguien sufra o pueda sufrir daño. Entonces aviso hoy a un adulto."
    ),
    "Group attendance": "Asistencia del grupo",
    "Group": "Grupo",
    "Led by": "A cargo de",
    "Name": "Nombre",
    "Tick who is there, write the date above and the minutes below. A dash means: not there.": (
        "Marque quién está, la fecha arriba y los minutos abajo. Una raya significa: no estuvo."
    ),
    "Use of time": "Uso del tiempo",
    "What it was": "En qué consistió",
    "Not counted: {time} that trained students held on their own.": (
        "No se cuentan: {time} que estudiantes capacitados dirigieron solos."
    ),
    "ASCA recommends that 80 percent or more of the time goes to direct and indirect "
    "student services. These figures follow from the sessions that were logged.": (
        "ASCA recomienda que el 80 por ciento o más del tiempo sea para servicios directos e "
        "indirectos a los estudiantes. Estas cifras resultan de las sesiones anotadas."
    ),
    "{percent} % went to students. ASCA asks for 80 % or more.": (
        "El {percent} % fue para los estudiantes. ASCA pide el 80 % o más."
    ),
    "{percent} % went to students, below the 80 % ASCA asks for.": (
        "El {percent} % fue para los estudiantes, menos del 80 % que pide ASCA."
    ),
    "{hours} h {minutes} min": "{hours} h {minutes} min",
    "{n} times": "{n} veces",
    "Direct student services": "Servicios directos",
    "Indirect student services": "Servicios indirectos",
    "Program management": "Gestión del programa",
    "Not school counseling": "Fuera de la consejería",
    "Drop-ins": "Visitas sin cita",
    "Peer counseling": "Consejería entre pares",
    "Groups": "Grupos",
    "Leadership team": "Equipo de líderes",
    "Supervision of helpers": "Supervisión de ayudantes",
    "Lessons": "Lecciones",
    "Workshops": "Talleres",
    "Consultations": "Consultas",
    "Other work": "Otro trabajo",
    "Planning": "Planificación",
    "Reports and data": "Informes y datos",
    "Own training": "Formación propia",
    "Calls and letters": "Llamadas y cartas",
    "Staff meetings": "Reuniones de personal",
    "Lunch or bus duty": "Turno de comedor o autobús",
    "Testing": "Exámenes",
    "Covering a class": "Cubrir una clase",
    "Office work": "Trabajo de oficina",
}
