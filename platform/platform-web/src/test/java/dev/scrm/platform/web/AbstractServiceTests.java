package dev.scrm.platform.web;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The test service trusts the public key of {@link TestTokens}. */
public abstract class AbstractServiceTests extends AbstractHttpTests {
    @DynamicPropertySource
    static void key(DynamicPropertyRegistry properties) {
        properties.add("scrm.jwt.public-key", TestTokens.PUBLIC_KEY::toString);
    }
}
