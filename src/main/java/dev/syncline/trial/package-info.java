/** What a draft would do, on items of today or syncs of yesterday; writes nothing. */
@ApplicationModule(allowedDependencies = {"item", "connection", "connector", "twin", "script", "outgoing", "incoming"})
@NullMarked
package dev.syncline.trial;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
