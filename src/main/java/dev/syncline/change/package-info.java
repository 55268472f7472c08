/** Notices that an item changed, once, and which connections want it: polling, webhooks, triggers. */
@ApplicationModule(allowedDependencies = {"item", "connection", "connector", "twin", "queue", "fault", "timed"})
@NullMarked
package dev.syncline.change;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
