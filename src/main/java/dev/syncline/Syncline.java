package dev.syncline;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** One Syncline node. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Syncline {

    public static void main(String[] arguments) {
        SpringApplication.run(Syncline.class, arguments);
    }
}
