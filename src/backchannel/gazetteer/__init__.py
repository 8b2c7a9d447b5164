"""What is known of the world before any document: places, offices, first names, institutions."""

from .first_names import first_name_gender, is_first_name
from .institutions import (
    Organisation,
    common_bodies,
    has_organisation_head,
    is_outlet,
    organisation_heads,
    organisation_of,
    organisations,
)
from .offices import (
    country_with_office,
    has_office,
    head_of_government_words,
    head_of_state_words,
    office_of,
    offices_in,
)
from .places import (
    all_codes,
    all_names,
    country_code,
    country_codes,
    demonym_of,
    is_bloc,
    is_careful,
    kind_of,
    members_of,
    name_of,
    parent_of,
    part_of,
)

__all__ = [
    "Organisation",
    "all_codes",
    "all_names",
    "common_bodies",
    "country_code",
    "country_codes",
    "country_with_office",
    "demonym_of",
    "first_name_gender",
    "has_office",
    "has_organisation_head",
    "head_of_government_words",
    "head_of_state_words",
    "is_bloc",
    "is_careful",
    "is_first_name",
    "is_outlet",
    "kind_of",
    "members_of",
    "name_of",
    "office_of",
    "offices_in",
    "organisation_heads",
    "organisation_of",
    "organisations",
    "parent_of",
    "part_of",
]
