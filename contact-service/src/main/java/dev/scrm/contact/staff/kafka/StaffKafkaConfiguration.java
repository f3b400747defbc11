package dev.scrm.contact.staff.kafka;

import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventListeners;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** A group of its own: that somebody changes departments waits for no contact. */
@Configuration(proxyBeanMethods = false)
class StaffKafkaConfiguration {
    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> wecomStaff(
            EventListeners listeners, WecomStaffListener listener) {
        return listeners.listen(
                "contact-service-staff", List.of(Topics.WECOM_CALLBACKS, Topics.WECOM_SNAPSHOTS), listener);
    }
}
