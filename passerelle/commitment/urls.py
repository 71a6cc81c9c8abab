from django.urls import path

from passerelle.commitment.views import (
    audiences,
    commitments,
    freeze,
    portfolio,
    promise,
    proof,
    shared,
)

app_name = "commitment"
KEPT = "commitments/<int:number>/"
ONE = KEPT + "proof/"
urlpatterns = [
    path("arbitrations/<int:number>/freeze/", freeze.freeze, name="freeze"),
    path("proof/", portfolio.proofs, name="portfolio"),
    path("arbitrations/<int:number>/proof/", proof.prove, name="prove"),
    path("commitments/", commitments.commitments, name="list"),
    path(KEPT, commitments.commitment, name="commitment"),
    path(KEPT + "csv/", commitments.as_csv, name="csv"),
    path(KEPT + "json/", commitments.as_json, name="json"),
    path(KEPT + "audiences/", audiences.audiences, name="audiences"),
    path(KEPT + "audiences/shares/", audiences.share, name="share"),
    path(KEPT + "audiences/<int:initiative>/", audiences.outside, name="outside"),
    path(KEPT + "reasons/<int:initiative>/", audiences.reason, name="reason"),
    path("commitments/links/<int:pk>/revocation/", audiences.revoke, name="revoke"),
    path("r/<str:token>/", shared.shared, name="shared"),
    path("r/<str:token>/pdf/", shared.pdf, name="shared_pdf"),
    path(ONE, proof.proof, name="proof"),
    path(ONE + "today/", proof.review_now, name="review_now"),
    path(ONE + "day-<int:day>/", proof.review, name="review"),
    path(ONE + "<int:initiative>/", promise.promise, name="promise"),
    path(ONE + "<int:initiative>/cause/", promise.cause, name="cause"),
    path(ONE + "<int:initiative>/spent/", promise.spent, name="spent"),
    path(ONE + "<int:initiative>/controls/", promise.control, name="control"),
    path(
        ONE + "<int:initiative>/controls/<int:pk>/remove/",
        promise.remove_control,
        name="remove_control",
    ),
]
