package dev.scrm.platform.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** What the rules ask of Kafka listeners; by name, because not every room that is checked has spring-kafka. */
final class Listeners {
    private static final Set<String> RAW = Set.of(
            "java.util.List",
            "org.apache.kafka.clients.consumer.ConsumerRecord",
            "org.apache.kafka.clients.consumer.ConsumerRecords",
            "org.apache.kafka.clients.consumer.Consumer",
            "org.springframework.kafka.support.Acknowledgment");

    private Listeners() {}

    static ArchRule takeRecordsOnly() {
        return methods()
                .that()
                .areAnnotatedWith("org.springframework.kafka.annotation.KafkaListener")
                .should(takeRawRecords())
                .andShould()
                .notBeAnnotatedWith("org.springframework.kafka.annotation.RetryableTopic")
                .because("conversion of headers and record acknowledgements are slow and retry topics lose the order");
    }

    private static ArchCondition<JavaMethod> takeRawRecords() {
        return new ArchCondition<>("take ConsumerRecords only") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                method.getRawParameterTypes().stream()
                        .map(JavaClass::getName)
                        .filter(type -> !RAW.contains(type))
                        .forEach(type -> events.add(SimpleConditionEvent.violated(
                                method,
                                method.getFullName() + " takes " + type + " in " + method.getSourceCodeLocation())));
            }
        };
    }
}
