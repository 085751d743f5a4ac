"""The Spanish words of the papers of choosing a team."""

from typing import Final

SPANISH_SELECTION: Final = {
    "Nomination ballot": "Papeleta",
    "Who would you talk to?": "¿Con quién hablarías?",
    "You are sad or have a problem. Name 3 students you would tell.": (
        "Tienes un problema. Escribe 3 estudiantes a quienes se lo dirías."
    ),
    "2 adults at school I trust": "2 adultos en quienes confío",
    "Do not write your own name. Fold it. Nobody will know it is yours.": (
        "No pongas tu nombre. Dobla la hoja. Nadie sabrá que es tuya."
    ),
    "Application": "Solicitud",
    "I want to be on the team": "Quiero estar en el equipo",
    "Why do you want to be on the team?": "¿Por qué quieres estar en el equipo?",
    "Tell about a time you helped someone.": "Cuenta de una vez que ayudaste a alguien.",
    "What do you like to do? What are you good at?": "¿Qué te gusta hacer? ¿Qué haces bien?",
    "I promise": "Prometo",
    "I come to the meetings. If I cannot, I say so before.": (
        "Vengo a las reuniones. Si no puedo, aviso antes."
    ),
    "If anyone may get hurt, I tell an adult at once.": (
        "Si alguien puede salir lastimado, se lo digo enseguida a un adulto."
    ),
    "My name": "Mi nombre",
    "Give this page to {adult}. Only adults who choose the team read it.": (
        "Entrega esta hoja a {adult}. Solo la leen los adultos que eligen el equipo."
    ),
    "Teacher's page": "Hoja para docentes",
    "For the student named here. Write what you have seen at school: facts, nothing about "
    "the family or health. Your page is one voice among several; it decides nothing alone.": (
        "Sobre el estudiante indicado. Escriba lo que ha visto en la escuela: hechos, nada de la "
        "familia ni de la salud. Su hoja es una voz entre varias; no decide nada por sí sola."
    ),
    "Teacher": "Docente",
    "What I see": "Lo que veo",
    "Is kind to younger students": "Es amable con los menores",
    "Lets others join in": "Deja participar a los demás",
    "Keeps a promise": "Cumple lo que promete",
    "Tells an adult when something is wrong": "Avisa a un adulto si algo anda mal",
    "Can miss some class time without falling behind": (
        "Puede faltar a algo de clase sin atrasarse"
    ),
    "a little": "un poco",
    "mostly": "casi siempre",
    "clearly": "claramente",
    "I cannot tell": "no lo sé",
    "One thing I have seen": "Algo que he visto",
    "I recommend": "Recomiendo",
    "not now": "ahora no",
    "talk to me first": "hable antes conmigo",
    "Hand it to {adult} yourself. Do not send it with the student.": (
        "Entréguela usted a {adult}. No la mande con el estudiante."
    ),
    "Interview sheet": "Hoja de entrevista",
    "Interview": "Entrevista",
    "Who asked": "Quién preguntó",
    "Say first: We ask everyone the same. There is no wrong answer. What you say stays with "
    "the adults who choose, unless someone may get hurt: then we tell who can help.": (
        "Diga primero: A todos les preguntamos lo mismo. No hay respuesta mala. Lo que digas queda "
        "entre los adultos que eligen, salvo si alguien puede salir lastimado: entonces avisamos a "
        "quien pueda ayudar."
    ),
    "wants to help, not only to be seen": "quiere ayudar, no solo lucirse",
    "A friend is sad and does not want to talk. What do you do?": (
        "Un amigo está triste y no quiere hablar. ¿Qué haces?"
    ),
    "stays and waits": "se queda y espera",
    "Somebody is left out of a game. What do you do?": ("A alguien no lo dejan jugar. ¿Qué haces?"),
    "sees it, asks them in, stays kind to all": "lo ve, invita, es amable con todos",
    "A friend tells you a secret: someone may get hurt. What do you do?": (
        "Un amigo te cuenta un secreto: alguien puede salir lastimado. ¿Qué haces?"
    ),
    "tells an adult, also when asked not to": "avisa a un adulto, aunque le pidan que no",
    "You promised to help, and your friends want to play. What do you do?": (
        "Prometiste ayudar y tus amigos quieren jugar. ¿Qué haces?"
    ),
    "keeps the promise, or says so before": "cumple, o avisa antes",
    "Listen for: {what}": "Escuche si: {what}",
    "A few words: facts, no story": "Pocas palabras: hechos, sin historia",
    "Nobody is chosen by a score. Look at all of it together, then shred.": (
        "A nadie se elige por puntos. Mírenlo todo junto y luego destruyan la hoja."
    ),
    "Letter: an invitation": "Carta: una invitación",
    "Letter: a place on the team": "Carta: un lugar en el equipo",
    "To {name} and family": "A {name} y su familia",
    "Tell us at any time. You do not need a reason.": (
        "Díganoslo cuando quiera. No hace falta dar un motivo."
    ),
    "{name}, you are invited": "{name}, te invitamos",
    "At our school students said whom they would talk to. People here think that {name} would "
    "be good on the team: {team}.": (
        "En nuestra escuela los estudiantes dijeron con quién hablarían. Aquí creemos que {name} "
        "estaría bien en el equipo: {team}."
    ),
    "What to do": "Qué hacer",
    "Fill in the application and give it back by ____________.": (
        "Llenar la solicitud y devolverla antes del ____________."
    ),
    "Ask a teacher for the teacher's page.": "Pedir a un docente la hoja para docentes.",
    "The family signs the slip that goes with it.": "La familia firma el permiso adjunto.",
    "Then we talk with each student. There are fewer places than good helpers. Nobody has "
    "to apply, and a no changes nothing.": (
        "Después hablamos con cada estudiante. Hay menos lugares que buenos candidatos. Nadie "
        "tiene que presentarse, y un no no cambia nada."
    ),
    "{name}, we have a place for you": "{name}, hay un lugar para ti",
    "We would like {name} to join the team: {team}.": (
        "Nos gustaría que {name} entre en el equipo: {team}."
    ),
    "Say yes or no by ____________. Both are fine.": (
        "Decir sí o no antes del ____________. Las dos respuestas están bien."
    ),
    "The family signs the slip, if it has not done so.": (
        "La familia firma el permiso, si aún no lo hizo."
    ),
    "First meeting: ____________": "Primera reunión: ____________",
    "What does the team do?": "¿Qué hace el equipo?",
    "The team learns to listen, welcomes others and tells an adult when someone may get "
    "hurt. It does not counsel. It meets at school, and an adult is always there.": (
        "El equipo aprende a escuchar, recibe bien a los demás y avisa a un adulto si alguien "
        "puede salir lastimado. No da terapia. Se reúne en la escuela, siempre con un adulto."
    ),
}
