/** Tells administrators what stands in the way: by e-mail and by webhook, grouped, with a quiet period. */
@ApplicationModule(allowedDependencies = {"connection", "fault", "input", "node", "outbound", "vault"})
@NullMarked
package dev.syncline.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
