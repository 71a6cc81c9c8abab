"""Nouns: people, teams, products, the company, oneself."""

from django.urls import URLPattern, URLResolver, path

from passerelle.people.views import accounts, company, dated, own, people, products, teams

app_name = "people"
urlpatterns: list[URLPattern | URLResolver] = [
    path("people/", people.people, name="people"),
    path("people/new/", people.new, name="person_new"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/edit/", people.edit, name="person_edit"),
    path("people/<int:pk>/account/", accounts.account, name="account"),
    path("people/<int:pk>/link/", accounts.link, name="link"),
    path("people/<int:pk>/departure/", accounts.deactivate, name="deactivate"),
    path("people/<int:pk>/return/", accounts.reactivate, name="reactivate"),
    path("invitations/new/", accounts.invite, name="invite"),
    path("invitations/<str:token>/", own.accept, name="accept"),
    path("profile/", own.profile, name="profile"),
    path("profile/sessions/<int:pk>/end/", own.session_end, name="session_end"),
    path("products/", products.products, name="products"),
    path("products/new/", products.new, name="product_new"),
    path("products/<slug:slug>/", products.product, name="product"),
    path("products/<slug:slug>/edit/", products.edit, name="product_edit"),
    path("products/<slug:slug>/archive/", products.archive, name="product_archive"),
    path("products/<slug:slug>/unarchive/", products.unarchive, name="product_unarchive"),
    path("products/<slug:slug>/delete/", products.delete, name="product_delete"),
    path("products/<slug:slug>/roles/", products.role_give, name="role_give"),
    path("products/<slug:slug>/roles/<int:pk>/end/", products.role_take, name="role_take"),
    path("teams/", teams.teams, name="teams"),
    path("teams/new/", teams.new, name="team_new"),
    path("teams/<slug:slug>/", teams.team, name="team"),
    path("teams/<slug:slug>/edit/", teams.edit, name="team_edit"),
    path("teams/<slug:slug>/archive/", teams.archive, name="team_archive"),
    path("teams/<slug:slug>/unarchive/", teams.unarchive, name="team_unarchive"),
    path("teams/<slug:slug>/delete/", teams.delete, name="team_delete"),
    path("teams/<slug:slug>/members/new/", dated.member_new, name="member_new"),
    path("teams/<slug:slug>/members/<int:pk>/", dated.member, name="member"),
    path("teams/<slug:slug>/members/<int:pk>/remove/", dated.member_remove, name="member_remove"),
    path("teams/<slug:slug>/owners/new/", dated.owner_new, name="owner_new"),
    path("teams/<slug:slug>/owners/<int:pk>/", dated.owner, name="owner"),
    path("teams/<slug:slug>/owners/<int:pk>/remove/", dated.owner_remove, name="owner_remove"),
    path("settings/", company.settings, name="settings"),
    path("welcome/", company.welcome, name="welcome"),
]
