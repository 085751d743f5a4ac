"""The Spanish words of the papers of training."""

from typing import Final

SPANISH_TRAINING: Final = {
    "Peer support": "Apoyo entre pares",
    "Active listening and communication": "Escucha activa y comunicación",
    "Recognizing signs of distress": "Reconocer señales de angustia",
    "Understanding mental health issues relevant to students": (
        "Comprender los temas de salud mental de los estudiantes"
    ),
    "Creating a safe space": "Crear un espacio seguro",
    "Limits of confidentiality": "Límites de la confidencialidad",
    "Bench script": "Guion de la banca",
    "Facilitating groups": "Facilitar grupos",
    "Youth mental health first response for staff": (
        "Primera respuesta en salud mental juvenil para el personal"
    ),
    "Supervising helpers": "Supervisar a los ayudantes",
    "Privacy and mandated reporting": "Privacidad y aviso obligatorio",
    "Sign-in sheet": "Hoja de asistencia",
    "Training: sign in": "Capacitación: registro de asistencia",
    "refresher": "repaso",
    "feedback session": "sesión de comentarios",
    "Course": "Curso",
    "When": "Cuándo",
    "Where": "Dónde",
    "I am here (sign)": "Estoy aquí (firma)",
    "can do it": "lo sabe",
    "again": "repite",
    "The two boxes are for the adult: can do it, or comes again. Give back today.": (
        "Las dos casillas son para el adulto: lo sabe, o repite. Entregar hoy."
    ),
    "Course outline": "Plan del curso",
    "{n} minutes": "{n} minutos",
    "Comes after: {courses}": "Va después de: {courses}",
    "Bring along": "Traer",
    "For next time": "Para la próxima vez",
    "Certificate of training": "Certificado de capacitación",
    "Staff training": "Capacitación del personal",
    "Helper training, {day}": "Capacitación de ayudantes, {day}",
    "Completed on {day}": "Terminada el {day}",
    "1 hour": "1 hora",
    "{hours} hours": "{hours} horas",
}
