package dev.scrm.platform.web;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The smallest service there is: one controller, one open path, one endpoint. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({ItemController.class, OpenController.class, FileController.class, ParkedTestEndpoint.class})
public class WebTestApplication {
    @Bean
    OpenPaths openPaths() {
        return OpenPaths.of("/open/**");
    }

    @Bean
    UploadPath uploadPath() {
        return UploadPath.of(FileController.NAMED, Role.MANAGER);
    }
}
