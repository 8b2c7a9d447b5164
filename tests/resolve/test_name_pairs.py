"""Invented names of many languages, two by two: accents and titles never split, near names never merge.

Judged by the names alone, without posts, dates or company.
"""

from __future__ import annotations

import pytest

from backchannel.resolve.decide import SAME, WORTH_ASKING
from backchannel.resolve.scores import score
from backchannel.resolve.subjects import Subject

ACCENTS = [
    ("José Núñez", "Jose Nunez"),
    ("Søren Østergård", "Soren Ostergard"),
    ("Łukasz Wójtkowski", "Lukasz Wojtkowski"),
    ("Đorđe Marinković", "Dorde Marinkovic"),
    ("Jürgen Möllner", "Jurgen Mollner"),
    ("Jürgen Möllner", "Juergen Moellner"),
    ("Þóra Einarsdóttir", "Thora Einarsdottir"),
    ("Aşkın Yıldızoğlu", "Askin Yildizoglu"),
    ("Zoë Straßner", "Zoe Strassner"),
    ("Éloïse L’Hérault", "Eloise L'Herault"),
    ("Nguyễn Thị Hạnh", "Nguyen Thi Hanh"),
    ("Ferenc Gyöngyösi", "Ferenc Gyongyosi"),
    ("Ștefan Țurcanu", "Stefan Turcanu"),
    ("Kristjan Jõgevä", "Kristjan Jogeva"),
    ("Ingrid Håkansdatter", "Ingrid Haakansdatter"),
    ("Bjørn Sæther", "Bjorn Saether"),
    ("João Gonçalo Brandão", "Joao Goncalo Brandao"),
    ("Tomáš Dvořáček", "Tomas Dvoracek"),
    ("Ēriks Kalniņš", "Eriks Kalnins"),
    ("Mamadou N’Diallo", "Mamadou N'Diallo"),
]
TITLES = [
    ("Orla Venn", "Minister Orla Venn"),
    ("Orla Venn", "Rt Hon Orla Venn MP"),
    ("Orla Venn", "The Honourable Orla Venn"),
    ("Orla Venn", "Hon. Orla Venn, P.C., M.P."),
    ("Tomas Reik", "Prof. Dr. Tomas Reik"),
    ("Tomas Reik", "Dr.-Ing. Tomas Reik"),
    ("Ines Caro", "Sra. Ines Caro"),
    ("Ines Caro", "Doña Ines Caro"),
    ("Ines Caro", "Mme Ines Caro"),
    ("Ines Caro", "Lic. Ines Caro"),
    ("Azman Khalid", "Datuk Seri Azman Khalid"),
    ("Azman Khalid", "Tan Sri Azman Khalid"),
    ("Ravi Menondar", "Shri Ravi Menondar"),
    ("Ravi Menondar", "Smt. Ravi Menondar"),
    ("Salma Qureishi", "Begum Salma Qureishi"),
    ("Karl Osgard", "His Excellency Karl Osgard"),
    ("Karl Osgard", "H.E. Karl Osgard"),
    ("Karl Osgard", "Karl Osgard, KBE"),
    ("Karl Osgard", "Brigadier Karl Osgard (ret.)"),
    ("Yusuf Adeyi", "Alhaji Yusuf Adeyi"),
    ("Yusuf Adeyi", "Chief Yusuf Adeyi"),
    ("Mara Tollin", "Under-Secretary Mara Tollin"),
    ("Mara Tollin", "Secretary of State Mara Tollin"),
    ("Mara Tollin", "Deputy Prime Minister Mara Tollin"),
    ("Mara Tollin", "Vice-President Mara Tollin"),
    ("Piet Brandt", "Dott. Piet Brandt"),
    ("Piet Brandt", "Herr Piet Brandt"),
    ("Piet Brandt", "Mr Justice Piet Brandt"),
    ("Piet Brandt", "Vice Admiral Piet Brandt"),
    ("Piet Brandt", "Ambassador-designate Piet Brandt"),
]
WRITINGS = [
    ("Bill Reik", "William Reik"),
    ("KANTO Haruki", "Haruki Kanto"),
    ("Jean Luc Moré", "Jean-Luc Moré"),
    ("Ilse von der Heide", "Ilse Heide"),
    ("Karim al-Rashad", "Karim Al Rashad"),
    ("Tomas B. Reik", "Tomas Reik"),
    ("Reik, Tomas", "Tomas Reik"),
    ("MARA TOLLIN", "Mara Tollin"),
    ("Mara “Mimi” Tollin", "Mara Tollin"),
    ("Min-jun Paek", "Minjun Paek"),
    ("Sinéad O’Darragh", "Sinead O'Darragh"),
    ("Fergus MacAllbrin", "Fergus Macallbrin"),
    ("Ana María Quirós", "Ana Maria Quiros"),
]
DIFFERENT = [
    ("Orla Venn", "Piet Venn"),
    ("Tomas Reik Jr.", "Tomas Reik Sr."),
    ("Tomas Reik II", "Tomas Reik III"),
    ("Tomas H. Reik", "Tomas W. Reik"),
    ("O. Venn", "Piet Venn"),
    ("Orla Venn", "Orla Moss"),
    ("Hans Bauer", "Hans Baur"),
    ("Mario Quirós", "Maria Quirós"),
    ("Ivan Petrosov", "Ivana Petrosova"),
    ("João Brandão Filho", "João Brandão Neto"),
    ("Ravi Menondar", "Rani Menondar"),
    ("Nguyễn Thị Hạnh", "Nguyễn Văn Hạnh"),
    ("Min-jun Paek", "Min-seo Paek"),
    ("Stefan Turcanu", "Stefania Turcanu"),
    ("Paul Adeyi", "Paula Adeyi"),
    ("Karl Osgard", "Karla Osgard"),
    ("Jo Lind", "Per Lind"),
    ("Jean-Luc Moré", "Jean-Paul Moré"),
]
UNSURE = [
    ("O. Venn", "Orla Venn"),
    ("Tomas Reik Jr.", "Tomas Reik"),
    ("Sergei Orlow", "Sergey Orlov"),
    ("João Brandão Filho", "João Brandão"),
    ("Mohammed el-Tamriji", "Muhammad Al-Tamreeji"),
    ("Jean Moré", "Jean-Luc Moré"),
    ("Ilse Heide-Brandt", "Ilse Brandt"),
]


def value(one: str, other: str) -> float:
    subjects = [Subject(ref=f"d{n}#e1", kind="person", caption=c) for n, c in enumerate((one, other))]
    assert score(*subjects) == score(*reversed(subjects))
    return score(*subjects).value


@pytest.mark.parametrize(("one", "other"), [*ACCENTS, *TITLES, *WRITINGS])
def test_accents_titles_and_ways_of_writing_never_split_a_person(one: str, other: str) -> None:
    assert value(one, other) >= SAME


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_near_names_are_two_persons(one: str, other: str) -> None:
    assert value(one, other) < WORTH_ASKING


@pytest.mark.parametrize(("one", "other"), UNSURE)
def test_where_the_name_cannot_tell_nothing_is_taken_for_sure(one: str, other: str) -> None:
    assert WORTH_ASKING <= value(one, other) < SAME
