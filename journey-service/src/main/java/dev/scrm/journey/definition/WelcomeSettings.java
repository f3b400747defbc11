package dev.scrm.journey.definition;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The times of the built-in welcome journey.
 *
 * @param nameWait how long the welcome waits for the contact's name
 * @param messageWait how long the customer has to write before the staff member is reminded
 */
@ConfigurationProperties("journey.welcome")
public record WelcomeSettings(
        @DefaultValue("3s") Duration nameWait,
        @DefaultValue("2m") Duration messageWait) {}
