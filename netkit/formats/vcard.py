"""vCard files (.vcf), which every address book reads and writes."""

from netkit.formats.contact_rows import Reading
from netkit.formats.vcard_reading import read
from netkit.formats.vcard_writing import write

__all__ = ["Reading", "read", "write"]
