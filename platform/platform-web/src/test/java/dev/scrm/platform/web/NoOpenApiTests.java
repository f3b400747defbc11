package dev.scrm.platform.web;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "scrm.web.openapi=false")
class NoOpenApiTests extends AbstractServiceTests {
    @Test
    void servesNoDocumentWhereNoneIsWanted() {
        assertProblem(get("/openapi.json"), 404, "path-unknown");
    }
}
