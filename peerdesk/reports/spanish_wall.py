"""Spanish words of posters, cards and papers of helpers."""

from typing import Final

SPANISH_WALL: Final = {
    "Helper cards": "Tarjetas de ayudantes",
    "I listen. If someone is hurt, or may get hurt, I tell an adult today.": (
        "Yo escucho. Si alguien está lastimado o corre peligro, hoy aviso a un adulto."
    ),
    "My adult: {adult}": "Mi adulto: {adult}",
    "Found this card? Please bring it to the office.": (
        "¿Encontró esta tarjeta? Llévela a la oficina."
    ),
    "Help at the bench": "Ayudar en el banco",
    "Walk over. Smile.": "Acércate. Sonríe.",
    "Say:": "Di:",
    "“Hi! I am a helper.”": "“¡Hola! Yo ayudo aquí.”",
    "Ask:": "Pregunta:",
    "“Want to play?”": "“¿Quieres jugar?”",
    "Yes? Play.": "¿Sí? A jugar.",
    "Invite others.": "Invita a otros.",
    "No? That is OK.": "¿No? Está bien.",
    "Just listen.": "Solo escucha.",
    "Hurt or worried?": "¿Algo va mal?",
    "Tell an adult now.": "Avisa a un adulto ya.",
    "Someone to talk to": "Alguien con quien hablar",
    "Here: {adults}": "Aquí: {adults}",
    "In danger: tell any adult now.": "En peligro: avisa ya a un adulto.",
    "Papers for helpers to sign": "Hojas para que firmen los ayudantes",
    "I am kind and fair to everyone.": "Soy amable y justo con todos.",
    "I listen. I do not have to fix things.": "Escucho. No tengo que arreglarlo todo.",
    "I come when it is my turn. If I cannot come, I tell my adult.": (
        "Vengo cuando me toca. Si no puedo venir, aviso a mi adulto."
    ),
    "I do not tell others what a student tells me. I never post it.": (
        "No cuento a otros lo que me dice un estudiante. Nunca lo publico."
    ),
    "I tell an adult the same day if someone may get hurt.": (
        "Aviso a un adulto el mismo día si alguien corre peligro."
    ),
    "I ask my adult when I am not sure what to do.": (
        "Pregunto a mi adulto cuando no sé qué hacer."
    ),
    "When my adult asks me, I answer within one day.": (
        "Cuando mi adulto me pregunta, contesto en un día."
    ),
    "Someone is hurting a student.": "Alguien lastima a un estudiante.",
    "A student may hurt themselves.": "Un estudiante puede lastimarse.",
    "A student may hurt someone else.": "Un estudiante puede lastimar a otro.",
    "“What you tell me stays with me and my adult, {adult}. But I must tell an adult today if "
    "someone is hurting you, if you may hurt yourself, or if you may hurt someone else.”": (
        "“Lo que me dices queda entre mi adulto, {adult}, y yo. Pero hoy tengo que avisar a un "
        "adulto si alguien te lastima, si puedes lastimarte o si puedes lastimar a otra persona.”"
    ),
    "My pledge as a helper": "Mi promesa como ayudante",
    "I may stop or take a break at any time. I just tell my adult.": (
        "Puedo parar o descansar cuando quiera. Solo aviso a mi adulto."
    ),
    "What stays with me, and what I must tell": "Lo que guardo y lo que debo contar",
    "Before we talk, I say:": "Antes de hablar, digo:",
    "I must tell an adult today when:": "Tengo que avisar hoy a un adulto cuando:",
    "I never promise to keep this secret.": "Nunca prometo guardar esto en secreto.",
    "Helper: {name}": "Ayudante: {name}",
    "Text {version}": "Texto {version}",
    "Give this page back to your adult.": "Devuelve esta hoja a tu adulto.",
    "I tell an adult today when:": "Aviso hoy a un adulto cuando:",
    "Or the office: extension {number}": "O la oficina: extensión {number}",
    "Cut out this card and keep it.": "Recorta esta tarjeta y guárdala.",
}
