"""What invented people are made of: names, circles, fields, regions.

The lists are fixed: a change here changes every case. Names come from many languages and stand for nothing else: no
case has gender, origin, age, faith or health.
"""

from __future__ import annotations

import unicodedata
from typing import Final

_NAMES = """
Aino Akua Alejandro Aminata Anahit Ania Antero Arash Asel Ayşe Bao Bilal Blessing Bogdan Bruna
Camille Chiara Chidi Dalia Darius Deniz Dilnoza Ebba Eero Ekaterina Emeka Enzo Esperanza Farid Fatou
Femi Freya Gabriela Georgi Giorgos Goran Gulnara Hakan Hana Henrik Hiba Ikram Ilse Imani Inga Ioana
Isamu Itzel Jae Jamal Joana Jonas Kaito Kalinda Katarina Keoni Khadija Kwame Laleh Lars Leilani Linh
Luca Lwazi Madhav Maija Malik Manon Marek Mei Milica Minh Mirela Nadia Niamh Nikos Nilufar Nuno
Oluchi Omar Oskar Paloma Pavel Priya Quyen Radek Rania Rasa Ravi Rosalind Rui Saoirse Selin Senthil
Sipho Sofia Soraya Svetlana Taavi Tadeo Tala Thabo Tomás Tuan Ulla Usman Valentin Viliami Vytautas
Wanjiru Wei Xiomara Yael Yared Yerlan Yuki Zainab Zoltan Zuzana
"""

NAMES: Final = tuple(_NAMES.split())
"""Given names, each once."""

CIRCLES: Final = ("studies", "part-time job", "volunteering", "sports club", "past job", "online")
"""Where someone may know a contact from."""

FIELDS: Final = {
    "studies": ("engineering", "history", "biology", "design"),
    "part-time job": ("retail", "catering", "logistics"),
    "volunteering": ("education", "health care", "environment"),
    "sports club": ("public service", "media", "trades"),
    "past job": ("finance", "logistics", "tourism"),
    "online": ("software", "design", "media"),
}
"""The fields that are common in each circle."""

REGIONS: Final = ("this town", "the region", "the same country", "abroad")


def plain(text: str) -> str:
    """The text in small letters, without accents and without spaces around it, for ids and for comparing.

    >>> plain("  Tomás ")
    'tomas'
    """
    folded = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(letter for letter in folded if not unicodedata.combining(letter))
