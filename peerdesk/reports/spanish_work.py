"""The Spanish words of the Monday sheet: its own, and those of the lines it lists."""

from typing import Final

SPANISH_MONDAY: Final = {
    "Monday sheet": "Hoja del lunes",
    "{days}. Printed on {day}.": "{days}. Impresa el {day}.",
    "Tick a box. Enter it back under Today, Monday sheet: number and letter.": (
        "Marque una casilla. Anótelo en Hoy, Hoja del lunes: número y letra."
    ),
    "{done} = done, {not} = not": "{done} = hecho, {not} = no",
    "Due": "Vence",
    "Day, remark": "Día, nota",
    "Bench this week": "El banco esta semana",
    "and {count} more, on Today": "y {count} más, en Hoy",
}

SPANISH_LINES: Final = {
    "1 buddy waits for a helper": "1 amigo espera un ayudante",
    "1 day late": "1 día tarde",
    "1 session form has not come back": "Falta devolver 1 hoja de sesión",
    "A draft of new pairs is ready to review": "Hay una propuesta de parejas por revisar",
    "A worry was noted in 1 session this week": "Se anotó una inquietud en 1 sesión esta semana",
    "A worry was noted in {n} sessions this week": (
        "Se anotó una inquietud en {n} sesiones esta semana"
    ),
    "Asked": "Pedido",
    "Bench duty without enough helpers": "Turnos del banco sin suficientes ayudantes",
    "Buddy bench": "Banco de amigos",
    "Buddy pairs": "Parejas de amigos",
    "Check": "Revisar",
    "Check-ins due": "Seguimientos pendientes",
    "Concern, {grade}, {seen}": "Inquietud, {grade}, {seen}",
    "Concerns": "Inquietudes",
    "Consents missing": "Permisos que faltan",
    "Due today": "Vence hoy",
    "First name on posters": "Nombre en los carteles",
    "Follow-ups": "Asuntos por seguir",
    "Fri": "Vie",
    "Friday": "Viernes",
    "In {n} days": "En {n} días",
    "K": "K",
    "Leadership team": "Equipo líder",
    "Look now": "Mire ahora",
    "Missing": "Falta",
    "Mon": "Lun",
    "Monday": "Lunes",
    "Never met": "Aún no se ven",
    "No. {number}": "N.º {number}",
    "Out": "Fuera",
    "Overdue": "Atrasado",
    "Pairs": "Parejas",
    "Peer counseling": "Apoyo entre compañeros",
    "Photo": "Foto",
    "Pledge, limits of confidentiality": "Promesa, límites de la confidencialidad",
    "Referral, {grade}, reply awaited": "Derivación, {grade}, falta la respuesta",
    "Referrals waiting": "Derivaciones en espera",
    "Review": "Revisar",
    "Sat": "Sáb",
    "Saturday": "Sábado",
    "Sheets out": "Hojas sin devolver",
    "Silent pairs": "Parejas en silencio",
    "Start the new year: {done} of {all} steps are done": (
        "Empezar el año nuevo: {done} de {all} pasos hechos"
    ),
    "Stop it": "Deténgalo",
    "Sun": "Dom",
    "Sunday": "Domingo",
    "Support groups": "Grupos de apoyo",
    "Support resource not reviewed for a year: {name}": (
        "Recurso de apoyo sin revisar en un año: {name}"
    ),
    "Surveys": "Encuestas",
    "The backup on the USB stick is {n} days old": "La copia en la memoria USB tiene {n} días",
    "The school": "La escuela",
    "The written report after a call is to be sent": (
        "Falta enviar el informe escrito tras la llamada"
    ),
    "There is no backup on a USB stick yet": "Aún no hay copia en una memoria USB",
    "They are both on the team {team}.": "Los dos están en el equipo {team}.",
    "They are on duty together on {day}.": "Tienen turno juntos el {day}.",
    "They are pair {number}.": "Son la pareja {number}.",
    "Thu": "Jue",
    "Thursday": "Jueves",
    "To sign": "Por firmar",
    "Tomorrow": "Mañana",
    "Training": "Capacitación",
    "Tue": "Mar",
    "Tuesday": "Martes",
    "Waiting": "En espera",
    "Wed": "Mié",
    "Wednesday": "Miércoles",
    "family came": "vino la familia",
    "grade {number}": "grado {number}",
    "in a check-in": "en un seguimiento",
    "in a session": "en una sesión",
    "kindergarten": "kínder",
    "no duty": "sin turno",
    "pre-K": "prekínder",
    "seen by a helper": "lo vio un ayudante",
    "seen by someone else": "lo vio otra persona",
    "seen by staff": "lo vio el personal",
    "the student came": "vino el alumno",
    "who?": "¿quién?",
    "{count} missing": "faltan {count}",
    "{day} {time}, bench {mark}": "{day} {time}, banco {mark}",
    "{name} comes back from a break": "{name} vuelve de una pausa",
    "{name} is absent": "{name} no está",
    "{name} is helper and buddy: is that meant?": "{name} es ayudante y amigo: ¿es así?",
    "{name} is not trained yet": "{name} aún no tiene capacitación",
    "{name} is on the roster twice, it seems": "{name} parece estar dos veces en la lista",
    "{names} and {n} more helpers have papers to sign": (
        "{names} y {n} ayudantes más tienen hojas por firmar"
    ),
    "{names} has a paper to sign": "{names} tiene una hoja por firmar",
    "{names} have papers to sign": "{names} tienen hojas por firmar",
    "{name}, {title}: the office ends": "{name}, {title}: termina el cargo",
    "{name}: said no, still takes part": "{name}: dijo que no y aún participa",
    "{name}: the yes runs out": "{name}: el permiso vence",
    "{name}: {course} runs out": "{name}: vence {course}",
    "{name}: {title}": "{name}: {title}",
    "{n} buddies wait for a helper": "{n} amigos esperan un ayudante",
    "{n} days": "{n} días",
    "{n} days late": "{n} días tarde",
    "{n} session forms have not come back": "Faltan devolver {n} hojas de sesión",
    "{n} support resources were not reviewed for a year": (
        "{n} recursos de apoyo sin revisar en un año"
    ),
    "{n} times two records look like one child": (
        "{n} veces dos fichas parecen ser de un mismo alumno"
    ),
    "{one} and {other} are together against a rule": (
        "{one} y {other} están juntos contra una regla"
    ),
    "{one} and {other}: keep apart ends": "{one} y {other}: termina la regla de separarlos",
    "{pair}: check-in": "{pair}: seguimiento",
    "{pair}: exit questions are open": "{pair}: faltan las preguntas de despedida",
    "To ask": "Por preguntar",
    "{pair}: first meeting": "{pair}: primer encuentro",
    "{pair}: goodbye": "{pair}: despedida",
    "{pair}: talk with family or teacher": "{pair}: hablar con la familia o el maestro",
    "{pair}: the rest ends": "{pair}: termina la pausa",
    "{place}: 1 helper missing": "{place}: falta 1 ayudante",
    "{place}: {n} helpers missing": "{place}: faltan {n} ayudantes",
    "{survey}: {n} families have no notice or no answer yet": (
        "{survey}: {n} familias sin aviso o sin respuesta"
    ),
    "{team}: 1 office ends with the school year": "{team}: 1 cargo termina con el año escolar",
    "{team}: {n} offices end with the school year": (
        "{team}: {n} cargos terminan con el año escolar"
    ),
}
