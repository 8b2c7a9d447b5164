"""Files that mean harm, made by the thousand: what reading them did, counted."""
