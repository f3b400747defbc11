package dev.scrm.simulator.control;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells that the simulator listens; there is nothing else it could wait for. */
@RestController
class HealthController {

    @GetMapping(
            path = {"/livez", "/readyz"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    String ready() {
        return "{\"status\":\"UP\"}";
    }
}
