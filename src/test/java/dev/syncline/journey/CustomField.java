package dev.syncline.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;

/** A custom field that the editors hear of, as beside a tracker that describes one; the desk describes none. */
final class CustomField {

    private static final String FLOOR = """
        [{"kind": "CUSTOM", "owner": "customFields", "name": "Floor", "type": "customField", "example": "",
          "signature": "customFields.Floor", "help": "The floor.", "directions": ["OUTGOING", "INCOMING"]},\
        """;

    private CustomField() {}

    static void floor(Page page) {
        page.route(
                "**/edit/words",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(route.fetch().text().replaceFirst("\\[", FLOOR))));
    }
}
