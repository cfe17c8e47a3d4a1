"""Characters that an earlier tool left wrong in Simplified text: 羣 for 群, 後勁 for 后劲, 蕞 for 最.

A character that GB 2312 does not hold and that is the standard Traditional form of one that it holds is a leftover. One
that GB 2312 holds, as 乾 and 著, or a variant, as the 昇 of a name, may be meant and stays.
"""

from functools import cache

from pipelines.reference import table
from pipelines.restore.opencc_dictionaries import simplified_forms, traditional_characters


@cache
def stray_characters() -> dict[str, str]:
    """Map each leftover to the Simplified character that it stands for."""
    leftovers = {
        character: simplified
        for character, simplified in simplified_forms().items()
        if character in traditional_characters() and not _in_gb2312(character) and _in_gb2312(simplified)
    }
    return leftovers | dict(table("swapped_characters").select("swapped", "original").iter_rows())


def _in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
