/** From an envelope to a written item: runs the incoming script, writes through the connector. */
@ApplicationModule(
        allowedDependencies = {
            "item",
            "connection",
            "connector",
            "twin",
            "change",
            "script",
            "text",
            "transport",
            "queue",
            "fault"
        })
@NullMarked
package dev.syncline.incoming;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
