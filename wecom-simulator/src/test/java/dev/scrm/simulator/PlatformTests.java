package dev.scrm.simulator;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What tests of one running platform share; each works with customers of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PlatformTests {
    TestPlatform platform;

    @BeforeAll
    void start(@TempDir Path directory) {
        platform = TestPlatform.in(directory);
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @AfterEach
    void clearFaults() {
        platform.delete("/sim/v1/faults");
    }

    /** The errcode of a welcome message with the code. */
    int welcome(String code) {
        return platform.call("externalcontact/send_welcome_msg", """
                        {"welcome_code":"%s","text":{"content":"你好"}}""".formatted(code))
                .errcode();
    }
}
