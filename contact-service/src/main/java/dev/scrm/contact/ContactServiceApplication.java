package dev.scrm.contact;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts contact-service. */
@SpringBootApplication
@EnableScheduling
public class ContactServiceApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(ContactServiceApplication.class, arguments);
    }
}
