"""The Spanish words of consent slips and their covers."""

from typing import Final

SPANISH_CONSENT: Final = {
    "Buddy bench": "Banco de amigos",
    "Leadership team": "Equipo de liderazgo",
    "Peer counseling": "Apoyo entre compañeros",
    "Support groups": "Grupos de apoyo",
    "First name on posters": "Nombre de pila en carteles",
    "Photo": "Foto",
    "Surveys": "Encuestas",
    "An older and a younger student meet at school, at recess or lunch. Adults plan it "
    "and ask both how it goes.": (
        "Un estudiante mayor y uno menor se ven en la escuela, en el recreo o el almuerzo. Los "
        "adultos lo planean y les preguntan cómo va."
    ),
    "At recess, helpers wait at a bench and play with children who want company.": (
        "En el recreo, los ayudantes esperan en un banco y juegan con quien quiere compañía."
    ),
    "The team plans events and helps others at school. It meets with an adult.": (
        "El equipo planea eventos y ayuda a otros en la escuela. Se reúne con un adulto."
    ),
    "A trained student listens to another one. An adult is near and guides the helpers.": (
        "Un estudiante preparado escucha a otro. Un adulto está cerca y guía a los ayudantes."
    ),
    "A small group of students talks about one theme. An adult leads it.": (
        "Un grupo pequeño de estudiantes habla de un tema. Lo dirige un adulto."
    ),
    "A first name and a small picture show who helps. No photo, no last name. If you say "
    "no, only the picture shows.": (
        "El nombre de pila y un dibujo muestran quién ayuda. Sin foto ni apellido. Si dice que "
        "no, solo se ve el dibujo."
    ),
    "Photos of school events may show your child at school and in school news.": (
        "Su hijo puede salir en fotos de eventos, en la escuela y en sus noticias."
    ),
    "Short questions about school. We do not pass on names.": (
        "Preguntas cortas sobre la escuela. No damos nombres a nadie."
    ),
    "Your yes also covers: {names}.": "Su sí vale también para: {names}.",
    "What children tell each other is private. But if anyone may get hurt, we tell an "
    "adult and you.": (
        "Lo que los niños se cuentan es privado. Pero si alguien puede salir lastimado, "
        "avisamos a un adulto y a usted."
    ),
    "You may say no. You may stop at any time: just tell us. Nothing bad will follow.": (
        "Puede decir que no. Puede parar cuando quiera: solo díganos. No pasa nada malo."
    ),
    "We plan this survey for about {day}.": "Planeamos esta encuesta para el {day}, más o menos.",
    "It asks about private things, such as feelings or family.": (
        "Pregunta por cosas privadas, como sentimientos o familia."
    ),
    "You may read the questions at the school office.": (
        "Puede leer las preguntas en la oficina de la escuela."
    ),
    "If you do not want it, tick no and send this back by {day}. If we hear nothing, "
    "your child may take part.": (
        "Si no la quiere, marque no y devuelva esta hoja antes del {day}. Si no sabemos nada, "
        "su hijo puede participar."
    ),
    "Your child takes part only if you sign yes.": "Su hijo participa solo si usted firma que sí.",
    "Consent slips": "Hojas de permiso",
    "Homeroom {homeroom}": "Salón {homeroom}",
    "No homeroom": "Sin salón",
    "Please tick, sign and send the lower part back by {day}.": (
        "Marque, firme y devuelva la parte de abajo antes del {day}."
    ),
    "Yes": "Sí",
    "No": "No",
    "My child does not take part: {name}": "Mi hijo no participa: {name}",
    "Student: I want to take part": "Estudiante: quiero participar",
    "Signature of parent or guardian": "Firma de la madre, padre o tutor",
    "Back by {day}": "Devolver antes del {day}",
    "Slips to give out": "Hojas para repartir",
    "Please give these {count} slips out today. Tick who got one, and who brought it back. "
    "Send what comes back to {adult} by {day}.": (
        "Reparta hoy estas {count} hojas. Marque quién la recibió y quién la devolvió. Envíe lo "
        "que vuelva a {adult} antes del {day}."
    ),
    "Answers are private. Please do not read them out.": (
        "Las respuestas son privadas. No las lea en voz alta."
    ),
    "Given out": "Repartida",
    "Back": "Devuelta",
}
