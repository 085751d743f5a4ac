"""The Spanish words of the papers of pairs."""

from typing import Final

SPANISH_PAIRS: Final = {
    "Match agreement": "Acuerdo de pareja",
    "We are a pair": "Somos una pareja",
    "{helper} is the helper. {buddy} is the buddy. Pair {number}.": (
        "{helper} ayuda. {buddy} recibe ayuda. Pareja {number}."
    ),
    "The helper promises": "Quien ayuda promete",
    "I come when we meet. If I cannot, I say so before.": (
        "Vengo cuando nos vemos. Si no puedo, aviso antes."
    ),
    "I listen. I do not laugh at you and I do not boss you.": (
        "Escucho. No me río de ti y no te mando."
    ),
    "What you tell me stays with me, but I do not keep secrets that hurt: if anyone may get "
    "hurt, I tell an adult.": (
        "No cuento lo que me dices, pero no guardo secretos que hacen daño: si alguien puede "
        "salir lastimado, se lo digo a un adulto."
    ),
    "The buddy promises": "Quien recibe ayuda promete",
    "I come when we meet, and I say what I like to do.": (
        "Vengo cuando nos vemos y digo lo que me gusta hacer."
    ),
    "I may say stop. I may ask for another helper at any time.": (
        "Puedo decir basta. Puedo pedir otra persona cuando quiera."
    ),
    "The adults promise": "Los adultos prometen",
    "We are there when you meet for the first time.": (
        "Estamos presentes cuando se ven por primera vez."
    ),
    "We find time for about {minutes} minutes a month, for at least {months} months.": (
        "Buscamos tiempo para unos {minutes} minutos al mes, por lo menos {months} meses."
    ),
    "We ask you both how it goes, and we say goodbye well when it ends.": (
        "Les preguntamos cómo va, y cuando termina nos despedimos bien."
    ),
    "First meeting: {day}, with {staff}": "Primer encuentro: {day}, con {staff}",
    "Helper: {name}": "Ayuda: {name}",
    "Buddy: {name}": "Recibe ayuda: {name}",
    "Adult": "Adulto",
    "Signed on": "Fecha de la firma",
    "Letter: a new pair": "Carta: nueva pareja",
    "Letter: a pair ends": "Carta: fin de una pareja",
    "To the family of {name}": "A la familia de {name}",
    "Do you have a question?": "¿Tiene alguna pregunta?",
    "For the school": "Por la escuela",
    "the school office": "la oficina de la escuela",
    "Please ask {adult}, extension {extension}.": ("Pregunte a {adult}, extensión {extension}."),
    "Please ask {adult}.": "Pregunte a {adult}.",
    "{name} has a helper": "{name} tiene ayuda",
    "{name} is a helper": "{name} ayuda",
    "In our buddy program an older student spends time with a younger one. "
    "{helper} is the helper of {buddy}.": (
        "En nuestro programa de amigos, un estudiante mayor pasa tiempo con uno menor. "
        "{helper} ayuda a {buddy}."
    ),
    "In our buddy program an older student spends time with a younger one. "
    "{helper} was trained for it and is the helper of {buddy}.": (
        "En nuestro programa de amigos, un estudiante mayor pasa tiempo con uno menor. "
        "{helper} se preparó para ello y ayuda a {buddy}."
    ),
    "When do they meet?": "¿Cuándo se ven?",
    "At school only, at recess or lunch: about {minutes} minutes a month.": (
        "Solo en la escuela, en el recreo o el almuerzo: unos {minutes} minutos al mes."
    ),
    "At school only, at recess or lunch.": "Solo en la escuela, en el recreo o el almuerzo.",
    "Who looks after them?": "¿Quién los cuida?",
    "An adult is there at the first meeting and then asks both how it goes. Helpers listen "
    "and play; they do not counsel. If anyone may get hurt, they tell an adult.": (
        "Un adulto está en el primer encuentro y luego pregunta a los dos cómo va. Quien ayuda "
        "escucha y juega; no da terapia. Si alguien puede salir lastimado, avisa a un adulto."
    ),
    "How do we stop?": "¿Cómo se deja?",
    "Tell us at any time. You do not need a reason. We help to say goodbye.": (
        "Díganoslo cuando quiera. No hace falta dar un motivo. Ayudamos a despedirse."
    ),
    "{helper} and {buddy} say goodbye": "{helper} y {buddy} se despiden",
    "Thank you, {helper}": "Gracias, {helper}",
    "What comes next?": "¿Qué sigue?",
    "{buddy} is on our list for another helper. We write again then.": (
        "{buddy} está en nuestra lista para recibir ayuda de otra persona. Volveremos a escribir."
    ),
    "{buddy} can ask us for a helper again at any time.": (
        "{buddy} puede volver a pedirnos ayuda cuando quiera."
    ),
    "That took time, patience and a kind heart. We are grateful.": (
        "Eso pidió tiempo, paciencia y buen corazón. Lo agradecemos."
    ),
    "{helper} and {buddy} were a pair in our buddy program from {first} to {last}.": (
        "{helper} y {buddy} fueron pareja en nuestro programa de amigos del {first} al {last}."
    ),
    "They met {times} times.": "Se vieron {times} veces.",
    "And after that?": "¿Y después?",
    "The two may greet and play at school like all children. The meetings of the program "
    "are over, and nobody has to go on with them.": (
        "Los dos pueden saludarse y jugar en la escuela como todos los niños. Los encuentros "
        "del programa terminaron y nadie tiene que seguir con ellos."
    ),
    "Goodbyes can be sad. Please ask your child how it was.": (
        "Una despedida puede dar tristeza. Pregunte en casa cómo fue."
    ),
    "Goodbye card": "Tarjeta de despedida",
    "Goodbye, {name}!": "¡Adiós, {name}!",
    "Thank you for our time together.": "Gracias por el tiempo juntos.",
    "I liked it when we": "Me gustó cuando",
    "From {name}": "De {name}",
    "Certificate": "Certificado",
    "Certificate of service": "Certificado de servicio",
    "goes to": "se entrega a",
    "Peer Helper": "Ayudante de compañeros",
    "1 hour for other students": "1 hora para otros estudiantes",
    "{hours} hours for other students": "{hours} horas para otros estudiantes",
    "Check-in sheet": "Hoja de seguimiento",
    "How are the pairs doing?": "¿Cómo van las parejas?",
    "What do you do together? What do you like best?": ("¿Qué hacen juntos? ¿Qué les gusta más?"),
    "Do you both feel safe? Is there anything you do not like?": (
        "¿Se sienten seguros los dos? ¿Hay algo que no les guste?"
    ),
    "Do you meet as often as you want? What do you need from us?": (
        "¿Se ven tanto como quieren? ¿Qué necesitan de nosotros?"
    ),
    "To the helper: thank you. What are you proud of?": (
        "A quien ayuda: gracias. ¿De qué siente orgullo?"
    ),
    "goes well": "va bien",
    "needs help": "necesita ayuda",
    "worry": "preocupa",
    "minutes: ____": "minutos: ____",
    "pair {number}": "pareja {number}",
    "First meeting": "Primer encuentro",
    "Check-in": "Seguimiento",
    "Family or teacher": "Familia o maestra",
    "The rest is over": "Terminó la pausa",
    "Goodbye": "Despedida",
}
