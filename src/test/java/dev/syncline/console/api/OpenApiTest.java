package dev.syncline.console.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import dev.syncline.access.Scope;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.result.MockMvcResultMatchers;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The published description says what the API really takes, needs and answers. */
class OpenApiTest extends ApiCalls {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping routes;

    @Test
    void publishesADescriptionOfExactlyItsRoutesToEverybody() throws Exception {
        JsonNode document = JSON.readTree(mvc.perform(get("/api/v1/openapi.json"))
                .andExpect(MockMvcResultMatchers.status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
        Set<String> described = new TreeSet<>();
        document.get("paths")
                .propertyNames()
                .forEach(path -> document.get("paths")
                        .get(path)
                        .propertyNames()
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        Set<String> real = routes.getHandlerMethods().keySet().stream()
                .flatMap(route -> route.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/v1/"))
                        .flatMap(path -> route.getMethodsCondition().getMethods().stream()
                                .map(method -> method + " " + path)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(described).isEqualTo(real);
    }

    @Test
    void describesExactlyTheParametersThatEachRouteKnows() throws IOException {
        JsonNode paths = JSON.readTree(new ClassPathResource(OpenApi.FILE).getInputStream())
                .get("paths");
        routes.getHandlerMethods()
                .forEach((mapping, route) -> mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/v1/"))
                        .forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> {
                                    JsonNode described =
                                            paths.get(path).get(method.name().toLowerCase(Locale.ROOT));
                                    assertThat(named(described))
                                            .as(method + " " + path)
                                            .isEqualTo(KnownParameters.of(route));
                                })));
    }

    /** Parameters of the address, and those of the form in the body. */
    private static Set<String> named(JsonNode operation) {
        Set<String> names = new TreeSet<>();
        operation.get("parameters").forEach(each -> {
            if (each.get("in").asString().equals("query")) {
                names.add(each.get("name").asString());
            }
        });
        operation
                .path("requestBody")
                .path("content")
                .path("application/x-www-form-urlencoded")
                .path("schema")
                .path("properties")
                .propertyNames()
                .forEach(names::add);
        return names;
    }

    @Test
    void saysOfEveryRouteWhichScopeItNeeds() throws Exception {
        JsonNode paths = JSON.readTree(new ClassPathResource(OpenApi.FILE).getInputStream())
                .get("paths");
        String none = tokens.make("none", "1", EnumSet.of(Scope.METRICS));
        for (String path : paths.propertyNames()) {
            for (String method : paths.get(path).propertyNames()) {
                if (!path.equals("/api/v1/openapi.json")) {
                    String scope = paths.at("/" + path.replace("/", "~1") + "/" + method + "/security/0/token/0")
                            .asString();
                    String address =
                            path.replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
                    assertThat(detail(request(HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)), address), none, 403))
                            .as(method + " " + path)
                            .startsWith("This token lacks the scope " + scope + ",");
                }
            }
        }
    }

    @Test
    void describesExactlyTheFieldsItAnswersWith() throws IOException {
        JsonNode schemas = JSON.readTree(new ClassPathResource(OpenApi.FILE).getInputStream())
                .get("components")
                .get("schemas");
        for (Class<?> view : List.of(
                ConnectionView.class,
                TriggerView.class,
                EventView.class,
                ErrorView.class,
                ChangeView.class,
                SyncView.class,
                ReplicaView.class,
                QuestionView.class,
                RetriedView.class,
                MatchesView.class,
                PermitView.class,
                BulkView.class,
                ListView.class,
                RowView.class,
                ActivityView.class,
                NotificationsView.class,
                PairView.class,
                ItemView.class,
                FiguresView.class)) {
            Iterator<String> names = schemas.get(view.getSimpleName())
                    .get("properties")
                    .propertyNames()
                    .iterator();
            assertThat(names)
                    .toIterable()
                    .containsExactlyElementsOf(Arrays.stream(view.getRecordComponents())
                            .map(RecordComponent::getName)
                            .toList());
        }
    }
}
