package dev.syncline;

import dev.syncline.backup.RestoreCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** One Syncline node. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Syncline {

    public static void main(String[] arguments) {
        if (RestoreCommand.isMeant(arguments)) {
            RestoreCommand.run(arguments, System.out);
        } else {
            SpringApplication.run(Syncline.class, arguments);
        }
    }
}
