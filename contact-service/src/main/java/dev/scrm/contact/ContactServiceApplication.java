package dev.scrm.contact;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts contact-service. */
@SpringBootApplication
public class ContactServiceApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(ContactServiceApplication.class, arguments);
    }
}
