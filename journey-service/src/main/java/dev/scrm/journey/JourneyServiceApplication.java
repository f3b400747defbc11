package dev.scrm.journey;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Runs contacts' journeys and shows how far they are. */
@SpringBootApplication
public class JourneyServiceApplication {
    public static void main(String[] args) {
        SpringApplication.run(JourneyServiceApplication.class, args);
    }
}
