from django.apps import AppConfig


class Board(AppConfig):
    name = "passerelle.board"
    label = "board"
