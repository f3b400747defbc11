package dev.scrm.platform.web;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Behind the path that the test service declares open. */
@RestController
class OpenController {
    @GetMapping("/open/greeting")
    String greeting() {
        return "你好";
    }

    @GetMapping("/open/caller")
    String caller(Caller caller) {
        return caller.subject();
    }
}
