package dev.scrm.platform.parking;

import dev.scrm.platform.messaging.streams.ParkedContacts;
import dev.scrm.platform.messaging.streams.ReleaseParkedContacts;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/** Gives a service that lists parked contacts, and sends commands about them, the paths for both. */
@AutoConfiguration(after = ParkedContactsConfiguration.class)
@ConditionalOnBean({ParkedContacts.class, ReleaseParkedContacts.class})
public class PlatformParkingConfiguration {
    @Bean
    ParkedContactController parkedContactController(ParkedContacts parkedContacts, ReleaseParkedContacts commands) {
        return new ParkedContactController(parkedContacts, commands);
    }
}
