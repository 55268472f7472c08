/** Two sides that agreed: discovery, wizard, invitation, acceptance, lifecycle, rule revisions. */
@ApplicationModule(
        allowedDependencies = {
            "connector",
            "directory",
            "input",
            "node",
            "vault",
            "outbound",
            "signing",
            "script",
            "timed"
        })
@NullMarked
package dev.syncline.connection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
