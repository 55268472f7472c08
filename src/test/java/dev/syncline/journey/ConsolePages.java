package dev.syncline.journey;

import dev.syncline.testing.RunningNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The pages a node has for people, as its routes tell. */
final class ConsolePages {

    private static final List<String> FOR_PROGRAMS =
            List.of("/peer/", "/.well-known/", "/api/", "/desk/api/", "/hooks/");

    /** Parts of pages, files, and addresses that only lead elsewhere. */
    private static final Set<String> NO_PAGES = Set.of(
            "/",
            "/error",
            "/connections/table",
            "/connections/initiate/destination",
            "/connections/{id}/invitation/standing",
            "/connections/{id}/rerun",
            "/connections/{id}/edit/words",
            "/triggers/{id}/items/progress",
            "/dashboard/figures",
            "/queue/table",
            "/lists/{id}/table",
            "/errors/table",
            "/items/{entityType}/{id}/table",
            "/settings/tracker/probe.json",
            "/settings/tracker/sign-in",
            "/settings/tracker/signed-in",
            "/connections/{id}/test-run/{run}/table",
            "/connections/{id}/assist/{side}/answers/{run}/outcome",
            "/users/tokens",
            "/desk/tickets/{ticket}/files/{file}");

    private ConsolePages() {}

    /** Patterns of all pages; a new route is one of them unless it is listed above. */
    static List<String> of(RunningNode node) {
        return patterns(node)
                .map(PathPattern::getPatternString)
                .filter(pattern -> !NO_PAGES.contains(pattern))
                .toList();
    }

    /** Patterns of the pages behind these paths. */
    static Set<String> visited(RunningNode node, Set<String> paths) {
        return paths.stream()
                .flatMap(path -> patterns(node)
                        .filter(pattern -> pattern.matches(PathContainer.parsePath(path)))
                        .sorted()
                        .limit(1))
                .map(PathPattern::getPatternString)
                .collect(Collectors.toSet());
    }

    private static Stream<PathPattern> patterns(RunningNode node) {
        return node
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().isEmpty()
                        || mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(path -> FOR_PROGRAMS.stream().noneMatch(path::startsWith))
                .map(PathPatternParser.defaultInstance::parse);
    }
}
