package dev.syncline.desk.tickets;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the desk makes at its first start: a project, and sample tickets where wanted. */
@Component
@Order(0)
class DeskStart implements ApplicationRunner {

    private final Projects projects;
    private final Samples samples;
    private final DeskSettings settings;
    private final Ledger ledger;

    DeskStart(Projects projects, Samples samples, DeskSettings settings, Ledger ledger) {
        this.projects = projects;
        this.samples = samples;
        this.settings = settings;
        this.ledger = ledger;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        ledger.write(() -> {
            ledger.lockDirectory();
            boolean first = projects.list().isEmpty();
            projects.defaultProject();
            if (first && settings.samples()) {
                samples.make();
            }
            return first;
        });
    }
}
