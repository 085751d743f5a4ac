"""Set what stands beside a pictogram: a first name as large as it fits, else the picture's word."""

from peerdesk.reports.fonts import Style
from peerdesk.reports.pictograms import shown_word
from peerdesk.reports.text import Fitted, fit_text
from peerdesk.services.prints.rows import HelperMark

_CUT = "…"


def fit_mark(mark: HelperMark, language: str, sizes: tuple[float, float], width: float) -> Fitted:
    """Return what to write beside the picture, and at which size.

    A name that does not fit even at the least size is left out as if the family had said no:
    half a name helps nobody, and the picture is what children look for.

    Args:
        mark: How the helper may be shown.
        language: Of the paper.
        sizes: The wanted size and the least one.
        width: The room for it, in points.
    """
    wanted, least = sizes
    style = Style.CHILD_BOLD
    fitted = fit_text(shown_word(mark, language), style, wanted, width, minimum=least)
    if not fitted.text.endswith(_CUT):
        return fitted
    word = shown_word(HelperMark(mark.pictogram, None), language)
    return fit_text(word, style, wanted, width, minimum=least)
