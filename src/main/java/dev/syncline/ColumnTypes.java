package dev.syncline;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names the column types that H2 and PostgreSQL call differently, as placeholders for migrations. */
@Configuration(proxyBeanMethods = false)
class ColumnTypes {

    @Bean
    FlywayConfigurationCustomizer columnTypePlaceholders(DataSource dataSource) throws SQLException {
        Map<String, String> types = isPostgres(dataSource)
                ? Map.of("text", "text", "binary", "bytea")
                : Map.of("text", "character large object", "binary", "binary varying");
        return configuration -> configuration.placeholders(types);
    }

    private static boolean isPostgres(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        }
    }
}
