/** From a noticed change to an envelope: reads the item, runs the outgoing script. */
@ApplicationModule(
        allowedDependencies = {
            "text",
            "item",
            "connection",
            "connector",
            "node",
            "twin",
            "change",
            "script",
            "transport",
            "queue",
            "fault"
        })
@NullMarked
package dev.syncline.outgoing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
