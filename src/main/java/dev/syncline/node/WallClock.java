package dev.syncline.node;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock everything reads; tests put their own in its place. */
@Configuration(proxyBeanMethods = false)
class WallClock {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
