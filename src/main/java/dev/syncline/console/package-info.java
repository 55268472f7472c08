/** The pages, and the small JSON API beside them. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "assist",
            "backup",
            "change",
            "connection",
            "connector",
            "directory",
            "fault",
            "input",
            "item",
            "node",
            "notification",
            "queue",
            "script",
            "transport",
            "trial",
            "twin",
            "worklist"
        })
@NullMarked
package dev.syncline.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
