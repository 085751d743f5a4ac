"""The Spanish words of the papers of concerns and referrals."""

from typing import Final

SPANISH_CARE: Final = {
    "Concern": "Preocupación",
    "Concern form": "Hoja de preocupación",
    "Concern, continued": "Preocupación, continuación",
    "Student": "Estudiante",
    "Grade": "Grado",
    "Born": "Nacimiento",
    "Noticed": "Notado",
    "By": "Por",
    "by": "por",
    "Recorded": "Anotado",
    "Who told": "Quién lo dijo",
    "Who told you": "Quién se lo dijo",
    "How soon": "Cuándo",
    "today": "hoy",
    "this week": "esta semana",
    "keep an eye": "estar atentos",
    "Signature": "Firma",
    "Day": "Día",
    "Day and time": "Día y hora",
    "when": "cuándo",
    "Noticed by": "Lo notó",
    "a helper": "un ayudante",
    "a teacher or staff": "maestra o personal",
    "the student": "el estudiante",
    "the family": "la familia",
    "in a session": "en una sesión",
    "in a check-in": "en un seguimiento",
    "someone else": "otra persona",
    "What was seen or said (facts)": "Lo que se vio o se dijo (hechos)",
    "The words that were used, not a judgement. No names of others.": (
        "Las palabras que se usaron, no un juicio. Sin nombres de otros."
    ),
    "What was done": "Lo que se hizo",
    "Parent told": "Se avisó a la familia",
    "Referred": "Se remitió",
    "Referred to": "Remitido a",
    "Mandated report": "Denuncia obligatoria",
    "Mandated report, to whom": "Denuncia obligatoria, a quién",
    "Reply came": "Llegó respuesta",
    "Note": "Nota",
    "Closed": "Cerrado",
    "Opened again": "Abierto otra vez",
    "Typed into PeerDesk on": "Pasado a PeerDesk el",
    "In danger now? Do this first": "¿Peligro ahora? Primero haga esto",
    "Stay with the student. Do not leave the student alone.": (
        "Quédese con el estudiante. No lo deje solo."
    ),
    "Life in danger: call 911, then the office.": (
        "Vida en peligro: llame al 911 y luego a la oficina."
    ),
    "Tell the principal. Tell a parent, unless a parent is the danger.": (
        "Avise a la dirección. Avise a la familia, salvo que el peligro sea la familia."
    ),
    "Abuse or neglect suspected: call child protective services yourself, today.": (
        "Sospecha de maltrato: llame usted hoy mismo a los servicios de protección de menores."
    ),
    "Emergency: 911": "Emergencias: 911",
    "Suicide and crisis line: call or text 988": (
        "Línea de crisis y suicidio: llame o escriba al 988"
    ),
    "Child abuse hotline (Childhelp): 1-800-422-4453": (
        "Línea contra el maltrato infantil (Childhelp): 1-800-422-4453"
    ),
    "School office: extension {number}": "Oficina de la escuela: extensión {number}",
    "Referral": "Remisión",
    "To": "A",
    "From": "De",
    "Phone": "Teléfono",
    "Extension": "Extensión",
    "The name is not ours to give. The family brings this page, or writes it here:": (
        "No nos corresponde dar el nombre. La familia trae esta hoja o lo escribe aquí:"
    ),
    "another student": "otro estudiante",
    "More by phone.": "Más por teléfono.",
    "The family has not said yes to sharing this.": (
        "La familia no ha dicho que sí a compartir esto."
    ),
    "Done so far": "Hecho hasta ahora",
    "a parent was told": "se avisó a la familia",
    "Release of information": "Permiso para compartir información",
    "May share": "Se puede compartir",
    "yes": "sí",
    "no": "no",
    "not asked": "sin preguntar",
    "asked": "preguntado",
    "What": "Qué",
    "name and contact": "nombre y contacto",
    "what was noticed": "lo que se notó",
    "attendance": "asistencia",
    "school work": "trabajo escolar",
    "support so far": "apoyo hasta ahora",
    "Signed by the family on {day}. It can be taken back any day.": (
        "Firmado por la familia el {day}. Se puede retirar cualquier día."
    ),
    "I allow the school to share what is ticked with the partner above. I can take this "
    "back any day.": (
        "Permito que la escuela comparta lo marcado con quien figura arriba. Puedo retirar este "
        "permiso cualquier día."
    ),
    "Parent or guardian": "Madre, padre o tutor",
    "Reply by": "Respuesta antes del",
    "Cut here and send this part back. No name on this part.": (
        "Corte aquí y devuelva esta parte. Sin nombres en esta parte."
    ),
    "Code": "Código",
    "We tell you": "Les decimos",
    "we see the student": "atendemos al estudiante",
    "waiting list": "lista de espera",
    "not reached": "no localizado",
    "closed": "cerrado",
    "Next step": "Siguiente paso",
}
