from passerelle.people.models.company import Company
from passerelle.people.models.invitation import Invitation
from passerelle.people.models.link import ShareLink
from passerelle.people.models.person import Person, PersonManager
from passerelle.people.models.product import Product, ProductRole
from passerelle.people.models.roles import Role, Trade
from passerelle.people.models.team import Membership, Ownership, Team

__all__ = [
    "Company",
    "Invitation",
    "Membership",
    "Ownership",
    "Person",
    "PersonManager",
    "Product",
    "ProductRole",
    "Role",
    "ShareLink",
    "Team",
    "Trade",
]
