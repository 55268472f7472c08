package dev.syncline.console.api;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The description of the JSON API, kept by hand and held against the routes and records by a test. */
@RestController
class OpenApi {

    static final String FILE = "openapi/syncline.json";

    @GetMapping(path = "/api/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    Resource document() {
        return new ClassPathResource(FILE);
    }
}
