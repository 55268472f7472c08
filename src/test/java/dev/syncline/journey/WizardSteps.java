package dev.syncline.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.jspecify.annotations.Nullable;

/** Where one is in the connection wizard, for people who hear pages: by the title and by what has the focus. */
record WizardSteps(Administrator administrator, Inspector inspector) {

    /** Looks at a page of the wizard that says which step it is. */
    void look(String name, String title, @Nullable String heading) {
        stands(administrator, title, heading);
        inspector.look(name);
    }

    /**
     * Makes sure that a page says which step it is.
     *
     * @param heading what has the focus; null for a page that was only opened
     */
    static void stands(Administrator administrator, String title, @Nullable String heading) {
        assertThat(administrator.page()).hasTitle(title + " · Syncline");
        if (heading != null) {
            assertThat(administrator.page().locator(":focus")).hasText(heading);
        }
    }
}
