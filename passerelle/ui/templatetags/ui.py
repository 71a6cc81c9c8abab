"""Tags and filters of every screen."""

from django import template

register = template.Library()
