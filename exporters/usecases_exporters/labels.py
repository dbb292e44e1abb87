"""Labels for the fixed words of the format, as English messages for the catalogues."""

from usecases.languages.catalogue import mark

STATUS = {
    "draft": mark("Draft"),
    "review": mark("Under review"),
    "approved": mark("In force"),
    "retired": mark("Withdrawn"),
}
ROLE_KIND = {
    "person": mark("Post"),
    "team": mark("Team"),
    "system": mark("Information system"),
    "customer": mark("Customer"),
    "supplier": mark("Supplier"),
    "partner": mark("Partner"),
    "authority": mark("Public authority"),
}
LIKELIHOOD = {"rare": mark("rare"), "sometimes": mark("sometimes"), "often": mark("often")}
IMPACT = {"low": mark("low"), "medium": mark("medium"), "high": mark("high")}
END = {
    "success": mark("End: goal reached"),
    "failure": mark("End: goal not reached"),
    "other": mark("End of the process"),
}
