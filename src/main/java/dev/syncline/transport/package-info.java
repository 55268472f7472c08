/** Envelopes between two nodes, exactly once in effect. */
@ApplicationModule(allowedDependencies = {"connection", "node", "outbound", "signing", "queue", "fault", "timed"})
@NullMarked
package dev.syncline.transport;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
