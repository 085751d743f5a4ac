"""The Spanish words of the papers of bench life."""

from typing import Final

SPANISH_BENCH: Final = {
    "Key it in: Bench visits, code {code}.": "Ingresar: Visitas al banco, código {code}.",
    "Key it in on Friday: Bench visits, code {code}.": (
        "Ingresar el viernes: Visitas al banco, código {code}."
    ),
    "After the / : how many of them went to a game.": (
        "Después de / : cuántos de ellos fueron a un juego."
    ),
    "Recess scan": "Observación del recreo",
    "Who looked": "Observó",
    "Every 5 minutes look once over each zone, left to right. Count every child once. "
    "Numbers only, never a name.": (
        "Cada 5 minutos mire una vez cada zona, de izquierda a derecha. Cuente a cada niño una "
        "vez. Solo números, nunca un nombre."
    ),
    "Alone: by themselves, nobody within two big steps, not in a game with others.": (
        "Solos: sin nadie a dos pasos grandes y sin jugar con otros."
    ),
    "In pairs: two children together; write 2 for each pair. In groups: three or more together.": (
        "En pareja: dos niños juntos; escriba 2 por cada pareja. En grupo: tres o más juntos."
    ),
    "Nobody there: write 0. Did not look: leave the row empty.": (
        "Nadie: escriba 0. No miró: deje la fila vacía."
    ),
    "Alone": "Solos",
    "In pairs": "En pareja",
    "In groups": "En grupo",
    "Bench over weeks": "El banco por semanas",
    "Visits each week": "Visitas por semana",
    "Thick line: the bench began": "Línea gruesa: empezó el banco",
    "Children alone in scans of recess": "Niños solos en las observaciones",
    "Dashed: mean before and after": "Rayas: media antes y después",
    "Week of": "Semana del",
    "Recesses counted": "Recreos contados",
    "Scans": "Observaciones",
    "Say under Settings, Benches, when the bench began to compare before and after.": (
        "Indique en Ajustes, Bancos, cuándo empezó el banco para comparar antes y después."
    ),
    "{before} before, {after} after.": "{before} antes, {after} después.",
    "Too few to compare: at least {fewest} on each side.": (
        "Muy pocas para comparar: al menos {fewest} de cada lado."
    ),
    "Children alone: {before} before the bench, {after} since then.": (
        "Niños solos: {before} antes del banco, {after} desde entonces."
    ),
    "This does not say why: season, weather and games change too, and few days are looked at.": (
        "Esto no dice por qué: también cambian la estación, el tiempo y los juegos, y se observan "
        "pocos días."
    ),
    "1 scan": "1 observación",
    "0 scans": "0 observaciones",
    "{scans} scans on {days} days": "{scans} observaciones en {days} días",
    "{scans} scans on one day": "{scans} observaciones en un día",
}
