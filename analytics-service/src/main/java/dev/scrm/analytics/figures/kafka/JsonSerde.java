package dev.scrm.analytics.figures.kafka;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.scrm.analytics.figures.Fact;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Records in the stores and in topics between steps, as JSON. */
final class JsonSerde {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .addMixIn(Fact.class, FactForm.class)
            .build();

    private JsonSerde() {}

    /** The names facts have in the store; they outlive the names of their classes. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Fact.ContactAdded.class, name = "added"),
        @JsonSubTypes.Type(value = Fact.WelcomeFinished.class, name = "welcome"),
        @JsonSubTypes.Type(value = Fact.TicketOpened.class, name = "ticket"),
        @JsonSubTypes.Type(value = Fact.RedAlertRaised.class, name = "alert"),
        @JsonSubTypes.Type(value = Fact.FirstResponded.class, name = "response"),
        @JsonSubTypes.Type(value = Fact.FirstResponseOverdue.class, name = "overdue")
    })
    private interface FactForm {}

    static <T> Serde<T> of(Class<T> type) {
        Serializer<T> write = (_, value) -> value == null ? null : JSON.writeValueAsBytes(value);
        Deserializer<T> read = (_, bytes) -> bytes == null ? null : JSON.readValue(bytes, type);
        return Serdes.serdeFrom(write, read);
    }
}
