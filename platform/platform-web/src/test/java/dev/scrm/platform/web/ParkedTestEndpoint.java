package dev.scrm.platform.web;

import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** Stands where the parked keys of platform-messaging are: an endpoint of our own, about all corps. */
@Endpoint(id = "parked")
class ParkedTestEndpoint {
    @ReadOperation
    List<String> list() {
        return List.of("another-corp:contact");
    }

    @WriteOperation
    List<String> replay(String key) {
        return List.of(key);
    }
}
