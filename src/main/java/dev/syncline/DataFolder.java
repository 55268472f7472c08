package dev.syncline;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Makes {@code syncline.data} absolute before anybody uses it: H2 refuses a path that is relative without saying so. */
class DataFolder implements EnvironmentPostProcessor {

    private static final String SETTING = "syncline.data";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String folder = Path.of(environment.getRequiredProperty(SETTING))
                .toAbsolutePath()
                .normalize()
                .toString();
        environment.getPropertySources().addFirst(new MapPropertySource("data folder", Map.of(SETTING, folder)));
    }
}
