"""What invented people are made of: names, circles, fields, regions, interests, skills.

The lists are fixed: a change here changes every case. Names come from many languages and stand for nothing else: no
case has gender, origin, age, faith or health.
"""

from __future__ import annotations

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

_FAMILY_NAMES = """
Abebe Adeyemi Akimoto Albescu Almeida Andersen Aydin Babić Bakker Banda Barzani Bekele Bianchi Bosko Brandt Castillo
Chaudhary Contreras Dahl Danjuma Delgado Demir Dube Eklund Farouk Fernando Fischer Fonseca Gashi Gebre Haddad Halonen
Hoang Horvat Ibarra Ishida Ivanova Jansen Jimenez Kaplan Karimi Kaya Kebede Kimura Kovács Kruger Laurent Lindqvist
Lopes Mahlangu Makoni Malinen Mbeki Mendoza Moreau Moyo Mutua Nakamura Ndiaye Novák Nyberg Obi Okafor Okonkwo Onyango
Orlova Pashkov Pereira Petrov Phiri Popescu Qureshi Rahimi Ramos Reyes Rossi Sahin Santos Sato Silva Tamm Tanaka
Tesfaye Tran Ueda Vargas Vasile Vega Wanjala Weber Yamada Yilmaz Zhou Zulu
"""

FAMILY_NAMES: Final = tuple(_FAMILY_NAMES.split())
"""Family names, each once; any may go with any given name."""

REGIONS: Final = ("this town", "the region", "the same country", "abroad")

TITLES: Final = {
    "design": "designer",
    "education": "teacher",
    "engineering": "engineer",
    "environment": "ecologist",
    "finance": "accountant",
    "logistics": "planner",
    "media": "editor",
    "public service": "adviser",
    "software": "developer",
    "tourism": "travel planner",
}
"""The fields of a career, and what people in them are called."""

INTERESTS: Final = (
    "architecture",
    "baking",
    "birds",
    "board games",
    "chess",
    "choral singing",
    "city history",
    "climbing",
    "cycling",
    "drawing",
    "film",
    "gardening",
    "hiking",
    "languages",
    "maps",
    "photography",
    "pottery",
    "radio plays",
    "reading",
    "rowing",
    "running",
    "sewing",
    "trains",
    "woodwork",
)

SKILLS: Final = (
    "budgets",
    "chairing meetings",
    "data analysis",
    "drafting contracts",
    "event planning",
    "grant applications",
    "interviewing",
    "mapping",
    "negotiating",
    "plain writing",
    "portfolio review",
    "programming",
    "project planning",
    "public speaking",
    "research methods",
    "running workshops",
    "spreadsheets",
    "teaching",
    "translation",
    "visual design",
)
"""What people offer to help with, and look for help with."""

TAGS: Final = ("alumni", "conference", "knows the region", "newsletter", "panel", "same building", "study visit")
