package dev.syncline.xurrent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.xurrent.simulator.Schema;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.validation.Validator;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every GraphQL document of the connector fits the published schema. */
class DocumentsTest {

    private static final GraphQLSchema SCHEMA = Schema.alone();

    static List<String> documents() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(DocumentsTest.class.getResource("/xurrent/parts.graphql"))
                        .toURI())
                .getParent();
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".graphql")
                            && !name.equals("parts.graphql")
                            && !name.equals("schema.graphql"))
                    .map(name -> name.replace(".graphql", ""))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void fitsTheSchema(String name) {
        assertThat(errors(Documents.query(name))).isEmpty();
    }

    @Test
    void aFieldThatTheSchemaDoesNotHaveIsSeen() {
        assertThat(errors("query { me { id priority } }")).isNotEmpty();
    }

    private static List<?> errors(String document) {
        return new Validator().validateDocument(SCHEMA, Parser.parse(document), Locale.ENGLISH);
    }
}
